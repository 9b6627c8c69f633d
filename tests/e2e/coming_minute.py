"""Clock times for reminders: one that comes soon, and others around now.

They are those of a zone in which it is about midday, so that no day ends while a
test runs: what is due in an hour is due today.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

_NOON = 12


def _now(zone: tzinfo) -> datetime:
    return datetime.now(zone)  # noqa: TID251  the app reads this clock, too


def _midday() -> str:
    behind = _now(UTC).hour - _NOON
    return f"Etc/GMT{behind:+}"  # these names count hours west of Greenwich


MIDDAY: Final = ZoneInfo(_midday())


def coming_minute(*, ahead: int = 15) -> str:
    """Return the first full minute at least so many seconds ahead, as HH:MM."""
    return minutes_from_now(2 if _now(MIDDAY).second + ahead >= 60 else 1)


def minutes_from_now(count: int) -> str:
    """Return the full minute so many minutes after the present one, as HH:MM."""
    return f"{_now(MIDDAY) + timedelta(minutes=count):%H:%M}"


def due_at(clock: str) -> datetime:
    """Return when it is this time today."""
    hour, minute = map(int, clock.split(":"))
    return _now(MIDDAY).replace(hour=hour, minute=minute, second=0, microsecond=0)
