"""The days of a week in the programme: what was walked, what comes, and rest."""

from __future__ import annotations

import enum
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core.days import day_of
from walkreminder.core.levels import WHOLE_WEEK
from walkreminder.core.pain import Colour, colour
from walkreminder.core.programme import rests_sore
from walkreminder.core.stats import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.plan import Plan


class DayKind(enum.StrEnum):
    """What a day of the week is, or was."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNRATED = "unrated"
    SHORT = "short"
    COMING = "coming"
    MISSED = "missed"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day; `is_done` if it did what the level asks of a day."""

    day: date
    kind: DayKind
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class WalkedWeek:
    """The seven days, and on how many of how many planned ones was walked."""

    days: tuple[WeekDay, ...]
    planned: int

    @property
    def done(self) -> int:
        """On how many days enough was walked."""
        return sum(each.is_done for each in self.days)


def walked_week(plan: Plan, walks: Iterable[WalkRecord]) -> WalkedWeek:
    """Return the week of today; `walks` are those of its days.

    They are looked at beside those of the standing, which begins anew at each level.
    """
    first = week_of(plan.today, plan.settings.goal.week_starts)
    by_day: defaultdict[date, list[WalkRecord]] = defaultdict(list)
    for walk in walks:
        by_day[day_of(walk)].append(walk)
    days = (first + timedelta(days=number) for number in range(WHOLE_WEEK))
    asked = [d for d in plan.week(plan.today) if not rests_sore(plan.standing, d)]
    week = tuple(_week_day(plan, day, by_day[day], day in asked) for day in days)
    touched = {each.day for each in week if each.is_done} | set(asked)
    done = sum(each.is_done for each in week)
    return WalkedWeek(week, max(done, min(len(touched), plan.days_a_week)))


def _week_day(
    plan: Plan,
    day: date,
    walks: Sequence[WalkRecord],
    asked: bool,  # noqa: FBT001
) -> WeekDay:
    level = plan.standing.level
    is_done = sum(walk.seconds for walk in walks) >= 60 * level.done_from
    if is_done:
        shade = _shade(plan, day, walks)
        kind = DayKind.UNRATED if shade is None else DayKind(shade)
        return WeekDay(day, kind, is_done=True)
    if walks and (day < plan.today or not asked):
        return WeekDay(day, DayKind.SHORT)
    if not asked:
        return WeekDay(day, DayKind.REST)
    return WeekDay(day, DayKind.MISSED if day < plan.today else DayKind.COMING)


def _shade(plan: Plan, day: date, walks: Sequence[WalkRecord]) -> Colour | None:
    """Return the worst colour of a day's walks."""
    known = plan.standing.days_within(day, day)
    if known:
        return known[0].colour
    shades = [colour(walk, plan.standing.usual) for walk in walks]
    rated = [shade for shade in shades if shade is not None]
    return max(rated, key=list(Colour).index, default=None)
