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
    return _round_up_to_minute(change)


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
