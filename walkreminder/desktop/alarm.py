"""Ring when a slot or a deadline is due, on a turn of the GUI loop of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from walkreminder.desktop.scheduler import Ask, Scheduler
    from walkreminder.desktop.wall_clock import Clock, WallClock


class Alarm(QObject):
    """The app's one alarm: told what to wait for, it says `rang`, never what for.

    Who hears it looks at the clock and the ledger; a ring too many changes nothing.
    """

    rang = Signal()

    def __init__(
        self, clock: Clock, wall_clock: WallClock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._wall_clock = wall_clock
        self._scheduler: Scheduler | None = None
        self._asks: Mapping[str, Ask] = {}
        self._deadline: datetime | None = None
        # Later: hearers re-arm, and a job re-armed inside itself would be lost.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ring)

    def start(self) -> None:
        """Begin to wait for what is armed, now or later."""
        if self._scheduler is not None:
            return
        # Imported here: it costs more than the rest of the app.
        from walkreminder.desktop.scheduler import Scheduler  # noqa: PLC0415

        self._scheduler = Scheduler(self._wall_clock, self._post)
        self._scheduler.start()
        self._wall_clock.due.connect(self._process)
        self._wall_clock.clock_set.connect(self._start_over)
        self.arm(self._asks, self._deadline)

    def arm(self, asks: Mapping[str, Ask], deadline: datetime | None) -> None:
        """Wait for these and nothing else: functions from now to next, and an instant.

        Before start() it is only remembered.
        """
        self._asks = asks
        self._deadline = deadline
        if self._scheduler is not None:
            self._scheduler.set_jobs(asks, deadline, self._clock())

    def stop(self) -> None:
        """Ring no more."""
        if self._scheduler is None:
            return
        self._wall_clock.due.disconnect(self._process)
        self._wall_clock.clock_set.disconnect(self._start_over)
        self._soon.stop()
        self._scheduler.shutdown()
        self._scheduler = None

    def _process(self) -> None:
        assert self._scheduler is not None
        try:
            self._scheduler.process()
        except BaseException:
            # A bug in a timetable is reported, and the others still get their ring.
            self._post()
            raise

    def _start_over(self) -> None:
        self._post()
        self.arm(self._asks, self._deadline)

    def _post(self) -> None:
        self._soon.start()

    def _ring(self) -> None:
        self.rang.emit()
