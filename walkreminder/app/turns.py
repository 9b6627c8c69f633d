"""A long work in turns, so that windows and walks go on meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.memory import give_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.exchange import Progress

# A turn is so short that nobody notices it in what moves or is typed.
_TURN_SECONDS: Final = 0.012
# What is over sooner would only flicker.
_PATIENCE_SECONDS: Final = 0.4


class Job(Protocol):
    """A work that is done by steps."""

    progress: Progress

    def step(self) -> bool:
        """Do a little of it; tell whether there is more."""

    def cancel(self) -> None:
        """Leave it, with everything as it was."""


class Turns(QObject):
    """Leads one job at a time to its end.

    `moved` brings the percent of a job that takes its time, `failed` why one came to
    nothing. A bug of ours fails as well, and goes on to be reported.
    """

    moved = Signal(int)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._then: Callable[[], None] | None = None
        self._began = 0.0
        self._percent = -1
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether a job is on."""
        return self._job is not None

    def lead(self, job: Job, then: Callable[[], None]) -> None:
        """Do all of a job, and something then."""
        self._job, self._then = job, then
        self._began, self._percent = time.monotonic(), -1
        self._turn.start()

    def leave(self) -> None:
        """Cancel the job, if one is on."""
        job = self._job
        self._end()
        if job is not None:
            job.cancel()

    def _take(self) -> None:
        assert self._job is not None
        now = time.monotonic()
        try:
            while self._job.step():
                if time.monotonic() >= now + _TURN_SECONDS:
                    self._tell(self._job.progress, now)
                    return
        except (Refused, Trouble) as problem:
            self._end()
            self.failed.emit(str(problem))
        except BaseException:
            self._end()
            self.failed.emit("")
            raise
        else:
            then = self._then
            self._end()
            if then is not None:
                then()

    def _tell(self, progress: Progress, now: float) -> None:
        percent = 100 * progress.done // max(progress.total, 1)
        if percent != self._percent and now - self._began >= _PATIENCE_SECONDS:
            self._percent = percent
            self.moved.emit(percent)

    def _end(self) -> None:
        self._turn.stop()
        self._job = self._then = None
        # On a turn of its own: whoever led the job here still has it in hand.
        QTimer.singleShot(0, give_back)
