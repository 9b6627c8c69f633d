from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.diary import MONDAY, Diary, started_at
from walkreminder.core.plan import Plan
from walkreminder.core.programme_log import StepTo
from walkreminder.core.settings import Settings
from walkreminder.core.step_up import Wants, next_level
from walkreminder.core.timetable import ClockTimes, Reminder

DAY = timedelta(days=1)


def settings(*weekdays: int) -> Settings:
    reminder = Reminder("daily", ClockTimes(()), days=frozenset(weekdays))
    return Settings(reminders=(reminder,))


def plan(diary: Diary, day: int, *weekdays: int) -> Plan:
    chosen = settings(*(weekdays or range(7)))
    return Plan(diary.on(day), chosen, MONDAY + day * DAY)


def numbers(asked: Plan, day: int) -> list[int]:
    return [(each - MONDAY).days for each in asked.week(MONDAY + day * DAY)]


def test_what_is_made_good_on_another_day_is_planned_once() -> None:
    diary = started_at(3)
    # Every Monday is missed and made good on Tuesday.
    diary.walk(1, 2, 4, 8, 9, 11)
    asked = plan(diary, 14)
    assert sorted(day - MONDAY for day in asked.planned()) == [
        n * DAY for n in (0, 2, 4, 7, 9, 11, 14)
    ]
    above = next_level(asked.standing, asked.planned(), asked.today)
    walks = next(each for each in above.wanted if each.wants is Wants.WALKS)
    assert (walks.has, walks.of) == (6, 6)
    assert above.is_offered


@pytest.mark.parametrize("weekdays", [(2, 4, 5), (0, 2, 4, 5)])
def test_a_walk_of_the_week_counts_also_before_its_first_slot(
    weekdays: tuple[int, ...],
) -> None:
    diary = started_at(3)
    diary.walk(0)
    assert len(numbers(plan(diary, 1, *weekdays), 1)) == 2 + (0 in weekdays)


def test_the_walks_of_next_week_take_nothing_from_this_one() -> None:
    diary = started_at(3)
    diary.walk(2, 4, 6, 8)
    assert numbers(plan(diary, 8, 2, 4, 6), 2) == [2, 4, 6]


def test_a_new_level_asks_for_no_second_walk_on_its_first_day() -> None:
    diary = started_at(3)
    diary.walk(0, 2, 4, 7, 9, 11, 14)
    diary.say(14, StepTo(4), hour=18)
    asked = plan(diary, 14)
    assert asked.standing.index == 4
    assert asked.is_rest_day(asked.today)
    diary.walk(15, 17, 19)
    assert numbers(plan(diary, 20), 20) == [15, 17, 19]
