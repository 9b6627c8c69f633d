"""Which dates had a slot and no walk, and whether each costs a spare day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from walkreminder.core.days import costs_of, excused
from walkreminder.core.ledger import Outcome, Reason

if TYPE_CHECKING:
    import sqlite3

    from walkreminder.core.programme_log import Entry

# Most slots lie on days with a walk: these are left out before any line is read.
_UNWALKED: Final = """
    SELECT DISTINCT date, outcome, reason FROM ledger WHERE date IN (
        SELECT date FROM (SELECT DISTINCT date FROM ledger WHERE date BETWEEN ? AND ?)
        WHERE NOT EXISTS (
            SELECT 1 FROM walk WHERE local_date = date AND seconds > 0
        )
    )
"""


def read_unwalked(
    database: sqlite3.Connection, since: date, until: date, log: list[Entry]
) -> dict[date, bool]:
    """Return the dates with a slot and no walk; whether each costs a spare day.

    The days of a flare-up, by what was said of it, do not.
    """
    found = database.execute(_UNWALKED, (since.isoformat(), until.isoformat()))
    costs = costs_of(
        (
            date.fromisoformat(row["date"]),
            Outcome(row["outcome"]),
            None if row["reason"] is None else Reason(row["reason"]),
        )
        for row in found
    )
    if not log:
        return costs
    # Imported here: most follow no programme.
    from walkreminder.core.flare import flares_of  # noqa: PLC0415

    return excused(costs, flares_of(log))
