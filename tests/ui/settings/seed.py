"""One person's settings on one Thursday, as in the pictures of the design."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from walkreminder.core.settings import Settings
from walkreminder.core.timetable import (
    EVERY_DAY,
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
)

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 19, 12, 50, tzinfo=UTC)
TODAY = date(2026, 11, 19)
WORK_DAYS = frozenset(range(5))
WORK = Reminder("work-days", ClockTimes((time(10, 30), time(15))), WORK_DAYS, 20)
WEEKEND = Reminder("weekend", ClockTimes((time(11),)), frozenset({5, 6}), 20)
HOURLY = Interval(timedelta(minutes=50), time(9), time(17, 30))
DESK = Reminder("at-the-desk", HOURLY, EVERY_DAY, 5, enabled=False)
HOLIDAYS = DaysOff(date(2026, 12, 24), date(2027, 1, 2))
SEED = Settings(reminders=(WORK, WEEKEND, DESK), days_off=(HOLIDAYS,))
