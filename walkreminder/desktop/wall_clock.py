"""Wake the app at an instant of the wall clock, and know when that clock is set."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

Clock: TypeAlias = Callable[[], datetime]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class WallClock(QObject):
    """One alarm on the wall clock; while it is not armed, nothing wakes."""

    due = Signal()
    clock_set = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at: datetime | None = None

    def arm(self, at: datetime | None) -> None:
        """Ask for `due` at that instant, soon if it is past, or for nothing."""
        if at == self._at:
            return
        self._at = at
        self._set(at)

    def close(self) -> None:
        """Wake nobody any more."""
        self.arm(None)

    def _set(self, at: datetime | None) -> None:
        raise NotImplementedError

    def _ring(self) -> None:
        self._at = None
        self.due.emit()


if sys.platform == "linux":
    from walkreminder.desktop.timerfd import Look, Timerfd

    class TimerfdWallClock(WallClock):
        """Sleep in the kernel until the instant comes or the clock is set."""

        def __init__(self, timer: Timerfd, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self._timer = timer
            self._bell = QSocketNotifier(
                timer.descriptor, QSocketNotifier.Type.Read, self
            )
            self._bell.activated.connect(self._look)
            # Later: whoever arms is not called back in the midst of it.
            self._found_set = QTimer(self, singleShot=True, interval=0)
            self._found_set.timeout.connect(self._tell_set)

        def close(self) -> None:
            """Wake nobody any more and give the descriptor back."""
            if self._bell.isEnabled():
                self._bell.setEnabled(False)
                self._timer.close()

        def _set(self, at: datetime | None) -> None:
            if self._timer.set(_nanoseconds(at)) is Look.CLOCK_SET:
                self._found_set.start()

        def _look(self) -> None:
            match self._timer.read():
                case Look.DUE:
                    self._ring()
                case Look.CLOCK_SET:
                    self._set(self._at)
                    self.clock_set.emit()
                case Look.NOTHING:
                    pass

        def _tell_set(self) -> None:
            self.clock_set.emit()

    def wall_clock(parent: QObject | None, clock: Clock) -> WallClock:
        """Return the best wall clock this machine has."""
        try:
            return TimerfdWallClock(Timerfd(), parent)
        except OSError:  # a sandbox without timerfd
            return _portable(parent, clock)

else:

    def wall_clock(parent: QObject | None, clock: Clock) -> WallClock:
        """Return the best wall clock this machine has."""
        return _portable(parent, clock)


def _portable(parent: QObject | None, clock: Clock) -> WallClock:
    # Imported here: it needs Qt's own names, which take long and are large.
    from walkreminder.desktop.portable_clock import (  # noqa: PLC0415
        PortableWallClock,
    )

    return PortableWallClock(clock, parent)


def _nanoseconds(at: datetime | None) -> int:
    if at is None:
        return 0
    # 0 would disarm; anything before the present rings at once all the same.
    return max(1, (at - _EPOCH) // _MICROSECOND * 1000)
