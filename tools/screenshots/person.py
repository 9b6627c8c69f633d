"""The person of the pictures: Thursday 19 November 2026, ten to two in Berlin.

Her history is made here, always the same, for as many years as are wanted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import (
    Line,
    Outcome,
    Part,
    Rating,
    Reason,
    Source,
    WalkRecord,
)
from walkreminder.core.programme_log import Answer, Checked, Entry
from walkreminder.core.settings import (
    ProgrammeSettings,
    RatingSettings,
    Settings,
    SoundSettings,
)
from walkreminder.core.state import Absence, Gap, Mode, Open, Question, Quiet, State
from walkreminder.core.timetable import (
    ClockTimes,
    Interval,
    Reminder,
    Slot,
    SlotKey,
    instant_of,
    slots_between,
)
from walkreminder.core.walk import Walk
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.ledger import Record
    from walkreminder.core.programme_log import Said

ZONE: Final = ZoneInfo("Europe/Berlin")
TODAY: Final = date(2026, 11, 19)
MONDAY: Final = date(2026, 11, 16)
FIRST_USED: Final = date(2026, 3, 19)
THIRTY_YEARS_AGO: Final = date(1996, 11, 18)
SETTINGS: Final = Settings(
    reminders=(
        Reminder(
            "work-days", ClockTimes((time(10, 30), time(15))), frozenset(range(5)), 20
        ),
        Reminder("weekend", ClockTimes((time(11),)), frozenset({5, 6}), 20),
        Reminder(
            "desk",
            Interval(timedelta(minutes=50), time(9), time(17, 30)),
            frozenset(range(5)),
            5,
            enabled=False,
        ),
    )
)


def at(hour: int, minute: int = 0, second: int = 0, day: date = TODAY) -> datetime:
    """Return the instant of a local time."""
    local = datetime.combine(day, time(hour, minute, second), ZONE)
    return local.astimezone(UTC)


NOW: Final = at(13, 50)
WAITING: Final = State(looked=NOW)
AFTERNOON: Final = Slot(SlotKey("work-days", TODAY, time(15)), at(15), 20, TODAY)
WALK: Final = Walk(
    UUID(int=1),
    at(15),
    ZONE.key,
    timedelta(minutes=20),
    timedelta(minutes=2),
    timedelta(minutes=2),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One state of the app, the instant at which it is seen, and the settings."""

    state: State
    now: datetime = NOW
    settings: Settings = SETTINGS


def _opened(*, offer: bool = False) -> State:
    prompt = Open((AFTERNOON,), Mode.PROMPTING, at(15), at(15, 45), asked=1)
    return replace(WAITING, open=replace(prompt, offer=offer))


def _walking(*, paused_at: datetime | None = None) -> State:
    return replace(WAITING, walk=replace(WALK, paused_at=paused_at))


TYPICAL: Final = Moment(WAITING)
FIRST_DAY: Final = Moment(WAITING, settings=Settings())
NO_REMINDERS: Final = Moment(WAITING, settings=replace(SETTINGS, reminders=()))
FOLLOWING: Final = Moment(
    WAITING, settings=replace(SETTINGS, programme=ProgrammeSettings(follow=True))
)
LOCKED: Final = replace(FOLLOWING, state=replace(WAITING, locked=True))
WALK_LOCKED: Final = replace(
    LOCKED,
    state=replace(_walking(paused_at=at(15, 7, 20)), locked=True),
    now=at(15, 9),
)
QUIET: Final = Moment(replace(WAITING, quiet=Quiet(NOW, at(17))))
PROMPTING: Final = Moment(_opened(), at(15, 1))
OFFERING: Final = Moment(_opened(offer=True), at(15, 1))
ASKING: Final = Moment(
    replace(_walking(), question=Question(Gap.SLEPT, at(15, 7), at(15, 25))),
    at(15, 25),
)
AWAY: Final = Moment(
    replace(
        WAITING,
        open=replace(
            Open((AFTERNOON,), Mode.ASKING, at(15, 25), at(15, 45)),
            away=Absence(at(15), at(15, 25)),
        ),
    ),
    at(15, 25),
)
MORNING: Final = Moment(WAITING, at(8, 40))
UNASKED: Final = replace(SETTINGS, rating=RatingSettings(ask=False))
BACK: Final = Moment(
    replace(WAITING, walk=replace(WALK, back_at=at(15, 14))), at(15, 14)
)
WARMING_UP: Final = Moment(_walking(), at(15, 0, 45))
UNASKED_WARMING_UP: Final = replace(WARMING_UP, settings=UNASKED)
WALKING: Final = Moment(_walking(), at(15, 7, 20))
MUTED: Final = replace(
    WALKING, settings=replace(SETTINGS, sound=SoundSettings(cues=False))
)
PAST_GOAL: Final = Moment(_walking(), at(15, 23, 20))
ENDED: Final = Moment(WAITING, at(15, 20))
UNASKED_ENDED: Final = replace(ENDED, settings=UNASKED)
FIRST_ENDED: Final = Moment(WAITING, at(11, 35))
COOLING_DOWN: Final = Moment(_walking(), at(15, 18, 50))
PAUSED: Final = Moment(_walking(paused_at=at(15, 7, 20)), at(15, 9))


