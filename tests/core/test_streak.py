"""Which weeks are kept, and what a week that is not does to the streak."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.days import excused
from walkreminder.core.flare import Flare
from walkreminder.core.settings import GoalSettings, Weekday
from walkreminder.core.stats import week_of, week_with
from walkreminder.core.streak import Streak, spare_days_left, streak_of
from walkreminder.core.timetable import DaysOff

MONDAY = date(2026, 11, 16)
GOAL = GoalSettings()
MARKS = {"w", "x", "e", "f", "."}


def told(
    *weeks: str, first: date = MONDAY
) -> tuple[dict[date, bool], dict[date, int], date]:
    """Return asked and walked of weeks, a letter a day, and the day after the last.

    w: a slot and a walk, x: a slot that passed, e: a slot on a day that is excused,
    f: a walk without a slot, "." nothing.
    """
    days = "".join(weeks)
    assert set(days) <= MARKS
    dates = [first + timedelta(days=number) for number in range(len(days))]
    asked = {
        day: mark != "e" for day, mark in zip(dates, days, strict=True) if mark in "wxe"
    }
    seconds = {day: 1200 for day, mark in zip(dates, days, strict=True) if mark in "wf"}
    return asked, seconds, first + timedelta(days=len(days))


KEPT, LOST = "wwwww..", "xxxww.."


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        ((), Streak()),
        # One week: at most two spare days may pass.
        (("wwwwwww",), Streak(1, 1)),
        (("xwwwwww",), Streak(1, 1)),
        (("xxwwwww",), Streak(1, 1)),
        (("xxxwwww",), Streak()),
        (("xxxxxxx",), Streak()),
        # Days without a slot cost nothing, and a walk on one is fine.
        (("wwwww..",), Streak(1, 1)),
        (("xxwww..",), Streak(1, 1)),
        (("xxwffff",), Streak(1, 1)),
        (("....ff.",), Streak(1, 1)),
        (("xxx.fff",), Streak()),
        # Rest, unwell, flare-up and locked days cost nothing either.
        (("eeeeexx",), Streak(1, 1)),
        (("eeeexxx",), Streak()),
        (("weeeeee",), Streak(1, 1)),
        # What asks for so little as the spare days is kept: the rule says no more.
        ((".....xx",), Streak(1, 1)),
        # A week that asked nothing is not judged.
        ((".......",), Streak()),
        (("eeeeeee",), Streak()),
        ((KEPT, ".......", KEPT), Streak(2, 2)),
        ((KEPT, "eeeee..", KEPT), Streak(2, 2)),
        ((LOST, ".......", LOST), Streak()),
        # One that was not kept takes one, never all, and never below none.
        ((KEPT, LOST), Streak(0, 0)),
        ((KEPT, KEPT, KEPT, LOST), Streak(2, 0)),
        ((KEPT, KEPT, KEPT, LOST, KEPT), Streak(3, 1)),
        ((KEPT, KEPT, KEPT, LOST, LOST, KEPT), Streak(2, 1)),
        ((LOST, LOST, LOST, KEPT), Streak(1, 1)),
        ((LOST, KEPT, KEPT), Streak(2, 2)),
        ((KEPT, LOST, LOST, LOST, KEPT, KEPT), Streak(2, 2)),
        ((KEPT,) * 52, Streak(52, 52)),
    ],
)
def test_weeks_kept_add_one_and_others_take_one(
    weeks: tuple[str, ...], found: Streak
) -> None:
    streak = streak_of(*told(*weeks), GOAL)
    assert streak == found
    assert streak.is_whole is (found.weeks == found.in_a_row)


@pytest.mark.parametrize(
    ("spare", "days", "weeks"),
    [
        (0, "wwwwwww", 1),
        (0, "xwwwwww", 0),
        (1, "xwwwwww", 1),
        (1, "xxwwwww", 0),
        (6, "xxxxxxw", 1),
        (6, "xxxxxxx", 0),
    ],
)
def test_a_week_has_the_spare_days_of_the_settings(
    spare: int, days: str, weeks: int
) -> None:
    assert streak_of(*told(days), GoalSettings(spare_days=spare)).weeks == weeks


@pytest.mark.parametrize("day", range(7))
def test_the_running_week_is_not_judged_before_its_end(day: int) -> None:
    asked, seconds, after = told(KEPT, "xxxx...")
    assert streak_of(asked, seconds, after - timedelta(days=7 - day), GOAL).weeks == 1
    assert streak_of(asked, seconds, after, GOAL).weeks == 0
    asked, seconds, after = told(KEPT, KEPT)
    assert streak_of(asked, seconds, after - timedelta(days=7 - day), GOAL).weeks == 1
    assert streak_of(asked, seconds, after, GOAL).weeks == 2


@pytest.mark.parametrize(
    ("starts", "weeks"), [(Weekday.MON, 2), (Weekday.SUN, 2), (Weekday.SAT, 0)]
)
def test_a_week_begins_where_the_user_says(starts: Weekday, weeks: int) -> None:
    # Saturday to Monday have passed: only weeks from Saturday on have all three.
    asked, seconds, after = told("wwwwwxx", "xwwwwww")
    goal = GoalSettings(week_starts=starts)
    assert streak_of(asked, seconds, after, goal).weeks == weeks


def test_days_off_and_flare_ups_keep_what_was_reached() -> None:
    asked, seconds, after = told(KEPT, KEPT, "xxxxx..", "xxxxx..", KEPT)
    assert streak_of(asked, seconds, after, GOAL) == Streak(1, 1)
    off = DaysOff(MONDAY + timedelta(days=14), MONDAY + timedelta(days=20))
    flare = Flare(MONDAY + timedelta(days=21), MONDAY + timedelta(days=27))
    spared = excused(asked, [off, flare])
    assert streak_of(spared, seconds, after, GOAL) == Streak(3, 3)


def test_the_reserve_is_what_the_running_week_has_not_taken() -> None:
    asked, seconds, after = told("xwxxw..")
    for day, left in ((0, 2), (1, 1), (2, 1), (3, 0), (4, 0)):
        today = MONDAY + timedelta(days=day)
        week = week_with(today, Weekday.MON, seconds)
        assert spare_days_left(asked, week, today, GOAL) == left
    assert after == MONDAY + timedelta(days=7)


DAYS = st.lists(st.sampled_from(sorted(MARKS)), max_size=100).map("".join)
STARTS = st.sampled_from(Weekday)
SPARE = st.integers(0, 6)


@given(DAYS, SPARE, STARTS)
def test_a_streak_is_never_below_none_nor_above_its_weeks(
    days: str, spare: int, starts: Weekday
) -> None:
    goal = GoalSettings(spare_days=spare, week_starts=starts)
    streak = streak_of(*told(days), goal)
    assert 0 <= streak.in_a_row <= streak.weeks <= len(days) // 7 + 1


@given(DAYS, SPARE, STARTS, st.integers(0, 99))
def test_one_more_walk_never_makes_it_less(
    days: str, spare: int, starts: Weekday, at: int
) -> None:
    goal = GoalSettings(spare_days=spare, week_starts=starts)
    asked, seconds, after = told(days)
    more = seconds | {MONDAY + timedelta(days=at): 60}
    plain = streak_of(asked, seconds, after, goal)
    assert streak_of(asked, more, after, goal).weeks >= plain.weeks


@given(DAYS, STARTS, st.integers(0, 99), st.integers(0, 30))
def test_an_excuse_never_takes_more_than_the_week_it_leaves_unjudged(
    days: str, starts: Weekday, at: int, length: int
) -> None:
    goal = GoalSettings(week_starts=starts)
    asked, seconds, after = told(days)
    first = MONDAY + timedelta(days=at)
    spared = excused(asked, [DaysOff(first, first + timedelta(days=length))])
    plain = streak_of(asked, seconds, after, goal)
    # A week may be kept by its spare days alone; excused, it asks nothing at all.
    touched = length // 7 + 2
    assert streak_of(spared, seconds, after, goal).weeks >= plain.weeks - touched


@given(DAYS, STARTS, st.integers(0, 6))
def test_a_dent_takes_one_week_whatever_went_before(
    days: str, starts: Weekday, more: int
) -> None:
    goal = GoalSettings(week_starts=starts)
    asked, seconds, after = told(days)
    first = week_of(after, starts) + timedelta(days=7)
    bare = streak_of(asked, seconds, first, goal).weeks
    dented = asked | {first + timedelta(days=day): True for day in range(3)}
    week_later = first + timedelta(days=7 + more)
    got = streak_of(dented, seconds, week_later, goal).weeks
    assert got == max(bare - 1, 0)
