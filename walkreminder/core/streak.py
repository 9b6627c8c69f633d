"""The kind streak: how many weeks were kept, of which one that was not takes one.

It alone knows when a week is judged, and what that does to the streak.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.days import spare_days_spent
from walkreminder.core.stats import week_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.stats import Week


@dataclass(frozen=True, slots=True)
class Streak:
    """The weeks that stand, and how many were kept since one that was not."""

    weeks: int = 0
    in_a_row: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it was kept in a row."""
        return self.weeks == self.in_a_row

    def after(self, *, kept: bool) -> Streak:
        """Return the streak once one more week is judged; it never falls below 0."""
        if kept:
            return Streak(self.weeks + 1, self.in_a_row + 1)
        return Streak(max(self.weeks - 1, 0), 0)


def streak_of(
    costs: Mapping[date, bool],
    seconds: Mapping[date, int],
    today: date,
    goal: GoalSettings,
) -> Streak:
    """Return the streak of all weeks that are over.

    `costs` tells which dates had a slot and whether each costs a spare day if it was
    not walked, `seconds` what was walked on each date. A week is kept when it took no
    more spare days than there are. The running one is not judged: what is missing of
    it may yet be walked. Neither is one that asked nothing, and in which nothing was
    walked, such as one of days off or of a flare-up: it leaves the streak as it is.
    """
    running = week_of(today, goal.week_starts)
    walked = {day for day, spent in seconds.items() if spent and day < running}
    passed = {day for day, cost in costs.items() if cost and day < running} - walked
    spent = Counter(week_of(day, goal.week_starts) for day in passed)
    judged = {week_of(day, goal.week_starts) for day in walked} | spent.keys()
    streak = Streak()
    for first in sorted(judged):
        streak = streak.after(kept=spent[first] <= goal.spare_days)
    return streak


def spare_days_left(
    costs: Mapping[date, bool], week: Week, today: date, goal: GoalSettings
) -> int:
    """Return the reserve: how many spare days the week of today still has."""
    return max(goal.spare_days - spare_days_spent(costs, week, today), 0)
