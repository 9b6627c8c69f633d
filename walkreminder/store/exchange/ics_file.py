"""Coming reminders and past walks for a calendar, such as a phone's.

Every reminder of the coming weeks is an event of its own, not a rule that repeats:
days off, windows past midnight and the hour that a spring night lacks come out as the
app itself would ask, and what was planned once does not ring for ever. Its name is the
slot's and a walk's is its id, so whoever takes in a newer file updates what is there.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vText
from icalendar.parser import Contentline, Parameters

from walkreminder.core.timetable import coming_slots
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import shelf

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from walkreminder.core.timetable import Slot, Timetable
    from walkreminder.store.history import History

WEEKS: Final = 8
# No calendar is the better for more, and phones take in no more in good time.
MOST_REMINDERS: Final = 1000
_PRODUCT: Final = "-//Walk Reminder//walkreminder//EN"
_SLOTS: Final = UUID("a3b7c0de-51f1-4a5d-8f3a-6f3d0d1c2b4e")
_END: Final = b"END:VCALENDAR\r\n"
_RATED: Final = (("before", "before"), ("after", "after"), ("next_morning", "next day"))
# Stand where a walk's own values go: the library decides on the form of an event.
_STARTED: Final = datetime(1911, 11, 11, 11, 11, 11, tzinfo=UTC)
_ENDED: Final = datetime(1912, 12, 12, 12, 12, 12, tzinfo=UTC)
_MARKS: Final = {
    "name-of-a-walk": "name",
    "19111111T111111Z": "started",
    "19121212T121212Z": "ended",
    "191301": "revision",
    "title-of-a-walk": "title",
}


def written(
    history: History, *, timetable: Timetable, now: datetime, zone: ZoneInfo
) -> Iterator[bytes]:
    """Yield the file in pieces; Refused where there is nothing to show."""
    until = now + timedelta(weeks=WEEKS)
    coming = takewhile(
        lambda slot: slot.due <= until, coming_slots(timetable, now, zone)
    )
    slots = [slot for slot, _ in zip(coming, range(MOST_REMINDERS), strict=False)]
    if not slots and not shelf.size_of(history).walks:
        raise Refused(
            "There is neither a coming reminder nor a walk to show in a calendar."
            " Add a reminder first."
        )
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Walk Reminder")
    for slot in slots:
        calendar.add_component(_reminder(slot, now, zone))
    # What daylight saving does there, for the weeks that are told and those around.
    around = timedelta(days=366)
    calendar.add_missing_timezones(
        first_date=(now - around).date(), last_date=(until + around).date()
    )
    yield calendar.to_ical().removesuffix(_END)
    form = _form(now)
    for portion in shelf.walk_rows(history):
        yield b"".join(_walk(row, form) for row in portion)
    yield _END


def _reminder(slot: Slot, now: datetime, zone: ZoneInfo) -> Event:
    event = Event()
    named = f"{slot.key.reminder} {slot.key.date} {slot.key.time}"
    event.add("uid", f"{uuid5(_SLOTS, named)}@walkreminder")
    event.add("dtstamp", now.replace(microsecond=0))
    starts = slot.due.astimezone(UTC if zone.key == "UTC" else zone)
    event.add("dtstart", starts)
    event.add("duration", timedelta(minutes=slot.minutes))
    event.add("summary", f"Walk {slot.minutes} min")
    # To be reminded of a walk is not to be busy for others.
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    alarm.add("description", f"Time to walk for {slot.minutes} minutes.")
    event.add_component(alarm)
    return event


def _form(now: datetime) -> str:
    """Return an event as the library writes it, to be filled in for each walk.

    Making each of many thousands anew would take a quarter of a minute.
    """
    event = Event()
    event.add("uid", "name-of-a-walk@walkreminder")
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", _STARTED)
    event.add("dtend", _ENDED)
    event.add("sequence", 191301)
    event.add("summary", "title-of-a-walk")
    event.add("transp", "TRANSPARENT")
    told: str = event.to_ical().decode()
    for mark, name in _MARKS.items():
        told = told.replace(mark, f"{{{name}}}")
    return told


def _walk(row: sqlite3.Row, form: str) -> bytes:
    told = form.format(
        name=row["id"],
        started=_basic(row["started"]),
        # Both are written so that text sorts as time does.
        ended=_basic(max(row["ended"], row["started"])),
        revision=row["revision"],
        title=f"Walked {row['seconds'] // 60} min",
    )
    more = _description(row)
    if more:
        line = Contentline.from_parts("DESCRIPTION", Parameters(), vText(more))
        told = told.replace("END:VEVENT", f"{line.to_ical().decode()}\r\nEND:VEVENT")
    return told.encode()


def _description(row: sqlite3.Row) -> str:
    rated = [f"{words} {row[name]}" for name, words in _RATED if row[name] is not None]
    pain = f"Back pain (0 to 10): {', '.join(rated)}." if rated else ""
    return "\n".join(filter(None, (pain, row["note"])))


def _basic(instant: str) -> str:
    """Return an instant of the history file as calendars write it, in UTC."""
    seconds = instant[: len("2026-11-23T08:00:00")]
    return f"{seconds.replace('-', '').replace(':', '')}Z"
