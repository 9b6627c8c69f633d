"""What the page History is made of: sums along the indexes, and days page by page."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from walkreminder.core.day_records import DayRecords, days_of
from walkreminder.core.glance import SHOWN, Lately, Long
from walkreminder.core.insight import Begun, Fate, Total, first_needed
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.stats import week_of
from walkreminder.core.timetable import ONE_DAY
from walkreminder.core.trend import Rated
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    import sqlite3

    from walkreminder.core.settings import Weekday
    from walkreminder.store.history import History

_SINCE: Final = """
    SELECT min(date) AS since FROM (
        SELECT min(local_date) AS date FROM walk
        UNION ALL SELECT min(date) FROM ledger
    )
"""
# Week by week along the index: no date of a week that was walked is looked at twice.
_WALKED: Final = """
    WITH RECURSIVE week(first, next) AS (
        SELECT :first, date(:first, '+7 days')
        UNION ALL SELECT next, date(next, '+7 days') FROM week WHERE next <= :today
    )
    SELECT (
        SELECT local_date FROM walk
        WHERE local_date >= first AND local_date < next AND seconds > 0 LIMIT 1
    ) AS day FROM week WHERE day IS NOT NULL
"""
_BEGUN: Final = (
    "SELECT started, zone, seconds FROM walk WHERE local_date BETWEEN ? AND ?"
)
_TOTAL: Final = """
    SELECT count(*) AS walks, sum(seconds) AS seconds FROM walk
    WHERE local_date BETWEEN ? AND ?
"""
_WALKS: Final = """
    SELECT local_date, count(*) AS walks FROM walk
    WHERE local_date BETWEEN ? AND ? GROUP BY local_date
"""
_FATES: Final = """
    SELECT date, outcome, reason, count(*) AS count FROM ledger
    WHERE date BETWEEN ? AND ? GROUP BY date, outcome, reason
"""
_RATED: Final = """
    SELECT local_date, sum(before) AS total, count(*) AS count FROM walk
    WHERE local_date BETWEEN ? AND ? AND before IS NOT NULL GROUP BY local_date
"""
_DATES: Final = """
    SELECT date FROM (
        SELECT * FROM (
            SELECT DISTINCT local_date AS date FROM walk
            WHERE local_date < :before ORDER BY local_date DESC LIMIT :count
        )
        UNION SELECT * FROM (
            SELECT DISTINCT date FROM ledger
            WHERE date < :before ORDER BY date DESC LIMIT :count
        )
    ) ORDER BY date DESC LIMIT :count
"""


def read_long(history: History, today: date, week_starts: Weekday) -> Long:
    """Return what is known of all time."""
    database = history.database
    with telling(history.place):
        found = database.execute(_SINCE).fetchone()["since"]
        if found is None:
            return Long()
        since = date.fromisoformat(found)
        days = {"first": week_of(since, week_starts).isoformat(), "today": str(today)}
        walked = database.execute(_WALKED, days).fetchall()
    return Long(
        since,
        history.unwalked(until=today),
        tuple(date.fromisoformat(row["day"]) for row in walked),
    )


def read_lately(history: History, today: date, week_starts: Weekday) -> Lately:
    """Return what is known of the past year, and of the latest weeks."""
    database, latest = history.database, first_needed(today, week_starts)
    daily = history.daily_seconds(today - SHOWN, today)
    year, weeks = _span(today - 365 * ONE_DAY, today), _span(latest, today)
    with telling(history.place):
        walks = database.execute(_WALKS, year).fetchall()
        begun = database.execute(_BEGUN, year).fetchall()
        fates = database.execute(_FATES, weeks).fetchall()
        rated = database.execute(_RATED, weeks).fetchall()
        first = today.replace(month=1, day=1)
        total = database.execute(_TOTAL, _span(first, today)).fetchone()
    return Lately(
        daily,
        {date.fromisoformat(row["local_date"]): row["walks"] for row in walks},
        tuple(map(_begun, begun)),
        tuple(map(_fate, fates)),
        {
            date.fromisoformat(row["local_date"]): Rated(row["total"], row["count"])
            for row in rated
        },
        Total(total["seconds"] or 0, total["walks"]),
    )


def read_days(
    history: History, before: date | None, count: int
) -> tuple[tuple[DayRecords, ...], bool]:
    """Return so many days with a record, the latest first, and whether there are more.

    They lie before a date, or before none at all.
    """
    limit = "9999-99-99" if before is None else before.isoformat()
    with telling(history.place):
        asked = {"before": limit, "count": count + 1}
        found = history.database.execute(_DATES, asked).fetchall()
    dates = [date.fromisoformat(row["date"]) for row in found]
    if not dates:
        return (), False
    since = dates[:count][-1]
    until = date.max if before is None else before - ONE_DAY
    days, more = read_span(history, since, until), len(dates) > count
    # Slots whose walks belong to other dates have nothing to tell of their own.
    return (days, more) if days or not more else read_days(history, since, count)


def read_span(history: History, since: date, until: date) -> tuple[DayRecords, ...]:
    """Return the days with a record of a span of dates, the latest first."""
    walks, lines = history.walks(since, until), history.lines(since, until)
    return days_of(walks, lines, history.has_walk)


def _span(since: date, until: date) -> tuple[str, str]:
    return since.isoformat(), until.isoformat()


def _begun(row: sqlite3.Row) -> Begun:
    return Begun(datetime.fromisoformat(row["started"]), row["zone"], row["seconds"])


def _fate(row: sqlite3.Row) -> Fate:
    reason = None if row["reason"] is None else Reason(row["reason"])
    day = date.fromisoformat(row["date"])
    return Fate(day, Outcome(row["outcome"]), reason, row["count"])
