"""Ask an open history for what travels, portion by portion.

So that a long work can be done in steps, nothing here reads all of it at once but
when walks were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from walkreminder.core.exchange import Edition
from walkreminder.core.timetable import ONE_DAY
from walkreminder.store import rows
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from walkreminder.core.exchange import Span
    from walkreminder.core.ledger import Line
    from walkreminder.core.timetable import SlotKey
    from walkreminder.store.history import History

PORTION: Final = 500
# A walk may have been paused over days: so far around others it is looked for.
_REACH: Final = timedelta(days=3)

_END_OF_PORTION = """
    SELECT max({day}) AS day FROM (
        SELECT {day} FROM {table} WHERE {day} >= ? ORDER BY {day} LIMIT ?
    )
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each a history keeps."""

    walks: int
    lines: int
    log: int


def size_of(history: History) -> Size:
    """Return how much there is."""
    tables = ("walk", "ledger", "event")
    with telling(history.place):
        counts = [
            history.database.execute(f"SELECT count(*) FROM {each}").fetchone()[0]  # noqa: S608 - names of ours
            for each in tables
        ]
    return Size(*counts)


def version_of(history: History) -> tuple[int, int]:
    """Return what is another one once anybody has changed anything.

    A command looks at a history that the running app may write to.
    """
    with telling(history.place):
        found = history.database.execute("PRAGMA data_version").fetchone()
    return history.changes, found[0]


def walk_rows(history: History) -> Iterator[list[sqlite3.Row]]:
    """Yield all walks in portions, day by day, those of a day as they began."""
    query = """
        SELECT * FROM walk WHERE local_date BETWEEN ? AND ?
        ORDER BY local_date, started, id
    """
    for span in _portions(history, "walk", "local_date"):
        yield _rows(history, query, span)


def editions(history: History) -> Iterator[list[Edition]]:
    """Yield all walks in portions, in the same order."""
    return (list(map(_edition, portion)) for portion in walk_rows(history))


def lines(history: History) -> Iterator[list[Line]]:
    """Yield the ledger in portions, in the order of its slots."""
    query = """
        SELECT * FROM ledger WHERE date BETWEEN ? AND ? ORDER BY date, time, reminder
    """
    for span in _portions(history, "ledger", "date"):
        yield [rows.row_to_line(row) for row in _rows(history, query, span)]


def kept_walks(history: History, ids: Sequence[UUID]) -> dict[UUID, Edition]:
    """Return those walks of these ids that are kept."""
    marks = ", ".join("?" * len(ids))
    query = f"SELECT * FROM walk WHERE id IN ({marks})"  # noqa: S608 - only marks
    found = map(_edition, _rows(history, query, [str(each) for each in ids]))
    return {each.walk.id: each for each in found}


def kept_lines(history: History, since: date, until: date) -> dict[SlotKey, Line]:
    """Return the lines of these dates, both included."""
    query = "SELECT * FROM ledger WHERE date BETWEEN ? AND ?"
    found = _rows(history, query, [since.isoformat(), until.isoformat()])
    return {line.key: line for line in map(rows.row_to_line, found)}


def spans(history: History, since: datetime, until: datetime) -> list[Span]:
    """Return when the walks around these instants were, and which they are."""
    query = "SELECT started, ended, id FROM walk WHERE local_date BETWEEN ? AND ?"
    days = (since - _REACH).date(), (until + _REACH).date()
    read = datetime.fromisoformat
    return [
        (read(row["started"]), read(row["ended"]), UUID(row["id"]))
        for row in _rows(history, query, [each.isoformat() for each in days])
    ]


def _edition(row: sqlite3.Row) -> Edition:
    return Edition(rows.row_to_walk(row), row["revision"])


def _portions(history: History, table: str, day: str) -> Iterator[tuple[str, str]]:
    """Yield spans of days that hold some hundreds of rows each, or one day's."""
    query = _END_OF_PORTION.format(table=table, day=day)
    since = date.min.isoformat()
    while True:
        until = _rows(history, query, (since, PORTION))[0]["day"]
        if until is None:
            return
        yield since, until
        since = (date.fromisoformat(until) + ONE_DAY).isoformat()


def _rows(
    history: History, query: str, cells: Sequence[str | int]
) -> list[sqlite3.Row]:
    with telling(history.place):
        return history.database.execute(query, cells).fetchall()
