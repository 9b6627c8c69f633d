"""What came due in quiet while a walk ran, and is judged when the walk is over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.engine.test_prompts import asks_at, times, with_prompt
from tests.engine.world import World
from walkreminder.core.events import Cancel, QuietOff, QuietOn, Start
from walkreminder.core.settings import GoalMet, Settings
from walkreminder.core.state import StateName

if TYPE_CHECKING:
    from walkreminder.core.timetable import Reminder


def walk_over_the_end_of_quiet(slot: Reminder) -> World:
    """Be quiet from half past nine to a quarter past ten, and walk from ten on."""
    world = World("2026-11-19 09:30", Settings(reminders=(slot,)))
    world.send(QuietOn(world.at("10:15")))
    world.let_until("10:00")
    world.send(Start(40))
    world.let_until("10:30")
    return world


def test_what_came_due_in_quiet_is_not_asked_after_a_walk_that_outlasts_it() -> None:
    world = walk_over_the_end_of_quiet(times("10:10", minutes=60))
    world.send(Cancel())
    world.let(minutes=1)
    assert world.ledger == [("10:10", "quiet", "by-user")]


def test_quiet_switched_off_in_a_walk_hushes_what_came_due_before() -> None:
    world = World("2026-11-19 09:30", Settings(reminders=(times("10:10", "10:20"),)))
    world.send(QuietOn())
    world.send(Start(60))
    world.let_until("10:15")
    world.send(QuietOff())
    world.let_until("10:21")
    world.send(Cancel())
    assert world.ledger == [("10:10", "quiet", "by-user")]
    assert world.open.slot.due == world.at("10:20")


def test_quiet_comes_before_a_goal_that_the_walk_meets() -> None:
    settings = with_prompt(asks_at("10:10"), when_goal_met=GoalMet.QUIET)
    reminder = times("10:10", minutes=120)
    world = World("2026-11-19 09:30", replace(settings, reminders=(reminder,)))
    world.send(QuietOn(world.at("10:15")))
    world.send(Start(50))
    world.let_until("11:00")
    assert world.ledger == [("10:10", "quiet", "by-user")]


def test_a_walk_covers_what_came_due_in_quiet() -> None:
    world = walk_over_the_end_of_quiet(times("10:10", minutes=20))
    world.let_until("10:41")
    assert world.ledger == [("10:10", "covered", None)]


def test_what_came_due_before_quiet_or_after_it_is_asked_after_the_walk() -> None:
    world = walk_over_the_end_of_quiet(times("10:15", minutes=60))
    world.send(Cancel())
    assert world.open.slot.due == world.at("10:15"), "quiet had just ended"
    world = World("2026-11-19 10:00", Settings(reminders=(times("10:05"),)))
    world.send(Start(60))
    world.let_until("10:10")
    world.send(QuietOn(world.at("10:20")))
    world.let_until("10:30")
    world.send(Cancel())
    assert world.open.slot.due == world.at("10:05")


def test_a_slot_that_a_set_clock_brings_again_is_not_in_the_quiet_of_before() -> None:
    world = World("2026-11-19 09:30", Settings(reminders=(times("10:10"),)))
    world.send(QuietOn())
    world.send(Start(120))
    world.let_until("10:11")
    world.send(QuietOff())
    world.set_clock("09:50")
    world.let_until("10:11")
    world.send(Cancel())
    assert world.name is StateName.PROMPTING
