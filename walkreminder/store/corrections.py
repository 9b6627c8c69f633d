"""Whether the walks that are kept have room for a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from walkreminder.core.corrections import GONE, NEAR, insist_on_room
from walkreminder.core.days import day_of
from walkreminder.core.ledger import Deleted, Restored
from walkreminder.core.trouble import Refused
from walkreminder.store.rows import row_to_walk

if TYPE_CHECKING:
    import sqlite3

    from walkreminder.core.ledger import Corrected

_KEPT: Final = "SELECT 1 FROM walk WHERE id = ?"
_NEAR: Final = "SELECT * FROM walk WHERE local_date BETWEEN ? AND ? OR id = ?"
_THERE: Final = "That walk is there already."


def insist(
    database: sqlite3.Connection, record: Corrected | Deleted | Restored
) -> None:
    """Refuse what does not fit to the walks that are kept; nothing is written."""
    number = record.walk if isinstance(record, Deleted) else record.walk.id
    is_kept = bool(database.execute(_KEPT, (str(number),)).fetchone())
    if is_kept is isinstance(record, Restored):
        raise Refused(_THERE if is_kept else GONE)
    if not isinstance(record, Deleted):
        day = day_of(record.walk)
        near = (day - NEAR).isoformat(), (day + NEAR).isoformat(), str(number)
        found = database.execute(_NEAR, near).fetchall()
        insist_on_room(record.walk, map(row_to_walk, found))
