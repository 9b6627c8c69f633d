"""What a floating card asks of the desktop around it; a module that costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _never() -> bool:
    return False


def _leave(_window: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Around:
    """What a floating card asks of the desktop each time it comes.

    `full_screen`: a window of another program fills the screen. Under X11, `blends`:
    windows may have round corners because a compositor runs, and `unlist`: a window
    that shows is to be on no task list.
    """

    full_screen: Callable[[], bool] = _never
    blends: Callable[[], bool] = _never
    unlist: Callable[[int], None] = _leave
