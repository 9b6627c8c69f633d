from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.settings import Weekday
from walkreminder.core.stats import (
    days_left,
    last_weeks,
    minutes_left,
    total_minutes,
    week_of,
    week_with,
)

TUESDAY = date(2026, 3, 10)
SECONDS = {
    date(2026, 3, 1): 600,
    date(2026, 3, 8): 300,
    date(2026, 3, 9): 90,
    date(2026, 3, 10): 90,
    date(2026, 3, 15): 1200,
    date(2026, 3, 16): 6000,
}


@pytest.mark.parametrize(
    ("starts", "first", "left"),
    [
        (Weekday.MON, date(2026, 3, 9), 6),
        (Weekday.SUN, date(2026, 3, 8), 5),
        (Weekday.SAT, date(2026, 3, 7), 4),
    ],
)
def test_a_week_begins_where_the_user_says(
    starts: Weekday, first: date, left: int
) -> None:
    assert week_of(TUESDAY, starts) == first
    assert days_left(TUESDAY, starts) == left


@given(st.dates(date(1, 1, 10), date(9999, 12, 20)), st.sampled_from(Weekday))
def test_every_day_is_in_its_week(day: date, starts: Weekday) -> None:
    first = week_of(day, starts)
    assert first <= day < first + timedelta(days=7)
    assert first.strftime("%a").lower() == starts.value
    assert 1 <= days_left(day, starts) <= 7


def test_a_week_has_the_minutes_of_its_days_and_no_others() -> None:
    week = week_with(TUESDAY, Weekday.MON, SECONDS)
    assert week.minutes == (1, 1, 0, 0, 0, 0, 20)
    assert week.total == 23  # twice a minute and a half is three
    assert week.days[0] == date(2026, 3, 9)
    assert week.days[-1] == date(2026, 3, 15)


def test_the_last_weeks_end_with_the_present_one() -> None:
    weeks = last_weeks(TUESDAY, Weekday.MON, SECONDS, 3)
    assert [week.first.day for week in weeks] == [23, 2, 9]
    assert [week.total for week in weeks] == [10, 5, 23]


@pytest.mark.parametrize(("goal", "left"), [(150, 127), (23, 0), (10, 0)])
def test_past_the_goal_nothing_is_left(goal: int, left: int) -> None:
    assert minutes_left(week_with(TUESDAY, Weekday.MON, SECONDS), goal) == left


def test_all_minutes_add_up() -> None:
    assert total_minutes(SECONDS) == 138
    assert total_minutes({}) == 0
