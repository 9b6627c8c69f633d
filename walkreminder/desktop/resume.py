"""Tell when the machine woke up and when its time zone changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from walkreminder.desktop.dbus import Peer

if TYPE_CHECKING:
    from walkreminder.desktop.dbus import Bus, Heard

LOGIND = Peer(
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
TIMEDATE = Peer(
    "org.freedesktop.timedate1",
    "/org/freedesktop/timedate1",
    "org.freedesktop.DBus.Properties",
)


class Resume(QObject):
    """Hears logind where there is a system bus; elsewhere the wall clock tells."""

    woke = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owner: str | None = None
        bus.watch_name(LOGIND.name, self._meet)
        bus.listen(LOGIND, "PrepareForSleep", self._hear)

    def _meet(self, owner: str | None) -> None:
        self._owner = owner

    def _hear(self, heard: Heard) -> None:
        # It says True before the sleep and False after it.
        if heard.sender == self._owner and heard.body == (False,):
            self.woke.emit()


class ZoneWatch(QObject):
    """Tells once for each change, by the files and by whoever changes them.

    The system bus, where there is one, is only a second witness.
    """

    zone_changed = Signal()

    def __init__(
        self,
        bus: Bus | None,
        folder: Path = Path("/etc"),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = (folder / "localtime", folder / "timezone")
        self._seen = self._look()
        # The folder too: a file that is replaced is lost to the watch.
        self._watch = QFileSystemWatcher(self)
        self._watch.addPath(str(folder))
        self._watch_files()
        self._watch.directoryChanged.connect(self._compare)
        self._watch.fileChanged.connect(self._compare)
        if bus is not None:
            bus.listen(TIMEDATE, "PropertiesChanged", self._hear)

    def _hear(self, heard: Heard) -> None:
        del heard  # whoever says it: the files decide
        self._compare()

    def _compare(self) -> None:
        self._watch_files()
        now = self._look()
        if now != self._seen:
            self._seen = now
            self.zone_changed.emit()

    def _watch_files(self) -> None:
        watched = set(self._watch.files())
        there = {str(file) for file in self._files if file.exists()}
        if fresh := sorted(there - watched):
            self._watch.addPaths(fresh)

    def _look(self) -> tuple[tuple[str, bytes], ...]:
        return tuple((_target(file), _content(file)) for file in self._files)


def _target(file: Path) -> str:
    try:
        return str(file.readlink())
    except OSError:  # no link, or nothing there
        return ""


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
