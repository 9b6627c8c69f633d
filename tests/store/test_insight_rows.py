"""The sums of the history are those of its records, and no plan scans them for less."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import line, walk
from walkreminder.core.days import day_of
from walkreminder.core.insight import Begun, Fate, Sums, first_needed, hours_of
from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import Weekday
from walkreminder.core.state import State
from walkreminder.core.trend import Rated
from walkreminder.store import insight_rows, unwalked_rows
from walkreminder.store.history import History
from walkreminder.store.insight_rows import read_sums

TODAY = date(2026, 3, 12)
STATE = State(looked=datetime(2026, 3, 12, 12, tzinfo=UTC))


def some_walk(number: int, ago: int, before: int | None, seconds: int) -> WalkRecord:
    started = datetime.combine(TODAY - timedelta(days=ago), time(23, 30), UTC)
    started += timedelta(seconds=number)
    return walk(number, started, before=before, seconds=seconds)


def sums_of(walks: list[WalkRecord], lines: list[Line]) -> Sums:
    with History(":memory:") as history:
        history.save(STATE, (*walks, *lines))
        return read_sums(history, TODAY, Weekday.MON)


def test_of_an_empty_history_there_is_nothing_to_add_up() -> None:
    assert sums_of([], []) == Sums()


def test_the_sums_are_of_the_days_up_to_today() -> None:
    walks = [
        some_walk(1, 1, 3, 1200),  # 00:30 in its zone: today
        some_walk(2, 1, 5, 600),
        some_walk(3, 2, None, 60),
        some_walk(4, 0, 4, 999),  # tomorrow
        some_walk(5, 800, 6, 100),
    ]
    lines = [
        line(TODAY, time(9), Outcome.WALKED),
        line(TODAY - timedelta(days=5), time(9), Outcome.MISSED, Reason.OFF),
        line(TODAY - timedelta(days=5), time(10), Outcome.MISSED, Reason.OFF),
        line(TODAY - timedelta(days=5), time(11), Outcome.SKIPPED),
        line(TODAY - timedelta(days=500), time(9), Outcome.MISSED, Reason.OFF),
        line(TODAY + timedelta(days=1), time(9), Outcome.MISSED, Reason.OFF),
    ]
    sums, old = sums_of(walks, lines), TODAY - timedelta(days=799)
    assert sums.seconds == {old: 100, TODAY - timedelta(days=1): 60, TODAY: 1800}
    assert sums.walks == {old: 1, TODAY - timedelta(days=1): 1, TODAY: 2}
    assert sums.unwalked == {
        TODAY - timedelta(days=500): True,
        TODAY - timedelta(days=5): True,
    }
    assert sums.rated == {TODAY: Rated(8, 2)}
    assert hours_of(sums.begun)[0] == 1860
    assert Begun(walks[0].started, "Europe/Berlin", 1200) in sums.begun
    assert set(sums.fates) == {
        Fate(TODAY, Outcome.WALKED, None),
        Fate(TODAY - timedelta(days=5), Outcome.MISSED, Reason.OFF, 2),
        Fate(TODAY - timedelta(days=5), Outcome.SKIPPED, None),
    }


@given(
    st.lists(
        st.tuples(
            st.integers(-2, 500), st.none() | st.integers(0, 10), st.integers(0, 7200)
        ),
        max_size=20,
    ),
    st.sampled_from(Weekday),
)
def test_they_are_the_sums_of_the_walks_themselves(
    told: list[tuple[int, int | None, int]], starts: Weekday
) -> None:
    walks = [some_walk(number, *each) for number, each in enumerate(told, 1)]
    with History(":memory:") as history:
        history.save(STATE, tuple(walks))
        sums = read_sums(history, TODAY, starts)
    known = [each for each in walks if day_of(each) <= TODAY]
    assert sums.walks == Counter(map(day_of, known))
    assert sum(sums.seconds.values()) == sum(each.seconds for each in known)
    latest = first_needed(TODAY, starts)
    rated = [w.before for w in known if w.before is not None and day_of(w) >= latest]
    assert sum(each.total for each in sums.rated.values()) == sum(rated)
    assert sum(each.count for each in sums.rated.values()) == len(rated)


@pytest.mark.parametrize(
    "query",
    [
        insight_rows._BEGUN,
        insight_rows._FATES,
        insight_rows._RATED,
        unwalked_rows._UNWALKED,
    ],
)
def test_what_is_asked_of_some_days_looks_at_no_others(query: str) -> None:
    with History(":memory:") as history:
        history.save(STATE, (walk(), line()))
        days = ("2026-03-01", "2026-03-12")
        plan = history.database.execute(f"EXPLAIN QUERY PLAN {query}", days)
        steps = [row["detail"] for row in plan]
    assert any("SEARCH" in step for step in steps)
    assert not [each for each in steps if each in ("SCAN walk", "SCAN ledger")]


def test_a_walk_that_counted_nothing_is_no_walk_of_a_day_with_a_slot() -> None:
    nothing = walk(seconds=0, id=UUID(int=9))
    missed = line(outcome=Outcome.MISSED, reason=Reason.IGNORED)
    sums = sums_of([nothing], [missed])
    assert sums.unwalked == {date(2026, 3, 10): True}
