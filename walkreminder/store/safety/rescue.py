"""Read from a damaged history what can still be read, row by row.

Each table is read from both of its ends up to where the file is damaged, so one bad
place costs no more than the rows in it. What is no sense any more is left out.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from walkreminder.store import rows
from walkreminder.store.entries import row_to_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from walkreminder.core.state import State

# The tables, and what finds out whether a row of them makes sense. The rows of the
# ledger and of `event` are numbered anew.
_TABLES: dict[str, Callable[[sqlite3.Row], object]] = {
    "walk": rows.row_to_walk,
    "ledger": rows.row_to_line,
    "event": row_to_entry,
}


def rescue(damaged: Path, into: sqlite3.Connection) -> int:
    """Add what a damaged file still tells and a sound one lacks; return the walks.

    The caller has a transaction open. What both know stays as the sound one has it.
    """
    before = _walks(into)
    try:
        opened = _opened(damaged)
    except sqlite3.Error:
        return 0
    # What the sound one has no room for is raised: half of it would be no rescue.
    with closing(opened) as source:
        for table, makes_sense in _TABLES.items():
            _add(table, _sensible(source, table, makes_sense), into)
    return _walks(into) - before


def state_in(damaged: Path) -> State | None:
    """Return the state that a damaged file was left in, if it can still be read."""
    with suppress(sqlite3.Error, ValueError, TypeError):
        with closing(_opened(damaged)) as source:
            (text,) = source.execute("SELECT json FROM state").fetchone()
        return rows.text_to_state(text)
    return None


def _opened(place: Path) -> sqlite3.Connection:
    # Immutable: nothing is locked, and nothing of the file is put right or wrong.
    uri = place.absolute().as_uri() + "?mode=ro&immutable=1"
    source = sqlite3.connect(uri, isolation_level=None, uri=True)
    source.row_factory = sqlite3.Row
    return source


def _add(table: str, found: Iterator[sqlite3.Row], into: sqlite3.Connection) -> None:
    columns = [row[1] for row in into.execute(f"PRAGMA table_info({table})")]
    names = [name for name in columns if name != "number"]
    cells = ", ".join(f":{name}" for name in names)
    add = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({cells})"  # noqa: S608  names of ours
    for row in found:
        told = {name: row[name] for name in row.keys()}  # noqa: SIM118  a Row
        # A row that is there already, or that no table takes, stays outside.
        with suppress(sqlite3.IntegrityError, sqlite3.ProgrammingError):
            into.execute(add, told)


def _sensible(
    source: sqlite3.Connection, table: str, makes_sense: Callable[[sqlite3.Row], object]
) -> Iterator[sqlite3.Row]:
    for row in _readable(source, table):
        try:
            makes_sense(row)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError):
            continue
        yield row


def _readable(source: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Yield the rows from the first on, and where one cannot be read, from the last."""
    seen = -1
    walks = f"SELECT rowid AS place, * FROM {table} NOT INDEXED"  # noqa: S608  as above
    try:
        for row in source.execute(f"{walks} ORDER BY rowid"):
            seen = row["place"]
            yield row
    except sqlite3.DatabaseError:
        with suppress(sqlite3.DatabaseError):
            backwards = f"{walks} WHERE rowid > ? ORDER BY rowid DESC"
            yield from source.execute(backwards, (seen,))


def _walks(database: sqlite3.Connection) -> int:
    found: int = database.execute("SELECT count(*) FROM walk").fetchone()[0]
    return found
