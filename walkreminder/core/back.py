"""Back at the keyboard before a walk's time is up: it may be over, so that is asked.

It is only asked: no walk ends by it, and what is asked goes with the walk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from walkreminder.core.timetable import MINUTE
from walkreminder.core.walk import ZERO, Walk, elapsed, remaining

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.core.state import Scene, State


def ask(state: State, at: datetime, scene: Scene) -> State:
    """Ask whoever was away for a while in a walk that runs, and is not over.

    They were back at that instant, which may have passed.
    """
    walk, since = state.walk, state.away_since
    if walk is None or since is None or walk.paused or state.question is not None:
        return state
    gone = at - max(since, walk.started)
    # For less, nobody is found to be away: they only stood up.
    if gone < max(scene.settings.prompt.away_after, MINUTE):
        return state
    worth_it = elapsed(walk, at) >= MINUTE
    if not worth_it or remaining(walk, scene.now) == ZERO:
        return state
    return replace(state, walk=replace(walk, back_at=at))


def forget(state: State) -> State:
    """Ask no more: it is answered, or the user has left again."""
    walk = state.walk
    if walk is None or walk.back_at is None:
        return state
    return replace(state, walk=replace(walk, back_at=None))


def asked_at(state: State) -> datetime | None:
    """Return when the user came back, while it is asked about; else None."""
    return None if state.walk is None else state.walk.back_at


def minutes(walk: Walk, back_at: datetime) -> int:
    """Return the whole minutes that counted until the user came back."""
    return elapsed(walk, back_at) // MINUTE
