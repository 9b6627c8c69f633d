"""A set clock repeats nothing, loses nothing, and stretches nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.events import (
    Cancel,
    Dismissed,
    Held,
    Remind,
    Skip,
    Start,
)
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import StateName


def test_the_settle_time_after_a_wake_is_as_long_over_a_set_clock() -> None:
    world = World(settings=asks_at("10:00"))
    world.sleep_until("10:10")
    world.set_clock("07:00")
    assert world.open.asked == 0
    world.let(seconds=4)
    assert world.open.asked == 0
    world.let(seconds=1)
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("to", ["12:00", "12:05"])
def test_a_prompt_that_the_clock_brought_stays_once_it_is_due(to: str) -> None:
    world = World(settings=asks_at("12:00"))
    world.let(minutes=1)
    world.set_clock("12:10")
    world.set_clock(to)
    assert world.name is StateName.PROMPTING
    world.send(Skip())
    assert world.ledger == [("12:00", "skipped", None)]


@pytest.mark.parametrize("to", ["12:00", "12:05"])
def test_a_one_off_prompt_that_the_clock_brought_stays_once_it_is_due(to: str) -> None:
    world = World(settings=asks_at())
    world.let(minutes=1)
    world.send(Remind(world.at("12:00")))
    world.set_clock("12:10")
    world.send(Dismissed())
    world.set_clock(to)
    assert world.open.dismissed
    world.send(Skip())
    assert world.ledger == [("12:00", "skipped", None)]


def test_a_prompt_that_was_taken_back_is_settled_once() -> None:
    world = World(settings=asks_at("12:00"))
    world.set_clock("12:10")
    world.set_clock("09:00")
    world.let_until("12:01")
    world.send(Skip())
    world.let_until("20:00")
    assert world.ledger == [("12:00", "skipped", None)]


def test_a_prompt_of_its_own_time_is_not_taken_back_by_a_clock_set_back() -> None:
    world = World(settings=asks_at("12:00"))
    world.let_until("12:01")
    world.set_clock("09:00")
    assert world.name is StateName.PROMPTING


def test_a_prompt_brought_by_a_jump_before_it_is_not_one_of_the_clock() -> None:
    world = World(settings=asks_at("12:00"))
    world.set_clock("11:59")
    world.let_until("12:01")
    world.set_clock("11:00")
    assert world.name is StateName.PROMPTING


def test_a_prompt_repeats_after_as_long_as_before() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:05")
    world.set_clock("18:05")
    world.let(minutes=4, seconds=59)
    assert world.open.asked == 1
    world.let(seconds=1)
    assert world.open.asked == 2


def test_a_hold_tells_since_when_in_the_time_that_the_clock_says_now() -> None:
    world = World(settings=asks_at("10:00"))
    world.send(Held(HoldReason.BUSY))
    world.let_until("10:05")
    world.set_clock("08:05")
    assert world.why.at == world.at("08:00")


def test_one_off_reminders_that_a_jump_passed_by_come_again_each_in_its_time() -> None:
    world = World(settings=asks_at())
    for at in ("10:00", "12:00", "20:00"):
        world.send(Remind(world.at(at)))
    world.set_clock("18:00")
    assert world.ledger == [("10:00", "missed", "clock"), ("12:00", "missed", "clock")]
    world.set_clock("11:00")
    assert world.ledger == [("10:00", "missed", "clock")]
    world.set_clock("09:30")
    assert world.ledger == []
    for at in ("10:00", "12:00", "20:00"):
        world.let_until(at)
        assert world.name is StateName.PROMPTING
        world.send(Skip())
    assert [row[:2] for row in world.ledger] == [
        ("10:00", "skipped"),
        ("12:00", "skipped"),
        ("20:00", "skipped"),
    ]


def test_one_off_reminders_of_two_jumps_are_all_taken_back() -> None:
    world = World(settings=asks_at())
    for at in ("10:00", "12:00"):
        world.send(Remind(world.at(at)))
    world.set_clock("11:00")
    world.set_clock("18:00")
    world.set_clock("09:30")
    assert [slot.key.time.hour for slot in world.state.once] == [10, 12]


def test_a_one_off_reminder_met_only_by_a_set_clock_leaves_the_walk_and_comes() -> None:
    world = World(settings=asks_at())
    world.send(Remind(world.at("10:00")))
    world.send(Start(60))
    world.let(minutes=1)
    world.set_clock("10:05")
    world.set_clock("09:10")
    world.send(Cancel())
    world.let_until("10:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == []


@pytest.mark.parametrize("to", ["10:00", "10:10"])
def test_a_one_off_reminder_that_a_walk_met_stays_with_it_once_due(to: str) -> None:
    world = World("2026-11-19 09:50", settings=asks_at())
    world.send(Remind(world.at("10:00")))
    world.send(Start(60))
    world.let_until("10:20")
    world.set_clock(to)
    assert world.state.once == ()
    world.let(minutes=40)
    assert world.ledger == [("10:00", "covered", None)]


def test_an_answer_on_a_clock_that_was_years_ahead_mutes_no_later_offer() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.set_clock("2030-06-01 08:00")
    world.send(Start(1))
    world.let(minutes=1)
    world.set_clock("2026-11-19 09:30")
    world.let_until("14:00")
    assert world.open.offer


def test_a_clock_ahead_leaves_alone_what_came_due_before_the_jump() -> None:
    world = World(settings=asks_at("10:00", "12:00", "14:00"))
    world.let_until("09:59")
    world.now += timedelta(minutes=61)
    world.set_clock("18:00")
    assert world.ledger == [
        ("10:00", "missed", "asleep"),
        ("12:00", "missed", "clock"),
        ("14:00", "missed", "clock"),
    ]


def test_of_years_that_a_clock_jumps_over_only_one_off_slots_are_remembered() -> None:
    world = World(settings=asks_at("10:00"))
    world.send(Remind(world.at("11:00")))
    world.set_clock("2026-12-24 18:00")
    assert [slot.key.reminder for slot in world.state.jumped_once] == ["once"]


def test_a_one_off_reminder_comes_again_also_by_way_of_its_own_instant() -> None:
    world = World(settings=asks_at())
    world.send(Remind(world.at("12:00")))
    world.set_clock("18:00")
    world.set_clock("12:00")
    world.set_clock("11:00")
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING
