from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from walkreminder.core.ledger import WalkRecord
from walkreminder.core.report import Kept
from walkreminder.core.state import State
from walkreminder.store.history import History

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def walk(number: int, at: datetime) -> WalkRecord:
    ended = at + timedelta(minutes=20)
    return WalkRecord(UUID(int=number % 100), at, ended, "UTC", 1200)


def test_walks_of_a_period_come_in_order_with_their_ratings() -> None:
    rated = replace(walk(1, NOON), before=2, after=0, next_morning=10)
    early, late = (walk(number, NOON + timedelta(days=number)) for number in (-9, 9))
    with History(":memory:") as history:
        assert history.first_day() is None
        history.save(State(looked=NOON), (late, rated, early))
        assert history.first_day() == date(2026, 11, 10)
        found = history.kept(date(2026, 11, 10), date(2026, 11, 19))
        assert found == [
            Kept(date(2026, 11, 10), 1200),
            Kept(date(2026, 11, 19), 1200, 2, 0, 10),
        ]


def test_they_are_found_without_a_look_at_every_row() -> None:
    with History(":memory:") as history:
        plan = history.database.execute(
            "EXPLAIN QUERY PLAN SELECT seconds FROM walk"
            " WHERE local_date BETWEEN ? AND ? ORDER BY local_date",
            ("2026-11-01", "2026-11-30"),
        ).fetchall()
    assert [row["detail"].split()[0] for row in plan] == ["SEARCH"]
