"""Cues as a walk brings them, through pauses, sleep, restarts and set clocks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.engine.world import World
from walkreminder.core.cues import just_brought
from walkreminder.core.events import (
    Answer,
    Cancel,
    Extend,
    Finish,
    Pause,
    Resume,
    Start,
    Tick,
    Walked,
)
from walkreminder.core.settings import Settings, TimeIsUp, WalkSettings
from walkreminder.core.state import StateName
from walkreminder.core.walk import Cue

if TYPE_CHECKING:
    from walkreminder.core.state import Scene, State

ALL = ["start 09:00", "half-way 09:10", "last-minute 09:19", "end 09:20"]


class Listener:
    """Hears every cue, as the app does: from one state to the next."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._before: State | None = None
        self.heard: list[str] = []
        self.begin()

    def begin(self) -> None:
        """Listen to a new process."""
        self._before = None
        self._world.engine.watch(self._hear)

    def _hear(self, state: State, scene: Scene) -> None:
        before, self._before = self._before, state
        cue = just_brought(before, state, scene)
        if cue is not None:
            local = scene.now.astimezone(scene.zone)
            self.heard.append(f"{cue.value} {local:%H:%M}")


@pytest.fixture
def world() -> World:
    return World(settings=Settings(reminders=()))


@pytest.fixture
def listener(world: World) -> Listener:
    listener = Listener(world)
    world.send(Tick())
    return listener


def test_a_walk_brings_its_cues_in_their_time(world: World, listener: Listener) -> None:
    world.send(Start(20))
    world.let(minutes=30)
    assert listener.heard == ALL


def test_the_alarm_is_set_for_each_cue(world: World) -> None:
    world.send(Start(20))
    rings = []
    while world.state.walk is not None:
        at = world.engine.deadline()
        assert at is not None
        rings.append(at)
        world.let(seconds=(at - world.now).total_seconds())
    begun = world.at("09:00")
    assert {begun + timedelta(minutes=m) for m in (10, 19, 20)} <= set(rings)


def test_nothing_rings_for_cues_while_nobody_walks_or_a_walk_is_paused(
    world: World,
) -> None:
    world.let(minutes=1)
    assert world.engine.deadline() == world.at("2026-11-20 00:00")
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Pause())
    assert world.engine.deadline() == world.at("12:06")


def test_a_pause_moves_the_cues(world: World, listener: Listener) -> None:
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Pause())
    world.let(minutes=30)
    world.send(Resume())
    world.let(minutes=20)
    assert listener.heard == [
        "start 09:00",
        "half-way 09:40",
        "last-minute 09:49",
        "end 09:50",
    ]


def test_a_walk_that_slept_plays_no_stale_cue(world: World, listener: Listener) -> None:
    world.send(Start(20))
    world.let(minutes=5)
    world.sleep(minutes=8)
    world.let(minutes=2)
    world.send(Answer(Walked.ALL))
    world.let(minutes=10)
    assert listener.heard == ["start 09:00", "last-minute 09:21", "end 09:22"]


def test_a_walk_that_ended_in_a_sleep_ends_without_a_cue(
    world: World, listener: Listener
) -> None:
    world.send(Start(20))
    world.let(minutes=12)
    world.sleep(minutes=30)
    world.send(Answer(Walked.ALL))
    assert world.walks()[0].seconds == 1200
    assert listener.heard == ALL[:2]


@pytest.mark.parametrize("walked", [Walked.ALL, Walked.UNTIL_BREAK])
def test_an_answer_that_ends_a_walk_brings_no_cue_though_its_time_is_just_up(
    world: World, listener: Listener, walked: Walked
) -> None:
    world.send(Start(20))
    world.let(minutes=2)
    world.sleep(minutes=18)
    world.send(Answer(walked))
    assert world.state.walk is None
    assert listener.heard == ALL[:1]


def test_a_restart_in_a_walk_repeats_no_cue(world: World, listener: Listener) -> None:
    world.send(Start(20))
    world.let(minutes=10, seconds=2)
    world.crash(seconds=4)
    listener.begin()
    world.let(minutes=10)
    assert listener.heard == ALL


@pytest.mark.parametrize("at", ["08:30", "11:00"])
def test_a_set_clock_moves_no_cue(world: World, listener: Listener, at: str) -> None:
    world.send(Start(20))
    world.let(minutes=8)
    world.set_clock(at)
    begun = world.now - timedelta(minutes=8)
    world.let(minutes=20)
    clock = [f"{begun + timedelta(minutes=each):%H:%M}" for each in (10, 19, 20)]
    assert listener.heard == [
        "start 09:00",
        *(
            f"{cue} {each}"
            for cue, each in zip(("half-way", "last-minute", "end"), clock, strict=True)
        ),
    ]


@pytest.mark.parametrize("end", [Finish(), Cancel()])
def test_whoever_ends_a_walk_is_not_told_of_its_end(
    world: World, listener: Listener, end: Finish | Cancel
) -> None:
    world.send(Start(20))
    world.let(minutes=12)
    world.send(end)
    assert listener.heard == ALL[:2]


def test_keep_counting_tells_the_goal_once_and_not_the_cap(world: World) -> None:
    keeps = WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(Settings(reminders=(), walk=keeps))
    listener = Listener(world)
    world.send(Tick())
    world.send(Start(20))
    world.let(minutes=30)
    world.send(Extend())
    world.let(hours=3)
    assert world.name is StateName.ASKING
    assert listener.heard == ALL


def test_two_walks_have_their_cues_each(world: World, listener: Listener) -> None:
    world.send(Start(1))
    world.let(minutes=2)
    world.send(Start(1))
    world.let(minutes=2)
    assert [each.split()[0] for each in listener.heard] == [Cue.START, Cue.END] * 2


def test_more_minutes_after_the_end_bring_the_new_end_as_well(
    listener: Listener, world: World
) -> None:
    keeps = WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(Settings(reminders=(), walk=keeps))
    world.send(Start(20))
    world.let(minutes=22)
    assert listener.heard == ALL
    world.send(Extend())
    world.let(minutes=10)
    assert listener.heard == [*ALL, "last-minute 09:24", "end 09:25"]


def test_more_minutes_in_the_last_one_bring_another_last_minute(
    listener: Listener, world: World
) -> None:
    world.send(Start(20))
    world.let(minutes=19, seconds=30)
    world.send(Extend())
    world.let(minutes=10)
    assert listener.heard == [*ALL[:3], "last-minute 09:24", "end 09:25"]


def test_minutes_that_end_in_what_was_walked_already_bring_no_cue(
    listener: Listener, world: World
) -> None:
    keeps = WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(Settings(reminders=(), walk=keeps))
    world.send(Start(20))
    world.let(minutes=26)
    world.send(Extend())
    world.let(minutes=10)
    assert listener.heard == ALL


def test_a_crash_after_more_minutes_brings_the_new_end_once(
    listener: Listener, world: World
) -> None:
    keeps = WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(Settings(reminders=(), walk=keeps))
    world.send(Start(20))
    world.let(minutes=22)
    world.send(Extend())
    world.crash(seconds=10)
    listener.begin()
    world.send(Tick())
    world.let(minutes=10)
    assert listener.heard == [*ALL, "last-minute 09:24", "end 09:25"]
