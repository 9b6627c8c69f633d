"""An edit of the settings counts from now on, and what is under way goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.engine import test_why as stories
from tests.engine.test_prompts import times
from tests.engine.test_rules_open_modes import opened
from tests.engine.world import World
from walkreminder.core.events import Cancel, Finish, Skip, Start
from walkreminder.core.settings import DAILY, Settings
from walkreminder.core.state import Mode, StateName

if TYPE_CHECKING:
    from tests.engine.test_why import Story

THURSDAY, FRIDAY = frozenset({3}), frozenset({4})


@pytest.mark.parametrize("gap", ["none", "sleep", "crash"])
def test_a_slot_of_today_due_before_its_day_was_chosen_is_not_asked(gap: str) -> None:
    world = World(settings=Settings(reminders=(replace(DAILY, days=FRIDAY),)))
    world.let_until("15:10")
    world.choose(Settings(reminders=(replace(DAILY, days=THURSDAY | FRIDAY),)))
    if gap != "none":
        getattr(world, gap)(minutes=1)
    world.let_until("23:00")
    assert (world.state.open, world.ledger) == (None, [])
    world.let_until("2026-11-20 15:00")
    assert world.name is StateName.PROMPTING


LONGER = Settings(reminders=(replace(DAILY, minutes=30),))


def test_a_late_slot_is_asked_after_a_restart_also_if_its_minutes_were_edited() -> None:
    world = World()
    world.let_until("14:00")
    world.settings = LONGER
    world.crash(minutes=70)
    world.let(seconds=5)
    assert (world.name, world.open.slot.minutes) == (StateName.PROMPTING, 30)
    assert world.ledger == []


def test_a_slot_passed_by_in_travel_is_asked_also_if_its_minutes_were_edited() -> None:
    world = World()
    world.let_until("14:05")
    world.choose(LONGER)
    world.let_until("14:10")
    world.travel(ZoneInfo("Europe/Berlin"))
    world.let(seconds=5)
    assert (world.name, world.open.slot.minutes) == (StateName.PROMPTING, 30)


# The new time has passed, yet within patience: it is not asked either.
EDITS = {
    "other times": Settings(reminders=(times("14:45", name="daily"),)),
    "removed": Settings(reminders=()),
    "switched off": Settings(reminders=(replace(DAILY, enabled=False),)),
}


def edit(world: World, settings: Settings, *, restarts: bool) -> None:
    world.choose(settings)
    if restarts:
        world.crash(seconds=5)
        world.let(seconds=5)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("restarts", [True, False])
def test_an_open_slot_stays_answerable_whatever_becomes_of_its_reminder(
    mode: Mode, change: str, *, restarts: bool
) -> None:
    world = opened(mode)
    before = world.open
    edit(world, EDITS[change], restarts=restarts)
    if restarts:
        # A new process knows of no hold.
        again = Mode.PROMPTING if mode is Mode.HOLDING else mode
        assert (world.open.mode, world.open.slots) == (again, before.slots)
    else:
        assert world.open == before
    world.send(Start(1))
    world.let(minutes=1)
    assert world.ledger == [("15:00", "walked", None)]
    world.let_until("20:00")
    assert world.ledger == [("15:00", "walked", None)]


def left_alone(mode: Mode, settings: Settings, *, restarts: bool) -> World:
    world = opened(mode)
    edit(world, settings, restarts=restarts)
    world.let_until("20:00")
    return world


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("restarts", [True, False])
def test_an_open_slot_that_nobody_answers_ends_as_if_nothing_was_edited(
    mode: Mode, change: str, *, restarts: bool
) -> None:
    edited = left_alone(mode, EDITS[change], restarts=restarts)
    unedited = left_alone(mode, Settings(), restarts=restarts)
    assert edited.ledger == unedited.ledger
    assert [row[:2] for row in edited.ledger] == [("15:00", "missed")]


def answering(world: World) -> None:
    stories.prompting(world)
    world.send(Start())


def meeting(world: World) -> None:
    world.let_until("14:55")
    world.send(Start())
    world.let_until("15:01")


def finish(world: World) -> None:
    world.let(minutes=11)
    world.send(Finish())


def cancel(world: World) -> None:
    world.send(Cancel())


def cancel_and_skip(world: World) -> None:
    world.send(Cancel())
    assert world.name is StateName.PROMPTING
    world.send(Skip())


@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("restarts", [True, False])
@pytest.mark.parametrize(
    ("walk", "end", "fate"),
    [
        (answering, finish, ("15:00", "walked", None)),
        (answering, cancel, ("15:00", "skipped", "cancelled")),
        (meeting, finish, ("15:00", "covered", None)),
        (meeting, cancel_and_skip, ("15:00", "skipped", None)),
    ],
)
def test_a_slot_that_waits_on_a_walk_ends_with_it_whatever_becomes_of_its_reminder(
    walk: Story,
    end: Story,
    fate: tuple[str, str, str | None],
    change: str,
    *,
    restarts: bool,
) -> None:
    world = World()
    walk(world)
    edit(world, EDITS[change], restarts=restarts)
    assert (world.name, world.ledger) == (StateName.WALKING, [])
    end(world)
    assert world.ledger == [fate]
    world.let_until("20:00")
    assert world.ledger == [fate]
