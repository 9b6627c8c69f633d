"""Tell when a file has other content than before, however it was replaced."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# Many an editor empties the file before it writes: what it is then is no edit.
_CALM_MS = 300


class FileWatch(QObject):
    """Watches one small file, and tells when its writer is done.

    Its folder has to exist.
    """

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._seen = self._content()
        # The folder too: a file that is replaced is lost to the watch.
        self._watch = QFileSystemWatcher([str(file.parent)], self)
        self._follow()
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._compare)
        self._watch.directoryChanged.connect(self._notice)
        self._watch.fileChanged.connect(self._notice)

    def overlook(self) -> None:
        """Take the present content as known: the app has just written it."""
        self._seen = self._content()
        self._follow()

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
        watched = {*self._watch.files(), *self._watch.directories()}
        for path in (self._file, target, target.parent):
            if str(path) not in watched and path.exists():
                self._watch.addPath(str(path))

    def _content(self) -> bytes | None:
        with suppress(OSError):
            return self._file.read_bytes()
        return None
