"""The person of the pictures: Thursday 19 November 2026, ten to two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import Line, Outcome, Past, Reason, WalkRecord
from walkreminder.core.programme_log import Answer
from walkreminder.core.remembered import NotToday
from walkreminder.core.settings import HoldReason, ProgrammeSettings, Settings
from walkreminder.core.standing import Change, Standing
from walkreminder.core.state import (
    Absence,
    Gap,
    Mode,
    Open,
    Question,
    Quiet,
    Scene,
    State,
)
from walkreminder.core.timetable import (
    ClockTimes,
    DaysOff,
    Reminder,
    Slot,
    SlotKey,
    next_slot,
)
from walkreminder.core.walk import Walk

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 19)
DAYS = frozenset(range(5))
WORK = Reminder("work-days", ClockTimes((time(10, 30), time(15))), DAYS, 20)
WEEKEND = Reminder("weekend", ClockTimes((time(11),)), frozenset({5, 6}), 20)
SETTINGS = Settings(reminders=(WORK, WEEKEND))


def at(hour: int, minute: int = 0, second: int = 0, day: int = 19) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


NOW = at(13, 50)
WALKED = WalkRecord(
    UUID(int=1), at(10, 30), at(10, 50), ZONE.key, 1200, reminder="work-days"
)
SCENE = Scene(NOW, ZONE, SETTINGS, Past(today=timedelta(minutes=20), last_walk=WALKED))
WAITING = State(looked=NOW)
DAILY = {
    date(2026, 11, 16): 1800,
    date(2026, 11, 17): 1200,
    date(2026, 11, 18): 1500,
    TODAY: 1200,
}
FOUND = next_slot(SETTINGS.timetable, NOW, ZONE)
assert FOUND is not None
SLOT = FOUND
DUE = replace(SCENE, now=at(15, 1))
WALK = Walk(
    UUID(int=2),
    at(13, 41),
    ZONE.key,
    timedelta(minutes=20),
    timedelta(minutes=2),
    timedelta(minutes=2),
)


def opened(mode: Mode, **more: object) -> State:
    slot = Open((SLOT,), mode, at(15), at(15, 45))
    return replace(WAITING, open=replace(slot, **more))  # type: ignore[arg-type] # each test names fields of Open


def line(day: int, hour: int, outcome: Outcome, reason: Reason | None = None) -> Line:
    key = SlotKey("work-days", date(2026, 11, day), time(hour))
    return Line(key, at(hour, day=day), outcome, reason, at(hour, 45, day=day))


NOTHING_AHEAD = replace(
    SCENE,
    settings=replace(
        SETTINGS, days_off=(DaysOff(date(2026, 11, 1), date(2031, 1, 1)),)
    ),
)
NO_REMINDERS = replace(SCENE, settings=replace(SETTINGS, reminders=()))
STATES: dict[str, tuple[State, Scene]] = {
    "next": (WAITING, SCENE),
    "skipped": (replace(WAITING, skips=(SLOT.key,)), SCENE),
    "not-today": (
        replace(WAITING, not_today=NotToday(TODAY, Reason.NOT_TODAY)),
        SCENE,
    ),
    "prompting": (opened(Mode.PROMPTING), DUE),
    "offering": (opened(Mode.PROMPTING, offer=True), DUE),
    "snoozed": (opened(Mode.SNOOZED, until=at(15, 8)), DUE),
    "holding": (opened(Mode.HOLDING, hold=HoldReason.AWAY), DUE),
    "settling": (opened(Mode.HOLDING), DUE),
    "quiet": (replace(WAITING, quiet=Quiet(NOW, at(17))), SCENE),
    "quiet-for-good": (replace(WAITING, quiet=Quiet(NOW)), SCENE),
    "walking": (replace(WAITING, walk=WALK), SCENE),
    "past-goal": (replace(WAITING, walk=WALK), replace(SCENE, now=at(14, 5))),
    "paused": (
        replace(WAITING, walk=replace(WALK, paused_at=at(13, 48))),
        SCENE,
    ),
    "asking": (
        replace(
            WAITING, walk=WALK, question=Question(Gap.SLEPT, at(13, 45), at(13, 50))
        ),
        SCENE,
    ),
    "away": (
        opened(Mode.ASKING, away=Absence(at(14, 40), at(15, 5))),
        DUE,
    ),
    "nothing-ahead": (WAITING, NOTHING_AHEAD),
    "no-reminders": (WAITING, NO_REMINDERS),
    "locked": (replace(WAITING, locked=True), SCENE),
}


def scene(now: datetime, settings: Settings = SETTINGS, today: int = 20) -> Scene:
    return Scene(now, ZONE, settings, Past(today=timedelta(minutes=today)))


def slot(hour: int = 15, reminder: str = "work-days", minutes: int = 20) -> Slot:
    return Slot(SlotKey(reminder, TODAY, time(hour)), at(hour), minutes, TODAY)


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
        UUID(int=1),
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


def was_away(since: datetime, until: datetime) -> State:
    patience, of = timedelta(minutes=45), slot()
    open_ = Open((of,), Mode.ASKING, until, of.due + patience)
    return State(looked=until, open=replace(open_, away=Absence(since, until)))


def is_back(at_: datetime) -> State:
    state = walking()
    assert state.walk is not None
    return replace(state, walk=replace(state.walk, back_at=at_))


def following(around: Scene, level: int) -> Scene:
    """Return a scene in which the programme is followed at a level."""
    answer = Answer(30, 2)
    standing = Standing(level, TODAY, Change.ANSWER, answer, TODAY, TODAY)
    follows = replace(around.settings, programme=ProgrammeSettings(follow=True))
    past = replace(around.past, standing=standing)
    return replace(around, settings=follows, past=past)


class Clock:
    """A clock that a test sets by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now
