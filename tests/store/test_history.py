from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import NOON, line, lines, states, walk, walks
from walkreminder.core.ledger import Line, Outcome, Past, Reason, Source, WalkRecord
from walkreminder.core.state import Quiet, State
from walkreminder.core.timetable import SlotKey
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.rows import state_to_text, text_to_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 3, 10)
STATE = State(looked=NOON)


@pytest.fixture
def history() -> Iterator[History]:
    with History(":memory:") as opened:
        yield opened


def test_a_new_history_has_nothing(history: History) -> None:
    assert history.state() is None
    assert history.walks() == []
    assert history.lines() == []
    assert history.past(NOON, BERLIN, NOON) == Past()


def test_what_was_saved_is_there_after_reopening(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    with History(place) as history:
        history.save(STATE, (line(), walk()))
    with History(place) as history:
        assert history.state() == STATE
        assert history.lines() == [line()]
        assert history.walks() == [walk()]


def test_only_the_last_state_is_kept(history: History) -> None:
    later = State(looked=NOON + timedelta(hours=1), quiet=Quiet(NOON))
    history.save(STATE)
    history.save(later)
    assert history.state() == later


def test_the_history_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    History(place).close()
    assert place.stat().st_mode & 0o077 == 0


@given(state=states)
def test_every_state_survives_json(state: State) -> None:
    assert text_to_state(state_to_text(state)) == state


rating = st.none() | st.integers(0, 10)


@given(
    record=walks,
    seconds=st.integers(0, 10**6),
    ratings=st.tuples(rating, rating, rating),
    zone=st.sampled_from(["Europe/Berlin", "Pacific/Apia", "", "../x", "Nowhere"]),
    note=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_every_walk_comes_back_as_it_was(
    record: WalkRecord,
    seconds: int,
    ratings: tuple[int | None, int | None, int | None],
    zone: str,
    note: str,
) -> None:
    kept = WalkRecord(
        record.id, record.started, record.ended, zone, seconds, record.source,
        None, *ratings, note,
    )  # fmt: skip
    with History(":memory:") as history:
        history.save(STATE, (kept,))
        assert history.walks() == [kept]


@given(record=lines)
def test_every_line_comes_back_as_it_was(record: Line) -> None:
    with History(":memory:") as history:
        history.save(STATE, (record,))
        assert history.lines() == [record]


def test_a_second_line_for_a_slot_is_a_bug_and_saves_nothing(history: History) -> None:
    history.save(STATE, (line(),))
    later = State(looked=NOON + timedelta(hours=1))
    with pytest.raises(sqlite3.IntegrityError):
        history.save(later, (walk(), line(outcome=Outcome.SKIPPED)))
    assert history.state() == STATE
    assert history.walks() == []
    assert history.lines() == [line()]


def test_a_second_walk_of_one_id_is_a_bug_and_saves_nothing(history: History) -> None:
    history.save(STATE, (walk(),))
    with pytest.raises(sqlite3.IntegrityError):
        history.save(STATE, (line(), walk(note="another")))
    assert history.walks() == [walk()]
    assert history.lines() == []


def test_an_instant_without_an_offset_is_refused(history: History) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no offset"):
        history.save(STATE, (walk(started=naive),))
    assert history.state() is None


def test_a_full_disk_is_told_and_leaves_the_old_state(tmp_path: Path) -> None:
    with History(tmp_path / "history.sqlite3") as history:
        history.save(STATE, (line(),))
        pages = history.database.execute("PRAGMA page_count").fetchone()[0]
        history.database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Trouble, match="disk is full") as trouble:
            history.save(State(looked=NOON, left=True), (walk(note="x" * 100_000),))
        assert trouble.value.remedy
        assert history.state() == STATE
        assert history.walks() == []
        history.save(State(looked=NOON, left=True))
        assert history.state() == State(looked=NOON, left=True)


def test_a_history_that_may_not_be_written_is_told(history: History) -> None:
    history.save(STATE)
    history.database.execute("PRAGMA query_only = ON")
    with pytest.raises(Trouble, match="may not be written"):
        history.save(State(looked=NOON, left=True))
    assert history.state() == STATE


def test_a_history_in_use_elsewhere_is_told(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    with History(place) as history:
        history.save(STATE)
        history.database.execute("PRAGMA busy_timeout = 0")
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match="another program"):
            history.save(State(looked=NOON, left=True))
        other.execute("ROLLBACK")
        other.close()
        assert history.state() == STATE


@pytest.mark.parametrize(
    "text",
    [
        '{"looked":"2026-03-10T12:00:00Z","mood":"new"}',
        '{"looked":"2026-03-10T12:00Z","quiet":{"since":"2026-03-10T12:00Z","why":1}}',
        '{"looked":"2026-03-10T12:00:00Z","holds":["gaming"]}',
        '{"looked":"soon"}',
        "{",
    ],
)
def test_a_state_that_is_not_understood_is_refused_and_kept(
    history: History, text: str
) -> None:
    history.save(STATE)
    history.database.execute("UPDATE state SET json = ?", (text,))
    with pytest.raises(Trouble, match="does not understand"):
        history.state()
    assert history.database.execute("SELECT json FROM state").fetchone()[0] == text


def test_an_older_state_gets_the_defaults_of_what_it_lacks(history: History) -> None:
    history.save(STATE)
    text = '{"looked":"2026-03-10T12:00:00Z"}'
    history.database.execute("UPDATE state SET json = ?", (text,))
    assert history.state() == STATE


def test_the_past_has_the_keys_from_three_days_before_the_last_look(
    history: History,
) -> None:
    days = [date(2026, 3, number) for number in range(1, 11)]
    history.save(STATE, tuple(line(day) for day in days))
    looked = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)  # the 9th in Berlin
    past = history.past(NOON, BERLIN, looked)
    assert {key.date.day for key in past.settled} == {6, 7, 8, 9, 10}


