"""Which dates a report is about, and how they are cut into columns."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from walkreminder.core.stats import ONE_WEEK, week_of
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from walkreminder.core.settings import GoalSettings, Weekday

# A page has room for so many columns with a number over each; else they are longer.
MOST_WEEKS: Final = 16
MOST_MONTHS: Final = 25
_DECEMBER: Final = 12


class Span(enum.StrEnum):
    """The spans of time that are offered."""

    FOUR_WEEKS = "4-weeks"
    TWELVE_WEEKS = "12-weeks"
    TWELVE_MONTHS = "12-months"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What report is wanted: of which dates, and whether in black and white.

    None is since the first walk, and until today.
    """

    today: date
    goal: GoalSettings
    first: date | None = None
    last: date | None = None
    black: bool = False
    language: str = ""

    def period(self, since: date | None) -> Period:
        """Return its dates, by the first one with a walk."""
        return period_between(self.first, self.last, self.today, since)


class Unit(enum.StrEnum):
    """What one column of the report stands for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """The dates a report is about, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many dates there are."""
        return max((self.last - self.first).days + 1, 0)


def period_of(
    span: Span, today: date, since: date | None, week_starts: Weekday
) -> Period:
    """Return the dates of a span that ends today; the running week or month counts."""
    match span:
        case Span.FOUR_WEEKS:
            first = week_of(today, week_starts) - 3 * ONE_WEEK
        case Span.TWELVE_WEEKS:
            first = week_of(today, week_starts) - 11 * ONE_WEEK
        case Span.TWELVE_MONTHS:
            first = _month_before(today, _DECEMBER - 1)
        case _:
            first = today if since is None else min(since, today)
    return Period(first, today)


def period_between(
    first: date | None, last: date | None, today: date, since: date | None
) -> Period:
    """Return the dates from one to another, as far as there can be walks on them.

    Without a first one they begin with the first walk, without a last one they end
    today.
    """
    if first is not None and last is not None and first > last:
        raise Refused(f"{first} is later than {last}. Put the earlier date first.")
    last = today if last is None else min(last, today)
    known = last if since is None else since
    first = known if first is None else max(first, known)
    return Period(min(first, last), last)


def unit_of(period: Period) -> Unit:
    """Return what a column of a period stands for: the longer it is, the more."""
    if period.days <= MOST_WEEKS * ONE_WEEK.days:
        return Unit.WEEK
    first, last = period.first, period.last
    months = (last.year - first.year) * _DECEMBER + last.month - first.month + 1
    return Unit.MONTH if months <= MOST_MONTHS else Unit.YEAR


def begin_of(day: date, unit: Unit, week_starts: Weekday) -> date:
    """Return the first date of the column that a day is in."""
    match unit:
        case Unit.WEEK:
            return week_of(day, week_starts)
        case Unit.MONTH:
            return day.replace(day=1)
        case _:
            return date(day.year, 1, 1)


def next_after(first: date, unit: Unit) -> date:
    """Return the first date of the column after one."""
    if unit is Unit.WEEK:
        return first + ONE_WEEK
    if unit is Unit.MONTH:
        return _month_before(first, -1)
    return date(first.year + 1, 1, 1)


def _month_before(day: date, count: int) -> date:
    """Return the first day of the month that is so many before that of a day."""
    year, month = divmod(day.year * _DECEMBER + day.month - 1 - count, _DECEMBER)
    return date(year, month + 1, 1)
