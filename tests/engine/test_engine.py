"""The engine alone: one event at a time, kept before it is shown, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import LONDON, World
from walkreminder.core.events import Finish, Pause, QuietOn, Skip, Start, Tick, Woke
from walkreminder.core.other_records import over_other_records
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene, State, StateName, name_of
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable

FULL = Trouble("The disk is full.", "Make room.")


def fails(world: World, monkeypatch: pytest.MonkeyPatch, *failing: int) -> None:
    """Let some saves of the store fail: the first, the second ..."""
    calls: list[int] = []
    save = world.history.save

    def full(*given: object) -> None:
        calls.append(len(calls) + 1)
        if calls[-1] in failing:
            raise FULL
        save(*given)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(world.history, "save", full)


def watched(world: World) -> list[StateName]:
    seen: list[StateName] = []

    def watch(state: State, _scene: Scene) -> None:
        seen.append(name_of(state))

    world.engine.watch(watch)
    return seen


def test_there_is_no_state_before_the_beginning() -> None:
    world = World()
    engine = Engine(world.history, lambda: world.now, lambda: LONDON, Settings())
    with pytest.raises(AssertionError, match="comes first"):
        _ = engine.state


def test_what_is_refused_changes_nothing_but_what_time_has_brought() -> None:
    world = World(settings=asks_at("10:00"))
    seen = watched(world)
    world.now = world.at("10:00")
    with pytest.raises(Refused, match="No walk is running"):
        world.send(Pause())
    assert world.name is StateName.PROMPTING
    assert seen == [StateName.PROMPTING]
    assert world.history.state() == world.state


def test_what_was_not_kept_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    seen, before = watched(world), world.state
    fails(world, monkeypatch, 1)
    with pytest.raises(Trouble, match="full"):
        world.send(Start())
    assert world.state is before
    assert seen == []
    assert world.history.state() == before
    world.send(Start())
    assert seen == [StateName.WALKING]


def test_a_full_disk_under_a_refused_wish_is_trouble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World()
    fails(world, monkeypatch, 1)
    with pytest.raises(Trouble, match="full"):
        world.send(Pause())


@pytest.mark.parametrize("failing", [1, 2])
def test_settings_that_cannot_be_kept_are_not_in_force_and_may_be_tried_again(
    monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    world = World(settings=asks_at("15:00"))
    before, moved = world.engine.settings, asks_at("08:00")
    fails(world, monkeypatch, failing)
    with pytest.raises(Trouble, match="full"):
        world.engine.use(moved)
    assert world.engine.settings == before
    assert world.next_asked() == "2026-11-19 15:00"
    world.engine.use(moved)
    assert world.engine.settings == moved
    assert world.next_asked() == "2026-11-20 08:00"
    assert world.ledger == [], "it was not yet in force at eight"


def test_new_settings_judge_nothing_that_came_due_before_them() -> None:
    world = World(settings=asks_at("10:00"))
    world.now = world.at("10:00")
    world.engine.use(replace(world.settings, reminders=()))
    assert world.state.open is not None


def look_in_vain(world: World, *, after: timedelta) -> None:
    """Let time pass, and a Tick come that the disk has no room for."""
    world.now += after
    with pytest.raises(Trouble, match="full"):
        world.send(Tick())


@pytest.mark.parametrize("before", [0, 8])
def test_a_full_disk_in_a_walk_is_no_sleep(
    monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    # The later one has the time of a cue in it, which the state notes.
    world = World(settings=Settings(reminders=()))
    world.send(Start(20))
    world.let(minutes=before)
    with monkeypatch.context() as patch:
        fails(world, patch, *range(1, 9))
        for _ in range(6):
            look_in_vain(world, after=timedelta(seconds=60))
        assert world.history.state() != world.state, "nothing could be kept"
    world.now += timedelta(seconds=60)
    world.send(Tick())
    assert world.name is StateName.WALKING
    world.let(minutes=13 - before)
    assert [walk.seconds for walk in world.walks()] == [1200]


def test_a_sleep_while_the_disk_is_full_is_asked_about_when_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Start(60))
    slept = world.now + timedelta(seconds=60)
    with monkeypatch.context() as patch:
        fails(world, patch, *range(1, 9))
        look_in_vain(world, after=timedelta(seconds=60))
        look_in_vain(world, after=timedelta(minutes=10))
        look_in_vain(world, after=timedelta(seconds=60))
    world.now += timedelta(seconds=60)
    world.send(Tick())
    assert world.state.question is not None
    assert world.state.question.since == slept


def test_what_a_full_disk_did_not_keep_comes_due_when_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World("2026-11-19 09:58", asks_at("10:00"))
    with monkeypatch.context() as patch:
        fails(world, patch, *range(1, 9))
        for _ in range(4):
            look_in_vain(world, after=timedelta(seconds=60))
        assert world.name is StateName.WAITING
    world.send(Tick())
    assert world.name is StateName.PROMPTING
    assert world.open.slot.due == world.at("10:00")


def test_an_event_sent_by_a_watcher_waits_for_its_turn() -> None:
    world = World()
    seen = watched(world)

    def impatient(state: State, _scene: Scene) -> None:
        if name_of(state) is StateName.WALKING:
            world.send(Pause())
            assert world.name is StateName.WALKING, "not yet"

    world.engine.watch(impatient)
    late = watched(world)
    world.send(Start())
    assert seen == late == [StateName.WALKING, StateName.PAUSED]


def failing_once(world: World, problem: Exception) -> Callable[[State, Scene], None]:
    told: list[StateName] = []

    def watch(state: State, _scene: Scene) -> None:
        told.append(name_of(state))
        if len(told) == 1:
            world.send(Finish())
            raise problem

    return watch


@pytest.mark.parametrize("problem", [ValueError("a bug"), FULL])
def test_a_watcher_that_fails_does_not_block_the_engine(problem: Exception) -> None:
    world = World()
    world.engine.watch(failing_once(world, problem))
    with pytest.raises(type(problem)):
        world.send(Start())
    assert world.name is StateName.WALKING, "it was kept before it was shown"
    world.send(Tick())
    assert world.name is StateName.WALKING, "what waited behind the failure is gone"
    world.send(Finish())
    assert world.name is StateName.WAITING


def test_watchers_see_what_the_records_of_the_event_have_changed() -> None:
    world = World()
    world.send(Start())
    world.let(minutes=5)
    scenes: list[Scene] = []

    def watch(_state: State, scene: Scene) -> None:
        scenes.append(scene)

    world.engine.watch(watch)
    world.send(Finish())
    assert scenes[-1].past.today.total_seconds() == 300
    assert scenes[-1].past.last_walk == world.walks()[0]
    assert scenes[-1].now == world.now


def test_what_was_kept_is_shown_though_the_records_cannot_be_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World()
    world.send(Start())
    world.let(minutes=5)
    seen = watched(world)

    def unreadable(*_: object) -> None:
        raise FULL

    with monkeypatch.context() as broken:
        broken.setattr(world.history, "past", unreadable)
        with pytest.raises(Trouble):
            world.send(Finish())
    assert seen == [StateName.WAITING]
    assert [walk.seconds for walk in world.walks()] == [300]
    world.send(Tick())
    assert world.engine.scene().past.last_walk == world.walks()[0]


def test_the_deadline_is_that_of_the_state() -> None:
    world = World()
    assert world.engine.deadline() == world.at("2026-11-20 00:00")
    world.send(QuietOn(world.at("10:00")))
    assert world.engine.deadline() == world.at("10:00")


def test_a_new_process_takes_up_what_the_last_one_left() -> None:
    world = World()
    world.send(Skip())
    world.stop(minutes=1)
    assert world.next_asked() == "2026-11-20 15:00"


def test_with_other_records_in_the_store_it_goes_on_with_the_state_beside_them() -> (
    None
):
    world = World(settings=asks_at("10:00"))
    seen = watched(world)
    world.send(Start())
    present = world.engine.state
    world.history.save(replace(present, walk=None))
    world.engine.go_on()
    assert world.engine.state.walk is None
    assert seen[-1] is StateName.WAITING


def test_what_came_before_other_records_is_told_by_nobody() -> None:
    world = World(settings=asks_at("10:00"))
    world.now = world.at("09:00")
    world.send(Tick())
    world.history.save(over_other_records(world.engine.state))
    world.now = world.at("12:00")
    world.engine.go_on()
    assert world.history.lines() == []
    world.now = world.at("12:05")
    world.send(Woke())
    assert world.history.lines() == []
    assert name_of(world.engine.state) is StateName.WAITING


def test_where_the_store_has_no_state_it_begins_with_nothing() -> None:
    world = World(settings=asks_at("10:00"))
    world.send(Start())
    world.history.database.execute("DELETE FROM state")
    world.engine.go_on()
    assert name_of(world.engine.state) is StateName.WAITING
