from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.seed import WEEKEND, WORK
from tests.ui.settings.seed import DESK, HOLIDAYS, HOURLY, SEED
from walkreminder.core.settings import Settings
from walkreminder.core.timetable import ClockTimes, DaysOff, Interval, Reminder
from walkreminder.ui.settings import edits
from walkreminder.ui.settings.edits import Refusal

TIMES = ClockTimes((time(10, 30), time(15)))
clock_times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def test_a_time_is_added_in_its_order() -> None:
    assert edits.with_time(TIMES, time(12)) == ClockTimes(
        (time(10, 30), time(12), time(15))
    )


def test_a_time_is_moved() -> None:
    moved = edits.with_time(TIMES, time(16), instead_of=time(10, 30))
    assert moved == ClockTimes((time(15), time(16)))


def test_a_time_moved_to_itself_stays() -> None:
    assert edits.with_time(TIMES, time(15), instead_of=time(15)) == TIMES


def test_a_time_that_is_there_already_is_refused() -> None:
    assert edits.with_time(TIMES, time(15)) is Refusal.SAME_TIME
    moved = edits.with_time(TIMES, time(15), instead_of=time(10, 30))
    assert moved is Refusal.SAME_TIME


def test_the_last_time_cannot_be_removed() -> None:
    one = edits.without_time(TIMES, time(15))
    assert one == ClockTimes((time(10, 30),))
    assert edits.without_time(one, time(10, 30)) is Refusal.LAST_TIME


@given(st.sets(clock_times, min_size=1, max_size=30))
def test_the_time_that_is_offered_is_free(times: set[time]) -> None:
    rule = ClockTimes(tuple(times))
    assert edits.next_time(rule) not in times


@pytest.mark.parametrize(
    ("window", "answer"),
    [
        (HOURLY, HOURLY),
        (Interval(timedelta(hours=1), time(9), time(9)), Refusal.NO_WINDOW),
        (Interval(timedelta(hours=1), time(9), time(9, 30)), Refusal.TOO_LONG),
    ],
)
def test_a_window_needs_a_length_and_room_for_its_interval(
    window: Interval, answer: object
) -> None:
    assert edits.checked(window) == answer


def test_a_window_may_pass_midnight() -> None:
    night = Interval(timedelta(hours=1), time(22), time(1))
    assert edits.checked(night) == night
    assert edits.times_in(night) == (time(23), time(0), time(1))


def test_an_interval_turns_into_the_times_it_stands_for() -> None:
    times = edits.as_times(HOURLY)
    assert isinstance(times, ClockTimes)
    assert times.times[0] == time(9, 50)
    assert len(times.times) == 10


def test_too_many_times_stay_an_interval() -> None:
    minutely = Interval(timedelta(minutes=1), time(9), time(17))
    assert edits.as_times(minutely) is Refusal.TOO_MANY


@pytest.mark.parametrize(
    ("name", "fresh"),
    [
        ("Lunch round", "lunch-round"),
        ("  ", "walk"),
        ("Weekend", "weekend-2"),
        ("once", "once-2"),
        ("Mittag \N{EN DASH} größer!", "mittag-größer"),
        ("x" * 90, "x" * 40),
    ],
)
def test_a_name_becomes_an_id_of_its_own(name: str, fresh: str) -> None:
    assert edits.fresh_id(SEED, name) == fresh


def test_copies_of_copies_count_on() -> None:
    once, first = edits.with_copy(SEED, "weekend")
    twice, second = edits.with_copy(once, first)
    assert (first, second) == ("weekend-2", "weekend-3")
    assert [each.id for each in twice.reminders][1:4] == ["weekend", first, second]
    assert replace(twice.reminders[2], id="weekend") == WEEKEND


def test_a_new_reminder_asks_when_nothing_else_does() -> None:
    new = edits.new_reminder(SEED)
    assert new == Reminder("walk", ClockTimes((time(12, 30),)))
    alone = edits.new_reminder(Settings(reminders=()))
    assert alone.rule == ClockTimes((time(15),))


def test_a_reminder_is_changed_inserted_and_removed_by_its_id() -> None:
    off = replace(WORK, enabled=False)
    assert edits.with_reminder(SEED, WORK.id, off).reminders == (off, WEEKEND, DESK)
    without = edits.without_reminder(SEED, WEEKEND.id)
    assert without.reminders == (WORK, DESK)
    assert edits.with_inserted(without, 1, WEEKEND) == SEED


def test_days_off_are_kept_in_order() -> None:
    may = date(2026, 12, 1)
    added = edits.with_days_off(SEED, may, may)
    assert isinstance(added, Settings)
    assert added.days_off == (DaysOff(may, may), HOLIDAYS)
    assert edits.without_days_off(added, DaysOff(may, may)) == SEED


def test_longer_days_off_take_the_place_of_those_inside() -> None:
    first, last = date(2026, 12, 20), date(2027, 1, 6)
    longer = edits.with_days_off(SEED, first, last)
    assert isinstance(longer, Settings)
    assert longer.days_off == (DaysOff(first, last),)


def test_days_off_backwards_or_twice_are_refused() -> None:
    first, last = date(2026, 12, 26), date(2026, 12, 27)
    assert edits.with_days_off(SEED, last, first) is Refusal.BACKWARDS
    assert edits.with_days_off(SEED, first, last) is Refusal.SAME_DATES


def test_no_walk_is_longer_than_the_longest() -> None:
    assert edits.refusal_of(SEED) is None
    short = replace(SEED, walk=replace(SEED.walk, cap=timedelta(minutes=15)))
    assert edits.refusal_of(short) is Refusal.OVER_CAP
