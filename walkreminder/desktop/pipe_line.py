"""Carry bytes over a local socket of Qt's, as socket_line does over a plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket


class PipeLine(QObject):
    """A connection by pipe; it ends also when the other end does not read."""

    came = Signal(object)
    ended = Signal()

    def __init__(self, pipe: QLocalSocket, most_unsent: int) -> None:
        super().__init__()
        pipe.setParent(self)
        self._most_unsent = most_unsent
        pipe.readyRead.connect(self._read)
        pipe.disconnected.connect(self.ended)
        self._pipe = pipe

    @property
    def is_open(self) -> bool:
        """Say whether the other end is still there, as far as we know."""
        return self._pipe.isOpen()

    def send(self, words: bytes) -> None:
        """Send bytes, now or when the other end reads again."""
        if self._pipe.bytesToWrite() > self._most_unsent:
            self.close()
        elif self.is_open:
            self._pipe.write(words)

    def close(self) -> None:
        """Hang up."""
        self._pipe.abort()

    def _read(self) -> None:
        self.came.emit(bytes(self._pipe.readAll().data()))
