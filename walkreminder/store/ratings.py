"""What the history knows of ratings, and how one is written beside its walk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.ledger import Part, Rating
from walkreminder.core.pain import RATINGS_OF_USUAL, insist_on_rating
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

_SET: Final = "UPDATE walk SET {} = ?, revision = revision + 1 WHERE id = ?"
_RATE: Final = {
    Part.BEFORE: _SET.format("before"),
    Part.AFTER: _SET.format("after"),
    Part.NEXT_MORNING: _SET.format("next_morning"),
}
# So far back is looked: no decision reads thirty years. Whoever has rated nothing for
# so long is asked as if for the first time.
_SPAN: Final = timedelta(weeks=26)
_ANY: Final = """
    SELECT 1 FROM walk WHERE local_date BETWEEN ? AND ?
    AND (before IS NOT NULL OR after IS NOT NULL OR next_morning IS NOT NULL) LIMIT 1
"""
_BEFORE: Final = """
    SELECT before FROM walk WHERE local_date BETWEEN ? AND ? AND before IS NOT NULL
    ORDER BY started DESC, id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Ratings:
    """Whether any walk is rated, and the last ratings before walks in order."""

    rated: bool = False
    before: tuple[int, ...] = ()


def read_ratings(database: sqlite3.Connection, today: date) -> Ratings:
    """Return what decisions about the back need; the database names its cells."""
    days = (today - _SPAN).isoformat(), today.isoformat()
    if not database.execute(_ANY, days).fetchone():
        return Ratings()
    last = database.execute(_BEFORE, (*days, RATINGS_OF_USUAL)).fetchall()
    return Ratings(rated=True, before=tuple(row["before"] for row in reversed(last)))


def rate(database: sqlite3.Connection, rating: Rating) -> None:
    """Write a rating beside its walk; Refused where that is gone, or it is none."""
    if rating.value is not None:
        insist_on_rating(rating.value)
    query = _RATE[rating.part]
    done = database.execute(query, (rating.value, str(rating.walk)))
    if not done.rowcount:
        raise Refused("That walk is gone. There is nothing to rate.")
