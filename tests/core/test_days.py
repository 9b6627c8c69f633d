from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from walkreminder.core.days import costs_of, day_of, excused, spare_days_spent
from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import Weekday
from walkreminder.core.stats import week_with
from walkreminder.core.timetable import DaysOff, SlotKey

THURSDAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)


def line(day: date, outcome: Outcome, reason: Reason | None = None) -> Line:
    due = datetime.combine(day, time(10), UTC)
    return Line(SlotKey("daily", day, time(10)), due, outcome, reason, due)


def end(line: Line) -> tuple[date, Outcome, Reason | None]:
    return line.key.date, line.outcome, line.reason


def test_a_walk_belongs_to_the_date_of_its_start_where_it_started() -> None:
    late = datetime(2026, 11, 18, 23, 50, tzinfo=UTC)
    ended = late + timedelta(minutes=20)
    walk = WalkRecord(UUID(int=1), late, ended, "Europe/Berlin", 1200)
    assert day_of(walk) == THURSDAY


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
    week = week_with(THURSDAY, Weekday.MON, walked)
    assert spare_days_spent(costs_of(map(end, lines)), week, THURSDAY) == spent


def test_a_walk_in_a_zone_that_nobody_knows_belongs_to_the_date_in_utc() -> None:
    late = datetime(2026, 11, 18, 23, 50, tzinfo=UTC)
    ended = late + timedelta(minutes=20)
    walk = WalkRecord(UUID(int=1), late, ended, "Atlantis/Old_Town", 1200)
    assert day_of(walk) == date(2026, 11, 18)


def test_a_day_off_or_in_a_flare_up_costs_nothing() -> None:
    lines = [
        line(MONDAY, Outcome.MISSED, Reason.OFF),
        line(MONDAY + timedelta(days=1), Outcome.MISSED, Reason.OFF),
        line(MONDAY + timedelta(days=2), Outcome.WALKED),
    ]
    week = week_with(THURSDAY, Weekday.MON, {})
    asked = costs_of(map(end, lines))
    assert spare_days_spent(asked, week, THURSDAY) == 2
    assert excused(asked, []) == asked
    off = excused(asked, [DaysOff(date(2026, 11, 1), MONDAY)])
    assert spare_days_spent(off, week, THURSDAY) == 1
    assert off.keys() == asked.keys()


def test_of_the_slots_of_a_day_the_kindest_counts() -> None:
    missed = line(MONDAY, Outcome.MISSED, Reason.IGNORED)
    unwell = line(MONDAY, Outcome.SKIPPED, Reason.UNWELL)
    assert costs_of([end(missed), end(missed)]) == {MONDAY: True}
    assert costs_of([end(missed), end(unwell)]) == {MONDAY: False}
    assert costs_of([end(unwell), end(missed)]) == {MONDAY: False}
