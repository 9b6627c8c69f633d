"""Files that are brought to the running app; costs nothing until one is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QObject

    from walkreminder.app.importing import Around, Importing
    from walkreminder.app.outside import Outside
    from walkreminder.app.requests import Request
    from walkreminder.core.timetable import Timetable
    from walkreminder.engine import Engine


class Incoming:
    """Answers requests to import; `told` is called when the history is another one."""

    def __init__(
        self,
        outside: Outside,
        zone: Callable[[], ZoneInfo],
        engine: Engine,
        told: Callable[[], object],
        parent: QObject,
    ) -> None:
        self._outside = outside
        self._zone = zone
        self._engine = engine
        self._told = told
        self._parent = parent

    def answer(self, request: Request) -> Request:
        """Begin an import, tell how far it is, or leave it."""
        return self._importing.answer(request)

    def leave(self) -> None:
        """Leave an import that is on: the open history is about to be another one."""
        if "_importing" in self.__dict__:
            self._importing.leave()

    @property
    def backups(self) -> Path:
        """The folder of the copies."""
        return self._outside.paths.backups

    def timetable(self) -> Timetable:
        """Return the reminders as they are set now."""
        return self._engine.settings.timetable

    @cached_property
    def around(self) -> Around:
        """What an import needs of the app."""
        # Imported here: files are taken in once in a while.
        from walkreminder.app.importing import Around  # noqa: PLC0415

        outside, engine = self._outside, self._engine
        return Around(
            outside.history,
            outside.clock,
            self._zone,
            lambda: engine.state,
            self._told,
        )

    @cached_property
    def _importing(self) -> Importing:
        from walkreminder.app.importing import Importing  # noqa: PLC0415 - as above

        return Importing(self.around, self._parent)
