"""The goal of a week: what was walked of it, and what is left, as numbers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.stats import days_left, minutes_left

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.stats import Week


class Reach(enum.StrEnum):
    """How near the goal of a week is; each of them has words of its own."""

    NO_GOAL = "no-goal"
    FRESH = "fresh"
    ON_THE_WAY = "on-the-way"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class WeekGoal:
    """Whole minutes of a running week: walked, aimed at and left; and days left.

    Of those days today is one.
    """

    first: date
    walked: int
    aim: int
    left: int
    days_left: int

    @property
    def reach(self) -> Reach:
        """How near it is: any amount counts, and past the goal nothing is left."""
        return reach_of(self.walked, self.aim)

    @property
    def share(self) -> float:
        """How much of the ring is filled, from 0 to 1; without a goal none is."""
        return min(self.walked / self.aim, 1.0) if self.aim > 0 else 0.0

    @property
    def a_day(self) -> int:
        """The minutes of each day that is left, if they are spread over all of them."""
        return -(-self.left // self.days_left)


def reach_of(walked: int, aim: int) -> Reach:
    """Return how near a goal is by whole minutes."""
    if aim <= 0:
        return Reach.NO_GOAL
    if walked >= aim:
        return Reach.REACHED
    return Reach.ON_THE_WAY if walked else Reach.FRESH


def week_goal(week: Week, today: date, goal: GoalSettings) -> WeekGoal:
    """Return how the week of today stands against its goal."""
    aim = goal.minutes_per_week
    return WeekGoal(
        week.first,
        week.total,
        aim,
        minutes_left(week, aim),
        days_left(today, goal.week_starts),
    )
