"""What History shows at one glance, of records that may be those of decades.

The store adds up what is long ago, and lists no walk of it: opening the page costs as
much after thirty years as after one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.days import excused
from walkreminder.core.insight import (
    WEEKS,
    Begun,
    Fate,
    Month,
    OutcomeCount,
    Total,
    hours_of,
    last_months,
    months_of,
    outcomes_of,
)
from walkreminder.core.stats import Week, last_weeks, week_of
from walkreminder.core.streak import Streak, spare_days_left, streak_of
from walkreminder.core.timetable import ONE_DAY
from walkreminder.core.trend import PainWeek, Rated, Trend, pain_weeks, trend_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walkreminder.core.settings import Settings

# The squares of a year begin up to six days before the week of a year ago.
SHOWN: Final = timedelta(weeks=54)


@dataclass(frozen=True, slots=True)
class Long:
    """Of all time: the first date with a record, and what weeks are judged by.

    `unwalked` are the dates with a slot and no walk, and whether each costs a spare
    day; `walked` is one date with a walk of each week that has any.
    """

    since: date | None = None
    unwalked: Mapping[date, bool] = field(default_factory=dict)
    walked: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Lately:
    """Of the latest time: seconds and walks by date, fates of slots, and ratings.

    Dates and walks are those of a year, fates and ratings those of the latest weeks;
    `this_year` is what was walked since its first day.
    """

    daily: Mapping[date, int] = field(default_factory=dict)
    walks: Mapping[date, int] = field(default_factory=dict)
    begun: tuple[Begun, ...] = ()
    fates: tuple[Fate, ...] = ()
    rated: Mapping[date, Rated] = field(default_factory=dict)
    this_year: Total = field(default_factory=Total)


@dataclass(frozen=True, slots=True)
class Usual:
    """How long walks of the past year were: in the middle, at most, and how many."""

    seconds: float = 0
    longest: int = 0
    walks: int = 0


@dataclass(frozen=True, slots=True)
class Glance:
    """Everything that the page says of the records as a whole."""

    today: date
    since: date | None
    daily: Mapping[date, int]
    weeks: tuple[Week, ...]
    streak: Streak
    spare_left: int
    months: tuple[Month, ...]
    hours: tuple[int, ...]
    outcomes: tuple[OutcomeCount, ...]
    pain: tuple[PainWeek, ...]
    trend: Trend | None
    this_year: Total
    usual: Usual

    @property
    def is_rated(self) -> bool:
        """Whether there is an average of pain to be shown."""
        return any(week.average is not None for week in self.pain)


def glance_of(long: Long, lately: Lately, today: date, settings: Settings) -> Glance:
    """Return what the sums tell on a day, by the goal of the settings."""
    goal, daily = settings.goal, lately.daily
    costs = excused(long.unwalked, settings.days_off)
    walked = dict.fromkeys(long.walked, 1)
    pain = pain_weeks(daily, lately.rated, today, goal.week_starts, WEEKS)
    weeks = last_weeks(today, goal.week_starts, daily, WEEKS)
    first = week_of(today, goal.week_starts) - (WEEKS - 1) * 7 * ONE_DAY
    return Glance(
        today=today,
        since=long.since,
        daily=daily,
        weeks=weeks,
        streak=streak_of(costs, walked, today, goal),
        spare_left=spare_days_left(costs, weeks[-1], today, goal),
        months=last_months(months_of(daily, lately.walks), today),
        hours=hours_of(lately.begun),
        outcomes=outcomes_of(fate for fate in lately.fates if fate.day >= first),
        pain=pain,
        trend=trend_of(pain),
        this_year=lately.this_year,
        usual=_usual(lately.begun),
    )


def _usual(begun: tuple[Begun, ...]) -> Usual:
    lengths = [walk.seconds for walk in begun]
    if not lengths:
        return Usual()
    lengths.sort()
    # Of two in the middle it is halfway between them.
    low, high = lengths[(len(lengths) - 1) // 2], lengths[len(lengths) // 2]
    return Usual((low + high) / 2, lengths[-1], len(lengths))
