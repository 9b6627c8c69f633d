from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core import documents, timetable
from walkreminder.core.events import Pause, QuietOn, Start
from walkreminder.core.ledger import Line, Outcome, Past, Reason, Source, WalkRecord
from walkreminder.core.reminder import step
from walkreminder.core.settings import Settings
from walkreminder.core.state import Gap, Question, Scene, State
from walkreminder.core.timetable import Slot, SlotKey
from walkreminder.core.trouble import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
ID = UUID(int=7)


def scene(minutes: float = 0, past: Past | None = None) -> Scene:
    now = NOW + timedelta(minutes=minutes)
    return Scene(now, BERLIN, Settings(), past or Past())


def test_a_slot_is_told_by_the_wall_and_by_the_world() -> None:
    key = SlotKey("workday", date(2026, 3, 29), time(2, 30))
    due = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert documents.slot_document(Slot(key, due, 20, key.date), BERLIN) == {
        "reminder": "workday",
        "date": "2026-03-29",
        "time": "02:30",
        "due": "2026-03-29T03:00:00+02:00",
        "utc": "2026-03-29T01:00:00Z",
        "minutes": 20,
    }


def test_waiting_is_told_with_the_next_slot_and_today() -> None:
    past = Past(today=timedelta(minutes=20, seconds=59))
    told = documents.status_document(State(looked=NOW), scene(past=past), "Because.", 3)
    coming = told.pop("next")
    assert isinstance(coming, dict)
    assert coming["utc"] == "2026-03-28T14:00:00Z"
    assert told == {
        "running": True,
        "state": "waiting",
        "why": "Because.",
        "until": None,
        "walk": None,
        "today": {"minutes": 20, "walks": 3, "goal_minutes": 30},
    }


def test_a_walk_is_told_with_what_has_been_counted() -> None:
    state, _ = step(State(looked=NOW), Start(20, ID), scene())
    told = documents.status_document(state, scene(5), "", 0)
    assert told["state"] == "walking"
    assert told["until"] == "2026-03-28T13:20:00+01:00"
    assert told["walk"] == {
        "started": "2026-03-28T13:00:00+01:00",
        "elapsed_s": 300,
        "goal_s": 1200,
        "phase": "walk",
    }


def test_a_paused_walk_stands_still() -> None:
    state, _ = step(State(looked=NOW), Start(20, ID), scene())
    state, _ = step(state, Pause(), scene(1))
    told = documents.status_document(state, scene(30), "", 0)
    assert (told["state"], told["until"]) == ("paused", None)
    assert isinstance(told["walk"], dict)
    assert told["walk"]["elapsed_s"] == 60


def test_a_walk_that_asks_counts_only_what_is_sure() -> None:
    state, _ = step(State(looked=NOW), Start(20, ID), scene())
    since = NOW + timedelta(minutes=4)
    asking = State(
        looked=NOW,
        walk=state.walk,
        question=Question(Gap.SLEPT, since, since + timedelta(hours=1)),
    )
    told = documents.status_document(asking, scene(90), "", 0)
    assert told["state"] == "asking"
    assert isinstance(told["walk"], dict)
    assert (told["walk"]["elapsed_s"], told["walk"]["phase"]) == (240, "walk")


def test_silence_without_an_end_has_no_next_slot() -> None:
    state, _ = step(State(looked=NOW), QuietOn(None), scene())
    told = documents.status_document(state, scene(), "", 0)
    assert (told["state"], told["next"], told["until"]) == ("quiet", None, None)


def test_a_walk_that_was_is_told_by_the_wall_of_its_zone() -> None:
    walk = WalkRecord(
        ID, NOW, NOW + timedelta(hours=1), "Asia/Tokyo", 1200, note="Zoë", before=0
    )
    assert documents.walk_document(walk) == {
        "id": "00000000-0000-0000-0000-000000000007",
        "started": "2026-03-28T21:00:00+09:00",
        "zone": "Asia/Tokyo",
        "seconds": 1200,
        "source": "timer",
        "reminder": None,
        "before": 0,
        "after": None,
        "next_morning": None,
        "note": "Zoë",
    }


@pytest.mark.parametrize(
    "name",
    ["Mars/Base", "", "Europe", "../../etc/passwd", "/", "a\0", "\udcff", "x" * 999],
)
def test_a_zone_that_no_database_knows_is_utc(name: str) -> None:
    assert timetable.zone_or_utc(name) == ZoneInfo("UTC")


def test_a_line_of_the_ledger_keeps_its_wall_time() -> None:
    key = SlotKey("workday", date(2026, 3, 29), time(2, 30))
    line = Line(key, NOW, Outcome.MISSED, Reason.AWAY, NOW)
    assert documents.line_document(line) == {
        "reminder": "workday",
        "date": "2026-03-29",
        "time": "02:30",
        "utc": "2026-03-28T12:00:00Z",
        "outcome": "missed",
        "reason": "away",
    }


LOGGED: dict[str, object] = {
    "id": str(ID),
    "started": "2026-03-28T10:00:00+01:00",
    "zone": "Europe/Berlin",
    "seconds": 1500,
    "before": 6,
    "after": None,
    "note": "Zoë 🚶",
}


def test_a_logged_walk_is_read_from_its_document() -> None:
    began = datetime(2026, 3, 28, 9, tzinfo=UTC)
    assert documents.logged_walk(LOGGED) == WalkRecord(
        ID,
        began,
        began + timedelta(minutes=25),
        "Europe/Berlin",
        1500,
        Source.LOGGED,
        before=6,
        note="Zoë 🚶",
    )


def test_ratings_and_a_note_may_be_left_out() -> None:
    needed = {name: LOGGED[name] for name in ("id", "started", "zone", "seconds")}
    walk = documents.logged_walk(needed)
    assert (walk.before, walk.after, walk.note) == (None, None, "")


@pytest.mark.parametrize("missing", ["id", "started", "zone", "seconds"])
def test_a_walk_without_what_it_needs_is_none(missing: str) -> None:
    rest = {name: value for name, value in LOGGED.items() if name != missing}
    with pytest.raises(ValueError, match=missing):
        documents.logged_walk(rest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "x"),
        ("id", None),
        ("started", "now"),
        ("started", "2026-03-28T10:00:00"),
        ("started", "0001-01-01T00:00:00+14:00"),
        ("started", 5),
        ("seconds", "long"),
        ("seconds", 1.5),
        ("seconds", 10**12),
        ("seconds", 10**400),
        ("seconds", None),
        ("note", "\udcff"),
        ("zone", "\udcff"),
    ],
)
def test_a_document_that_tells_no_walk_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".") as problem:
        documents.logged_walk(LOGGED | {name: value})
    assert str(problem.value)


@pytest.mark.parametrize("name", ["before", "after"])
@pytest.mark.parametrize("value", [11, -1, "12", "3", "none", 2.5, 3.0, True, [3]])
def test_what_is_no_rating_is_refused_with_a_sentence(name: str, value: object) -> None:
    with pytest.raises(
        Refused, match=f"^{re.escape(repr(value))} is no rating. Choose a"
    ):
        documents.logged_walk(LOGGED | {name: value})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.sampled_from(list(LOGGED)), anything)
def test_any_document_tells_a_walk_or_is_refused(name: str, value: object) -> None:
    try:
        walk = documents.logged_walk(LOGGED | {name: value})
    except (Refused, ValueError):
        return
    assert walk.started.tzinfo is UTC
