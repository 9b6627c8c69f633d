"""Tell when a file has other content than before, however it was replaced."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# Many an editor empties the file before it writes: what it is then is no edit.
_CALM_MS = 300


class FileWatch(QObject):
    """Watches one small file, and tells when its writer is done."""

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._seen = self._content()
        self._watch = QFileSystemWatcher(self)
        self._follow()
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._compare)
        self._watch.directoryChanged.connect(self._notice)
        self._watch.fileChanged.connect(self._notice)

    def overlook(self) -> None:
        """Take the present content as known: the app has just written it."""
        self._follow()
        self._seen = self._content()

    def _notice(self) -> None:
        self._follow()
        self._calm.start()

    def _compare(self) -> None:
        content = self._content()
        if content != self._seen:
            self._seen = content
            self.changed.emit()

    def _follow(self) -> None:
        """Watch whatever there is now of the file, and of what a link names."""
        # A link's target is what an editor writes to, or replaces in its folder.
        target = Path(os.path.realpath(self._file))  # a link to itself is no error
        # The folders too: a file that is replaced is lost to the watch. Anew each
        # time: another may have taken a name that is watched.
        watched = [*self._watch.files(), *self._watch.directories()]
        if watched:
            self._watch.removePaths(watched)
        files = (self._file, target)
        places = {_there(path) for file in files for path in (file, file.parent)}
        self._watch.addPaths([str(place) for place in places])

    def _content(self) -> bytes | None:
        with suppress(OSError):
            return self._file.read_bytes()
        return None


def _there(path: Path) -> Path:
    """Return a path, or the nearest folder above it that there is."""
    # Not by pathlib, which raises where a folder may not be looked into.
    folders = (path, *path.parents)
    return next(each for each in folders if os.path.exists(each))  # noqa: PTH110  so
