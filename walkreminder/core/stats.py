"""What the walks add up to, day by day and week by week: functions of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from walkreminder.core.settings import Weekday
from walkreminder.core.timetable import ONE_DAY

ONE_WEEK: Final = timedelta(weeks=1)

_STARTS = {Weekday.MON: 0, Weekday.SAT: 5, Weekday.SUN: 6}


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a first one on, and the seconds walked on each."""

    first: date
    seconds: tuple[int, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Its dates, in order."""
        return tuple(self.first + number * ONE_DAY for number in range(7))

    @property
    def minutes(self) -> tuple[int, ...]:
        """The whole minutes of each day."""
        return tuple(each // 60 for each in self.seconds)

    @property
    def total(self) -> int:
        """The whole minutes of all days together; what days left over adds up."""
        return sum(self.seconds) // 60


def week_of(day: date, week_starts: Weekday) -> date:
    """Return the first day of the week that a day is in."""
    return day - (day.weekday() - _STARTS[week_starts]) % 7 * ONE_DAY


def days_left(day: date, week_starts: Weekday) -> int:
    """Return how many days the week still has, this one among them."""
    return (week_of(day, week_starts) + ONE_WEEK - day).days


def week_with(day: date, week_starts: Weekday, seconds: Mapping[date, int]) -> Week:
    """Return the week that a day is in, filled from the seconds of each date."""
    first = week_of(day, week_starts)
    dates = (first + number * ONE_DAY for number in range(7))
    return Week(first, tuple(seconds.get(each, 0) for each in dates))


def last_weeks(
    day: date, week_starts: Weekday, seconds: Mapping[date, int], count: int
) -> tuple[Week, ...]:
    """Return so many weeks, the oldest first and that of the day last."""
    return tuple(
        week_with(day - back * ONE_WEEK, week_starts, seconds)
        for back in reversed(range(count))
    )


def minutes_left(week: Week, minutes_per_week: int) -> int:
    """Return the minutes to the week's goal; none past it."""
    return max(minutes_per_week - week.total, 0)


def total_minutes(seconds: Mapping[date, int]) -> int:
    """Return the whole minutes of all dates together."""
    return sum(seconds.values()) // 60
