"""Which slots a timetable gives: the only module that knows local time.

A slot is local first: (reminder, date, HH:MM). Only here does it get a due
instant, so daylight saving and travel are decided in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EVERY_DAY = frozenset(range(7))
ONE_DAY = timedelta(days=1)

# The furthest ahead that a next slot is looked for: a reminder for one weekday
# inside a long holiday is still found, an impossible one ends the search.
_HORIZON_DAYS = 800


@dataclass(frozen=True, slots=True)
class ClockTimes:
    """Asks at these local times."""

    times: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """Asks every so often in a window: shorthand for clock times.

    The first is one interval after `opens`, none is later than `until`. Where
    `until` is earlier than `opens` the window passes midnight.
    """

    every: timedelta
    opens: time
    until: time

    def offsets(self) -> Iterator[timedelta]:
        """Yield each clock time as its distance from the window's midnight."""
        opens, until = _since_midnight(self.opens), _since_midnight(self.until)
        if until <= opens:
            until += ONE_DAY
        at = opens + self.every
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
    # A window may have begun a day before and a gap may push over midnight; a clock
    # set back over midnight has read the next date already.
    days = _dates(
        local_date(after, zone) - 2 * ONE_DAY, local_date(until, zone) + ONE_DAY
    )
    found = [
        slot
        for day in days
        for slot in slots_of_day(timetable, day, zone)
        if after < slot.due <= until
    ]
    return sorted(found, key=_order)


def next_slot(timetable: Timetable, after: datetime, zone: ZoneInfo) -> Slot | None:
    """Return the first slot strictly later than `after`."""
    return next(coming_slots(timetable, after, zone), None)


def coming_slots(
    timetable: Timetable, after: datetime, zone: ZoneInfo
) -> Iterator[Slot]:
    """Yield the slots later than `after`, in order of due, up to the horizon."""
    if not any(each.enabled for each in timetable.reminders):
        return
    start = local_date(after, zone) - 2 * ONE_DAY
    waiting: list[Slot] = []
    for day in _dates(start, start + timedelta(days=_HORIZON_DAYS)):
        waiting += (s for s in slots_of_day(timetable, day, zone) if s.due > after)
        waiting.sort(key=_order)
        # Slots of later days are never due before the day has begun.
        safe = instant_of(day, time(0), zone) or datetime.min.replace(tzinfo=UTC)
        while waiting and waiting[0].due <= safe:
            yield waiting.pop(0)
    yield from waiting


def slots_of_day(timetable: Timetable, day: date, zone: ZoneInfo) -> Iterator[Slot]:
    """Yield the slots that belong to a day, reminder by reminder."""
    if any(day in off for off in timetable.days_off):
        return
    for reminder in timetable.reminders:
        if not reminder.enabled or day.weekday() not in reminder.days:
            continue
        minutes = reminder.minutes or timetable.minutes
        for at_date, at_time in _local_times(reminder.rule, day):
            due = instant_of(at_date, at_time, zone)
            if due is not None:
                key = SlotKey(reminder.id, at_date, at_time)
                yield Slot(key, due, minutes, day)


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """Return the instant (UTC) of a local time, or None where its date is none.

    In a spring gap it is the first valid minute after the gap, in an autumn
    overlap the first pass; a date that the zone skipped whole has no instants.
    """
    local = datetime.combine(day, at)
    instant = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _local(instant, zone) == local:
        return instant
    change = _change_before(instant, zone)
    gap_begins = _local(change - timedelta(microseconds=1), zone)
    gap_ends = _local(change, zone)
    midnight = datetime.combine(day, time(0))
    if gap_begins < midnight and gap_ends >= midnight + ONE_DAY:
        return None
    return _round_up_to_minute(change)


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


def _local_times(rule: Rule, day: date) -> Iterable[tuple[date, time]]:
    if isinstance(rule, ClockTimes):
        return [(day, at) for at in sorted(set(rule.times))]
    return [_at_offset(day, offset) for offset in rule.offsets()]


def _at_offset(day: date, offset: timedelta) -> tuple[date, time]:
    local = datetime.combine(day, time(0)) + offset
    return local.date(), local.time()


def _dates(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _change_before(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the change of offset that made a local time invalid, by halving."""
    # No gap is longer than a day, so a day earlier lies before it.
    late, early = instant, instant - ONE_DAY
    offset = late.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late


def _round_up_to_minute(instant: datetime) -> datetime:
    past = timedelta(seconds=instant.second, microseconds=instant.microsecond)
    return instant + (timedelta(minutes=1) - past) if past else instant


def _order(slot: Slot) -> tuple[datetime, int, SlotKey]:
    return slot.due, -slot.minutes, slot.key
