"""Histories that disks and programs have damaged, each in its own way."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.store.values import NOON, line, walk
from walkreminder.core.state import State
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.core.ledger import Line, WalkRecord

PAGE = 4096
WALKS_A_PAGE = 14  # of those below


def filled(place: Path, walks: int, since: int = 0) -> None:
    """Keep so many walks, a day apart, and a line of the ledger for each."""
    records: list[WalkRecord | Line] = []
    looked = NOON
    for number in range(since, since + walks):
        looked = NOON + number * timedelta(days=1)
        records.append(walk(number + 1, looked, note="so that pages fill up " * 8))
        records.append(line(looked.date(), settled=looked))
    with History(place) as history:
        history.save(State(looked=looked), tuple(records))


def pages_of(place: Path, table: str) -> list[int]:
    """Return the numbers of the pages with rows of a table, in their order."""
    wanted = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
    with closing(sqlite3.connect(place)) as database:
        found = database.execute(f"{wanted} ORDER BY path", (table,)).fetchall()
    return [number for (number,) in found]


def spoil_page(place: Path, number: int) -> None:
    """Overwrite a page with what is none."""
    with place.open("r+b") as file:
        file.seek((number - 1) * PAGE)
        file.write(b"\xff" * PAGE)


def spoil_table(place: Path, table: str, which: int) -> None:
    """Overwrite one of the pages with rows of a table."""
    spoil_page(place, pages_of(place, table)[which])


def cut(place: Path) -> None:
    """Lose the second half of a file."""
    os.truncate(place, place.stat().st_size // 2)


def scribble(place: Path) -> None:
    """Put something quite different in its place."""
    place.write_bytes(b"this has never been a history\n" * 300)


def spoil_head(place: Path) -> None:
    """Lose the first page, in which the tables are named."""
    spoil_page(place, 1)


def lose_index_rows(place: Path) -> None:
    """Let an index lack rows that its table has: only a full look finds that."""
    index = "CREATE INDEX ledger_by_date ON ledger (date)"
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("DROP INDEX ledger_by_date")
        database.execute(f"{index} WHERE outcome = 'none'")
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE name = 'ledger_by_date'", (index,)
        )
