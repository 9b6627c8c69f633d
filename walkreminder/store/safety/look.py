"""Whether a history is sound: a glance at every start, a full look once a week.

As a program, `python -m walkreminder.store.safety.look FILE` takes the full look in a
process of its own, so that nobody waits for it.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.store.backup import integrity
from walkreminder.store.schema import read_database
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# With what the full look begins to tell of damage; all else is another trouble.
FOUND = "damaged: "
_MOST_SAID = 200

# The ends of every table and of every index: what a start, a walk and a day's view
# read first. However long the history is, these are a dozen pages of it.
_ENDS = (
    "SELECT count(*) FROM sqlite_schema",
    "SELECT json FROM state",
    "SELECT * FROM walk ORDER BY rowid LIMIT 1",
    "SELECT * FROM walk ORDER BY rowid DESC LIMIT 1",
    "SELECT * FROM walk ORDER BY local_date DESC, seconds DESC LIMIT 1",
    "SELECT * FROM walk ORDER BY id DESC LIMIT 1",
    "SELECT * FROM ledger ORDER BY number LIMIT 1",
    "SELECT * FROM ledger ORDER BY number DESC LIMIT 1",
    "SELECT * FROM ledger ORDER BY date DESC LIMIT 1",
    "SELECT * FROM ledger ORDER BY settled DESC LIMIT 1",
    "SELECT * FROM ledger ORDER BY reminder DESC, date DESC, time DESC LIMIT 1",
    "SELECT * FROM event ORDER BY number DESC LIMIT 1",
)


def glance(database: sqlite3.Connection, place: Path | str) -> None:
    """Raise Damaged where a look at the ends tells; it costs next to nothing."""
    with telling(place):
        for query in _ENDS:
            database.execute(query).fetchall()


def main(arguments: Sequence[str]) -> str | None:
    """Check a file from end to end; return what is wrong, or None."""
    place = Path(arguments[0])
    try:
        with (
            telling(place),
            closing(read_database(place, takes_older=True)) as database,
        ):
            found = integrity(database, full=True)
    except Trouble as trouble:
        return trouble.what
    return FOUND + " ".join(found[0].split())[:_MOST_SAID] if found else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
