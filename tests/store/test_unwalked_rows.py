"""Which dates passed without a walk: SQLite leaves out what the core needs not see."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import NOON, line, walk
from walkreminder.core.days import costs_of
from walkreminder.core.ledger import Line, Outcome, Reason
from walkreminder.core.programme_log import Answer, Entry, FlareOver, FlareUp
from walkreminder.core.state import State
from walkreminder.store.history import History

STATE = State(looked=NOON)
DAY = date(2026, 3, 10)
ENDS = list(product(Outcome, [None, *Reason]))


@pytest.fixture
def history() -> History:
    return History(":memory:")


def some_lines(told: list[tuple[int, Outcome, Reason | None]]) -> tuple[Line, ...]:
    """Return lines of a few days, each at a time of its own."""
    return tuple(
        line(
            DAY + timedelta(days=day),
            (datetime(2026, 3, 10, tzinfo=UTC) + timedelta(minutes=number)).time(),
            outcome,
            reason,
        )
        for number, (day, outcome, reason) in enumerate(told)
    )


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(ENDS))),
    st.dictionaries(st.integers(0, 5), st.integers(0, 1)),
)
def test_of_the_days_without_a_walk_the_core_judges_every_slot(
    told: list[tuple[int, tuple[Outcome, Reason | None]]], walked: dict[int, int]
) -> None:
    lines = some_lines([(day, *end) for day, end in told])
    walks = [
        walk(1 + day, NOON + timedelta(days=day), seconds=seconds)
        for day, seconds in walked.items()
    ]
    ends = [(line.key.date, line.outcome, line.reason) for line in lines]
    free = {DAY + timedelta(days=day) for day, seconds in walked.items() if seconds}
    with History(":memory:") as history:
        history.save(STATE, (*lines, *walks))
        costs = costs_of(end for end in ends if end[0] not in free)
        assert history.unwalked() == costs


def test_only_the_dates_that_are_asked_for_are_told(history: History) -> None:
    missed = (Outcome.MISSED, Reason.OFF)
    history.save(STATE, some_lines([(day, *missed) for day in range(5)]))
    days = [DAY + timedelta(days=day) for day in range(5)]
    assert history.unwalked(days[1], days[3]) == dict.fromkeys(days[1:4], True)


def said(number: int, day: int, what: Answer | FlareUp | FlareOver) -> Entry:
    at = NOON + timedelta(days=day)
    return Entry(UUID(int=number), at, DAY + timedelta(days=day), what)


def test_the_days_of_a_flare_up_cost_no_spare_day(history: History) -> None:
    missed = (Outcome.MISSED, Reason.IGNORED)
    log = (said(1, 0, Answer(20)), said(2, 1, FlareUp()), said(3, 2, FlareOver()))
    history.save(STATE, (*some_lines([(day, *missed) for day in range(4)]), *log))
    assert list(history.unwalked().values()) == [True, False, False, True]


def test_what_nobody_can_read_of_the_programme_leaves_the_slots(
    history: History,
) -> None:
    history.save(
        STATE, (*some_lines([(0, Outcome.MISSED, None)]), said(1, 0, FlareUp()))
    )
    history.database.execute("UPDATE event SET kind = 'from-the-future'")
    assert history.unwalked() == {DAY: True}
