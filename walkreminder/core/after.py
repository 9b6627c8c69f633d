"""What a walk comes to when it has ended: its minutes, the day's and the week's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from walkreminder.core.state import Scene, State
from walkreminder.core.stats import week_with
from walkreminder.core.timetable import MINUTE, local_date, zone_or_utc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, timedelta
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ended:
    """What counted of a walk that has just ended, and the day that it belongs to."""

    counted: timedelta
    day: date
    id: UUID

    @property
    def minutes(self) -> int:
        """The whole minutes of it."""
        return self.counted // MINUTE


@dataclass(frozen=True, slots=True)
class AfterWalk:
    """Whole minutes: of the walk, of the day and of the week, with both goals.

    A goal of 0 is none: of a rest day, or wherever nobody has set one.
    """

    walked: int
    today: int
    goal: int
    week: int
    week_goal: int

    @property
    def goal_met(self) -> bool:
        """Whether the goal of the day is met."""
        return self.today >= self.goal


@dataclass(frozen=True, slots=True)
class OnlyWalked:
    """The whole minutes of a walk, where the records cannot be read."""

    walked: int


@dataclass(frozen=True, slots=True)
class OfOtherDay:
    """The whole minutes of a walk that belongs to another day than today."""

    walked: int
    day: date


After: TypeAlias = AfterWalk | OfOtherDay | OnlyWalked


def just_ended(before: State | None, state: State) -> Ended | None:
    """Return the walk that ran before and was kept, where it is worth telling.

    A cancelled one was not kept, and less than a minute is nothing to tell of.
    """
    if before is None or before.walk is None or state.walk is not None:
        return None
    walk = next((each for each in state.walks if each.id == before.walk.id), None)
    if walk is None or walk.counted < MINUTE:
        return None
    day = local_date(walk.started, zone_or_utc(before.walk.zone))
    return Ended(walk.counted, day, walk.id)


def after_walk(walk: Ended, daily: Mapping[date, int], scene: Scene) -> After:
    """Return what a walk came to; `daily` are the seconds of each day, with its own.

    The figures of today are none of a walk that belongs to another day.
    """
    today, goal = local_date(scene.now, scene.zone), scene.settings.goal
    if walk.day != today:
        return OfOtherDay(walk.minutes, walk.day)
    return AfterWalk(
        walk.minutes,
        daily.get(today, 0) // MINUTE.seconds,
        scene.goal_today,
        week_with(today, goal.week_starts, daily).total,
        goal.minutes_per_week,
    )
