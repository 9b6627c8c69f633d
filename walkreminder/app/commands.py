"""Let commands in while the app runs, and tell those who follow of each change."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if sys.platform == "win32":
    from walkreminder.desktop.control_pipe import PipeControl as Control
else:
    from walkreminder.desktop.control import Control

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtCore import QObject

    from walkreminder.app.requests import Request, Requests
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene, State
    from walkreminder.engine import Engine


@dataclass(frozen=True, slots=True)
class Reach:
    """What commands can set in motion besides the engine, and what they may ask."""

    show: Callable[[str], None]
    save: Callable[[Settings], None]
    quit: Callable[[], None]
    walks_today: Callable[[], int]
    has_walk: Callable[[UUID], bool]
    bring_in: Callable[[Request], Request]


class Commands:
    """The door for commands, from open() to close()."""

    def __init__(
        self, path: Path, engine: Engine, reach: Reach, parent: QObject
    ) -> None:
        self._engine = engine
        self._reach = reach
        self._door = Control(path, self.answer, parent)

    def open(self) -> None:
        """Let commands in; Trouble where nobody would find the door."""
        self._door.open()

    def restore(self) -> None:
        """Open the door anew where it was taken away."""
        self._door.restore()

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()

    def show_state(self, _state: State, _scene: Scene) -> None:
        """Tell followers how it stands."""
        self._door.publish(self._status)

    def answer(self, request: Request) -> Request:
        """Do what a request wants and say what came of it."""
        return self._requests.answer(request)

    def _status(self) -> Request:
        return self._requests.status()

    @cached_property
    def _requests(self) -> Requests:
        # Imported here: most days nobody asks by the command line.
        from walkreminder.app.requests import Requests  # noqa: PLC0415

        return Requests(self._engine, self._reach)
