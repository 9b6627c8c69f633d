"""Read the times and lengths that people type on the command line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from walkreminder.core.durations import parse_duration
from walkreminder.core.timetable import ONE_DAY, instant_of, local_date
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from argparse import Namespace
    from zoneinfo import ZoneInfo

# Beyond them a day more or less, or a zone, leads out of what Python can tell.
YEARS = range(1900, 9001)


def instant(text: str, zone: ZoneInfo) -> datetime:
    """Return the instant of an ISO time; without an offset it is local."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(
            f'{text!r} is no time. Write it like "2026-11-23 08:00".'
        ) from None
    if found.year not in YEARS:
        raise Refused(f"{text} is too far away: a year is from 1900 to 9000.")
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    at = instant_of(found.date(), found.time(), zone)
    if at is None:
        raise Refused(f"{found.date()} does not exist in {zone.key}.")
    return at


def length(text: str) -> timedelta:
    """Return a length such as 2h, 30m or 1h30m."""
    try:
        found = parse_duration(text)
    except ValueError:
        found = timedelta(0)
    if not found:
        raise Refused(f"{text!r} is no length of time. Write it like 30m or 2h.")
    return found


def day(text: str | None, otherwise: date) -> date:
    """Return a date, or another one where none is given."""
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is no date. Write it like 2026-11-23.") from None


def once(wish: Namespace, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when a one-off reminder is wanted: in a while, or at a clock time."""
    if wish.length is not None:
        return now + length(wish.length)
    if not re.fullmatch(r"\d{1,2}:\d\d", wish.at):
        return instant(wish.at, zone)
    try:
        at = time.fromisoformat(wish.at.zfill(5))
    except ValueError:
        raise Refused(f"{wish.at!r} is no time of day. Write it like 16:00.") from None
    today = local_date(now, zone)
    for each in (today, today + ONE_DAY, today + 2 * ONE_DAY):
        due = instant_of(each, at, zone)
        if due is not None and due > now:
            return due
    raise AssertionError("a time of day comes round within two days")


def logged_walk(wish: Namespace, now: datetime, zone: ZoneInfo) -> dict[str, object]:
    """Return a walk done elsewhere as the document that is sent and stored."""
    counted = timedelta(minutes=wish.minutes)
    started = now - counted if wish.at is None else instant(wish.at, zone)
    return {
        "id": str(uuid4()),
        "started": started.isoformat(),
        "zone": zone.key,
        "seconds": int(counted.total_seconds()),
        "before": wish.before,
        "after": wish.after,
        "note": wish.note,
    }
