"""What a state means once other records stand beside it: those of a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkreminder.core.state import State


def over_other_records(state: State) -> State:
    """Return the present state, to go on beside other records.

    What they do not tell nobody knows: the rules are in force from now on, so that
    no slot before is told as missed.
    """
    return replace(state, in_force=(), start=None)


def from_long_ago(state: State) -> State:
    """Return a state that was kept with a copy, to begin with now.

    What was going on then, a walk or a prompt, has long ended in a way that nobody
    knows; silences and one-off reminders are still what the user wished.
    """
    return replace(over_other_records(state), walk=None, question=None, open=None)
