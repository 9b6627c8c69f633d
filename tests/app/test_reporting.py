"""The report as it is read from a history."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from walkreminder.app.reporting import report_from
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.programme_log import Answer, Entry
from walkreminder.core.report_period import Period, period_between
from walkreminder.core.settings import GoalSettings
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History

if TYPE_CHECKING:
    import pytest

    from walkreminder.core.report import Report

NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOW.date()


def history(*entries: Entry) -> History:
    found = History(":memory:")
    walks = tuple(
        WalkRecord(
            UUID(int=days),
            NOW - timedelta(days=days),
            NOW - timedelta(days=days, minutes=-20),
            "UTC",
            1200,
            before=3,
        )
        for days in range(40)
    )
    found.save(State(looked=NOW), (*walks, *entries))
    return found


def read(kept: History, first: date | None = None, last: date | None = None) -> Report:
    def period(since: date | None) -> Period:
        return period_between(first, last, TODAY, since)

    return report_from(kept, period, TODAY, GoalSettings())


def test_all_of_a_history_is_read() -> None:
    with history() as kept:
        found = read(kept)
    assert (found.walks, found.walked, found.minutes) == (40, 40, 800)
    assert found.since == found.period.first == date(2026, 10, 11)
    assert found.told is not None
    assert found.told.level is None


def test_a_part_of_it_knows_since_when_there_are_walks() -> None:
    with history() as kept:
        found = read(kept, date(2026, 11, 1), date(2026, 11, 7))
    assert (found.walks, found.days) == (7, 7)
    assert found.since == date(2026, 10, 11)


def test_the_level_is_told_where_the_programme_was_begun() -> None:
    begun = Entry(UUID(int=99), NOW - timedelta(days=9), date(2026, 11, 10), Answer(30))
    with history(begun) as kept:
        found = read(kept)
    assert found.told is not None
    assert found.told.since == date(2026, 11, 10)


def test_a_log_that_nobody_can_read_leaves_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreadable(_history: History) -> list[Entry]:
        raise Trouble("It says something unknown.", "Update Walk Reminder.")

    monkeypatch.setattr(History, "log", unreadable)
    with history() as kept:
        found = read(kept)
    assert found.told is None
    assert found.walks == 40


def test_an_empty_history_has_a_report_too() -> None:
    with History(":memory:") as kept:
        found = read(kept)
    assert (found.walks, found.since) == (0, None)
    assert found.period == Period(TODAY, TODAY)
