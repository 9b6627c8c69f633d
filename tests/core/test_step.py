"""What holds for any event in any state, whatever came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from walkreminder.core import events as on
from walkreminder.core.course import standing
from walkreminder.core.events import Event, Tick
from walkreminder.core.ledger import Line, Part, Past, Reason, Record, WalkRecord
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.reminder import deadline, first_state, next_asked, step
from walkreminder.core.settings import (
    HoldReason,
    ProgrammeSettings,
    Settings,
    TimeIsUp,
    WalkSettings,
)
from walkreminder.core.state import Scene, State, name_of, until_of
from walkreminder.core.timetable import (
    ClockTimes,
    Interval,
    Reminder,
    SlotKey,
    local_date,
    next_slot,
)
from walkreminder.core.trouble import Refused
from walkreminder.core.walk import elapsed
from walkreminder.core.why import why

if TYPE_CHECKING:
    from uuid import UUID

START = datetime(2026, 3, 27, 8, 3, 20, tzinfo=UTC)
TABLE = Settings(
    reminders=(
        Reminder("daily", ClockTimes((time(10, 30), time(15))), minutes=20),
        Reminder("same", ClockTimes((time(15),)), minutes=5),
        Reminder("desk", Interval(timedelta(minutes=50), time(9), time(17, 30))),
        Reminder("night", Interval(timedelta(minutes=90), time(22), time(3))),
    )
)
FEWER = Settings(reminders=TABLE.reminders[:1])
NONE = Settings(reminders=())
# Most of its reminders leave the minutes to the programme.
FOLLOWS = replace(
    TABLE,
    programme=ProgrammeSettings(follow=True),
    walk=WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING),
)
_ratings = st.integers(-1, 11)


_said = st.one_of(
    st.sampled_from(
        [
            Checked(),
            *map(Checked, Sign),
            Cleared(),
            FlareUp(),
            FlareOver(),
            Hold(),
            SoreFeet(),
        ]
    ),
    st.builds(Answer, st.integers(-1, 60), st.none() | _ratings, st.booleans()),
    st.builds(StepTo, st.integers(-1, 15)),
)


def _events() -> st.SearchStrategy[Event]:
    ahead = st.integers(-30, 600).map(lambda n: START + timedelta(minutes=n))
    walk_ids = st.uuids(version=4)
    logged = st.builds(
        WalkRecord,
        walk_ids,
        ahead,
        ahead,
        st.just("Europe/London"),
        st.integers(-5, 4000),
    )
    return st.one_of(
        st.sampled_from(
            [
                on.Tick(),
                on.Began(),
                on.Woke(),
                on.Woke(Reason.CLOCK),
                on.SettingsChanged(),
                on.Left(),
                on.Pause(),
                on.Resume(),
                on.Finish(),
                on.Cancel(),
                on.Skip(),
                on.SkipToday(),
                on.Unskip(),
                on.KeepTime(),
                on.Dismissed(),
                on.QuietOff(),
            ]
        ),
        st.builds(on.Start, st.none() | st.integers(-2, 500), walk_ids),
        st.builds(on.Extend, st.integers(-90, 90).map(lambda n: timedelta(minutes=n))),
        st.builds(on.Answer, st.sampled_from(on.Walked)),
        st.builds(
            on.Snooze,
            st.none() | st.integers(-5, 800).map(lambda n: timedelta(minutes=n)),
        ),
        st.builds(on.QuietOn, st.none() | ahead),
        st.builds(on.Remind, ahead),
        st.builds(on.Held, st.sampled_from(HoldReason), st.none() | ahead),
        st.builds(on.Released, st.sampled_from(HoldReason)),
        st.builds(on.LogWalk, logged),
        st.builds(on.Say, _said, walk_ids),
        st.builds(on.Rate, walk_ids, st.sampled_from(Part), st.none() | _ratings),
        st.builds(on.NoMorning, walk_ids),
        st.just(on.StillWalking()),
    )


# Mostly minutes, at times a sleep or a clock set back.
_pauses = st.one_of(
    st.integers(0, 3600),
    st.integers(0, 3 * 86400),
    st.integers(-7200, 0),
).map(lambda seconds: timedelta(seconds=seconds))
_zones = st.sampled_from(["Europe/London", "Asia/Tokyo", "America/New_York"])
_moves = st.tuples(
    _pauses, _events(), _zones, st.sampled_from([TABLE, FEWER, NONE, FOLLOWS])
)


class Life:
    """A life of events, with the least of a store."""

    def __init__(self) -> None:
        self.now = START
        self.scene = Scene(START, ZoneInfo("Europe/London"), TABLE)
        self.state = first_state(self.scene)
        self.lines: dict[SlotKey, Line] = {}
        self.walks: dict[UUID, WalkRecord] = {}
        self.entries: dict[UUID, Entry] = {}
        self.happen(on.Began())

    def happen(self, event: Event) -> None:
        today = local_date(self.now, self.scene.zone)
        where = standing(self.entries.values(), self.walks.values(), today)
        past = Past(settled=frozenset(self.lines), standing=where)
        scene = Scene(self.now, self.scene.zone, self.scene.settings, past)
        try:
            state, records = step(self.state, event, scene)
        except Refused:
            state, records = step(self.state, Tick(), scene)
        self.keep(records)
        self.state, self.scene = state, scene

    def let(self, pause: timedelta) -> None:
        """Pass time: short pauses with every alarm, long ones asleep."""
        end = self.now + pause
        while (ring := self.next_ring()) <= end and pause < timedelta(hours=2):
            self.now = ring
            self.happen(Tick())
        self.now = end

    def next_ring(self) -> datetime:
        scene = replace(self.scene, now=self.now)
        slot = next_slot(scene.settings.timetable, self.now, scene.zone)
        rings = [deadline(self.state, scene), None if slot is None else slot.due]
        return min(at for at in rings if at is not None)

    def keep(self, records: tuple[Record, ...]) -> None:
        for record in records:
            if isinstance(record, Line):
                assert record.key not in self.lines, "a slot is settled once"
                self.lines[record.key] = record
            elif isinstance(record, WalkRecord):
                self.walks[record.id] = record
            elif isinstance(record, Entry):
                self.entries[record.id] = record


def _live(moves: list[tuple[timedelta, Event, str, Settings]]) -> Life:
    life = Life()
    for pause, event, zone, choice in moves:
        life.let(pause)
        if choice != life.scene.settings:
            life.happen(Tick())
            life.scene = Scene(life.now, life.scene.zone, choice)
            life.happen(on.SettingsChanged())
        life.scene = Scene(life.now, ZoneInfo(zone), choice)
        life.happen(event)
        _holds(life.state, life.scene)
    return life


def _holds(state: State, scene: Scene) -> None:
    ring = deadline(state, scene)
    assert ring is None or ring > scene.now, "a deadline in the past rings for ever"
    if state.walk is not None:
        assert elapsed(state.walk, scene.now) >= timedelta(0)
        assert state.open is None, "a walk answers the open slot"
    assert why(state, scene).kind
    assert name_of(state)
    until_of(state, scene)
    coming = next_asked(state, scene)
    assert coming is None or coming.due > scene.now


@given(st.lists(_moves, max_size=25))
@settings(max_examples=300)
def test_any_event_in_any_state_is_legal(
    moves: list[tuple[timedelta, Event, str, Settings]],
) -> None:
    life = _live(moves)
    assert all(walk.seconds >= 0 for walk in life.walks.values())


@given(st.lists(_moves, max_size=15))
def test_a_second_tick_at_the_same_instant_changes_nothing(
    moves: list[tuple[timedelta, Event, str, Settings]],
) -> None:
    life = _live(moves)
    life.happen(Tick())
    state, lines = life.state, dict(life.lines)
    life.happen(Tick())
    assert life.state == state
    assert life.lines == lines


@given(st.lists(_moves, max_size=15), st.integers(0, 2))
def test_in_the_end_every_slot_is_one_line(
    moves: list[tuple[timedelta, Event, str, Settings]], days: int
) -> None:
    """Nothing that was open or waited on a walk is lost when all comes to rest."""
    life = _live(moves)
    held = set()
    if life.state.open is not None:
        held |= {slot.key for slot in life.state.open.slots}
    if life.state.walk is not None:
        walk = life.state.walk
        held |= {slot.key for slot in (*walk.slots, *walk.met)}
    for wish in (on.Say(Cleared()), on.Answer(on.Walked.ALL), on.Finish(), on.Skip()):
        life.happen(wish)
    life.now += timedelta(days=days, hours=13)
    life.happen(Tick())
    life.happen(on.Skip())
    assert held <= set(life.lines)
