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

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owner: str | None = None
        bus.watch_name(_WATCHER, self._meet)

    def _meet(self, owner: str | None) -> None:
        before, self._owner = self._owner, owner
        if owner is not None and owner != before:
            self.appeared.emit()
