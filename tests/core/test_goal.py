from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.goal import Reach, WeekGoal, week_goal
from walkreminder.core.settings import GoalSettings, Weekday
from walkreminder.core.stats import week_with

THURSDAY = date(2026, 11, 19)


def goal_of(minutes: int, aim: int = 150, day: date = THURSDAY) -> WeekGoal:
    week = week_with(day, Weekday.MON, {day: minutes * 60})
    return week_goal(week, day, GoalSettings(minutes_per_week=aim))


@pytest.mark.parametrize(
    ("minutes", "aim", "reach", "left", "share", "a_day"),
    [
        (0, 150, Reach.FRESH, 150, 0.0, 38),
        (1, 150, Reach.ON_THE_WAY, 149, 1 / 150, 38),
        (95, 150, Reach.ON_THE_WAY, 55, 95 / 150, 14),
        (149, 150, Reach.ON_THE_WAY, 1, 149 / 150, 1),
        (150, 150, Reach.REACHED, 0, 1.0, 0),
        (400, 150, Reach.REACHED, 0, 1.0, 0),
        (30, 0, Reach.NO_GOAL, 0, 0.0, 0),
        (0, 0, Reach.NO_GOAL, 0, 0.0, 0),
    ],
)
def test_a_week_stands_against_its_goal(
    minutes: int, aim: int, reach: Reach, left: int, share: float, a_day: int
) -> None:
    goal = goal_of(minutes, aim)
    assert (goal.reach, goal.left, goal.share, goal.a_day) == (
        reach,
        left,
        share,
        a_day,
    )
    assert (goal.walked, goal.aim, goal.days_left) == (minutes, aim, 4)
    assert goal.first == date(2026, 11, 16)


def test_on_the_last_day_all_that_is_left_is_of_that_day() -> None:
    assert goal_of(95, day=THURSDAY + timedelta(days=3)).a_day == 55


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 6))
def test_what_is_walked_and_left_is_the_goal_at_least(
    minutes: int, aim: int, ahead: int
) -> None:
    goal = goal_of(minutes, aim, THURSDAY + timedelta(days=ahead))
    assert 0.0 <= goal.share <= 1.0
    assert goal.walked + goal.left == max(minutes, aim)
    assert goal.left <= goal.a_day * goal.days_left < goal.left + goal.days_left
