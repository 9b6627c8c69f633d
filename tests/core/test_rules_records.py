"""What a walk counts, and what a day and a week make of it, to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from walkreminder.core.days import costs_of, spare_days_spent
from walkreminder.core.ledger import Line, Outcome, Reason
from walkreminder.core.settings import Weekday
from walkreminder.core.stats import Week, week_with
from walkreminder.core.timetable import SlotKey
from walkreminder.core.walk import Walk, elapsed, extend, pause, resume

START = datetime(2026, 11, 19, 15, tzinfo=UTC)
MONDAY = date(2026, 11, 16)
MINUTE = timedelta(minutes=1)
CAP = timedelta(hours=3)
WALK = Walk(UUID(int=1), START, "UTC", 20 * MINUTE, 2 * MINUTE, 2 * MINUTE)


def test_no_pause_counts_however_many_there_are() -> None:
    walk = WALK
    for begins in (2, 7, 15):
        walk = resume(
            pause(walk, START + begins * MINUTE), START + (begins + 3) * MINUTE
        )
    assert elapsed(walk, START + 20 * MINUTE) == 11 * MINUTE


def test_a_pause_on_a_clock_corrected_to_before_the_walk_begins_with_it() -> None:
    walk = pause(WALK, START - MINUTE)
    assert resume(walk, START + MINUTE).paused_for == MINUTE


@pytest.mark.parametrize(
    ("counted", "by", "goal"),
    [
        (0, 5, 25),
        (18, -5, 19),
        # Past its goal a walk is not shortened, and not prolonged by shortening.
        (25, -5, 20),
        (25, 5, 25),
        (0, 1000, 180),
    ],
)
def test_the_goal_moves_from_a_minute_ahead_to_the_cap(
    counted: int, by: int, goal: int
) -> None:
    moved = extend(WALK, by * MINUTE, START + counted * MINUTE, CAP)
    assert moved.goal == goal * MINUTE


def test_a_minute_has_sixty_seconds_in_the_days_and_in_all_of_a_week() -> None:
    week = Week(MONDAY, (59, 60, 119, 120, 0, 0, 0))
    assert week.minutes == (0, 1, 1, 2, 0, 0, 0)
    assert week.total == 5
    assert Week(MONDAY, (59, 0, 0, 0, 0, 0, 0)).total == 0


EXCUSED = {Reason.UNWELL, Reason.REST_DAY, Reason.SAFETY}


@pytest.mark.parametrize("reason", Reason)
def test_only_days_without_a_fair_chance_cost_no_spare_one(reason: Reason) -> None:
    due = datetime.combine(MONDAY, time(10), UTC)
    line = Line(SlotKey("r", MONDAY, time(10)), due, Outcome.MISSED, reason, due)
    week = week_with(MONDAY, Weekday.MON, {})
    spent = spare_days_spent(
        costs_of([(line.key.date, line.outcome, line.reason)]),
        week,
        MONDAY + timedelta(days=1),
    )
    assert spent == (0 if reason in EXCUSED else 1)
