"""Clock times for reminders: one that comes soon, and others around now."""

from __future__ import annotations

import time

_MINUTES_A_DAY = 24 * 60


def coming_minute(*, ahead: int = 15) -> str:
    """Return the first full minute at least so many seconds ahead, as HH:MM."""
    now = time.localtime()
    return minutes_from_now(2 if now.tm_sec + ahead >= 60 else 1)


def minutes_from_now(count: int) -> str:
    """Return the full minute so many minutes after the present one, as HH:MM."""
    now = time.localtime()
    total = now.tm_hour * 60 + now.tm_min + count
    hour, minute = divmod(total % _MINUTES_A_DAY, 60)
    return f"{hour:02}:{minute:02}"