def test_the_past_looks_back_from_now_when_the_clock_went_back(
    history: History,
) -> None:
    history.save(STATE, tuple(line(date(2026, 3, number)) for number in range(1, 11)))
    past = history.past(datetime(2026, 3, 5, 12, tzinfo=UTC), BERLIN, NOON)
    assert {key.date.day for key in past.settled} == {2, 3, 4, 5, 6, 7, 8, 9, 10}


def ignored(at: time, settled: datetime) -> Line:
    return line(TODAY, at, Outcome.MISSED, Reason.IGNORED, settled)


def test_the_past_tells_the_ignored_back_to_the_first_that_was_not(
    history: History,
) -> None:
    hours = [NOON + timedelta(hours=number) for number in range(4)]
    records = (
        ignored(time(7), hours[0]),
        line(TODAY, time(8), Outcome.SKIPPED, None, hours[1]),
        ignored(time(10), hours[3]),
        ignored(time(9), hours[2]),
        ignored(time(11), hours[3]),
    )
    history.save(STATE, records)
    past = history.past(hours[3], BERLIN, NOON)
    assert [due.hour for due in past.ignored] == [11, 10, 9]


def test_what_was_settled_by_a_clock_that_was_ahead_is_not_the_newest(
    history: History,
) -> None:
    ahead = NOON + timedelta(hours=1)
    by_a_wrong_clock = line(TODAY, time(9), Outcome.SKIPPED, None, ahead)
    now_ignored = ignored(time(8), NOON)
    history.save(STATE, (by_a_wrong_clock, now_ignored))
    past = history.past(NOON, BERLIN, NOON)
    assert past.ignored == (now_ignored.due,)
    assert past.last_line == now_ignored
    assert by_a_wrong_clock.key in past.settled


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.MISSED, Reason.DISMISSED),
        (Outcome.MISSED, Reason.OFF),
        (Outcome.WALKED, None),
        (Outcome.QUIET, Reason.BY_USER),
    ],
)
def test_any_other_ending_ends_the_row_of_ignored_ones(
    history: History, outcome: Outcome, reason: Reason | None
) -> None:
    last = line(TODAY, time(9), outcome, reason, NOON + timedelta(hours=1))
    history.save(STATE, (ignored(time(8), NOON), last))
    assert history.past(last.settled, BERLIN, NOON).ignored == ()


def test_today_counts_the_walks_that_started_today_where_they_started(
    history: History,
) -> None:
    history.save(
        STATE,
        (
            walk(1, datetime(2026, 3, 9, 22, 59, tzinfo=UTC)),  # 23:59 the day before
            walk(2, datetime(2026, 3, 9, 23, 1, tzinfo=UTC)),  # 00:01 today
            walk(3, datetime(2026, 3, 10, 22, 59, tzinfo=UTC), seconds=60),
            walk(4, datetime(2026, 3, 11, 2, tzinfo=UTC), zone="America/New_York"),
        ),
    )
    past = history.past(NOON, BERLIN, NOON)
    assert past.today == timedelta(seconds=1200 + 60 + 1200)
    assert past.last_walk is not None
    assert past.last_walk.id == UUID(int=4)


