"""Counts work instead of time: how many functions of ours were entered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def calls_of(todo: Callable[[], object]) -> int:
    """Return how often a function or generator was entered while it was done.

    Alike on every machine, however busy it is; what is written in C counts
    nothing, but it has to be called by something.
    """
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        todo()
    finally:
        sys.setprofile(before)
    return count