def filled(first: date | None, morning: int | None = 2) -> History:
    """Return a history from a first day to now; None is the day it was installed.

    `morning` is how the back was on the morning after yesterday's walk.
    """
    history = History(":memory:")
    records = () if first is None else tuple(_records(first))
    if morning is not None and first is not None:
        records += (Rating(YESTERDAYS, Part.NEXT_MORNING, morning),)
    history.save(WAITING, records)
    return history


def first_morning() -> History:
    """Return the history of somebody who took one walk since the app was there."""
    history = History(":memory:")
    history.save(WAITING, (_walk(1, at(11, 20), 15, source=Source.LOGGED),))
    return history


def second_morning() -> History:
    """Return the history of somebody who took the first walk yesterday."""
    history = History(":memory:")
    began = at(11, 20, day=TODAY - timedelta(days=1))
    history.save(WAITING, (_walk(1, began, 15, source=Source.LOGGED),))
    return history


def after_second_walk(after: int | None = None) -> History:
    """Return the typical history, with the afternoon's walk in it as well.

    `after` is how the back was at its worst in it.
    """
    history = filled(FIRST_USED)
    walk = _walk(2, AFTERNOON.due, 20, "work-days")
    history.save(WAITING, (replace(walk, before=2, after=after),))
    return history


YESTERDAYS: Final = UUID(int=14)


def on_programme(*said: Said, days: int = 20) -> History:
    """Return the typical history of somebody who began it so many days ago."""
    history = filled(FIRST_USED)
    begun = TODAY - timedelta(days=days)
    told: tuple[tuple[date, Said], ...] = (
        (begun, Checked()),
        (begun, Answer(22, 3)),
        *((TODAY, one) for one in said),
    )
    entries = (
        Entry(UUID(int=number), at(8, number, day=day), day, one)
        for number, (day, one) in enumerate(told)
    )
    history.save(WAITING, tuple(entries))
    return history


# The week of the pictures: day, hour, minutes walked (0: missed, -1: skipped).
_THIS_WEEK: Final = (
    (0, time(10, 30), 30),
    (0, time(15), -1),
    (1, time(10, 30), 0),
    (1, time(15), 20),
    (2, time(10, 30), 25),
    (2, time(15), 0),
    (3, time(10, 30), 20),
)


def _records(first: date) -> Iterator[Record]:
    start = instant_of(first, time(0), ZONE)
    monday = instant_of(MONDAY, time(0), ZONE)
    assert start is not None
    assert monday is not None
    for number, slot in enumerate(
        slots_between(SETTINGS.timetable, start, monday, ZONE), start=100
    ):
        yield from _settled(number, slot, first)
    for number, (weekday, clock, minutes) in enumerate(_THIS_WEEK, start=10):
        day = MONDAY + timedelta(days=weekday)
        due = at(clock.hour, clock.minute, day=day)
        yield from _told(
            number, Slot(SlotKey("work-days", day, clock), due, 20, day), minutes
        )


def _settled(number: int, slot: Slot, first: date) -> Iterator[Record]:
    """Settle a slot as people do: more walks, and longer ones, with the months."""
    months = min(8, (slot.day - first).days // 30)
    luck = _luck(slot.key)
    if luck < 24 + 2 * months:
        minutes = 10 + months + _luck(slot.key, "minutes") % 9
        yield from _told(number, slot, minutes, pain=max(1, 5 - months // 3))
    else:
        yield from _told(number, slot, -1 if luck % 3 else 0)


def _told(
    number: int, slot: Slot, minutes: int, pain: int | None = None
) -> Iterator[Record]:
    settled = slot.due + timedelta(minutes=max(minutes, 45))
    if minutes <= 0:
        skipped = minutes < 0
        outcome = Outcome.SKIPPED if skipped else Outcome.MISSED
        reason = None if skipped else _reason(slot.key)
        yield Line(slot.key, slot.due, outcome, reason, settled)
        return
    walk = _walk(number, slot.due, minutes, slot.key.reminder)
    rated = replace(walk, before=pain, after=None if pain is None else pain - 1)
    yield rated
    yield Line(slot.key, slot.due, Outcome.WALKED, None, rated.ended, rated.id)


def _walk(
    number: int,
    started: datetime,
    minutes: int,
    reminder: str | None = None,
    source: Source = Source.TIMER,
) -> WalkRecord:
    ended = started + timedelta(minutes=minutes)
    return WalkRecord(
        UUID(int=number), started, ended, ZONE.key, minutes * 60, source, reminder
    )


def _reason(key: SlotKey) -> Reason:
    reasons = (Reason.IGNORED, Reason.ASLEEP, Reason.DISMISSED, Reason.OFF)
    return reasons[_luck(key, "reason") % len(reasons)]


def _luck(key: SlotKey, of: str = "") -> int:
    """Return 0 to 99, always the same for one slot."""
    text = f"{key.reminder} {key.date} {key.time} {of}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % 100
