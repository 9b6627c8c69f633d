"""The one way these tests wait for programs outside: bounded, never a fixed time."""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE, _SLOWER = 0.03, 0.3, 1.2


def eventually(look: Callable[[], T | None], what: str, *, within: float = 15) -> T:
    """Return the first thing that look() finds, or fail saying what never came."""
    end, pause = time.monotonic() + within, _FIRST_PAUSE
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {within:g} s")
        select.select([], [], [], pause)
        # A look costs: most things come at once, few take a minute.
        pause = min(pause * _SLOWER, _LONGEST_PAUSE)
    return found
