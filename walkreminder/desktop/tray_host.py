"""Know whether the desktop has a tray now; it may come late and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from walkreminder.desktop.dbus import Bus

_WATCHER = "org.kde.StatusNotifierWatcher"


class TrayHost(QObject):
    """Watches for the tray: `appeared` also when it was there from the start.

    A tray icon that Qt made without one stays out of it for good: make it anew
    each time it appears.
    """

    appeared = Signal()
    vanished = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owner: str | None = None
        self._known = False
        bus.watch_name(_WATCHER, self._meet)
        bus.lost.connect(self._lose_bus)

    def _meet(self, owner: str | None) -> None:
        first, self._known = not self._known, True
        before, self._owner = self._owner, owner
        if owner is not None and owner != before:
            self.appeared.emit()
        elif owner is None and (before is not None or first):
            self.vanished.emit()

    def _lose_bus(self) -> None:
        self._meet(None)
