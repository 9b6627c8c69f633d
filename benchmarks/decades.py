"""Histories of any size for measuring: walks, ratings, and a ledger of the same size.

The walks are spread evenly over the years, each of them a line's; of the other lines
some were skipped or missed. They are always the same.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import Line, Outcome, Reason, Source, WalkRecord
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.store.history import History

ZONE: Final = ZoneInfo("Europe/Berlin")
NOW: Final = datetime(2026, 11, 19, 12, 50, tzinfo=UTC)
YEARS: Final = 30
ENDS: Final = (
    (Outcome.WALKED, None),
    (Outcome.COVERED, None),
    (Outcome.WALKED, None),
    (Outcome.SKIPPED, Reason.NOT_TODAY),
    (Outcome.WALKED, None),
    (Outcome.MISSED, Reason.IGNORED),
)


def fill(history: History, many: int, years: int = YEARS) -> None:
    """Put so many walks, and as many lines, into a history."""
    records = tuple(_records(many, timedelta(days=365 * years)))
    history.save(State(looked=NOW), records)


def _records(many: int, whole: timedelta) -> Iterator[WalkRecord | Line]:
    for number in range(many):
        # On whole minutes, all in the waking hours of a day.
        back = whole * ((number + 0.5) / many)
        day = (NOW - timedelta(days=1) - back).astimezone(ZONE)
        hour, minute = 7 + number % 14, number * 7 % 60
        local = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        started = local.astimezone(UTC)
        length = timedelta(minutes=5 + number % 26)
        rated = number % 3 == 0
        walk = WalkRecord(
            UUID(int=number + 1),
            started,
            started + length,
            ZONE.key,
            int(length.total_seconds()),
            Source.TIMER,
            "work-days",
            before=number % 7 if rated else None,
            after=number % 5 if rated else None,
        )
        outcome, reason = ENDS[number % len(ENDS)]
        key = SlotKey(
            f"r{number % 40}", local.date(), local.time().replace(tzinfo=None)
        )
        walked = walk.id if outcome is Outcome.WALKED else None
        yield walk
        yield Line(key, started, outcome, reason, started + length, walked)
