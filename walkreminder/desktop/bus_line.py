"""Carry whole D-Bus messages over a socket without ever waiting for it."""

from __future__ import annotations

import contextlib
import struct
from typing import TYPE_CHECKING

from jeepney import Parser
from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    import socket

_CHUNK = 64 * 1024
# A flood is read in portions, so that the app stays alive between them.
_CHUNKS_AT_ONCE = 16
_MOST_UNSENT = 1024 * 1024
_MOST_UNPARSED = 16 * 1024 * 1024
# What the parser raises on bytes that are no D-Bus.
_GARBAGE = (ValueError, KeyError, IndexError, TypeError, AssertionError, struct.error)


class BusLine(QObject):
    """An authenticated connection; it ends once and says so, unless closed by us."""

    came = Signal(object)
    ended = Signal()

    def __init__(self, line: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        line.settimeout(0)
        self._line = line
        self._parser = Parser()
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

    def send(self, message: bytes) -> None:
        """Send a message, now or when the other end reads again."""
        if self.is_open:
            self._unsent += message
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
            # Reading finds the end too, on a turn of its own.
            self._unsent.clear()
        if len(self._unsent) > _MOST_UNSENT:
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
            self._parser.add_data(said)
            self._hand_on()

    def _hand_on(self) -> None:
        while self.is_open:
            try:
                message = self._parser.get_next_message()
            except _GARBAGE:
                self._end()
                return
            if message is None:
                break
            self.came.emit(message)
        if self._parser.buf.bytes_buffered > _MOST_UNPARSED:
            self._end()

    def _end(self) -> None:
        if self.is_open:
            self.close()
            self.ended.emit()
