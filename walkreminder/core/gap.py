"""Where a local time goes that its zone skipped, as daylight saving does in spring."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


def after_gap(day: date, instant: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the first valid minute after the gap that `instant` was read from.

    None where the gap has swallowed the whole day.
    """
    change = _change_before(instant, zone)
    gap_begins = _local(change - timedelta(microseconds=1), zone)
    gap_ends = _local(change, zone)
    midnight = datetime.combine(day, time(0))
    if gap_begins < midnight and gap_ends >= midnight + ONE_DAY:
        return None
    return whole_minute(change, zone)


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


def whole_minute(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, or the next at which a clock of the zone shows no seconds.

    Before about 1970 some zones were seconds off.
    """
    read = _local(instant, zone)
    past = timedelta(seconds=read.second, microseconds=read.microsecond)
    return instant + (timedelta(minutes=1) - past) if past else instant
