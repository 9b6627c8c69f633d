"""Files that are brought to the running app; costs nothing until one is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QObject

    from walkreminder.app.importing import Importing
    from walkreminder.app.outside import Outside
    from walkreminder.app.requests import Request
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

    @cached_property
    def _importing(self) -> Importing:
        # Imported here: files are taken in once in a while.
        from walkreminder.app.importing import Around, Importing  # noqa: PLC0415

        outside, engine = self._outside, self._engine
        around = Around(
            outside.history,
            outside.clock,
            self._zone,
            lambda: engine.state,
            self._told,
        )
        return Importing(around, self._parent)
