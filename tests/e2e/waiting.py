"""The one way these tests wait for programs outside: bounded, never a fixed time.

The bounds are generous: they cost time only where something is broken, and a slow
machine is not.
"""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PATIENCE = 60
# For what comes with the minute of a reminder, or a minute after something.
A_MINUTE_LATER = 180
_FIRST_PAUSE, _LONGEST_PAUSE, _SLOWER = 0.03, 0.3, 1.2


def eventually(
    look: Callable[[], T | None], what: str, *, within: float = PATIENCE
) -> T:
    """Return the first thing that look() finds, or fail saying what never came."""
    end, pause = time.monotonic() + within, _FIRST_PAUSE
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {within:g} s")
        select.select([], [], [], pause)
        # A look costs: most things come at once, few take a minute.
        pause = min(pause * _SLOWER, _LONGEST_PAUSE)
    return found


def settled(look: Callable[[], T | None], what: str, *, within: float = PATIENCE) -> T:
    """Return what look() finds, as soon as it finds the same twice in a row.

    For places on the screen: what has just come may still be moved or laid out.
    """
    found: list[T | None] = [None]

    def the_same_again() -> T | None:
        found.append(look())
        return found[-1] if found[-1] == found[-2] else None

    return eventually(the_same_again, what, within=within)
