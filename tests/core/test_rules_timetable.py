"""Slots of several reminders, and of days that a clock lives through twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core.timetable import (
    ClockTimes,
    Interval,
    Reminder,
    Timetable,
    coming_slots,
    midnight_after,
    next_slot,
    slots_between,
    until_tomorrow,
)

LONDON = ZoneInfo("Europe/London")
# Where a minute past midnight was once followed by a minute past eleven.
ST_JOHNS = ZoneInfo("America/St_Johns")
SECOND_PASS = datetime(2010, 11, 7, 3, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 21, tzinfo=UTC)


def daily(at: str, name: str = "on", **more: object) -> Reminder:
    rule = ClockTimes((time.fromisoformat(at),))
    return Reminder(name, rule, **more)  # type: ignore[arg-type]  # keywords of a test


def window(opens: str, until: str, name: str = "w", **more: object) -> Reminder:
    rule = Interval(
        timedelta(minutes=30), time.fromisoformat(opens), time.fromisoformat(until)
    )
    return Reminder(name, rule, **more)  # type: ignore[arg-type]  # keywords of a test


def test_a_reminder_switched_off_gives_none_beside_one_that_is_on() -> None:
    table = Timetable((daily("12:00"), daily("10:00", "off", enabled=False)))
    found = slots_between(table, FRIDAY, FRIDAY + timedelta(days=1), LONDON)
    assert [slot.key.reminder for slot in found] == ["on"]
    slot = next_slot(table, FRIDAY, LONDON)
    assert slot is not None
    assert slot.key.reminder == "on"


@pytest.mark.parametrize("ahead", range(7))
def test_a_reminder_without_days_asks_on_every_day(ahead: int) -> None:
    after = FRIDAY + timedelta(days=ahead)
    slot = next_slot(Timetable((daily("12:00"),)), after, LONDON)
    assert slot is not None
    assert slot.due - after == timedelta(hours=15)


def test_slots_between_are_later_than_the_first_instant_up_to_the_last() -> None:
    table = Timetable((daily("10:00"), daily("11:00", "b"), daily("12:00", "c")))
    first, last = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (10, 12))
    found = slots_between(table, first, last, LONDON)
    assert [slot.due.hour for slot in found] == [11, 12]


def test_a_clock_set_back_over_midnight_gives_each_slot_once_and_misses_none() -> None:
    table = Timetable((daily("23:30"), daily("00:00", "midnight")))
    before, after = SECOND_PASS - timedelta(hours=1), SECOND_PASS + timedelta(days=1)
    expected = [
        ("midnight", date(2010, 11, 7), time(0)),
        ("on", date(2010, 11, 7), time(23, 30)),
    ]
    early = slots_between(table, before, SECOND_PASS, ST_JOHNS)
    found = early + slots_between(table, SECOND_PASS, after, ST_JOHNS)
    keys = [(slot.key.reminder, slot.key.date, slot.key.time) for slot in found]
    assert keys == expected
    coming = islice(coming_slots(table, before, ST_JOHNS), 2)
    assert [slot.key for slot in coming] == [slot.key for slot in found]


def test_a_slot_that_a_gap_put_off_to_a_whole_minute_is_still_to_come_before_it() -> (
    None
):
    # Monrovia's gap ended half a minute past 00:44, by the wall and in UTC.
    monrovia, table = ZoneInfo("Africa/Monrovia"), Timetable((daily("00:10"),))
    gap_ended = datetime(1972, 1, 7, 0, 44, 30, tzinfo=UTC)
    slot = next_slot(table, gap_ended + timedelta(seconds=10), monrovia)
    assert slot is not None
    assert slot.key.date == date(1972, 1, 7)
    assert slot.due == gap_ended + timedelta(seconds=30)


@pytest.mark.parametrize("minutes", [-31, -30, -29, 0, 29, 30, 31])
def test_a_day_ends_later_than_each_of_its_instants(minutes: int) -> None:
    # The day ends for the first time at 02:30 UTC, for the second at 03:30.
    instant = SECOND_PASS + timedelta(minutes=minutes)
    assert midnight_after(instant, ST_JOHNS) > instant


@pytest.mark.parametrize(
    ("reminders", "ends"),
    [
        ([], "00:00:00"),
        ([daily("23:59")], "00:00:00"),
        ([window("09:00", "17:30")], "00:00:00"),
        ([window("22:30", "01:30")], "01:30:01"),
        # Whichever of two windows ends last, in whatever order they stand.
        ([window("22:30", "01:30"), window("22:00", "00:30", "v")], "01:30:01"),
        ([window("22:00", "00:30"), window("22:30", "01:30", "v")], "01:30:01"),
        ([window("22:30", "01:30", enabled=False)], "00:00:00"),
        ([window("22:30", "01:30", days=frozenset({5}))], "00:00:00"),
        ([window("22:30", "01:30", days=frozenset({4}))], "01:30:01"),
    ],
)
def test_quiet_until_tomorrow_ends_with_the_last_window_that_runs_then(
    reminders: list[Reminder], ends: str
) -> None:
    end = datetime.fromisoformat(f"2026-11-21T{ends}+00:00")
    assert until_tomorrow(Timetable(tuple(reminders)), FRIDAY, LONDON) == end


def test_a_gap_ends_at_a_whole_minute_of_the_clock_on_the_wall() -> None:
    """Until 1935 St. John's was seconds off the whole minutes of UTC."""
    reminders = (daily("23:30", "in the gap"), daily("00:01"), daily("00:02", "later"))
    after = datetime(1927, 5, 1, 20, tzinfo=UTC)
    slots = list(islice(coming_slots(Timetable(reminders), after, ST_JOHNS), 4))
    assert [slot.due for slot in slots] == sorted(slot.due for slot in slots)
    assert all(slot.due.astimezone(ST_JOHNS).second == 0 for slot in slots)
