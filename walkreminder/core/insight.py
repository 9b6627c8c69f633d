"""What all records come to: months, times of day, fates of slots, streak and pain.

Each is worked out of sums that the store has added up; no record is looked at twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.days import excused
from walkreminder.core.goal import WeekGoal, week_goal
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.stats import ONE_WEEK, week_of, week_with
from walkreminder.core.streak import Streak, spare_days_left, streak_of
from walkreminder.core.timetable import zone_or_utc
from walkreminder.core.trend import PainWeek, Rated, Trend, pain_weeks, trend_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from walkreminder.core.settings import Settings, Weekday

# As many weeks as the charts show; pain needs the week before them as well.
WEEKS: Final = 12
MONTHS: Final = 12
# The times of day are those of a year: what was usual ten years ago is not now.
YEAR: Final = timedelta(days=365)
HOURS: Final = 24
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Total:
    """What was walked in a time: seconds, how many walks, and on how many days."""

    seconds: int = 0
    walks: int = 0
    days: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(
            self.seconds + other.seconds,
            self.walks + other.walks,
            self.days + other.days,
        )

    @property
    def minutes(self) -> int:
        """The whole minutes of it."""
        return self.seconds // 60


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, and what was walked in it."""

    first: date
    total: Total = Total()


@dataclass(frozen=True, slots=True)
class Begun:
    """When and where a walk began, and the seconds that counted of it."""

    started: datetime
    zone: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of slots of a date, and of how many."""

    day: date
    outcome: Outcome
    reason: Reason | None
    count: int = 1


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many slots ended so, and by which reasons, the most frequent first."""

    outcome: Outcome
    count: int
    reasons: tuple[tuple[Reason, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FateWeek:
    """A week by its first day, and how many of its slots ended how."""

    first: date
    counts: tuple[OutcomeCount, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the store adds up, up to a day.

    By dates of all time, those without a walk by whether they cost a spare day;
    `begun` of the past year; `fates` and `rated` of the latest weeks.
    """

    seconds: Mapping[date, int] = field(default_factory=dict)
    walks: Mapping[date, int] = field(default_factory=dict)
    unwalked: Mapping[date, bool] = field(default_factory=dict)
    begun: tuple[Begun, ...] = ()
    fates: tuple[Fate, ...] = ()
    rated: Mapping[date, Rated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything that is told of the records at one glance.

    `hours` are the seconds of walks by the hour in which they began, `since` is the
    first date with a record, `spare_left` the reserve of the running week.
    """

    today: date
    since: date | None
    total: Total
    week: WeekGoal
    spare_left: int
    streak: Streak
    months: tuple[Month, ...]
    hours: tuple[int, ...]
    outcomes: tuple[OutcomeCount, ...]
    fate_weeks: tuple[FateWeek, ...]
    pain: tuple[PainWeek, ...]
    trend: Trend | None


def first_needed(today: date, week_starts: Weekday) -> date:
    """Return the first date of the latest weeks, of which fates and ratings count."""
    return week_of(today, week_starts) - WEEKS * ONE_WEEK


def insight_of(sums: Sums, today: date, settings: Settings) -> Insight:
    """Return what the sums tell on a day, by the goal of the settings."""
    goal = settings.goal
    costs = excused(sums.unwalked, settings.days_off)
    week = week_with(today, goal.week_starts, sums.seconds)
    pain = pain_weeks(sums.seconds, sums.rated, today, goal.week_starts, WEEKS)
    months = months_of(sums.seconds, sums.walks)
    weeks = fate_weeks(sums.fates, today, goal.week_starts)
    first = weeks[0].first
    return Insight(
        today=today,
        since=min((*sums.seconds, *sums.unwalked), default=None),
        total=sum((month.total for month in months), Total()),
        week=week_goal(week, today, goal),
        spare_left=spare_days_left(costs, week, today, goal),
        streak=streak_of(costs, sums.seconds, today, goal),
        months=last_months(months, today),
        hours=hours_of(sums.begun),
        outcomes=outcomes_of(fate for fate in sums.fates if fate.day >= first),
        fate_weeks=weeks,
        pain=pain,
        trend=trend_of(pain),
    )


def months_of(
    seconds: Mapping[date, int], walks: Mapping[date, int]
) -> tuple[Month, ...]:
    """Return the months with a walk, in order; both are counted by dates.

    A walk of which no second counted is no day with a walk.
    """
    sums: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for day, spent in seconds.items():
        month = sums[day.year, day.month]
        month[0] += spent
        month[1] += walks.get(day, 0)
        month[2] += spent > 0
    return tuple(Month(date(*at, 1), Total(*sums[at])) for at in sorted(sums))


def last_months(
    months: Iterable[Month], today: date, count: int = MONTHS
) -> tuple[Month, ...]:
    """Return so many months, that of today last; those without a walk are empty."""
    known = {month.first: month for month in months}
    number = today.year * _DECEMBER + today.month - 1
    # The first year that there is may have fewer before it.
    found = (divmod(number - back, _DECEMBER) for back in reversed(range(count)))
    firsts = [
        date(year, month + 1, 1) for year, month in found if year >= date.min.year
    ]
    return tuple(known.get(first, Month(first)) for first in firsts)


def hours_of(begun: Iterable[Begun]) -> tuple[int, ...]:
    """Return the seconds of walks by the hour of day in which they began.

    It is the hour that clocks showed where the walk was.
    """
    seconds = [0] * HOURS
    for walk in begun:
        started = walk.started.astimezone(zone_or_utc(walk.zone))
        seconds[started.hour] += walk.seconds
    return tuple(seconds)


def busiest(hours: tuple[int, ...]) -> int | None:
    """Return the hour in which most minutes began, the first of several; if any."""
    most = max(hours, default=0)
    return hours.index(most) if most else None


def outcomes_of(fates: Iterable[Fate]) -> tuple[OutcomeCount, ...]:
    """Return how many slots ended how, in the order of the outcomes."""
    counts: Counter[Outcome] = Counter()
    reasons: defaultdict[Outcome, Counter[Reason]] = defaultdict(Counter)
    for fate in fates:
        counts[fate.outcome] += fate.count
        if fate.reason is not None:
            reasons[fate.outcome][fate.reason] += fate.count
    return tuple(
        OutcomeCount(outcome, counts[outcome], _in_order(reasons[outcome]))
        for outcome in Outcome
        if counts[outcome]
    )


def fate_weeks(
    fates: Iterable[Fate], today: date, week_starts: Weekday, count: int = WEEKS
) -> tuple[FateWeek, ...]:
    """Return so many weeks and what became of their slots, that of today last."""
    by_week: defaultdict[date, list[Fate]] = defaultdict(list)
    for fate in fates:
        by_week[week_of(fate.day, week_starts)].append(fate)
    last = week_of(today, week_starts)
    firsts = (last - back * ONE_WEEK for back in reversed(range(count)))
    return tuple(FateWeek(first, outcomes_of(by_week[first])) for first in firsts)


def _in_order(reasons: Counter[Reason]) -> tuple[tuple[Reason, int], ...]:
    order = list(Reason)
    return tuple(
        sorted(reasons.items(), key=lambda each: (-each[1], order.index(each[0])))
    )
