"""A start cannot tell a clock that is ahead from having been off; later it can."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Dismissed,
    Left,
    Remind,
    Snooze,
    Start,
    Tick,
    Walked,
)
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName


def started_ahead(world: World, local: str) -> None:
    """Quit, and start anew while the clock on the wall says so; no time passes."""
    world.send(Left())
    at = world.at(local)
    world.set_by += at - world.now
    world.now = at
    world.crash()


def test_slots_that_a_start_by_a_clock_ahead_missed_come_in_their_time() -> None:
    world = World(settings=asks_at("15:00", "20:00"))
    world.let_until("14:10")
    started_ahead(world, "16:10")
    assert world.ledger == [("15:00", "missed", "off")]
    world.let(seconds=20)
    world.set_clock("14:10:20")
    assert world.ledger == []
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_a_slot_that_a_start_by_a_clock_ahead_asked_for_comes_in_its_time() -> None:
    world = World(settings=asks_at("15:45"))
    world.let_until("14:10")
    started_ahead(world, "16:10")
    world.let(seconds=20)
    assert world.name is StateName.PROMPTING
    world.set_clock("14:10:20")
    assert (world.name, world.ledger) == (StateName.WAITING, [])
    world.let_until("15:45")
    assert (world.name, world.open.slot.due) == (StateName.PROMPTING, world.now)


@pytest.mark.parametrize("reboots", [True, False])
def test_a_start_in_2100_silences_nothing_once_the_clock_is_right(
    *, reboots: bool
) -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("12:00")
    if reboots:
        world.set_by -= timedelta(days=9000)
    started_ahead(world, "2100-01-01 10:00")
    assert len(world.ledger) > 20_000
    world.let(minutes=1)
    world.set_clock("2026-11-19 12:01")
    assert world.ledger == []
    world.let_until("2026-11-20 15:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [("15:00", "missed", "ignored")]


def test_a_one_off_reminder_missed_by_a_start_ahead_comes_in_its_time() -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Remind(world.at("15:00")))
    started_ahead(world, "18:00")
    assert world.ledger == [("15:00", "missed", "off")]
    world.set_clock("09:00")
    world.let_until("15:00")
    assert (world.name, world.ledger) == (StateName.PROMPTING, [])


def test_what_was_off_in_its_own_time_stays_so_when_the_clock_goes_back() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(Left())
    world.crash(hours=7)
    assert world.ledger[0] == ("10:00", "missed", "off")
    world.set_clock("14:00")
    assert world.ledger[0] == ("10:00", "missed", "off")


def test_a_prompt_found_by_a_start_stays_where_the_clock_goes_back_by_little() -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("14:59")
    world.send(Left())
    world.crash(minutes=11)
    world.let(seconds=5)
    world.set_clock("15:05")
    assert world.name is StateName.PROMPTING


def test_what_was_off_is_not_erased_by_a_start_with_a_dead_battery() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(Left())
    world.crash(hours=7)
    world.let_until("17:00")
    world.choose(asks_at("18:00"))
    told = world.ledger
    started_ahead(world, "2020-01-01 00:00")
    world.let(seconds=30)
    world.set_clock("2026-11-19 17:01")
    assert world.ledger == told


def test_a_prompt_of_its_own_time_that_a_crash_ended_is_not_asked_again() -> None:
    world = World(settings=asks_at("10:30"))
    world.let_until("10:31")
    world.crash(minutes=89)
    assert world.ledger == [("10:30", "missed", "off")]
    world.set_clock("10:00")
    world.let_until("10:31")
    assert world.ledger == [("10:30", "missed", "off")]


def test_a_one_off_prompt_that_a_crash_ended_stays_told() -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Remind(world.at("10:30")))
    world.let_until("10:31")
    world.crash(minutes=89)
    world.set_clock("10:00")
    world.let_until("11:30")
    assert world.ledger == [("10:30", "missed", "off")]


def test_a_one_off_reminder_met_by_a_broken_walk_stays_told() -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Remind(world.at("10:30")))
    world.let_until("10:00")
    world.send(Start(20))
    world.let(minutes=1)
    world.crash(hours=2)
    world.let(seconds=10)
    world.send(Answer(Walked.NONE))
    assert world.ledger == [("10:30", "missed", "off")]
    world.set_clock("10:00")
    world.let_until("12:00")
    assert world.ledger == [("10:30", "missed", "off")]


def test_a_snooze_of_what_a_start_found_outlives_a_clock_set_back() -> None:
    world = World(settings=asks_at("10:30"))
    world.send(Left())
    world.crash(minutes=100)
    world.let(seconds=5)
    world.send(Snooze(timedelta(hours=1)))
    world.set_clock("10:25")
    assert world.name is StateName.SNOOZED


def test_a_dismissed_prompt_that_a_start_found_outlives_a_clock_set_back() -> None:
    world = World(settings=asks_at("10:30"))
    world.send(Left())
    world.crash(minutes=100)
    world.let(seconds=5)
    world.send(Dismissed())
    world.set_clock("10:25")
    assert world.open.dismissed


def test_a_slot_that_a_set_clock_brings_again_may_be_due_at_once_elsewhere() -> None:
    """Jumped over here, then carried east: when the clock is right it has passed."""
    kingston, lord_howe = ZoneInfo("America/Jamaica"), ZoneInfo("Australia/Lord_Howe")
    world = World("2026-11-18 20:00", asks_at("19:30"), kingston)
    world.let_until("2026-11-19 12:00")
    world.set_clock("2026-11-21 12:00")
    assert world.ledger == [("19:30", "missed", "clock")] * 2
    world.travel(lord_howe)
    world.set_by -= timedelta(days=2)
    world.now -= timedelta(days=2)
    world.send(Tick())
    told = [(line.key.date.day, line.reason) for line in world.lines()]
    assert told == [(19, "asleep"), (21, "travel")]
    world.let_until("2026-11-20 19:30")
    assert (world.name, world.open.slot.key.date.day) == (StateName.PROMPTING, 20)
