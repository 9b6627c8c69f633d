"""What the records add up to: weeks, totals and spare days, as they truly were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import Weekday
from walkreminder.core.timetable import ONE_DAY, local_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WEEK = timedelta(days=7)

_FIRST = {Weekday.MON: 0, Weekday.SUN: 6, Weekday.SAT: 5}

# Days that ask nothing of the user do not cost a spare day.
_EXCUSED = frozenset({Reason.UNWELL, Reason.REST_DAY, Reason.SAFETY})


@dataclass(frozen=True, slots=True)
class Week:
    """The walked seconds of seven days, the first day of the user's week first."""

    begins: date
    seconds: tuple[int, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The seven dates."""
        return tuple(self.begins + n * ONE_DAY for n in range(7))

    @property
    def minutes(self) -> int:
        """The walked minutes of the whole week."""
        return round(sum(self.seconds) / 60)

    @property
    def minutes_a_day(self) -> tuple[int, ...]:
        """The walked minutes, day by day."""
        return tuple(round(each / 60) for each in self.seconds)


def first_of_week(day: date, starts: Weekday) -> date:
    """Return the date on which the week of a day begins."""
    return day - ((day.weekday() - _FIRST[starts]) % 7) * ONE_DAY


def week_of(day: date, daily: Mapping[date, int], starts: Weekday) -> Week:
    """Return the week a day lies in."""
    begins = first_of_week(day, starts)
    return Week(begins, tuple(daily.get(begins + n * ONE_DAY, 0) for n in range(7)))


def latest_weeks(
    today: date, daily: Mapping[date, int], starts: Weekday, count: int = 12
) -> tuple[Week, ...]:
    """Return the latest weeks, the running one last."""
    return tuple(
        week_of(today - n * WEEK, daily, starts) for n in reversed(range(count))
    )


def day_of(walk: WalkRecord) -> date:
    """Return the date a walk belongs to, whole: its start, in the zone of then."""
    return local_date(walk.started, ZoneInfo(walk.zone))


def by_day(walks: Iterable[WalkRecord]) -> dict[date, int]:
    """Return the walked seconds of each date that had a walk."""
    daily: dict[date, int] = {}
    for walk in walks:
        day = day_of(walk)
        daily[day] = daily.get(day, 0) + walk.seconds
    return daily


def spare_days_spent(lines: Iterable[Line], week: Week, today: date) -> int:
    """Return on how many days before today a slot passed without a walk.

    A day with a slot that was walked or covered, or with any walk, costs
    nothing, and neither does one the user was unwell on or had to rest.
    """
    asked: set[date] = set()
    kept = {day for day, walked in zip(week.days, week.seconds, strict=True) if walked}
    for line in lines:
        day = line.key.date
        if day not in week.days or day >= today:
            continue
        walked = line.outcome in (Outcome.WALKED, Outcome.COVERED)
        if walked or line.reason in _EXCUSED:
            kept.add(day)
        asked.add(day)
    return len(asked - kept)
