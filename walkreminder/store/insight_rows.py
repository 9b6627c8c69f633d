"""The sums of the history, added up by SQLite, each along an index of its dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from walkreminder.core.insight import (
    YEAR,
    Begun,
    Fate,
    Sums,
    first_needed,
)
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.trend import Rated
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    import sqlite3

    from walkreminder.core.settings import Weekday
    from walkreminder.store.history import History

_DAILY: Final = """
    SELECT local_date, sum(seconds) AS seconds, count(*) AS walks
    FROM walk WHERE local_date <= ? GROUP BY local_date
"""
_BEGUN: Final = """
    SELECT started, zone, seconds FROM walk WHERE local_date BETWEEN ? AND ?
"""
_FATES: Final = """
    SELECT date, outcome, reason, count(*) AS count FROM ledger
    WHERE date BETWEEN ? AND ? GROUP BY date, outcome, reason
"""
_RATED: Final = """
    SELECT local_date, sum(before) AS total, count(*) AS count FROM walk
    WHERE local_date BETWEEN ? AND ? AND before IS NOT NULL GROUP BY local_date
"""


def read_sums(history: History, today: date, week_starts: Weekday) -> Sums:
    """Return the sums up to a day; what lies later is not known yet."""
    database, latest = history.database, first_needed(today, week_starts)
    unwalked = history.unwalked(until=today)
    with telling(history.place):
        seconds, walks = _daily(database, today)
        return Sums(
            seconds=seconds,
            walks=walks,
            unwalked=unwalked,
            begun=_begun(database, today - YEAR, today),
            fates=_fates(database, latest, today),
            rated=_rated(database, latest, today),
        )


def _daily(
    database: sqlite3.Connection, until: date
) -> tuple[dict[date, int], dict[date, int]]:
    """Return the seconds and the walks of each date up to one."""
    found = database.execute(_DAILY, (until.isoformat(),)).fetchall()
    days = [date.fromisoformat(row["local_date"]) for row in found]
    seconds = dict(zip(days, (row["seconds"] for row in found), strict=True))
    return seconds, dict(zip(days, (row["walks"] for row in found), strict=True))


def _begun(database: sqlite3.Connection, since: date, until: date) -> tuple[Begun, ...]:
    """Return when and where the walks of a span of dates began."""
    found = database.execute(_BEGUN, _days(since, until))
    return tuple(
        Begun(datetime.fromisoformat(row["started"]), row["zone"], row["seconds"])
        for row in found
    )


def _fates(database: sqlite3.Connection, since: date, until: date) -> tuple[Fate, ...]:
    """Return what became of the slots of a span of dates, day by day."""
    return tuple(
        Fate(
            date.fromisoformat(row["date"]),
            Outcome(row["outcome"]),
            None if row["reason"] is None else Reason(row["reason"]),
            row["count"],
        )
        for row in database.execute(_FATES, _days(since, until))
    )


def _rated(database: sqlite3.Connection, since: date, until: date) -> dict[date, Rated]:
    """Return the ratings before walks of a span of dates, day by day."""
    return {
        date.fromisoformat(row["local_date"]): Rated(row["total"], row["count"])
        for row in database.execute(_RATED, _days(since, until))
    }


def _days(since: date, until: date) -> tuple[str, str]:
    return since.isoformat(), until.isoformat()
