"""The sums of the page History say what all records say, and cost no more each year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.values import walk
from walkreminder.core.glance import Long, Usual, glance_of
from walkreminder.core.insight import insight_of
from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import GoalSettings, Settings, Weekday
from walkreminder.core.state import State
from walkreminder.core.timetable import DaysOff, SlotKey
from walkreminder.store.glance_rows import (
    read_days,
    read_lately,
    read_long,
    read_span,
)
from walkreminder.store.history import History
from walkreminder.store.insight_rows import read_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 19)
STATE = State(looked=datetime(2026, 11, 19, 12, tzinfo=UTC))
ENDS = (
    (Outcome.WALKED, None),
    (Outcome.COVERED, None),
    (Outcome.SKIPPED, Reason.UNWELL),
    (Outcome.SKIPPED, None),
    (Outcome.MISSED, Reason.IGNORED),
    (Outcome.QUIET, Reason.REST_DAY),
)

days_back = st.one_of(st.integers(0, 40), st.integers(0, 800))
walks = st.lists(
    st.tuples(days_back, st.integers(0, 23), st.integers(0, 4000)), max_size=30
)
lines = st.lists(st.tuples(days_back, st.sampled_from(ENDS)), max_size=40)


def filled(
    walked: Sequence[tuple[int, int, int]],
    slots: Sequence[tuple[int, tuple[Outcome, Reason | None]]],
) -> History:
    history, records = History(":memory:"), list[WalkRecord | Line]()
    for number, (back, hour, seconds) in enumerate(walked):
        began = datetime.combine(TODAY - timedelta(days=back), time(hour), UTC)
        rated = number % 11 if number % 2 else None
        records.append(walk(number, began, seconds=seconds, zone="UTC", before=rated))
    for number, (back, (outcome, reason)) in enumerate(slots):
        day = TODAY - timedelta(days=back)
        due = datetime.combine(day, time(9), UTC)
        key = SlotKey(f"r{number}", day, time(9))
        records.append(Line(key, due, outcome, reason, due))
    history.save(STATE, tuple(records))
    return history


@settings(max_examples=60, deadline=None)
@given(walks, lines, st.sampled_from(Weekday), st.integers(0, 6))
def test_the_glance_says_what_all_records_say(
    walked: list[tuple[int, int, int]],
    slots: list[tuple[int, tuple[Outcome, Reason | None]]],
    starts: Weekday,
    spare: int,
) -> None:
    off = DaysOff(date(2026, 11, 2), date(2026, 11, 9))
    goal = GoalSettings(week_starts=starts, spare_days=spare)
    wants = Settings(goal=goal, days_off=(off,))
    with filled(walked, slots) as history:
        long = read_long(history, TODAY, starts)
        lately = read_lately(history, TODAY, starts)
        glance = glance_of(long, lately, TODAY, wants)
        insight = insight_of(read_sums(history, TODAY, starts), TODAY, wants)
    assert (glance.since, glance.streak) == (insight.since, insight.streak)
    assert (glance.hours, glance.outcomes) == (insight.hours, insight.outcomes)
    assert [month.total.seconds for month in glance.months] == [
        month.total.seconds for month in insight.months
    ]
    assert glance.weeks[-1].total == insight.week.walked
    assert [week.average for week in glance.pain] == [
        week.average for week in insight.pain
    ]
    assert (glance.trend is None) == (insight.trend is None)
    if glance.trend is not None and insight.trend is not None:
        assert glance.trend.pain is insight.trend.pain


def test_a_glance_of_nothing() -> None:
    with History(":memory:") as history:
        long = read_long(history, TODAY, Weekday.MON)
        lately = read_lately(history, TODAY, Weekday.MON)
        assert read_days(history, None, 5) == ((), False)
    assert long == Long()
    glance = glance_of(long, lately, TODAY, Settings())
    assert glance.since is None
    assert glance.usual == Usual()
    assert not glance.is_rated


def test_days_come_page_by_page_from_walks_and_lines() -> None:
    ends = [(back, ENDS[4]) for back in (1, 3, 3, 6)]
    with filled([(0, 9, 60), (3, 9, 60), (5, 9, 60)], ends) as history:
        pages, before = [], None
        while True:
            days, more = read_days(history, before, 2)
            pages.append([(TODAY - each.day).days for each in days])
            if not more:
                break
            before = days[-1].day
        whole = read_span(history, date.min, date.max)
    assert pages == [[0, 1], [3, 5], [6]]
    assert [len(each.lines) for each in whole] == [0, 1, 2, 0, 1]


def test_slots_that_are_told_by_walks_of_other_dates_fill_no_page() -> None:
    with filled([(30, 9, 60)], [(back, ENDS[0]) for back in range(9)]) as history:
        days, more = read_days(history, None, 3)
    assert [(TODAY - each.day).days for each in days] == [30]
    assert not more


def test_a_line_whose_walk_is_gone_is_told() -> None:
    with filled([(2, 9, 60)], []) as history:
        day = TODAY - timedelta(days=2)
        due = datetime.combine(day, time(9), UTC)
        key = SlotKey("tea", day, time(9))
        there, gone = UUID(int=0), UUID(int=99)
        first = Line(key, due, Outcome.WALKED, None, due, there)
        second = Line(
            SlotKey("coffee", day, time(9)), due, Outcome.WALKED, None, due, gone
        )
        history.save(STATE, (first, second))
        (found,) = read_span(history, day, day)
    assert found.lines == (second,)


def test_the_page_reads_no_table_from_end_to_end_for_days() -> None:
    with filled([(0, 9, 60)], [(1, ENDS[4])]) as history:
        asked: list[str] = []
        history.database.set_trace_callback(asked.append)
        read_lately(history, TODAY, Weekday.MON)
        read_span(history, TODAY, TODAY)
        history.database.set_trace_callback(None)
        for query in asked:
            plan = history.database.execute(f"EXPLAIN QUERY PLAN {query}")
            for row in plan:
                assert row["detail"].startswith(("SEARCH", "USE TEMP B-TREE"))
