"""Which slots a timetable gives: the only module that knows local time.

A slot is local first: (reminder, date, HH:MM). Only here does it get a due
instant, so daylight saving and travel are decided in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from walkreminder.core.gap import after_gap
from walkreminder.core.readings import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EVERY_DAY = frozenset(range(7))
ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
ONCE = "once"  # the reminder id of one-off slots

# A reading of the clock on the wall, and the instant at which it comes.
_Due: TypeAlias = tuple[datetime, Reading]

# The furthest ahead that a next slot is looked for: a reminder for one weekday
# inside a long holiday is still found, an impossible one ends the search.
_HORIZON_DAYS = 800


@dataclass(frozen=True, slots=True)
class ClockTimes:
    """Asks at these local times."""

    times: tuple[time, ...]

    def offsets(self, after: timedelta = -ONE_DAY) -> Iterator[timedelta]:
        """Yield each time later than `after` as its distance from midnight."""
        for at in sorted(set(self.times)):
            offset = _since_midnight(at)
            if offset > after:
                yield offset


@dataclass(frozen=True, slots=True)
class Interval:
    """Asks every so often in a window: shorthand for clock times.

    The first is one interval after `opens`, none is later than `until`. Where
    `until` is earlier than `opens` the window passes midnight.
    """

    every: timedelta
    opens: time
    until: time

    def offsets(self, after: timedelta = -ONE_DAY) -> Iterator[timedelta]:
        """Yield each time later than `after` as its distance from the first midnight.

        Those that have passed are not counted through.
        """
        opens, until = _since_midnight(self.opens), _since_midnight(self.until)
        if until <= opens:
            until += ONE_DAY
        passed = max((after - opens) // self.every, 0)
        at = opens + (passed + 1) * self.every
        while at <= until:
            yield at
            at += self.every


Rule: TypeAlias = ClockTimes | Interval


@dataclass(frozen=True, slots=True)
class Reminder:
    """A rule: on which days, at which times, and how long to walk.

    `days` are weekdays, Monday is 0. Without `minutes` the timetable's own
    number counts.
    """

    id: str
    rule: Rule
    days: frozenset[int] = EVERY_DAY
    minutes: int | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Dates without slots, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Timetable:
    """All reminders and days off together: what gives the slots."""

    reminders: tuple[Reminder, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    minutes: int = 20

    def only(self, reminder_id: str) -> Timetable:
        """Return the same timetable with one reminder alone."""
        kept = tuple(each for each in self.reminders if each.id == reminder_id)
        return Timetable(kept, self.days_off, self.minutes)


@dataclass(frozen=True, slots=True, order=True)
class SlotKey:
    """What a slot is, whatever the clock does."""

    reminder: str
    date: date
    time: time


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence of a reminder, with the instant (UTC) at which it is due.

    `day` is the date it belongs to for weekdays, days off and "not today": the
    one on which its window starts.
    """

    key: SlotKey
    due: datetime
    minutes: int
    day: date = field(compare=False)


def slots_between(
    timetable: Timetable, after: datetime, until: datetime, zone: ZoneInfo
) -> list[Slot]:
    """Return the slots with `after` < due <= `until`, in order of due.

    At one instant the longest walk comes first: it is the one that opens.
    """
    # A clock set back over midnight has read the next date already.
    last = local_date(until, zone) + ONE_DAY
    found = _dues(timetable, after, last, zone)
    return list(_slots(timetable, takewhile(lambda each: each[0] <= until, found)))


def next_slot(timetable: Timetable, after: datetime, zone: ZoneInfo) -> Slot | None:
    """Return the first slot strictly later than `after`."""
    return next(coming_slots(timetable, after, zone), None)


def coming_slots(
    timetable: Timetable, after: datetime, zone: ZoneInfo
) -> Iterator[Slot]:
    """Yield the slots later than `after`, in order of due, up to the horizon."""
    last = local_date(after, zone) + timedelta(days=_HORIZON_DAYS)
    return _slots(timetable, _dues(timetable, after, last, zone))


def _dues(
    timetable: Timetable, after: datetime, last: date, zone: ZoneInfo
) -> Iterator[_Due]:
    """Yield the readings due later than `after` with their instants, in order.

    What clocks read comes in the order of its instants, so nothing needs to be
    worked out before somebody waits for it.
    """
    # A minute before: by so much at most a gap has put off what was read by then.
    read = _local(after - MINUTE, zone)
    for at, together in groupby(readings(timetable, read, last), key=itemgetter(0)):
        due = instant_of(at.date(), at.time(), zone)
        if due is not None and due > after:
            for reading in together:
                yield due, reading


def _slots(timetable: Timetable, dues: Iterable[_Due]) -> Iterator[Slot]:
    """Yield the slots of readings; those due together with the longest walk first."""
    for due, together in groupby(dues, key=itemgetter(0)):
        slots = []
        for _, (at, number, day) in together:
            reminder = timetable.reminders[number]
            key = SlotKey(reminder.id, at.date(), at.time())
            slots.append(Slot(key, due, reminder.minutes or timetable.minutes, day))
        yield from sorted(slots, key=_order)


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """Return the instant (UTC) of a local time, or None where its date is none.

    In a spring gap it is the first valid minute after the gap, in an autumn
    overlap the first pass; a date that the zone skipped whole has no instants.
    """
    local = datetime.combine(day, at.replace(fold=0), zone)
    instant = local.astimezone(UTC)
    # Two readings in one zone compare as they stand, without their offsets.
    if instant.astimezone(zone) == local:
        return instant
    return after_gap(day, instant, zone)


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar date of an instant in a zone."""
    return instant.astimezone(zone).date()


def zone_or_utc(name: str) -> ZoneInfo:
    """Return a zone of the past; one that no database knows any more is UTC."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def midnight_after(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant at which the local day of `instant` ends."""
    day = local_date(instant, zone)
    # No zone has skipped more than one date at a time.
    days = (day + timedelta(days=ahead) for ahead in range(1, 4))
    begins = (instant_of(each, time(0), zone) for each in days)
    return next(each for each in begins if each is not None and each > instant)


def until_tomorrow(timetable: Timetable, instant: datetime, zone: ZoneInfo) -> datetime:
    """Return when a quiet "until tomorrow" ends.

    That is the next local midnight, or the end of a window running then.
    """
    end = midnight_after(instant, zone)
    day = local_date(instant, zone)
    if any(day in off for off in timetable.days_off):
        return end
    for reminder in timetable.reminders:
        closes = _window_closes(reminder, day, zone)
        if closes is not None:
            # A second more, so that a slot due exactly at the end is still quiet.
            end = max(end, closes + timedelta(seconds=1))
    return end


def _window_closes(reminder: Reminder, day: date, zone: ZoneInfo) -> datetime | None:
    """Return the end of a window that starts on this day and passes midnight."""
    match reminder.rule:
        case Interval(_, opens, until) if until <= opens:
            runs = reminder.enabled and day.weekday() in reminder.days
            return instant_of(day + ONE_DAY, until, zone) if runs else None
        case _:
            return None


def _since_midnight(at: time) -> timedelta:
    return timedelta(
        hours=at.hour,
        minutes=at.minute,
        seconds=at.second,
        microseconds=at.microsecond,
    )


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _order(slot: Slot) -> tuple[datetime, int, SlotKey]:
    return slot.due, -slot.minutes, slot.key
