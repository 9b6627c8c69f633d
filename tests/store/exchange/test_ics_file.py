"""Calendars: what the app would ask, when it would, and names that stay the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar

from tests.store.exchange import ground
from tests.store.values import NOON, walk
from walkreminder.core.timetable import (
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
    Timetable,
    slots_between,
)
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import ics_file
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event

    from walkreminder.core.ledger import WalkRecord

NOW = ground.NOW
EMPTY = Timetable()
DAILY = Timetable((Reminder("daily", ClockTimes((time(10, 30),))),))


def events(
    history: History,
    timetable: Timetable = EMPTY,
    now: datetime = NOW,
    zone: ZoneInfo = ground.BERLIN,
) -> list[Event]:
    pieces = ics_file.written(history, timetable=timetable, now=now, zone=zone)
    content = b"".join(pieces)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Calendar.from_ical(content).events


def starts(found: list[Event]) -> list[datetime]:
    return [each.decoded("dtstart") for each in found]


def test_every_reminder_of_eight_weeks_rings_where_it_would(history: History) -> None:
    office = Interval(timedelta(minutes=50), time(9), time(12))
    late = Interval(timedelta(hours=1), time(22), time(2))
    timetable = Timetable(
        (
            Reminder("daily", ClockTimes((time(2, 30), time(15))), minutes=25),
            Reminder("desk", office, frozenset(range(5))),
            Reminder("late", late, frozenset({5})),
            Reminder("resting", office, enabled=False),
        ),
        (DaysOff(date(2026, 3, 20), date(2026, 4, 2)),),
    )
    now = datetime(2026, 3, 1, tzinfo=UTC)  # a spring night lies ahead
    found = events(history, timetable, now)
    slots = slots_between(timetable, now, now + timedelta(weeks=8), ground.BERLIN)
    assert starts(found) == [slot.due for slot in slots]
    assert {each.decoded("duration") for each in found} == {
        timedelta(minutes=25),
        timedelta(minutes=20),
    }
    for each in found:
        (alarm,) = each.walk("VALARM")
        assert alarm["action"] == "DISPLAY"
        assert alarm.decoded("trigger") == timedelta(0)
        assert each["transp"] == "TRANSPARENT"
        assert each["dtstart"].params["tzid"] == "Europe/Berlin"


@pytest.mark.parametrize(
    ("night", "at", "due"),
    [
        (date(2026, 3, 29), time(2, 30), "2026-03-29T03:00:00+02:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T02:30:00+02:00"),
    ],
)
def test_a_night_in_which_clocks_are_changed(
    history: History, night: date, at: time, due: str
) -> None:
    timetable = Timetable((Reminder("night", ClockTimes((at,))),))
    now = datetime.combine(night, time(0), ground.BERLIN).astimezone(UTC)
    assert starts(events(history, timetable, now))[0].isoformat() == due


def test_the_zone_says_of_itself_what_its_clocks_do(history: History) -> None:
    pieces = ics_file.written(history, timetable=DAILY, now=NOW, zone=ground.BERLIN)
    (zone,) = Calendar.from_ical(b"".join(pieces)).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Berlin"
    offsets = {part.decoded("tzoffsetto") for part in zone.subcomponents}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_without_daylight_saving_no_zone_is_needed(history: History) -> None:
    pieces = ics_file.written(history, timetable=DAILY, now=NOW, zone=ZoneInfo("UTC"))
    content = b"".join(pieces)
    assert b"DTSTART:20261123T103000Z" in content
    assert b"VTIMEZONE" not in content


def test_names_stay_the_same_so_that_a_newer_file_updates(history: History) -> None:
    ground.keep(history, walk(1))
    first = events(history, DAILY)
    history.replace_walk(walk(1, seconds=600))
    longer = Timetable((replace(DAILY.reminders[0], minutes=35),))
    second = events(history, longer, NOW + timedelta(days=1))
    names = [str(each["uid"]) for each in first]
    assert len(set(names)) == len(names)
    assert [str(each["uid"]) for each in second[:10]] == names[1:11]
    assert second[-1]["uid"] == first[-1]["uid"]
    assert (first[-1]["sequence"], second[-1]["sequence"]) == (0, 1)
    assert first[-1].decoded("dtstamp") < second[-1].decoded("dtstamp")


def test_a_past_walk_tells_what_is_known_of_it(history: History) -> None:
    ground.keep(
        history,
        walk(1, before=4, next_morning=0, note="Grüße; am Fluss, " + "weit " * 20),
        walk(2, NOON + timedelta(hours=3)),
    )
    first, second = events(history)
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (
        NOON,
        NOON + timedelta(minutes=25),
    )
    assert first["summary"] == "Walked 20 min"
    told = str(first["description"])
    assert told.startswith(
        "Back pain (0 to 10): before 4, next day 0.\nGrüße; am Fluss, weit"
    )
    assert "description" not in second
    assert not first.walk("VALARM")


@given(ground.walks())
def test_any_walk_can_be_shown(walk: WalkRecord) -> None:
    with History(":memory:") as history:
        ground.keep(history, walk)
        (event,) = events(history)
        assert event["uid"] == f"{walk.id}@walkreminder"
        began = walk.started.replace(microsecond=0)
        assert event.decoded("dtstart") == began


def test_no_calendar_gets_more_reminders_than_it_can_bear(history: History) -> None:
    minutely = Interval(timedelta(minutes=1), time(0), time(23, 59))
    found = events(history, Timetable((Reminder("often", minutely),)))
    assert len(found) == ics_file.MOST_REMINDERS


def test_with_nothing_to_show_there_is_no_file(history: History, file: Path) -> None:
    pieces = partial(ics_file.written, timetable=EMPTY, now=NOW, zone=ground.BERLIN)
    calendar = file.with_suffix(".ics")
    job = Export(calendar, history, {".ics": pieces})
    with pytest.raises(Refused, match="neither a coming reminder nor a walk"):
        ground.finish(job)
    assert not calendar.exists()