def test_the_last_line_and_walk_are_todays_or_none(history: History) -> None:
    newest = line(TODAY, time(9), Outcome.SKIPPED, None, NOON + timedelta(hours=2))
    history.save(
        STATE,
        (
            newest,
            line(TODAY, time(11), settled=NOON),
            walk(1),
            walk(2, NOON - timedelta(hours=1)),
        ),
    )
    past = history.past(newest.settled, BERLIN, NOON)
    assert past.last_line == newest
    assert past.last_walk == walk(1)
    tomorrow = history.past(NOON + timedelta(days=1), BERLIN, NOON)
    assert tomorrow.last_line is None
    assert tomorrow.last_walk is None


def test_walks_and_lines_are_given_between_two_dates_both_included(
    history: History,
) -> None:
    days = [date(2026, 3, number) for number in range(1, 6)]
    noons = [datetime(2026, 3, number, 12, tzinfo=UTC) for number in range(1, 6)]
    history.save(STATE, tuple(line(day) for day in reversed(days)))
    history.save(STATE, tuple(walk(noon.day, noon) for noon in reversed(noons)))
    some = history.walks(days[1], days[3])
    assert [each.started.day for each in some] == [2, 3, 4]
    assert [each.key.date.day for each in history.lines(days[1], days[3])] == [2, 3, 4]
    assert [each.key.date.day for each in history.lines(until=days[1])] == [1, 2]
    assert [each.started.day for each in history.walks(since=days[3])] == [4, 5]


def test_seconds_are_summed_by_local_date(history: History) -> None:
    history.save(
        STATE, (walk(1), walk(2, seconds=30), walk(3, NOON + timedelta(days=2)))
    )
    assert history.daily_seconds() == {TODAY: 1230, date(2026, 3, 12): 1200}
    assert history.daily_seconds(date(2026, 3, 11), date(2026, 3, 11)) == {}


def test_a_decision_and_a_days_view_scan_no_table(history: History) -> None:
    asked: list[str] = []
    history.database.set_trace_callback(asked.append)
    history.past(NOON, BERLIN, NOON)
    history.walks(TODAY, TODAY)
    history.lines(TODAY, TODAY)
    history.daily_seconds(TODAY, TODAY)
    history.database.set_trace_callback(None)
    assert len(asked) == 13
    # Whether anything was ever said of the programme is told by the first row.
    asked.remove("SELECT 1 FROM event LIMIT 1")
    for query in asked:
        plan = history.database.execute(f"EXPLAIN QUERY PLAN {query}")
        for step in [row["detail"] for row in plan]:
            # The newest lines are read off the index, and no further than LIMIT.
            newest = "SCAN ledger USING INDEX ledger_by_settled"
            assert step.startswith(("SEARCH", "USE TEMP B-TREE")) or step == newest


def test_a_walk_can_be_changed_and_forgotten(history: History) -> None:
    history.save(STATE, (walk(1), walk(2), line()))
    changed = walk(
        1,
        NOON + timedelta(days=1),
        seconds=60,
        source=Source.LOGGED,
        before=6,
        after=4,
        next_morning=0,
        note="uphill",
    )
    history.replace_walk(changed)
    assert history.walks() == [walk(2), changed]
    assert history.daily_seconds()[date(2026, 3, 11)] == 60
    history.delete_walk(UUID(int=1))
    assert history.walks() == [walk(2)]
    assert history.lines() == [line()]


def test_a_walk_that_is_not_there_cannot_be_changed(history: History) -> None:
    with pytest.raises(KeyError):
        history.replace_walk(walk())


def test_a_line_may_name_a_walk_that_was_deleted(history: History) -> None:
    key = SlotKey("desk", TODAY, time(9))
    covered = Line(key, NOON, Outcome.COVERED, None, NOON, UUID(int=7))
    history.save(STATE, (covered,))
    assert history.lines() == [covered]


def test_changes_are_counted_when_records_change_and_not_with_each_state() -> None:
    with History(":memory:") as history:
        counts = [history.changes]
        history.save(State(looked=NOON))
        counts.append(history.changes)
        history.save(State(looked=NOON), (walk(),))
        counts.append(history.changes)
        history.replace_walk(walk(seconds=60))
        counts.append(history.changes)
        history.delete_walk(walk().id)
        counts.append(history.changes)
    assert counts == [0, 0, 1, 2, 3]
