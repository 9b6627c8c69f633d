"""What a decision is told of the records, whatever came late and whatever is old."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.store.values import NOON, line, walk
from walkreminder.core.ledger import Outcome, Reason, Record, Withdrawn
from walkreminder.core.remembered import Stretch
from walkreminder.core.state import Quiet, State
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.rows import instant_to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.ledger import Line

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 3, 10)
STATE = State(looked=NOON)
HOUR = timedelta(hours=1)


@pytest.fixture
def history() -> Iterator[History]:
    with History(":memory:") as opened:
        yield opened


def missed(at: int, reason: Reason, settled: datetime = NOON) -> Line:
    return line(TODAY, time(at), Outcome.MISSED, reason, settled)


def due_hours(history: History) -> list[int]:
    return [each.due.hour for each in history.lines()]


def test_only_lines_missed_by_the_clock_and_due_later_are_taken_back(
    history: History,
) -> None:
    others = [reason for reason in Reason if reason is not Reason.CLOCK]
    hours = range(12, 24)
    kept = [
        line(date(2026, 3, 11), time(hour), Outcome.MISSED, reason)
        for hour, reason in zip(hours, others, strict=False)
    ]
    answered = line(TODAY, time(20), Outcome.SKIPPED, None)
    clock = [missed(hour, Reason.CLOCK) for hour in (9, 12, 13, 23)]
    history.save(STATE, (*kept, answered, *clock))
    taken_back = [each for each in history.lines() if Withdrawn(NOON).takes_back(each)]
    assert taken_back == clock[2:]
    history.save(STATE, (Withdrawn(NOON),))
    # The one that is due at that very instant is not yet to come.
    assert history.lines() == sorted(
        (*kept, answered, *clock[:2]), key=lambda each: each.due
    )


def test_of_what_was_off_only_what_this_start_has_told_is_taken_back(
    history: History,
) -> None:
    started, looked = NOON.replace(hour=22), NOON.replace(hour=14)
    off = Reason.OFF
    earlier_start = missed(18, off, NOON.replace(hour=20))
    was_open, passed = missed(14, off, started), missed(11, off, started)
    ahead = [missed(hour, off, started) for hour in (15, 21)]
    history.save(STATE, (earlier_start, was_open, passed, *ahead))
    history.save(STATE, (Withdrawn(NOON),))
    assert len(history.lines()) == 5
    withdrawn = Withdrawn(NOON, started, looked)
    kept = [each for each in history.lines() if not withdrawn.takes_back(each)]
    history.save(STATE, (withdrawn,))
    assert history.lines() == kept == [passed, was_open, earlier_start]


def test_what_is_taken_back_may_come_again(history: History) -> None:
    history.save(STATE, (missed(15, Reason.CLOCK),))
    again = line(TODAY, time(15), Outcome.WALKED)
    history.save(STATE, (Withdrawn(NOON), again))
    assert history.lines() == [again]


def test_of_lines_settled_at_once_the_one_that_was_told_last_is_the_last(
    history: History,
) -> None:
    lines = [missed(hour, Reason.IGNORED) for hour in (15, 9, 12)]
    history.save(STATE, tuple(lines))
    past = history.past(NOON, BERLIN, NOON)
    assert past.last_line == lines[-1]
    assert [due.hour for due in past.ignored] == [12, 9, 15]


def test_an_older_walk_that_is_logged_late_is_not_the_last(history: History) -> None:
    newest = walk(2, NOON)
    for record in (newest, walk(1, NOON - 2 * HOUR)):
        history.save(STATE, (record,))
        assert history.past(NOON, BERLIN, NOON).last_walk == newest


def test_of_walks_the_one_that_ended_last_is_the_last(history: History) -> None:
    long = walk(1, NOON - HOUR, ended=NOON + HOUR)
    history.save(STATE, (long, walk(2, NOON)))
    assert history.past(NOON, BERLIN, NOON).last_walk == long


def test_walks_are_told_from_the_oldest_start_on(history: History) -> None:
    records: tuple[Record, ...] = tuple(
        walk(number, NOON - number * HOUR, ended=NOON + number * HOUR)
        for number in (1, 3, 2)
    )
    history.save(STATE, records)
    assert [each.id.int for each in history.walks()] == [3, 2, 1]


def test_lines_are_told_by_due_and_not_by_when_they_were_settled(
    history: History,
) -> None:
    for hour in (15, 9, 12):
        history.save(STATE, (missed(hour, Reason.OFF, NOON - hour * HOUR),))
    assert due_hours(history) == [9, 12, 15]


def test_an_instant_is_written_so_that_text_sorts_as_time_does() -> None:
    whole, part = NOON, NOON + timedelta(microseconds=1)
    tokyo = NOON.astimezone(ZoneInfo("Asia/Tokyo")) - timedelta(seconds=1)
    texts = [instant_to_text(each) for each in (tokyo, whole, part)]
    assert texts == sorted(texts)
    assert texts[1] == "2026-03-10T12:00:00.000000Z"


def test_a_history_knows_which_walks_it_has(history: History) -> None:
    history.save(STATE, (walk(1),))
    assert history.has_walk(UUID(int=1))
    assert not history.has_walk(UUID(int=2))
    history.delete_walk(UUID(int=1))
    assert not history.has_walk(UUID(int=1))


def test_no_more_than_fifty_ignored_ones_are_told(history: History) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for number in range(60):
        at = start + timedelta(days=number)
        history.save(
            STATE,
            (line(at.date(), time(12), Outcome.MISSED, Reason.IGNORED, at),),
        )
    ignored = history.past(NOON, BERLIN, NOON).ignored
    newest = start + timedelta(days=59)
    assert ignored == tuple(newest - timedelta(days=back) for back in range(50))


@pytest.mark.parametrize(
    "newer",
    [
        replace(STATE, quiet=Quiet(NOON)),
        replace(STATE, walks=(Stretch(NOON, NOON, HOUR, UUID(int=1)),) * 2),
    ],
)
def test_a_state_of_a_newer_version_is_not_cut_short(
    history: History, newer: State
) -> None:
    history.save(newer)
    [[text]] = history.database.execute("SELECT json FROM state").fetchall()
    assert history.state() == newer
    # The newer one knows more of the last thing within.
    inner = text.rindex('"started":' if newer.walks else '"since":')
    history.database.execute(
        "UPDATE state SET json = ?", (f'{text[:inner]}"mood":"new",{text[inner:]}',)
    )
    with pytest.raises(Trouble, match="does not understand"):
        history.state()


@pytest.mark.parametrize(
    ("at", "text"),
    [(time(9), "09:00"), (time(15, 30), "15:30"), (time(15, 30, 1), "15:30:01")],
)
def test_a_slot_is_written_alike_by_every_version(
    history: History, at: time, text: str
) -> None:
    # Else one slot could have two lines.
    history.save(STATE, (line(TODAY, at),))
    [row] = history.database.execute("SELECT date, time FROM ledger").fetchall()
    assert tuple(row) == ("2026-03-10", text)


def test_a_file_of_ours_is_known_by_its_mark_for_ever(history: History) -> None:
    [[mark]] = history.database.execute("PRAGMA application_id").fetchall()
    assert mark.to_bytes(4, "big") == b"WALK"
