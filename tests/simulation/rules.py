"""Which slots settings ask for, worked out without the core's timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from tests.simulation.local_time import DAY, LocalTime
from walkreminder.core.timetable import ClockTimes, Interval

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder, Slot, SlotKey

# A reminder, a local date and a minute of that day: as plain as can be.
Key: TypeAlias = tuple[str, date, int]

ONE_DAY_MINUTES = 24 * 60
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A slot that came due: when, how long to walk, and the date it belongs to."""

    key: Key
    at: datetime
    minutes: int
    day: date


def plain(key: SlotKey) -> Key:
    assert key.time.second == 0
    return key.reminder, key.date, minute_of(key.time)


def plain_slots(slots: tuple[Slot, ...]) -> dict[Key, datetime]:
    return {plain(slot.key): slot.due for slot in slots}


def minute_of(at: time) -> int:
    return at.hour * 60 + at.minute


class Rules:
    """The slots of settings in every zone; remembers what it has worked out."""

    def __init__(self) -> None:
        self._zones: dict[str, LocalTime] = {}
        self._days: dict[tuple[str, date], list[Due]] = {}
        self._settings: Settings | None = None

    def local(self, zone: ZoneInfo | str) -> LocalTime:
        name = zone if isinstance(zone, str) else zone.key
        if name not in self._zones:
            self._zones[name] = LocalTime(ZoneInfo(name))
        return self._zones[name]

    def between(
        self, settings: Settings, after: datetime, until: datetime, zone: ZoneInfo
    ) -> list[Due]:
        """Return what is due later than `after` and no later than `until`."""
        if settings is not self._settings:
            self._days.clear()
            self._settings = settings
        found: list[Due] = []
        day, last = (after - 2 * DAY).date(), (until + DAY + DAY / 2).date()
        while day <= last:
            known = self._days.get((zone.key, day))
            if known is None:
                known = self._of_day(settings, day, self.local(zone))
                self._days[zone.key, day] = known
            found += [due for due in known if after < due.at <= until]
            day += DAY
        return found

    def _of_day(self, settings: Settings, day: date, local: LocalTime) -> list[Due]:
        if any(off.first <= day <= off.last for off in settings.days_off):
            return []
        found = []
        for reminder in settings.reminders:
            if not reminder.enabled or day.weekday() not in reminder.days:
                continue
            minutes = reminder.minutes or settings.walk.minutes
            for minute in minutes_of(reminder):
                on, at = divmod(minute, ONE_DAY_MINUTES)
                instant = local.instant(day + on * DAY, at)
                if instant is not None:
                    key = (reminder.id, day + on * DAY, at)
                    found.append(Due(key, instant, minutes, day))
        return found


def minutes_of(reminder: Reminder) -> list[int]:
    """Return the clock times of a reminder as minutes after its day's midnight."""
    rule = reminder.rule
    if isinstance(rule, ClockTimes):
        return sorted({minute_of(at) for at in rule.times})
    assert isinstance(rule, Interval)
    first, last = minute_of(rule.opens), minute_of(rule.until)
    if last <= first:
        last += ONE_DAY_MINUTES
    every = round(rule.every / timedelta(minutes=1))
    return list(range(first + every, last + 1, every))


def fingerprints(settings: Settings) -> dict[str, object]:
    """Return what, when it changes, makes a rule a new one."""
    return {
        each.id: (tuple(minutes_of(each)), each.days, type(each.rule))
        for each in settings.reminders
        if each.enabled
    }


def days_off_of(settings: Settings) -> set[date]:
    """Return every date that is off."""
    found: set[date] = set()
    for off in settings.days_off:
        day = off.first
        while day <= off.last:
            found.add(day)
            day += DAY
    return found


def begins_of_time() -> datetime:
    return datetime(1, 1, 1, tzinfo=UTC)
