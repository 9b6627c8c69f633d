"""The walks of a period as a report counts them, read along the index of dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from walkreminder.core.report import Kept

if TYPE_CHECKING:
    import sqlite3

_FIRST: Final = "SELECT min(local_date) AS day FROM walk"
_KEPT: Final = """
    SELECT local_date, seconds, before, after, next_morning FROM walk
    WHERE local_date BETWEEN ? AND ? ORDER BY local_date
"""


def read_first_day(database: sqlite3.Connection) -> date | None:
    """Return the first date with a walk, if there is one."""
    day = database.execute(_FIRST).fetchone()["day"]
    return None if day is None else date.fromisoformat(day)


def read_kept(database: sqlite3.Connection, since: date, until: date) -> list[Kept]:
    """Return the walks of these dates, both included, in their order."""
    found = database.execute(_KEPT, (since.isoformat(), until.isoformat()))
    return [Kept(date.fromisoformat(day), *rest) for day, *rest in map(tuple, found)]
