"""Change reminders and days off as values; alone knows which edits are refused."""

from __future__ import annotations

import enum
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from walkreminder.core.timetable import ONCE, ClockTimes, DaysOff, Interval, Reminder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from walkreminder.core.settings import Settings


class Refusal(enum.Enum):
    """Why an edit was not taken."""

    SAME_TIME = "same time"
    LAST_TIME = "last time"
    LAST_DAY = "last day"
    NO_WINDOW = "no window"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    BACKWARDS = "backwards"
    SAME_DATES = "same dates"
    OVER_CAP = "over cap"


Times: TypeAlias = ClockTimes | Refusal
Window: TypeAlias = Interval | Refusal

NEW_ID: Final = "walk"
NEW_TIMES: Final = tuple(time(h, m) for h, m in ((15, 0), (10, 30), (12, 30), (17, 0)))
NEW_WINDOW: Final = Interval(timedelta(minutes=50), time(9), time(17, 30))
LONGEST_ID: Final = 40
MOST_TIMES: Final = 24
HOUR: Final = 60
DAY_HOURS: Final = 24
OFFER_STEP: Final = timedelta(minutes=5)


def with_time(rule: ClockTimes, at: time, instead_of: time | None = None) -> Times:
    """Return the times with one more, or with one of them moved."""
    others = tuple(each for each in rule.times if each != instead_of)
    if at in others:
        return Refusal.SAME_TIME
    return ClockTimes(tuple(sorted({*others, at})))


def without_time(rule: ClockTimes, at: time) -> Times:
    """Return the times without one of them; the last one stays."""
    rest = tuple(each for each in rule.times if each != at)
    return ClockTimes(rest) if rest else Refusal.LAST_TIME


def next_time(rule: ClockTimes) -> time:
    """Return a time worth offering: an hour after the last one, still free."""
    last = max(rule.times)
    ahead = timedelta(hours=last.hour + 1, minutes=last.minute)
    while _clock(ahead) in rule.times:
        ahead += OFFER_STEP
    return _clock(ahead)


def checked(window: Interval) -> Window:
    """Return the window, if it has a length and its interval fits into it."""
    if window.opens == window.until:
        return Refusal.NO_WINDOW
    return window if any(True for _ in window.offsets()) else Refusal.TOO_LONG


def times_in(window: Interval) -> tuple[time, ...]:
    """Return the clock times of a window, in the order in which they come."""
    return tuple(_clock(offset) for offset in window.offsets())


def as_times(window: Interval) -> Times:
    """Return a window as the clock times it stands for, if they can be overseen."""
    times = tuple(sorted(set(times_in(window))))
    return ClockTimes(times) if len(times) <= MOST_TIMES else Refusal.TOO_MANY


def refusal_of(settings: Settings) -> Refusal | None:
    """Return what is wrong among the settings: a walk beyond the longest."""
    lengths = (settings.walk.minutes, *(r.minutes or 0 for r in settings.reminders))
    over = timedelta(minutes=max(lengths)) > settings.walk.cap
    return Refusal.OVER_CAP if over else None


def index_of(settings: Settings, reminder_id: str) -> int:
    """Return the place of a reminder."""
    ids = [each.id for each in settings.reminders]
    return ids.index(reminder_id)


def with_reminder(settings: Settings, reminder_id: str, now: Reminder) -> Settings:
    """Return the settings with a reminder changed."""
    changed = tuple(
        now if each.id == reminder_id else each for each in settings.reminders
    )
    return replace(settings, reminders=changed)


def with_inserted(settings: Settings, index: int, reminder: Reminder) -> Settings:
    """Return the settings with one more reminder at a place."""
    before, after = settings.reminders[:index], settings.reminders[index:]
    return replace(settings, reminders=(*before, reminder, *after))


def without_reminder(settings: Settings, reminder_id: str) -> Settings:
    """Return the settings without a reminder."""
    rest = tuple(each for each in settings.reminders if each.id != reminder_id)
    return replace(settings, reminders=rest)


def with_copy(settings: Settings, reminder_id: str) -> tuple[Settings, str]:
    """Return the settings with a copy below a reminder, and the copy's id."""
    index = index_of(settings, reminder_id)
    copy_id = fresh_id(settings, reminder_id)
    copy = replace(settings.reminders[index], id=copy_id)
    return with_inserted(settings, index + 1, copy), copy_id


def new_reminder(settings: Settings) -> Reminder:
    """Return a reminder for every day, at a time at which nothing asks yet."""
    taken = {
        at
        for each in settings.reminders
        if isinstance(each.rule, ClockTimes)
        for at in each.rule.times
    }
    at = next((each for each in NEW_TIMES if each not in taken), NEW_TIMES[0])
    return Reminder(fresh_id(settings, NEW_ID), ClockTimes((at,)))


def fresh_id(settings: Settings, name: str, but: str = "") -> str:
    """Return the id for a name that no other reminder has: "walk", "walk-2"."""
    taken = {ONCE, *(each.id for each in settings.reminders)} - {but}
    words = "".join(each if each.isalnum() else " " for each in name.lower()).split()
    stem = "-".join(words)[:LONGEST_ID].rstrip("-") or NEW_ID
    if stem not in taken:
        return stem
    head, _, tail = stem.rpartition("-")
    stem = head if head and tail.isdecimal() else stem
    count = 2
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def with_days_off(settings: Settings, first: date, last: date) -> Settings | Refusal:
    """Return the settings with one more stretch of days off."""
    stretch = DaysOff(first, last)
    if last < first:
        return Refusal.BACKWARDS
    if any(first in each and last in each for each in settings.days_off):
        return Refusal.SAME_DATES
    kept = (each for each in settings.days_off if not _inside(each, stretch))
    return replace(settings, days_off=_in_order((*kept, stretch)))


def without_days_off(settings: Settings, stretch: DaysOff) -> Settings:
    """Return the settings without a stretch of days off."""
    rest = tuple(each for each in settings.days_off if each != stretch)
    return replace(settings, days_off=rest)


def _clock(since_midnight: timedelta) -> time:
    minutes = since_midnight // timedelta(minutes=1)
    return time(minutes // HOUR % DAY_HOURS, minutes % HOUR)


def _inside(inner: DaysOff, outer: DaysOff) -> bool:
    return inner.first in outer and inner.last in outer


def _in_order(stretches: Iterable[DaysOff]) -> tuple[DaysOff, ...]:
    return tuple(sorted(stretches, key=lambda each: (each.first, each.last)))
