"""What clocks on the wall read at each slot, in order: knows of days, not of zones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush, heapreplace
from typing import TYPE_CHECKING, TypeAlias

from walkreminder.core.gap import ONE_DAY

if TYPE_CHECKING:
    from walkreminder.core.timetable import Timetable

# A reading, the number of its reminder, and the day its window starts on.
Reading: TypeAlias = tuple[datetime, int, date]
# A reminder's window under way: its next reading, its midnight, what is left of it.
_Window: TypeAlias = tuple[datetime, int, date, datetime, Iterator[timedelta]]


def readings(timetable: Timetable, after: datetime, last: date) -> Iterator[Reading]:
    """Yield each reading later than `after` of the days up to `last`, in order.

    Nothing is worked out before it is asked for: of each window under way only the
    next reading is known, and what has passed is not counted through.
    """
    asking = [(n, each) for n, each in enumerate(timetable.reminders) if each.enabled]
    if not asking:
        return
    under_way: list[_Window] = []
    # The window of the day before may still run.
    day = after.date() - ONE_DAY
    while day <= last:
        midnight = datetime.combine(day, time(0))
        yield from _up_to(midnight, under_way)
        if not any(day in off for off in timetable.days_off):
            for number, reminder in asking:
                if day.weekday() in reminder.days:
                    offsets = reminder.rule.offsets(after - midnight)
                    first = next(offsets, None)
                    if first is not None:
                        at = midnight + first
                        heappush(under_way, (at, number, day, midnight, offsets))
        day += ONE_DAY
    yield from _up_to(datetime.max, under_way)  # noqa: DTZ901  a reading has no zone


def _up_to(end: datetime, under_way: list[_Window]) -> Iterator[Reading]:
    """Yield what is read before `end`, each time from the window that is next."""
    while under_way and under_way[0][0] < end:
        at, number, day, midnight, offsets = under_way[0]
        yield at, number, day
        following = next(offsets, None)
        if following is None:
            heappop(under_way)
        else:
            at = midnight + following
            heapreplace(under_way, (at, number, day, midnight, offsets))
