"""What a walk comes to when it has ended: its minutes, the day's and the week's."""

from __future__ import annotations

from dataclasses import dataclass

from walkreminder.core.state import Scene, State, Stretch
from walkreminder.core.stats import Week
from walkreminder.core.timetable import MINUTE, local_date


@dataclass(frozen=True, slots=True)
class AfterWalk:
    """Whole minutes: of the walk, of the day and of the week, with both goals."""

    walked: int
    today: int
    goal: int
    week: int
    week_goal: int

    @property
    def goal_met(self) -> bool:
        """Whether the goal of the day is met."""
        return self.today >= self.goal


def just_ended(before: State | None, state: State, scene: Scene) -> Stretch | None:
    """Return the walk that ran before and was kept, where it is worth telling.

    A cancelled one was not kept. Less than a minute is nothing to tell of, and a
    walk that began yesterday belongs to a day that is over.
    """
    if before is None or before.walk is None or state.walk is not None:
        return None
    walk = next((each for each in state.walks if each.id == before.walk.id), None)
    if walk is None or walk.counted < MINUTE:
        return None
    today = local_date(scene.now, scene.zone)
    return walk if local_date(walk.started, scene.zone) == today else None


def after_walk(walk: Stretch, week: Week, scene: Scene) -> AfterWalk:
    """Return what a walk came to; the week and the scene know of it already."""
    return AfterWalk(
        walk.counted // MINUTE,
        scene.past.today // MINUTE,
        scene.settings.goal_today,
        week.total,
        scene.settings.goal.minutes_per_week,
    )
