"""Hear from an X11 server when nobody is there, and when somebody is again."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from walkreminder.desktop.display import X11, platforms
from walkreminder.desktop.idle_counter import idle_counter
from walkreminder.desktop.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walkreminder.desktop.idle_counter import IdleCounter

_MILLISECOND = timedelta(milliseconds=1)
# Servers wait for an alarm in 32 bits of milliseconds with a sign.
_LONGEST = timedelta(days=24)


def x11_presence(
    environ: Mapping[str, str], parent: QObject | None = None
) -> Presence | None:
    """Return the source of an X11 session; None where there is none to ask."""
    if sys.platform != "linux" or X11 not in platforms(environ):
        return None
    counter = idle_counter(environ)
    return None if counter is None else X11Presence(counter, parent)


class X11Presence(Presence):
    """Sets one alarm for going and, once that rang, one for coming back."""

    def __init__(self, counter: IdleCounter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._after: int | None = None
        self._going: int | None = None
        self._coming: int | None = None
        self._line = QSocketNotifier(
            counter.descriptor, QSocketNotifier.Type.Read, self
        )
        self._line.activated.connect(self._hear)
        # What arrives while an alarm is being set makes the line no more readable.
        # Later: whoever watches is not called back in the midst of it.
        self._hear_soon = QTimer(self, singleShot=True, interval=0)
        self._hear_soon.timeout.connect(self._hear)

    def watch(self, after: timedelta) -> None:
        """Tell from now on who is away for at least this long.

        Raises ValueError for a length that a server cannot count to.
        """
        if not timedelta() < after <= _LONGEST:
            raise ValueError(f"no server tells who is away for {after}")
        milliseconds = -(-after // _MILLISECOND)
        if milliseconds == self._after or not self._line.isEnabled():
            return
        self._after = milliseconds
        self._take_back(self._going)
        self._going = self._counter.alarm_at_least(milliseconds)
        self._hear_soon.start()

    def close(self) -> None:
        """Tell nothing any more, and hang up."""
        if self._line.isEnabled():
            self._line.setEnabled(False)
            self._hear_soon.stop()
            self._counter.close()

    def _hear(self) -> None:
        # Whoever is told may close us.
        while self._line.isEnabled():
            try:
                ring = self._counter.next_ring()
            except ConnectionError:
                self.close()
                self.lost.emit()
                return
            if ring is None:
                return
            # The length of an alarm that was replaced meanwhile asks no more.
            if ring.alarm == self._going:
                self._tell_gone(ring.idle)
            elif ring.alarm == self._coming:
                self._tell_back()

    def _tell_gone(self, idle: int) -> None:
        self._take_back(self._going)
        self._going = None
        if self._coming is None and self._after is not None:
            self._coming = self._counter.alarm_at_most(self._after - 1)
        self.left.emit(timedelta(milliseconds=idle))

    def _tell_back(self) -> None:
        self._take_back(self._coming)
        self._coming = None
        if self._going is None and self._after is not None:
            self._going = self._counter.alarm_at_least(self._after)
        self.came_back.emit()

    def _take_back(self, alarm: int | None) -> None:
        if alarm is not None:
            self._counter.forget(alarm)
