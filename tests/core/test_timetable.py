from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.timetable import (
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
    Slot,
    SlotKey,
    Timetable,
    coming_slots,
    instant_of,
    local_date,
    midnight_after,
    next_slot,
    slots_between,
    until_tomorrow,
)

LONDON = ZoneInfo("Europe/London")
ZONES = [
    "Europe/London",
    "Australia/Lord_Howe",
    "America/New_York",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Pacific/Apia",
    "UTC",
]


def at_times(*times: str, **more: object) -> Reminder:
    rule = ClockTimes(tuple(time.fromisoformat(each) for each in times))
    return Reminder("r", rule, **more)  # type: ignore[arg-type]  # keywords of a test


def every(minutes: int, opens: str, until: str, **more: object) -> Reminder:
    rule = Interval(
        timedelta(minutes=minutes), time.fromisoformat(opens), time.fromisoformat(until)
    )
    return Reminder("r", rule, **more)  # type: ignore[arg-type]  # keywords of a test


def local_times(reminder: Reminder, day: str, zone: ZoneInfo = LONDON) -> list[str]:
    table = Timetable((reminder,))
    found = slots_of_day(table, date.fromisoformat(day), zone)
    return [f"{slot.key.date} {slot.key.time:%H:%M}" for slot in found]


def slots_of_day(table: Timetable, day: date, zone: ZoneInfo) -> list[Slot]:
    noon = datetime.combine(day, time(12), UTC)
    around = slots_between(
        table, noon - timedelta(days=3), noon + timedelta(days=3), zone
    )
    return [slot for slot in around if slot.day == day]


def test_clock_times_give_one_slot_each_on_their_weekdays() -> None:
    weekdays = at_times("15:00", "10:30", days=frozenset(range(5)))
    assert local_times(weekdays, "2026-11-19") == [
        "2026-11-19 10:30",
        "2026-11-19 15:00",
    ]
    assert local_times(weekdays, "2026-11-21") == []


def test_an_interval_begins_one_interval_after_the_window_opens() -> None:
    assert local_times(every(50, "09:00", "11:30"), "2026-11-19") == [
        "2026-11-19 09:50",
        "2026-11-19 10:40",
        "2026-11-19 11:30",
    ]


def test_a_window_past_midnight_belongs_to_the_date_on_which_it_starts() -> None:
    night = every(60, "22:30", "01:30", days=frozenset({4}))
    assert local_times(night, "2026-11-20") == [
        "2026-11-20 23:30",
        "2026-11-21 00:30",
        "2026-11-21 01:30",
    ]
    assert local_times(night, "2026-11-21") == []
    slots = slots_of_day(Timetable((night,)), date(2026, 11, 20), LONDON)
    assert {slot.day for slot in slots} == {date(2026, 11, 20)}


def test_days_off_and_disabled_reminders_give_no_slots() -> None:
    off = DaysOff(date(2026, 12, 24), date(2027, 1, 2))
    table = Timetable((at_times("15:00"),), (off,))
    slot = next_slot(table, datetime(2026, 12, 23, 16, tzinfo=UTC), LONDON)
    assert slot is not None
    assert slot.key.date == date(2027, 1, 3)
    assert (
        next_slot(Timetable((at_times("15:00", enabled=False),)), slot.due, LONDON)
        is None
    )


def test_the_longest_walk_comes_first_among_slots_of_one_instant() -> None:
    short = Reminder("a", ClockTimes((time(15),)), minutes=5)
    long = Reminder("b", ClockTimes((time(15),)), minutes=20)
    now = datetime(2026, 11, 19, 9, tzinfo=UTC)
    found = slots_between(
        Timetable((short, long)), now, now + timedelta(days=1), LONDON
    )
    assert [slot.key.reminder for slot in found] == ["b", "a"]


