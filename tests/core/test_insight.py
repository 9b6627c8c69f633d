"""Months, times of day, fates of slots, and all of it at one glance."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.insight import (
    Begun,
    Fate,
    Month,
    OutcomeCount,
    Sums,
    Total,
    busiest,
    fate_weeks,
    first_needed,
    hours_of,
    insight_of,
    last_months,
    months_of,
    outcomes_of,
)
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.settings import GoalSettings, Settings, Weekday
from walkreminder.core.streak import Streak
from walkreminder.core.timetable import DaysOff
from walkreminder.core.trend import Move, Rated

MONDAY = date(2026, 11, 16)
THURSDAY = date(2026, 11, 19)


def test_months_have_what_their_days_have() -> None:
    seconds = {
        date(2026, 10, 31): 600,
        date(2026, 11, 1): 90,
        date(2026, 11, 30): 90,
        date(2025, 11, 2): 1200,
        date(2026, 11, 5): 0,
    }
    walks = {**dict.fromkeys(seconds, 1), date(2026, 10, 31): 3}
    assert months_of(seconds, walks) == (
        Month(date(2025, 11, 1), Total(1200, 1, 1)),
        Month(date(2026, 10, 1), Total(600, 3, 1)),
        Month(date(2026, 11, 1), Total(180, 3, 2)),
    )
    assert Total(180).minutes == 3
    assert months_of({}, {}) == ()


@pytest.mark.parametrize(
    ("today", "count", "firsts"),
    [
        (date(2026, 11, 19), 1, [(2026, 11)]),
        (date(2026, 2, 28), 3, [(2025, 12), (2026, 1), (2026, 2)]),
        (date(2026, 12, 31), 2, [(2026, 11), (2026, 12)]),
        (date(2026, 1, 1), 2, [(2025, 12), (2026, 1)]),
        (date(1, 2, 1), 12, [(1, 1), (1, 2)]),
    ],
)
def test_the_last_months_end_with_the_present_one(
    today: date, count: int, firsts: list[tuple[int, int]]
) -> None:
    walked = Month(date(*firsts[0], 1), Total(60, 1, 1))
    months = last_months([walked, Month(date(9000, 1, 1))], today, count)
    assert [month.first for month in months] == [date(*each, 1) for each in firsts]
    assert months[0] == walked
    assert all(month.total == Total() for month in months[1:])


def begun(hour: int, minute: int, zone: str, seconds: int = 600) -> Begun:
    return Begun(datetime(2026, 7, 1, hour, minute, tzinfo=UTC), zone, seconds)


@pytest.mark.parametrize(
    ("walk", "hour"),
    [
        (begun(9, 59, "UTC"), 9),
        (begun(10, 0, "UTC"), 10),
        (begun(9, 0, "Europe/Berlin"), 11),
        (begun(23, 30, "Europe/Berlin"), 1),
        (begun(9, 30, "Asia/Kolkata"), 15),
        (begun(9, 0, "Atlantis/Old_Town"), 9),
    ],
)
def test_a_walk_has_the_hour_that_clocks_showed_where_it_began(
    walk: Begun, hour: int
) -> None:
    hours = hours_of([walk, walk])
    assert len(hours) == 24
    assert hours[hour] == sum(hours) == 1200
    assert busiest(hours) == hour


def test_of_hours_alike_the_first_is_told_and_of_none_none() -> None:
    assert busiest(hours_of([begun(9, 0, "UTC"), begun(7, 0, "UTC")])) == 7
    assert busiest(hours_of([])) is None
    assert busiest(()) is None


def fate(
    day: date, outcome: Outcome, reason: Reason | None = None, count: int = 1
) -> Fate:
    return Fate(day, outcome, reason, count)


def test_slots_are_counted_by_outcome_and_reason() -> None:
    fates = [
        fate(MONDAY, Outcome.QUIET, Reason.BY_USER),
        fate(MONDAY, Outcome.SKIPPED),
        fate(MONDAY, Outcome.SKIPPED, Reason.UNWELL, 2),
        fate(MONDAY, Outcome.MISSED, Reason.OFF),
        fate(THURSDAY, Outcome.MISSED, Reason.ASLEEP),
        fate(THURSDAY, Outcome.MISSED, Reason.IGNORED, 3),
        fate(THURSDAY, Outcome.WALKED, None, 7),
    ]
    assert outcomes_of(fates) == (
        OutcomeCount(Outcome.WALKED, 7),
        OutcomeCount(Outcome.SKIPPED, 3, ((Reason.UNWELL, 2),)),
        OutcomeCount(
            Outcome.MISSED,
            5,
            ((Reason.IGNORED, 3), (Reason.ASLEEP, 1), (Reason.OFF, 1)),
        ),
        OutcomeCount(Outcome.QUIET, 1, ((Reason.BY_USER, 1),)),
    )
    assert outcomes_of([]) == ()


def test_weeks_have_their_own_slots() -> None:
    fates = [
        fate(MONDAY, Outcome.WALKED),
        fate(MONDAY - timedelta(days=1), Outcome.SKIPPED),
        fate(MONDAY - timedelta(days=99), Outcome.QUIET),
    ]
    before, now = fate_weeks(fates, THURSDAY, Weekday.MON, 2)
    assert (before.first, now.first) == (MONDAY - timedelta(days=7), MONDAY)
    assert before.counts == (OutcomeCount(Outcome.SKIPPED, 1),)
    assert now.counts == (OutcomeCount(Outcome.WALKED, 1),)


def test_of_nothing_everything_is_open() -> None:
    seen = insight_of(Sums(), THURSDAY, Settings())
    assert (seen.since, seen.total, seen.streak) == (None, Total(), Streak())
    assert (seen.week.left, seen.week.days_left, seen.spare_left) == (150, 4, 2)
    assert (len(seen.months), len(seen.fate_weeks), len(seen.pain)) == (12, 12, 12)
    assert (seen.outcomes, seen.trend, sum(seen.hours)) == ((), None, 0)


def test_everything_is_seen_at_one_glance() -> None:
    days = [MONDAY - timedelta(days=back) for back in range(-3, 80)]
    walked = {day: 1200 for day in days if day.weekday() != 2}
    wednesdays = {day: True for day in days if day.weekday() == 2}
    old = MONDAY - timedelta(weeks=20)
    sums = Sums(
        seconds=walked,
        walks=dict.fromkeys(walked, 2),
        unwalked=wednesdays | {old: True},
        begun=(Begun(datetime.combine(MONDAY, time(9), UTC), "UTC", 1200),),
        fates=(fate(MONDAY, Outcome.WALKED), fate(old, Outcome.MISSED)),
        rated={day: Rated(3 if day < date(2026, 10, 1) else 1, 1) for day in walked},
    )
    settings = Settings(
        goal=GoalSettings(spare_days=1), days_off=(DaysOff(THURSDAY, THURSDAY),)
    )
    seen = insight_of(sums, THURSDAY, settings)
    assert seen.today == THURSDAY
    assert seen.since == old
    # The one slot of an old week was within its spare days.
    assert seen.streak == Streak(13, 13)
    assert seen.spare_left == 0
    assert seen.week.walked == 60
    assert seen.total == Total(1200 * len(walked), 2 * len(walked), len(walked))
    assert seen.months[-1].total.walks == 2 * sum(day.month == 11 for day in walked)
    assert seen.hours[9] == 1200
    # What is older than the weeks that are told is not among the outcomes.
    assert seen.outcomes == seen.fate_weeks[-1].counts
    assert seen.trend is not None
    assert seen.trend.pain is Move.LESS


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.sampled_from(Weekday))
def test_what_is_needed_begins_before_the_first_week_told(
    today: date, starts: Weekday
) -> None:
    (first, *_) = fate_weeks([], today, starts)
    assert first_needed(today, starts) == first.first - timedelta(weeks=1)


@given(st.dictionaries(st.dates(), st.integers(0, 9000)))
def test_no_second_is_lost_in_months(seconds: dict[date, int]) -> None:
    months = months_of(seconds, dict.fromkeys(seconds, 1))
    assert sum(each.total.seconds for each in months) == sum(seconds.values())
    assert sum(each.total.walks for each in months) == len(seconds)
    assert list(months) == sorted(months, key=lambda each: each.first)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Outcome),
            st.none() | st.sampled_from(Reason),
            st.integers(1, 9),
        )
    )
)
def test_no_slot_is_lost_in_outcomes(
    told: list[tuple[Outcome, Reason | None, int]],
) -> None:
    counts = outcomes_of(fate(MONDAY, *each) for each in told)
    assert sum(each.count for each in counts) == sum(each[2] for each in told)
    for each in counts:
        assert sum(number for _, number in each.reasons) <= each.count
