"""Carry whole D-Bus messages over a socket."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from jeepney import Parser
from PySide6.QtCore import Signal

from walkreminder.desktop.socket_line import SocketLine

if TYPE_CHECKING:
    import socket

    from PySide6.QtCore import QObject

_MOST_UNSENT = 1024 * 1024
_MOST_UNPARSED = 16 * 1024 * 1024
# What the parser raises on bytes that are no D-Bus.
_GARBAGE = (ValueError, KeyError, IndexError, TypeError, AssertionError, struct.error)


class BusLine(SocketLine):
    """An authenticated connection."""

    message_came = Signal(object)

    def __init__(self, line: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(line, _MOST_UNSENT, parent)
        self._parser = Parser()
        self.came.connect(self._take)

    def _take(self, said: bytes) -> None:
        self._parser.add_data(said)
        while self.is_open:
            try:
                message = self._parser.get_next_message()
            except _GARBAGE:
                self._end()
                return
            if message is None:
                break
            self.message_came.emit(message)
        if self._parser.buf.bytes_buffered > _MOST_UNPARSED:
            self._end()