@pytest.mark.parametrize(
    ("zone", "day", "at", "due"),
    [
        # Spring forward, 01:00 to 02:00: the first valid minute after the gap.
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00+00:00"),
        ("Europe/London", "2026-03-29", "00:59", "2026-03-29T00:59+00:00"),
        ("Europe/London", "2026-03-29", "02:00", "2026-03-29T01:00+00:00"),
        # Autumn overlap: the first pass only.
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30+00:00"),
        # Half an hour at Lord Howe, both ways.
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30+00:00"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45+00:00"),
        # A gap at midnight: Cairo's Friday begins at 01:00.
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00+00:00"),
    ],
)
def test_daylight_saving_moves_a_slot_to_a_valid_minute(
    zone: str, day: str, at: str, due: str
) -> None:
    found = instant_of(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert found == datetime.fromisoformat(due)


def test_a_date_that_a_zone_skipped_whole_has_no_slots() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert local_times(at_times("15:00"), "2011-12-30", apia) == []
    assert local_times(at_times("15:00"), "2011-12-31", apia) != []
    friday = instant_of(date(2011, 12, 29), time(15), apia)
    assert friday is not None
    slot = next_slot(Timetable((at_times("15:00"),)), friday, apia)
    assert slot is not None
    assert slot.key.date == date(2011, 12, 31)


def test_quiet_until_tomorrow_ends_at_midnight_or_with_a_running_window() -> None:
    now = datetime(2026, 11, 20, 21, tzinfo=UTC)
    plain = Timetable((at_times("15:00"),))
    assert until_tomorrow(plain, now, LONDON) == datetime(2026, 11, 21, tzinfo=UTC)
    night = Timetable((every(60, "22:30", "01:30"),))
    end = until_tomorrow(night, now, LONDON)
    assert end > datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    assert end < datetime(2026, 11, 21, 1, 31, tzinfo=UTC)


def test_a_window_on_a_day_off_does_not_lengthen_quiet() -> None:
    now = datetime(2026, 11, 20, 21, tzinfo=UTC)
    off = DaysOff(date(2026, 11, 20), date(2026, 11, 20))
    night = Timetable((every(60, "22:30", "01:30"),), (off,))
    assert until_tomorrow(night, now, LONDON) == datetime(2026, 11, 21, tzinfo=UTC)


clock_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
rules = st.one_of(
    st.builds(ClockTimes, st.lists(clock_times, min_size=1, max_size=4).map(tuple)),
    st.builds(
        Interval,
        st.integers(7, 300).map(lambda n: timedelta(minutes=n)),
        clock_times,
        clock_times,
    ).filter(lambda rule: rule.opens != rule.until),
)
reminders = st.builds(
    Reminder,
    st.sampled_from(["a", "b", "c"]),
    rules,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.none() | st.integers(1, 60),
)
tables = st.lists(reminders, max_size=3, unique_by=lambda r: r.id).map(
    lambda found: Timetable(tuple(found))
)
instants = st.integers(0, 18 * 365 * 86400).map(
    lambda seconds: datetime(2011, 12, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
zones = st.sampled_from(ZONES).map(ZoneInfo)


@given(tables, instants, zones)
def test_coming_slots_are_those_between_in_the_same_order(
    table: Timetable, now: datetime, zone: ZoneInfo
) -> None:
    coming = list(islice(coming_slots(table, now, zone), 5))
    if not coming:
        assert slots_between(table, now, now + timedelta(days=30), zone) == []
        return
    between = slots_between(table, now, coming[-1].due, zone)
    assert coming == between[: len(coming)]


def counted_through(
    table: Timetable, after: datetime, until: datetime, zone: ZoneInfo
) -> list[Slot]:
    """Find the slots the long way: every time of every day, sorted in the end."""
    found = []
    for ahead in range(-3, (until - after).days + 4):
        day = local_date(after, zone) + timedelta(days=ahead)
        for each in table.reminders:
            offsets = each.rule.offsets() if day.weekday() in each.days else ()
            for offset in offsets:
                local = datetime.combine(day, time(0)) + offset
                due = instant_of(local.date(), local.time(), zone)
                if due is not None and after < due <= until:
                    key = SlotKey(each.id, local.date(), local.time())
                    found.append(Slot(key, due, each.minutes or table.minutes, day))
    return sorted(found, key=lambda slot: (slot.due, -slot.minutes, slot.key))


# Instants around which clocks change: what is read then is worth a closer look.
changes = st.sampled_from(
    [
        ("Europe/London", "2026-03-29T01:00+00:00"),
        ("Europe/London", "2026-10-25T01:00+00:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:30+00:00"),
        ("Africa/Cairo", "2026-04-23T22:00+00:00"),
        ("Africa/Cairo", "2026-10-29T21:00+00:00"),
        ("Pacific/Apia", "2011-12-30T10:00+00:00"),
        ("Africa/Monrovia", "1972-01-07T00:44:30+00:00"),
    ]
)


@given(tables, changes, st.integers(-180, 180), st.integers(0, 60))
def test_slots_around_a_change_of_the_clocks_are_all_found(
    table: Timetable, change: tuple[str, str], minutes: int, hours: int
) -> None:
    zone = ZoneInfo(change[0])
    after = datetime.fromisoformat(change[1]).astimezone(UTC)
    after += timedelta(minutes=minutes / 6)
    until = after + timedelta(hours=hours)
    found = slots_between(table, after, until, zone)
    assert found == counted_through(table, after, until, zone)


@given(tables, instants, zones, st.integers(0, 9 * 24))
def test_nothing_is_left_out_by_not_counting_through(
    table: Timetable, after: datetime, zone: ZoneInfo, hours: int
) -> None:
    until = after + timedelta(hours=hours)
    found = slots_between(table, after, until, zone)
    through = counted_through(table, after, until, zone)
    assert [(each, each.day) for each in found] == [(e, e.day) for e in through]


@given(tables, instants, zones)
def test_every_slot_exists_once(
    table: Timetable, now: datetime, zone: ZoneInfo
) -> None:
    found = slots_between(table, now, now + timedelta(days=9), zone)
    assert len({slot.key for slot in found}) == len(found)
    assert all(now < slot.due <= now + timedelta(days=9) for slot in found)


@given(instants, zones)
def test_a_day_ends_at_the_midnight_after_it(now: datetime, zone: ZoneInfo) -> None:
    midnight = midnight_after(now, zone)
    assert now < midnight <= now + timedelta(hours=26)
    before = midnight - timedelta(seconds=1)
    assert local_date(before, zone) == local_date(now, zone)
    assert local_date(midnight, zone) > local_date(now, zone)


def test_a_gap_of_long_ago_is_found_however_far_it_lies_back() -> None:
    """Monrovia's clocks jumped by 44 min 30 s: the first whole minute after it."""
    monrovia = ZoneInfo("Africa/Monrovia")
    due = instant_of(date(1972, 1, 7), time(0, 20), monrovia)
    assert due == datetime(1972, 1, 7, 0, 45, tzinfo=UTC)


def test_a_timetable_can_be_asked_about_one_reminder_alone() -> None:
    both = Timetable((Reminder("a", ClockTimes((time(9),))), at_times("15:00")))
    only = both.only("r")
    assert [each.id for each in only.reminders] == ["r"]
    assert only.minutes == both.minutes


def test_without_reminders_nothing_comes() -> None:
    now = datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert next_slot(Timetable(), now, LONDON) is None
    never = every(600, "09:00", "10:00")
    assert next_slot(Timetable((never,)), now, LONDON) is None
