"""What is asked of the ledger's table, and told to it."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from walkreminder.store.rows import instant_to_text

if TYPE_CHECKING:
    import sqlite3

# Decisions ask whether a handful in a row was ignored, never how many hundreds.
_MOST_IGNORED: Final = 50

TAKE_BACK: Final = """
    DELETE FROM ledger WHERE outcome = 'missed' AND due > :after AND (
        reason = 'clock' OR (reason = 'off' AND settled = :start AND due > :looked)
    )
"""
BY_CLOCK: Final = """
    SELECT * FROM ledger
    WHERE date >= ? AND outcome = 'missed' AND reason IN ('clock', 'off')
"""
ADD_LINE: Final = """
    INSERT INTO ledger (
        reminder, date, time, due, outcome, reason, settled, walk
    ) VALUES (:reminder, :date, :time, :due, :outcome, :reason, :settled, :walk)
"""
_NEWEST_LINES: Final = """
    SELECT due, outcome = 'missed' AND reason IS 'ignored' AS ignored
    FROM ledger WHERE settled <= ? ORDER BY settled DESC, number DESC LIMIT ?
"""


def read_ignored(database: sqlite3.Connection, now: datetime) -> tuple[datetime, ...]:
    """Return the due instants of the newest lines while they were ignored.

    What was settled while the clock was ahead is not newer than today's.
    """
    newest = instant_to_text(now), _MOST_IGNORED
    found = database.execute(_NEWEST_LINES, newest).fetchall()
    ignored = takewhile(lambda row: row["ignored"], found)
    return tuple(datetime.fromisoformat(row["due"]) for row in ignored)
