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

# As where it is installed: the tools of developers alone bring typing_extensions,
# which msgspec takes wherever it finds it.
_INSTALLED = """\
import sys
sys.modules["typing_extensions"] = None
from walkreminder.__main__ import main
sys.exit(main())
"""
WALK_REMINDER = (sys.executable, "-c", _INSTALLED)
HIDDEN = (*WALK_REMINDER, "--hidden")
_CLASS = "walkreminder"


@dataclass(frozen=True, slots=True)
class Program:
    """A command with a tray icon, and what to do before it is left alone.

    `prepare` is given the desktop and the folder of the program's own files.
    """

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Desktop, str], None]


def _nothing(desktop: Desktop, home: str) -> None:
    del desktop, home


def _close_window(desktop: Desktop, home: str) -> None:
    del home
    desktop.screen.close(desktop.screen.window(_CLASS))


def _told(*words: str) -> Callable[[Desktop, str], None]:
    def tell(desktop: Desktop, home: str) -> None:
        # The icon comes a moment before the app takes commands.
        told = (*WALK_REMINDER, *words)
        eventually(
            lambda: desktop.run(*told, WALKREMINDER_HOME=home).returncode == 0,
            f"the app takes {words}",
        )

    return tell


def _walk_unseen(desktop: Desktop, home: str) -> None:
    _told("start", "--minutes", "30")(desktop, home)
    _close_window(desktop, home)


def _walk_held(desktop: Desktop, home: str) -> None:
    _walk_unseen(desktop, home)
    _told("pause")(desktop, home)


FLOOR = Program(
    "floor: bare Qt tray",
    (sys.executable, str(Path(__file__).with_name("floor.py"))),
    _nothing,
)
IN_THE_TRAY = (FLOOR, Program("app, hidden", HIDDEN, _nothing))
IDLING = (
    *IN_THE_TRAY,
    Program("app, a reminder coming", HIDDEN, _told("remind", "--in", "2h")),
    Program("app, quiet", HIDDEN, _told("quiet")),
    Program("app, first window closed", WALK_REMINDER, _close_window),
    Program("app, walk paused unseen", HIDDEN, _walk_held),
    Program("app, walking unseen", HIDDEN, _walk_unseen),
)
