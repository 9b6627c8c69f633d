"""A wall clock for systems that have no alarm on theirs: it looks now and then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer

from walkreminder.desktop.wall_clock import WallClock

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from walkreminder.desktop.wall_clock import Clock

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
# Qt's timers stand still in suspend and do not see the clock being set.
_LONGEST_SLEEP = timedelta(seconds=30)
# More than this between both clocks is no drift: somebody set one of them.
_SET_NOT_DRIFTED = timedelta(seconds=2)


class PortableWallClock(WallClock):
    """Re-read the clock at least every 30 s while something is armed."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = _NEVER
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
