from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import Weekday
from walkreminder.core.stats import (
    by_day,
    day_of,
    first_of_week,
    latest_weeks,
    spare_days_spent,
    week_of,
)
from walkreminder.core.timetable import SlotKey

THURSDAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)


def walk(started: datetime, minutes: int, zone: str = "UTC") -> WalkRecord:
    length = timedelta(minutes=minutes)
    return WalkRecord(uuid4(), started, started + length, zone, minutes * 60)


def line(day: date, outcome: Outcome, reason: Reason | None = None) -> Line:
    due = datetime.combine(day, time(10), UTC)
    return Line(SlotKey("daily", day, time(10)), due, outcome, reason, due)


@pytest.mark.parametrize(
    ("starts", "begins"),
    [
        (Weekday.MON, date(2026, 11, 16)),
        (Weekday.SUN, date(2026, 11, 15)),
        (Weekday.SAT, date(2026, 11, 14)),
    ],
)
def test_a_week_begins_on_the_day_the_user_chose(starts: Weekday, begins: date) -> None:
    assert first_of_week(THURSDAY, starts) == begins
    assert first_of_week(begins, starts) == begins
    assert week_of(THURSDAY, {}, starts).days[0] == begins


def test_a_week_adds_seconds_before_it_rounds_to_minutes() -> None:
    week = week_of(THURSDAY, {MONDAY: 1230, THURSDAY: 1230}, Weekday.MON)
    assert week.minutes == 41
    assert week.minutes_a_day == (20, 0, 0, 20, 0, 0, 0)


def test_the_latest_weeks_end_with_the_running_one() -> None:
    weeks = latest_weeks(THURSDAY, {MONDAY: 600}, Weekday.MON, 3)
    assert [week.begins.day for week in weeks] == [2, 9, 16]
    assert [week.minutes for week in weeks] == [0, 0, 10]


def test_a_walk_belongs_to_the_date_of_its_start_where_it_started() -> None:
    late = walk(datetime(2026, 11, 18, 23, 50, tzinfo=UTC), 20, "Europe/Berlin")
    assert day_of(late) == THURSDAY
    assert by_day([late, late]) == {THURSDAY: 2400}


@pytest.mark.parametrize(
    ("lines", "walked", "spent"),
    [
        ([line(MONDAY, Outcome.MISSED, Reason.IGNORED)], {}, 1),
        ([line(MONDAY, Outcome.QUIET, Reason.BY_USER)], {}, 1),
        ([line(MONDAY, Outcome.SKIPPED, Reason.UNWELL)], {}, 0),
        ([line(MONDAY, Outcome.QUIET, Reason.REST_DAY)], {}, 0),
        ([line(MONDAY, Outcome.WALKED)], {}, 0),
        ([line(MONDAY, Outcome.COVERED)], {}, 0),
        ([line(MONDAY, Outcome.SKIPPED)], {MONDAY: 300}, 0),
        ([line(THURSDAY, Outcome.SKIPPED)], {}, 0),
        ([line(MONDAY - timedelta(days=1), Outcome.SKIPPED)], {}, 0),
        ([], {}, 0),
    ],
)
def test_a_spare_day_goes_when_a_slot_passed_without_a_walk(
    lines: list[Line], walked: dict[date, int], spent: int
) -> None:
    week = week_of(THURSDAY, walked, Weekday.MON)
    assert spare_days_spent(lines, week, THURSDAY) == spent
