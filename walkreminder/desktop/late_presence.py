"""Tell of presence through a source that may come late, go away and come again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from walkreminder.desktop.presence import Presence

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

MILLISECOND = timedelta(milliseconds=1)


def milliseconds(length: timedelta) -> int:
    """Return a length in whole milliseconds, never shorter than it is."""
    whole, rest = divmod(length, MILLISECOND)
    return max(0, whole + bool(rest))


class LatePresence(Presence):
    """A source that only its own answer shows to be there.

    `found` and `gone` tell whether it is there at all; `lost` only comes when it goes
    away while somebody is away, of whom nothing more can be said then.
    """

    found = Signal()
    gone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_found = False
        self._is_away = False

    @property
    def is_found(self) -> bool:
        """Say whether the source is there now."""
        return self._is_found

    def _find(self) -> None:
        if not self._is_found:
            self._is_found = True
            self.found.emit()

    def _leave(self, idle: timedelta) -> None:
        self._is_away = True
        self.left.emit(idle)

    def _come_back(self) -> None:
        if self._is_away:
            self._is_away = False
            self.came_back.emit()

    def _lose(self) -> None:
        """Take nobody for present whom nobody saw."""
        if self._is_away:
            self._is_away = False
            self.lost.emit()

    def _vanish(self) -> None:
        self._lose()
        if self._is_found:
            self._is_found = False
            self.gone.emit()
