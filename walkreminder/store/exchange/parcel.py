"""What is to be taken in, laid ready beside the history, and then put in at once.

It lies in temporary tables of the open file, filled in portions while windows stay
alive. So that the one moment in which nothing else can happen is short, SQLite then
copies all of it by itself: a hundred thousand walks in a third of a second.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from walkreminder.store import rows
from walkreminder.store.entries import entry_to_cells
from walkreminder.store.schema import transaction
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from walkreminder.core.exchange import Edition
    from walkreminder.core.ledger import Line
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.timetable import SlotKey
    from walkreminder.store.history import History

_NUMBERS = count(1)
_TABLES: Final = {
    "walk": "id, started, ended, zone, local_date, seconds, source, reminder,"
    " before, after, next_morning, note, revision",
    "ledger": "reminder, date, time, due, outcome, reason, settled, walk",
    "event": "id, at, kind, body",
}
_BETTER_LINE: Final = """
    ON CONFLICT (reminder, date, time) DO UPDATE SET
        due = excluded.due, outcome = excluded.outcome, reason = excluded.reason,
        settled = excluded.settled, walk = excluded.walk
"""
# With room for the indexes of many walks pages need not be written twice.
_ROOM, _USUAL_ROOM = "PRAGMA cache_size = -65536", "PRAGMA cache_size = -2000"


class Parcel:
    """Rows as the history file has them; nothing is kept before put_in()."""

    def __init__(self, history: History) -> None:
        self._history = history
        number = next(_NUMBERS)
        self._names = {table: f"temp.incoming_{table}_{number}" for table in _TABLES}
        self.sizes = dict.fromkeys(_TABLES, 0)
        with telling(history.place):
            for table, columns in _TABLES.items():
                history.database.execute(
                    f"CREATE TABLE {self._names[table]} AS"  # noqa: S608 - names of ours
                    f" SELECT {columns} FROM main.{table} WHERE 0"
                )

    def add_walks(self, editions: Iterable[Edition]) -> None:
        """Lay walks ready."""
        cells = (
            rows.walk_to_cells(each.walk) | {"revision": each.revision}
            for each in editions
        )
        self._add("walk", cells)

    def add_lines(self, lines: Iterable[Line]) -> None:
        """Lay lines of the ledger ready."""
        self._add("ledger", map(rows.line_to_cells, lines))

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Lay ready what was said about the programme."""
        self._add("event", map(entry_to_cells, entries))

    def put_in(
        self, without: Collection[UUID] = (), held: Collection[SlotKey] = ()
    ) -> None:
        """Keep all but some walks and lines, or nothing where the disk is full."""
        if not any(self.sizes.values()):
            return
        database = self._history.database
        database.execute(_ROOM)
        try:
            with telling(self._history.place), transaction(database):
                self._leave_out(without, held)
                for table in _TABLES:
                    database.execute(self._copying(table))
        finally:
            database.execute(_USUAL_ROOM)
        self._history.changes += 1

    def drop(self) -> None:
        """Forget what was laid ready."""
        for name in self._names.values():
            self._history.database.execute(f"DROP TABLE IF EXISTS {name}")

    def _add(self, table: str, records: Iterable[rows.Cells]) -> None:
        cells = [tuple(each.values()) for each in records]
        if not cells:
            return
        marks = ", ".join("?" * len(cells[0]))
        query = f"INSERT INTO {self._names[table]} VALUES ({marks})"  # noqa: S608
        with telling(self._history.place):
            self._history.database.execute("BEGIN")  # of the temporary tables alone
            try:
                self._history.database.executemany(query, cells)
            except BaseException:
                # Nothing could be kept in a history whose transaction stays open.
                # Of a full disk SQLite takes it back by itself.
                if self._history.database.in_transaction:
                    self._history.database.execute("ROLLBACK")
                raise
            self._history.database.execute("COMMIT")
        self.sizes[table] += len(cells)

    def _copying(self, table: str) -> str:
        """Return what puts the rows of one table in, over those that they replace."""
        columns, name = _TABLES[table], self._names[table]
        query = f"({columns}) SELECT {columns} FROM {name} WHERE true"  # noqa: S608
        if table == "ledger":
            return f"INSERT INTO main.ledger {query} {_BETTER_LINE}"
        return f"INSERT OR REPLACE INTO main.{table} {query}"

    def _leave_out(self, walks: Collection[UUID], held: Collection[SlotKey]) -> None:
        """Take some out again; a rollback lays them back."""
        if walks:
            names = self._names["walk"]
            ids = [(str(each),) for each in walks]
            self._history.database.execute(
                f"CREATE INDEX {names}_id ON {names[5:]} (id)"
            )
            self._history.database.executemany(
                f"DELETE FROM {names} WHERE id = ?",  # noqa: S608 - a name of ours
                ids,
            )
        keys = [rows.key_to_cells(key) for key in held]
        self._history.database.executemany(
            f"DELETE FROM {self._names['ledger']}"  # noqa: S608 - a name of ours
            " WHERE reminder = ? AND date = ? AND time = ?",
            keys,
        )
