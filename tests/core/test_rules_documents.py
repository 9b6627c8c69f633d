"""The JSON of scripts at its edges: no reason, no parts of a second, ratings."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core import documents
from walkreminder.core.ledger import Line, Outcome, Past, Reason, WalkRecord
from walkreminder.core.settings import Settings
from walkreminder.core.settings_document import read_document
from walkreminder.core.state import Scene, State
from walkreminder.core.timetable import SlotKey
from walkreminder.core.trouble import Refused

NOW = datetime(2026, 11, 19, 12, 0, 0, 999_999, tzinfo=UTC)


@pytest.mark.parametrize("reason", [None, Reason.NOT_TODAY])
def test_a_line_of_the_ledger_may_have_no_reason(reason: Reason | None) -> None:
    key = SlotKey("daily", date(2026, 11, 19), time(12))
    told = documents.line_document(Line(key, NOW, Outcome.SKIPPED, reason, NOW))
    assert told["reason"] == (None if reason is None else "not-today")
    assert told["utc"] == "2026-11-19T12:00:00Z"


def test_instants_are_told_to_the_second() -> None:
    walk = WalkRecord(UUID(int=1), NOW, NOW, "Europe/Berlin", 0)
    assert documents.walk_document(walk)["started"] == "2026-11-19T13:00:00+01:00"


@pytest.mark.parametrize(("seconds", "minutes"), [(59, 0), (60, 1), (3660, 61)])
def test_today_is_told_in_whole_minutes(seconds: int, minutes: int) -> None:
    past = Past(today=timedelta(seconds=seconds))
    scene = Scene(NOW, ZoneInfo("UTC"), Settings(), past)
    told = documents.status_document(State(looked=NOW), scene, "", 0)
    assert told["today"] == {"minutes": minutes, "walks": 0, "goal_minutes": 30}


def logged(rating: object) -> WalkRecord:
    return documents.logged_walk(
        {
            "id": str(UUID(int=1)),
            "started": NOW.isoformat(),
            "zone": "UTC",
            "seconds": 60,
            "before": rating,
            "after": rating,
        }
    )


@pytest.mark.parametrize("rating", [0, 10, None])
def test_pain_is_rated_from_none_to_ten_or_not_at_all(rating: int | None) -> None:
    assert (logged(rating).before, logged(rating).after) == (rating, rating)


@pytest.mark.parametrize("rating", [-1, 11, "bad", 0.5])
def test_any_other_rating_is_refused(rating: object) -> None:
    with pytest.raises(Refused, match=r"is no rating"):
        logged(rating)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("é" * 58, f'"{"é" * 58}"'),
        ("é" * 59, f'"{"é" * 59}...'),
        (True, "true"),
        (["a", 1], '["a", 1]'),
    ],
)
def test_a_wrong_value_is_shown_as_it_is_written_and_shortened(
    value: object, shown: str
) -> None:
    _, [problem] = read_document({"walk": {"minutes": value}})
    assert problem.value == shown


@pytest.mark.parametrize(
    ("name", "told", "wanted"),
    [("walk", 5, "[walk]"), ("reminder", [5], "[[reminder]]")],
)
def test_what_should_be_a_table_says_how_one_is_begun(
    name: str, told: object, wanted: str
) -> None:
    _, [problem] = read_document({name: told})
    assert problem.message == f"it has to be a table, begun by {wanted}"
