"""What is said about the programme, written into the history file and read again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, get_args
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.ledger import Part, Rating, WalkRecord
from walkreminder.core.levels import SETTLE, TOP
from walkreminder.core.programme_log import MOST_ABLE, Answer, Entry, Hold, Said, StepTo
from walkreminder.core.state import State
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.entries import KINDS
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
STATE = State(looked=NOON)
TODAY = date(2026, 11, 16)
ENTRIES = st.builds(
    Entry,
    st.uuids(),
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1)),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    st.dates(),
    st.one_of(
        st.builds(
            Answer,
            st.integers(0, MOST_ABLE),
            st.none() | st.integers(0, 10),
            st.booleans(),
        ),
        st.builds(StepTo, st.integers(SETTLE, TOP)),
        *(
            st.from_type(kind)
            for kind in KINDS.values()
            if kind not in (Answer, StepTo)
        ),
    ),
)


@pytest.fixture
def history() -> Iterator[History]:
    with History(":memory:") as opened:
        yield opened


def add_row(history: History, kind: str, body: str) -> None:
    history.database.execute(
        "INSERT INTO event (id, at, kind, body) VALUES (?, ?, ?, ?)",
        (str(uuid4()), "2026-11-16T12:00:00.000000Z", kind, body),
    )


def test_every_kind_has_a_name_in_the_file() -> None:
    assert set(KINDS.values()) == set(get_args(Said))


@given(st.lists(ENTRIES, max_size=8, unique_by=lambda entry: entry.id))
def test_what_was_said_is_read_as_it_was_written(entries: list[Entry]) -> None:
    with History(":memory:") as history:
        history.save(STATE, tuple(entries))
        told = sorted(entries, key=lambda entry: (entry.at, str(entry.id)))
        assert history.log() == told


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("dance", '{"day": "2026-11-16", "said": {}}'),
        ("hold", '{"day": "2026-11-16", "said": {"until": "2026-12-01"}}'),
        ("hold", '{"day": "soon", "said": {}}'),
        ("hold", '{"said": {}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": "far"}}'),
        ("answer", "not json"),
        ("answer", '{"day": "2026-11-16", "said": {"able": 15, "usual": 99}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": 15, "usual": -1}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": 15, "usual": 2.5}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": 15, "usual": "3"}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": 15, "usual": true}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": -1}}'),
        ("answer", '{"day": "2026-11-16", "said": {"able": 1441}}'),
        ("step", '{"day": "2026-11-16", "said": {"level": 15}}'),
        ("step", '{"day": "2026-11-16", "said": {"level": -1}}'),
    ],
)
def test_what_a_newer_version_said_rests_the_programme_and_loses_nothing(
    history: History, kind: str, body: str
) -> None:
    history.save(STATE, (Entry(UUID(int=1), NOON, TODAY, Answer(15)),))
    add_row(history, kind, body)
    with pytest.raises(Trouble, match="programme"):
        history.log()
    past = history.past(NOON, UTC_ZONE, NOON)
    assert past.standing is None
    assert "Update Walk Reminder" in past.unread
    history.save(STATE, (Entry(UUID(int=2), NOON, TODAY, Hold()),))
    rows = history.database.execute("SELECT count(*) FROM event").fetchone()
    assert rows[0] == 3


def test_what_was_said_at_no_instant_rests_the_programme_and_ends_nothing(
    history: History,
) -> None:
    history.save(STATE, (Entry(UUID(int=1), NOON, TODAY, Answer(15)),))
    add_row(history, "hold", '{"day": "2026-11-16", "said": {}}')
    history.database.execute("UPDATE event SET at = replace(at, 'Z', '')")
    past = history.past(NOON, UTC_ZONE, NOON)
    assert past.standing is None
    assert "Update Walk Reminder" in past.unread


def test_a_decision_knows_where_one_stands(history: History) -> None:
    assert history.past(NOON, UTC_ZONE, NOON).standing is None
    history.save(STATE, (Entry(UUID(int=1), NOON, TODAY, Answer(15)),))
    standing = history.past(NOON, UTC_ZONE, NOON).standing
    assert standing is not None
    assert standing.level.name == "3"


def test_a_rating_changes_its_walk_and_one_of_a_lost_walk_is_refused(
    history: History,
) -> None:
    walk = WalkRecord(UUID(int=7), NOON, NOON + timedelta(minutes=10), "UTC", 600)
    history.save(STATE, (walk,))
    for value, part in enumerate(Part):
        history.save(STATE, (Rating(walk.id, part, value),))
    kept = history.walks()[0]
    assert (kept.before, kept.after, kept.next_morning) == (0, 1, 2)
    history.save(STATE, (Rating(walk.id, Part.AFTER, None),))
    assert history.walks()[0].after is None
    with pytest.raises(Refused, match="gone"):
        history.save(STATE, (Rating(UUID(int=8), Part.AFTER, 3),))


def test_yesterdays_last_walk_is_known_for_the_question_of_the_morning(
    history: History,
) -> None:
    earlier = NOON - timedelta(days=1)
    first = WalkRecord(UUID(int=1), earlier, earlier, "UTC", 600)
    later = earlier + timedelta(hours=3)
    last = WalkRecord(UUID(int=2), later, later, "UTC", 600)
    history.save(STATE, (last, first))
    assert history.past(NOON, UTC_ZONE, NOON).last_yesterday == last
    the_day_after = NOON + timedelta(days=1)
    assert history.past(the_day_after, UTC_ZONE, NOON).last_yesterday is None
