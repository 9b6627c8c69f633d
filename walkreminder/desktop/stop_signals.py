"""Hear SIGTERM and its kin inside Qt's loop, which starves Python's own handlers."""

from __future__ import annotations

import contextlib
import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class StopSignals(QObject):
    """Says `asked_to_stop` when the system or a terminal wants the app to end."""

    asked_to_stop = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.settimeout(0)
        self._bell = QSocketNotifier(
            self._ear.fileno(), QSocketNotifier.Type.Read, self
        )
        self._bell.activated.connect(self._hear)
        self._wakeup = signal.set_wakeup_fd(
            self._mouth.fileno(), warn_on_full_buffer=False
        )
        self._before = {
            number: signal.signal(number, _heard_elsewhere)
            for number in (getattr(signal, name, None) for name in _NAMES)
            if number is not None
        }

    def close(self) -> None:
        """Leave signals as they were found."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        signal.set_wakeup_fd(self._wakeup)
        self._bell.setEnabled(False)
        self._ear.close()
        self._mouth.close()

    def _hear(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._ear.recv(64)
        if any(number in self._before for number in numbers):
            self.asked_to_stop.emit()


def _heard_elsewhere(number: int, frame: FrameType | None) -> None:
    """Stand where the default would end the process; the socket brings the news."""
    del number, frame
