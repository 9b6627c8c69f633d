"""The next clock time that a reminder can be set to and still be waited for."""

from __future__ import annotations

import time

_MINUTES_A_DAY = 24 * 60


def coming_minute(*, ahead: int = 15) -> str:
    """Return the first full minute at least so many seconds ahead, as HH:MM."""
    now = time.localtime()
    minutes = now.tm_hour * 60 + now.tm_min + 1
    if now.tm_sec + ahead >= 60:
        minutes += 1
    hour, minute = divmod(minutes % _MINUTES_A_DAY, 60)
    return f"{hour:02}:{minute:02}"
