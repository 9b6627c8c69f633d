"""What a report on one page says of a span of time, for the user or a clinician.

It counts and names what was kept; it finds no cause and says nothing of an illness.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from walkreminder.core.ledger import Part
from walkreminder.core.pain import LEAST_PAIN, WORST_PAIN
from walkreminder.core.report_log import Told
from walkreminder.core.report_period import Period, Unit, begin_of, next_after, unit_of
from walkreminder.core.stats import ONE_WEEK
from walkreminder.core.timetable import ONE_DAY
from walkreminder.core.trend import ENOUGH, LEAST, POINTS, Move, Rated, move

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from walkreminder.core.settings import GoalSettings, Weekday

TWO_WEEKS: Final = 2 * ONE_WEEK
NOT_RATED: Final = Rated()


class Kept(NamedTuple):
    """A walk as the store keeps it: its date, counted seconds, and ratings."""

    day: date
    seconds: int
    before: int | None = None
    after: int | None = None
    next_morning: int | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """How often each rating from 0 to 10 was given."""

    counts: tuple[int, ...] = (0,) * (WORST_PAIN + 1)

    @property
    def count(self) -> int:
        """How many ratings there are."""
        return sum(self.counts)

    @property
    def average(self) -> Fraction | None:
        """Their average, if there are any."""
        total = sum(value * count for value, count in enumerate(self.counts))
        return Fraction(total, self.count) if self.count else None

    @property
    def median(self) -> Fraction | None:
        """The one in the middle, or halfway between the two that are."""
        if not self.count:
            return None
        low, high = (self.count - 1) // 2, self.count // 2
        return Fraction(self._at(low) + self._at(high), 2)

    @property
    def ends(self) -> tuple[int, int] | None:
        """The least and the greatest, if there are any."""
        given = [value for value, count in enumerate(self.counts) if count]
        return (given[0], given[-1]) if given else None

    def _at(self, place: int) -> int:
        for value, count in enumerate(self.counts):
            place -= count
            if place < 0:
                return value
        raise IndexError(place)


@dataclass(frozen=True, slots=True)
class Column:
    """A week, a month or a year: what was walked in it, and the ratings before it all.

    Of what is `partial` some days lie outside the period, before the first walk, or
    ahead; one that is not `known` does so with all of them.
    """

    first: date
    seconds: int = 0
    before: Rated = NOT_RATED
    after: Rated = NOT_RATED
    partial: bool = False
    known: bool = True

    @property
    def minutes(self) -> int:
        """The whole minutes of it."""
        return self.seconds // 60


@dataclass(frozen=True, slots=True)
class PainChange:
    """Pain before walks in two early weeks and in the last two; beside it, minutes."""

    since: date
    was: Fraction
    now: Fraction
    pain: Move
    minutes: Move


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page says.

    `since` is the first date with a walk at all. `days` are those of the period since
    then, so nobody is held to a time before there was an app; `walked` is on how many
    of them there was a walk. `told` is what the log tells; None where nobody here can
    read it.
    """

    period: Period
    today: date
    since: date | None
    goal: int
    unit: Unit
    columns: tuple[Column, ...]
    seconds: int = 0
    walks: int = 0
    walked: int = 0
    days: int = 0
    scores: Mapping[Part, Scores] = field(default_factory=dict)
    change: PainChange | None = None
    told: Told | None = None

    @property
    def minutes(self) -> int:
        """The whole minutes of the period."""
        return self.seconds // 60

    @property
    def minutes_a_week(self) -> int | None:
        """What a week came to on average; None where there is no week of days yet."""
        if self.days < ONE_WEEK.days:
            return None
        return self.seconds * ONE_WEEK.days // self.days // 60

    @property
    def is_rated(self) -> bool:
        """Whether any walk of it was rated."""
        return any(scores.count for scores in self.scores.values())


def report_of(
    walks: Sequence[Kept],
    told: Told | None,
    period: Period,
    today: date,
    goal: GoalSettings,
    since: date | None = None,
) -> Report:
    """Return what there is to say of a period; walks outside of it are not counted.

    `since` is the first date with a walk at all, `told` what the log tells.
    """
    known = [walk for walk in walks if walk.day in period]
    if since is None:
        since = min((walk.day for walk in known), default=None)
    last = min(period.last, today)
    days = 0 if since is None else Period(max(period.first, since), last).days
    unit = unit_of(period)
    return Report(
        period=period,
        today=today,
        since=since,
        goal=goal.minutes_per_week,
        unit=unit,
        columns=_columns(known, period, unit, goal.week_starts, (since, today)),
        seconds=sum(walk.seconds for walk in known),
        walks=len(known),
        walked=len({walk.day for walk in known if walk.seconds}),
        days=days,
        scores=_scores(known),
        change=_change(known, last),
        told=told,
    )


def _columns(
    walks: Iterable[Kept],
    period: Period,
    unit: Unit,
    week_starts: Weekday,
    known: tuple[date | None, date],
) -> tuple[Column, ...]:
    since, today = known
    sums: defaultdict[date, list[Kept]] = defaultdict(list)
    for walk in walks:
        sums[begin_of(walk.day, unit, week_starts)].append(walk)
    columns = []
    begins = period.first if since is None else max(period.first, since)
    ends = min(period.last, today)
    first = begin_of(period.first, unit, week_starts)
    while first <= period.last:
        after = next_after(first, unit)
        columns.append(
            Column(
                first,
                sum(walk.seconds for walk in sums[first]),
                _rated(walk.before for walk in sums[first]),
                _rated(walk.after for walk in sums[first]),
                partial=first < begins or after - ONE_DAY > ends,
                known=since is not None and after > since and first <= today,
            )
        )
        first = after
    return tuple(columns)


def _rated(ratings: Iterable[int | None]) -> Rated:
    given = [each for each in ratings if each is not None]
    return Rated(sum(given), len(given))


def _scores(walks: Sequence[Kept]) -> dict[Part, Scores]:
    scores = {}
    for part in Part:
        counts = [0] * (WORST_PAIN + 1)
        for walk in walks:
            value: int | None = getattr(walk, part.value)
            if value is not None and LEAST_PAIN <= value <= WORST_PAIN:
                counts[value] += 1
        scores[part] = Scores(tuple(counts))
    return scores


def _change(walks: Sequence[Kept], last: date) -> PainChange | None:
    """Return how pain before walks went from the first two rated weeks to the last.

    None where too little is rated to say anything, by the same rule as on History.
    """
    first = min((walk.day for walk in walks if walk.before is not None), default=None)
    if first is None or first + 2 * TWO_WEEKS > last + ONE_DAY:
        return None
    early = [walk for walk in walks if walk.day < first + TWO_WEEKS]
    early = [walk for walk in early if walk.day >= first]
    late = [walk for walk in walks if walk.day > last - TWO_WEEKS]
    then, now = (_rated(walk.before for walk in part) for part in (early, late))
    if min(then.count, now.count) < LEAST or (then + now).count < ENOUGH:
        return None
    was, is_ = Fraction(then.total, then.count), Fraction(now.total, now.count)
    before, after = (
        Fraction(sum(each.seconds for each in part)) for part in (early, late)
    )
    return PainChange(first, was, is_, move(was, is_, POINTS), move(before, after))
