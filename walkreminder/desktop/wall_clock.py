"""Wake the app at an instant of the wall clock, and know when that clock is set."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from PySide6.QtCore import (
    QElapsedTimer,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    Signal,
)

Clock: TypeAlias = Callable[[], datetime]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MILLISECOND = timedelta(milliseconds=1)
# Qt's timers stand still in suspend and do not see the clock being set.
_LONGEST_SLEEP = timedelta(seconds=30)
# More than this between both clocks is no drift: somebody set one of them.
_SET_NOT_DRIFTED = timedelta(seconds=2)


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


class PortableWallClock(WallClock):
    """Re-read the clock at least every 30 s while something is armed."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = _EPOCH
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def _set(self, at: datetime | None) -> None:
        if at is None:
            self._timer.stop()
            return
        now = self._clock()
        self._seen = now
        self._since.start()
        wait = min(max(at - now, timedelta()), _LONGEST_SLEEP)
        last = wait < _LONGEST_SLEEP
        precise, coarse = Qt.TimerType.PreciseTimer, Qt.TimerType.CoarseTimer
        self._timer.setTimerType(precise if last else coarse)
        # Rounded up: a ring a fraction early would find nothing due.
        self._timer.start(-(-wait // _MILLISECOND))

    def _look(self) -> None:
        now = self._clock()
        passed = timedelta(milliseconds=self._since.elapsed())
        was_set = abs(now - self._seen - passed) > _SET_NOT_DRIFTED
        if self._at is not None and now >= self._at:
            self._timer.stop()
            self._ring()
        else:
            self._set(self._at)
        if was_set:
            self.clock_set.emit()


if sys.platform == "linux":
    from walkreminder.desktop.timerfd import Look, Timerfd

    class TimerfdWallClock(WallClock):
        """Sleep in the kernel until the instant comes or the clock is set."""

        _found_set = Signal()

        def __init__(self, timer: Timerfd, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self._timer = timer
            self._bell = QSocketNotifier(
                timer.descriptor, QSocketNotifier.Type.Read, self
            )
            self._bell.activated.connect(self._look)
            # Queued: whoever arms is not called back in the midst of it.
            self._found_set.connect(self._tell_set, Qt.ConnectionType.QueuedConnection)

        def close(self) -> None:
            """Wake nobody any more and give the descriptor back."""
            if self._bell.isEnabled():
                self._bell.setEnabled(False)
                self._timer.close()

        def _set(self, at: datetime | None) -> None:
            if self._timer.set(_nanoseconds(at)) is Look.CLOCK_SET:
                self._found_set.emit()

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
            return PortableWallClock(clock, parent)

else:

    def wall_clock(parent: QObject | None, clock: Clock) -> WallClock:
        """Return the best wall clock this machine has."""
        return PortableWallClock(clock, parent)


def _nanoseconds(at: datetime | None) -> int:
    if at is None:
        return 0
    # 0 would disarm; anything before the present rings at once all the same.
    return max(1, (at - _EPOCH) // _MICROSECOND * 1000)
