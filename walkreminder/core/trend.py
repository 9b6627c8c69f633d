"""Back pain beside minutes: averages of two weeks, and when they are called a trend.

It alone knows how much has to be rated before anything is said, and what change is
one. What it compares goes together or does not; nothing here tells a cause.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from walkreminder.core.pain import RATINGS_OF_USUAL
from walkreminder.core.stats import ONE_WEEK, week_of
from walkreminder.core.timetable import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from walkreminder.core.settings import Weekday

# "In charts: call a trend only if the 2-week average moves 2 points or 30%, else
# 'about the same'."
POINTS: Final = 2
SHARE: Final = Fraction(3, 10)
# Fewer ratings than these in two weeks give no average; and two averages that rest
# on fewer than usual pain asks for are not compared. Ours, tested by no trial.
LEAST: Final = 3
ENOUGH: Final = RATINGS_OF_USUAL


class Move(enum.StrEnum):
    """Which way something went."""

    LESS = "less"
    SAME = "same"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Rated:
    """The ratings before walks of one day, or more: their sum, and how many."""

    total: int = 0
    count: int = 0

    def __add__(self, other: Rated) -> Rated:
        return Rated(self.total + other.total, self.count + other.count)


@dataclass(frozen=True, slots=True)
class PainWeek:
    """A week: the seconds walked in it, and the two weeks that end with it.

    Of these, what was walked, on how many days there is anything to know, and how the
    back was before walks.
    """

    first: date
    seconds: int
    both: int
    days: int
    rated: Rated

    @property
    def minutes(self) -> int:
        """The whole minutes of the week itself."""
        return self.seconds // 60

    @property
    def average(self) -> Fraction | None:
        """The pain before a walk in the two weeks; None where too little is rated."""
        if self.rated.count < LEAST:
            return None
        return Fraction(self.rated.total, self.rated.count)

    @property
    def seconds_a_day(self) -> Fraction:
        """What was walked on a day of the two weeks."""
        return Fraction(self.both, max(self.days, 1))


@dataclass(frozen=True, slots=True)
class Trend:
    """How pain and minutes went from two early weeks to the latest two."""

    earlier: PainWeek
    latest: PainWeek
    pain: Move
    minutes: Move

    @property
    def weeks(self) -> int:
        """How many weeks lie between them."""
        return (self.latest.first - self.earlier.first) // ONE_WEEK

    @property
    def was(self) -> Fraction:
        """The earlier average."""
        return self.earlier.average or Fraction(0)

    @property
    def now(self) -> Fraction:
        """The latest average."""
        return self.latest.average or Fraction(0)


def pain_weeks(
    seconds: Mapping[date, int],
    rated: Mapping[date, Rated],
    today: date,
    week_starts: Weekday,
    count: int,
) -> tuple[PainWeek, ...]:
    """Return so many weeks, that of today last; days before the first record are none.

    `seconds` and `rated` are those of each date.
    """
    first = week_of(today, week_starts)
    known = min((*seconds, *rated), default=today)
    return tuple(
        _week(first - back * ONE_WEEK, seconds, rated, (known, today))
        for back in reversed(range(count))
    )


def trend_of(weeks: Sequence[PainWeek]) -> Trend | None:
    """Return how it went from the first two weeks that are rated to the last two.

    None where too little is rated to say anything, now or then.
    """
    if not weeks or weeks[-1].average is None:
        return None
    latest = weeks[-1]
    # The two weeks of the one before the last share a week with the latest.
    earlier = next((week for week in weeks[:-2] if week.average is not None), None)
    if earlier is None or (earlier.rated + latest.rated).count < ENOUGH:
        return None
    pain = move(earlier.average or Fraction(0), latest.average or Fraction(0), POINTS)
    return Trend(
        earlier, latest, pain, move(earlier.seconds_a_day, latest.seconds_a_day)
    )


def move(was: Fraction, now: Fraction, points: int | None = None) -> Move:
    """Return which way a number went: by 30 %, or by so many points if that is less.

    From nothing, 30 % is nothing: there the points decide, or anything where none do.
    """
    change = abs(now - was)
    moved = change >= SHARE * was if was else change > 0 and points is None
    if points is not None and change >= points:
        moved = True
    if not moved:
        return Move.SAME
    return Move.MORE if now > was else Move.LESS


def _week(
    first: date,
    seconds: Mapping[date, int],
    rated: Mapping[date, Rated],
    known: tuple[date, date],
) -> PainWeek:
    days = [first + number * ONE_DAY for number in range(-7, 7)]
    counted = [day for day in days if known[0] <= day <= known[1]]
    walked = [seconds.get(day, 0) for day in days]
    return PainWeek(
        first,
        sum(walked[7:]),
        sum(seconds.get(day, 0) for day in counted),
        len(counted),
        sum((rated.get(day, Rated()) for day in counted), Rated()),
    )
