"""The programs that are compared, and how each is brought to where it idles."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desktop import Desktop

WALK_REMINDER = (sys.executable, "-m", "walkreminder")
HIDDEN = (*WALK_REMINDER, "--hidden")
_CLASS = "walkreminder"


@dataclass(frozen=True, slots=True)
class Program:
    """A command with a tray icon, and what to do before it is left alone."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Desktop], None]


def _nothing(desktop: Desktop) -> None:
    del desktop


def _close_windows(desktop: Desktop) -> None:
    desktop.screen.close(desktop.screen.window(_CLASS))


def _walk_unseen(desktop: Desktop) -> None:
    # The icon comes a moment before the app takes commands.
    start = (*WALK_REMINDER, "start", "--minutes", "30")
    eventually(lambda: desktop.run(*start).returncode == 0, "the walk starts")
    _close_windows(desktop)


FLOOR = Program(
    "floor: bare Qt tray",
    (sys.executable, str(Path(__file__).with_name("floor.py"))),
    _nothing,
)
PROGRAMS = (
    FLOOR,
    Program("app, hidden", HIDDEN, _nothing),
    Program("app, first window closed", WALK_REMINDER, _close_windows),
    Program("app, walking unseen", HIDDEN, _walk_unseen),
)
