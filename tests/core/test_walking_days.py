from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.levels import LEVELS
from walkreminder.core.walking_days import spread, walking_days

MONDAY = date(2026, 11, 2)
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(7))
BEFORE = MONDAY - timedelta(days=30)


def days(names: str) -> tuple[date, ...]:
    return tuple(WEEK[NAMES.index(name)] for name in names.split())


def names(those: tuple[date, ...]) -> str:
    return " ".join(NAMES[WEEK.index(day)] for day in those)


@pytest.mark.parametrize(
    ("of", "count", "chosen"),
    [
        ("mon tue wed thu fri sat sun", 3, "mon wed fri"),
        ("mon tue wed thu fri sat sun", 4, "mon tue thu sat"),
        ("mon tue wed thu fri sat sun", 5, "mon tue wed thu sat"),
        ("mon tue wed thu fri sat sun", 7, "mon tue wed thu fri sat sun"),
        ("mon tue wed thu fri", 3, "mon wed fri"),
        ("mon tue wed thu fri", 4, "mon tue wed fri"),
        ("mon tue wed thu fri", 5, "mon tue wed thu fri"),
        ("mon tue thu", 2, "mon thu"),
        ("sat sun", 3, "sat sun"),
        ("wed", 1, "wed"),
        ("wed", 0, ""),
        ("", 3, ""),
    ],
)
def test_walking_days_are_spread_evenly_over_the_days_that_have_slots(
    of: str, count: int, chosen: str
) -> None:
    assert names(spread(days(of), count)) == chosen


SOME_DAYS = st.sets(st.sampled_from(WEEK)).map(lambda some: tuple(sorted(some)))
COUNTS = st.sampled_from(sorted({level.days for level in LEVELS} | {7}))


def longest_gap(chosen: tuple[date, ...]) -> timedelta:
    around = (*chosen, chosen[0] + timedelta(days=7))
    return max(later - earlier for earlier, later in pairwise(around))


@given(SOME_DAYS, COUNTS)
def test_no_other_choice_of_days_rests_shorter(
    of: tuple[date, ...], count: int
) -> None:
    chosen = spread(of, count)
    assert len(chosen) == min(count, len(of))
    assert set(chosen) <= set(of)
    if chosen:
        others = combinations(of, len(chosen))
        assert longest_gap(chosen) == min(longest_gap(other) for other in others)


@pytest.mark.parametrize(
    ("count", "done", "today", "asked", "why"),
    [
        (3, "", "mon", "mon wed fri", "the spread"),
        (3, "mon", "wed", "mon wed fri", "as planned"),
        (3, "", "tue", "mon tue wed fri", "Monday moved to the next free day"),
        (3, "", "wed", "mon tue wed thu fri", "and on: two days are still owed"),
        (3, "mon", "thu", "mon wed thu fri", "Wednesday moved to Thursday"),
        (3, "mon thu", "fri", "mon wed thu fri", "and was made good there"),
        (3, "mon tue", "wed", "mon tue wed", "one more than planned: one less to come"),
        (3, "mon tue wed", "fri", "mon tue wed", "as many as the level has: rest"),
        (3, "mon tue wed", "sat", "mon tue wed", "a rest day does not become missed"),
        (3, "mon tue wed thu", "fri", "mon tue wed thu", "more were walked"),
        (3, "", "sun", "mon tue wed thu fri sat sun", "until the week is over"),
        (5, "mon tue", "fri", "mon tue wed thu fri sat sun", "as many as still can"),
        (3, "mon wed fri", "sun", "mon wed fri", "done"),
    ],
)
def test_a_missed_day_moves_to_the_next_free_one_of_its_week(
    count: int, done: str, today: str, asked: str, why: str
) -> None:
    (this,) = days(today)
    assert names(walking_days(WEEK, count, days(done), this, BEFORE)) == asked, why


def test_a_missed_day_moves_to_no_day_without_slots() -> None:
    asked = walking_days(days("mon wed fri sun"), 3, (), WEEK[1], BEFORE)
    assert names(asked) == "mon wed fri sun"


def test_a_walk_on_a_day_without_slots_counts() -> None:
    asked = walking_days(days("wed fri sat"), 3, days("mon"), WEEK[2], BEFORE)
    assert names(asked) == "wed fri"


def test_nothing_was_missed_before_the_programme_began() -> None:
    asked = walking_days(WEEK, 3, (), WEEK[3], WEEK[3])
    assert names(asked) == "fri"


@given(SOME_DAYS, COUNTS, st.sets(st.sampled_from(WEEK)), st.integers(0, 6))
def test_a_week_never_asks_for_more_days_than_the_level_has(
    of: tuple[date, ...], count: int, walked: set[date], today: int
) -> None:
    done = {day for day in walked if day <= WEEK[today]}
    asked = walking_days(of, count, done, WEEK[today], BEFORE)
    assert set(asked) <= set(of)
    assert list(asked) == sorted(asked)
    to_come = {day for day in asked if day >= WEEK[today]} - done
    # What can still be walked of the week is asked for, and nothing beyond it.
    free = {day for day in of if day >= WEEK[today]} - done
    assert len(to_come) <= max(count - len(done), 0)
    if set(done) <= set(of):
        level = min(count, len(of))
        assert len(to_come) == min(max(level - len(done), 0), len(free))


@given(SOME_DAYS, COUNTS, st.sets(st.sampled_from(WEEK)), st.integers(0, 6))
def test_what_a_day_asked_for_does_not_change_once_it_is_over(
    of: tuple[date, ...], count: int, walked: set[date], number: int
) -> None:
    day = WEEK[number]
    until_then = {each for each in walked if each <= day}
    was_asked = day in walking_days(of, count, until_then, day, BEFORE)
    for today in WEEK[number:]:
        done = {each for each in walked if each <= today}
        assert (day in walking_days(of, count, done, today, BEFORE)) == was_asked
