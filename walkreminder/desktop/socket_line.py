"""Carry bytes over a socket without ever waiting for it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    import socket

_CHUNK = 64 * 1024
# A flood is read in portions, so that the app stays alive between them.
_CHUNKS_AT_ONCE = 16


class SocketLine(QObject):
    """A connection; it ends once and says so, unless closed by us.

    It ends also when there is more to send than `most_unsent` and still more comes:
    the other end does not read.
    """

    came = Signal(object)
    ended = Signal()

    def __init__(
        self, line: socket.socket, most_unsent: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        line.settimeout(0)
        self._line = line
        self._most_unsent = most_unsent
        self._unsent = bytearray()
        read, write = QSocketNotifier.Type.Read, QSocketNotifier.Type.Write
        self._readable = QSocketNotifier(line.fileno(), read, self)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(line.fileno(), write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)

    @property
    def is_open(self) -> bool:
        """Say whether the other end is still there, as far as we know."""
        return self._line.fileno() >= 0

    def send(self, words: bytes) -> None:
        """Send bytes, now or when the other end reads again."""
        if not self.is_open:
            return
        if len(self._unsent) > self._most_unsent:
            self._end()
            return
        self._unsent += words
        self._write()

    def close(self) -> None:
        """Hang up."""
        if self.is_open:
            self._readable.setEnabled(False)
            self._writable.setEnabled(False)
            self._line.close()

    def _write(self) -> None:
        try:
            with contextlib.suppress(BlockingIOError):
                while self._unsent:
                    del self._unsent[: self._line.send(self._unsent)]
        except OSError:
            self._end()
        else:
            self._writable.setEnabled(bool(self._unsent))

    def _read(self) -> None:
        for _ in range(_CHUNKS_AT_ONCE):
            if not self.is_open:
                return
            try:
                said = self._line.recv(_CHUNK)
            except BlockingIOError:
                return
            except OSError:
                said = b""
            if not said:
                self._end()
                return
            self.came.emit(said)

    def _end(self) -> None:
        if self.is_open:
            self.close()
            self.ended.emit()
