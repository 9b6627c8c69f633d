"""Wrap APScheduler: the only module that imports it, and itself imported late.

Alarm imports this module when it starts, after the tray shows. Most of what
APScheduler would import is for plug-ins and pools of threads, which we have not.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias

from walkreminder.desktop.stand_ins import stand_ins


def _no_plug_ins(*, group: str) -> tuple[()]:
    del group  # there is none in any
    return ()


def _known(name: str) -> str:
    del name  # only its major version counts, which pyproject.toml sets
    return "3"


# With the real ones it weighs 8 MiB, and less than one without. A version that
# needs more of them than it was given is imported whole.
_UNUSED: Final[Mapping[str, Mapping[str, object]]] = {
    "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
    "importlib.metadata": {
        "version": _known,
        "entry_points": _no_plug_ins,
        "PackageNotFoundError": LookupError,
    },
    "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
}
with suppress(ImportError), stand_ins(_UNUSED):
    import_module("apscheduler.schedulers.base")

from apscheduler.executors.debug import DebugExecutor  # noqa: E402  light by now
from apscheduler.schedulers.base import BaseScheduler  # noqa: E402  light by now
from apscheduler.triggers.base import BaseTrigger  # noqa: E402  light by now
from apscheduler.triggers.date import DateTrigger  # noqa: E402  light by now

if TYPE_CHECKING:
    from walkreminder.desktop.wall_clock import WallClock

Ask: TypeAlias = Callable[[datetime], datetime | None]

_DEADLINE = "deadline"
# The ids that people gave their reminders may be anything, "deadline" included.
_REMINDER = "reminder:"


class Asking(BaseTrigger):  # type: ignore[misc]  # APScheduler is untyped
    """A trigger that asks a function when it is due next."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime | None:
        """Return the next due instant, which must lie ahead."""
        del previous_fire_time  # the timetable knows what was
        due = self._ask(now)
        if due is not None and due <= now:
            # APScheduler would ask again without end.
            raise ValueError(f"asked at {now} for what comes next, was told {due}")
        return due


class Scheduler(BaseScheduler):  # type: ignore[misc]  # APScheduler is untyped
    """APScheduler with the wall clock as its one timer and no thread."""

    def __init__(self, wall_clock: WallClock, post: Callable[[], None]) -> None:
        # It tells of every job that is armed, which is every change of the state.
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        # Given at once: APScheduler would look up the zone and start a thread pool.
        super().__init__(executors={"default": DebugExecutor()}, timezone=UTC)
        self._wall_clock = wall_clock
        self._post = post

    def wakeup(self) -> None:
        """Arm the wall clock for the earliest job."""
        times = [job.next_run_time for job in self.get_jobs()]
        self._wall_clock.arm(min(times, default=None))

    def process(self) -> None:
        """Run what is due, then wait for what comes next."""
        self._process_jobs()
        self.wakeup()

    def shutdown(self, *, wait: bool = False) -> None:
        """Stop for good."""
        super().shutdown(wait)
        self._wall_clock.arm(None)

    def set_jobs(
        self, asks: Mapping[str, Ask], deadline: datetime | None, now: datetime
    ) -> None:
        """Have exactly these jobs, touching only those that changed."""
        wanted: dict[str, tuple[BaseTrigger, datetime]] = {}
        for name, ask in asks.items():
            trigger = Asking(ask)
            due = trigger.get_next_fire_time(None, now)
            if due is not None:
                wanted[_REMINDER + name] = trigger, due
        if deadline is not None:
            # With a zone: without one it would ask the system for its own, which may
            # be one that only its clock knows.
            wanted[_DEADLINE] = DateTrigger(deadline, UTC), deadline
        # Paused, so that the wall clock is armed once and not for each change.
        self.pause()
        try:
            for job in self.get_jobs():
                if job.id not in wanted:
                    job.remove()
            for name, (trigger, due) in wanted.items():
                self._set_job(name, trigger, due)
        finally:
            self.resume()

    def _set_job(self, name: str, trigger: BaseTrigger, due: datetime) -> None:
        job = self.get_job(name)
        if job is not None:
            # Always, for the trigger may ask by other settings than before.
            job.modify(trigger=trigger, next_run_time=due)
            return
        self.add_job(
            self._post,
            trigger,
            id=name,
            name=name,
            next_run_time=due,
            misfire_grace_time=None,
            coalesce=True,
        )
