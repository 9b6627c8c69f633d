"""The settings of the person of the pictures, with more to edit."""

from __future__ import annotations

from datetime import date, time, timedelta

from tests.ui.seed import WEEKEND, WORK
from walkreminder.core.settings import Settings
from walkreminder.core.timetable import EVERY_DAY, DaysOff, Interval, Reminder

HOURLY = Interval(timedelta(minutes=50), time(9), time(17, 30))
DESK = Reminder("at-the-desk", HOURLY, EVERY_DAY, 5, enabled=False)
HOLIDAYS = DaysOff(date(2026, 12, 24), date(2027, 1, 2))
SEED = Settings(reminders=(WORK, WEEKEND, DESK), days_off=(HOLIDAYS,))
