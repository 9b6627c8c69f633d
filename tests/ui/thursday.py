"""One Thursday for the tests of what speaks: its slots, prompts and walks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import Past
from walkreminder.core.settings import Settings
from walkreminder.core.state import Gap, Mode, Open, Question, Scene, State
from walkreminder.core.timetable import ClockTimes, Reminder, Slot, SlotKey
from walkreminder.core.walk import Walk

ZONE = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 19)
WORK_DAYS = Reminder(
    "work-days", ClockTimes((time(10, 30), time(15))), frozenset(range(5))
)
SETTINGS = Settings(reminders=(WORK_DAYS,))
ID = UUID(int=1)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, 19, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


def scene(now: datetime, settings: Settings = SETTINGS, today: int = 20) -> Scene:
    return Scene(now, ZONE, settings, Past(today=timedelta(minutes=today)))


def slot(hour: int = 15, reminder: str = "work-days", minutes: int = 20) -> Slot:
    return Slot(SlotKey(reminder, DAY, time(hour)), at(hour), minutes, DAY)


def waiting(now: datetime) -> State:
    return State(looked=now)


def prompting(asked: int = 1, of: Slot | None = None) -> State:
    of = of or slot()
    patience = timedelta(minutes=45)
    opened = Open((of,), Mode.PROMPTING, of.due, of.due + patience, asked=asked)
    return State(looked=of.due, open=opened)


def offering(of: Slot | None = None) -> State:
    state = prompting(of=of)
    assert state.open is not None
    return replace(state, open=replace(state.open, offer=True))


def walking(minutes: int = 20) -> State:
    walk = Walk(
        ID,
        at(15),
        ZONE.key,
        timedelta(minutes=minutes),
        timedelta(minutes=2),
        timedelta(minutes=2),
    )
    return State(looked=at(15), walk=walk)


def paused(since: datetime) -> State:
    state = walking()
    assert state.walk is not None
    return replace(state, walk=replace(state.walk, paused_at=since))


def asking(gap: Gap = Gap.SLEPT) -> State:
    question = Question(gap, at(15, 2), at(15, 20))
    return replace(walking(), question=question)


class Clock:
    """A clock that a test sets by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now
