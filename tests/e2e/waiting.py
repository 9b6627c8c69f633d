"""The one way these tests wait for programs outside: bounded, never a fixed time."""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_BETWEEN_LOOKS = 0.03


def eventually(look: Callable[[], T | None], what: str, *, within: float = 15) -> T:
    """Return the first thing that look() finds, or fail saying what never came."""
    end = time.monotonic() + within
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {within:g} s")
        select.select([], [], [], _BETWEEN_LOOKS)
    return found
