"""The clock set by hand, ahead and back: what was jumped over, what goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.events import Finish, Pause, Skip, Snooze, Start
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName
from walkreminder.core.walk import elapsed


def test_a_clock_set_ahead_settles_what_it_jumped_over() -> None:
    world = World(settings=asks_at("10:00", "12:00", "20:00"))
    world.set_clock("18:00")
    assert world.ledger == [("10:00", "missed", "clock"), ("12:00", "missed", "clock")]
    assert world.next_asked() == "2026-11-19 20:00"


def test_a_clock_set_ahead_by_little_asks_for_the_newest() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.set_clock("12:10")
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING
    assert world.ledger == [("10:00", "missed", "clock")]


def test_lines_jumped_over_come_due_again_when_the_clock_goes_back() -> None:
    world = World(settings=asks_at("10:00", "12:00", "14:00", "20:00"))
    world.set_clock("18:00")
    world.set_clock("11:00")
    assert world.ledger == [("10:00", "missed", "clock")]
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING
    world.send(Skip())
    world.let_until("14:00")
    assert world.name is StateName.PROMPTING


def test_a_prompt_that_only_the_clock_brought_comes_again_in_its_time() -> None:
    world = World(settings=asks_at("12:00"))
    world.set_clock("12:10")
    world.set_clock("09:00")
    assert world.name is StateName.WAITING
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == []


def test_a_clock_set_back_repeats_no_answer() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.let_until("10:05")
    world.send(Skip())
    world.set_clock("09:00")
    world.let_until("11:00")
    assert world.ledger == [("10:00", "skipped", None)]


def test_a_prompt_on_screen_outlives_a_clock_set_back() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:05")
    world.set_clock("08:00")
    assert world.name is StateName.PROMPTING
    world.let(minutes=39)
    assert world.ledger == []
    world.let(minutes=1)
    assert world.ledger == [("10:00", "missed", "ignored")]


def test_a_snooze_lasts_as_long_as_before() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:05")
    world.send(Snooze(timedelta(minutes=10)))
    world.set_clock("07:00")
    world.let(minutes=10)
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("to", ["07:00", "11:30"])
def test_a_set_clock_counts_no_minute_of_a_walk(to: str) -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Start(20))
    world.let(minutes=5)
    world.set_clock(to)
    assert world.name is StateName.WALKING
    assert world.state.walk is not None
    assert elapsed(world.state.walk, world.now) == timedelta(minutes=5)
    world.let(minutes=5)
    world.send(Finish())
    assert world.walks()[0].seconds == 600


def test_a_set_clock_counts_no_minute_of_a_pause_either() -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Pause())
    world.set_clock("18:00")
    assert world.name is StateName.PAUSED
    world.send(Finish())
    assert world.walks()[0].seconds == 300


def test_a_question_may_wait_over_a_set_clock() -> None:
    world = World(settings=Settings(reminders=()))
    world.send(Start(20))
    world.let(minutes=5)
    world.sleep(minutes=30)
    world.set_clock("18:00")
    assert world.name is StateName.ASKING
    assert world.state.question is not None
    gap = world.state.question.until - world.state.question.since
    assert gap == timedelta(minutes=30)


@pytest.mark.parametrize("wrong", ["1970-01-01 00:10", "2100-06-01 12:00"])
def test_a_clock_that_was_far_off_loses_nothing_once_it_is_right(wrong: str) -> None:
    world = World(wrong, settings=asks_at("15:00"))
    world.let(hours=1)
    world.set_clock("2026-11-19 14:00")
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("how", ["set", "set while off", "set in a sleep"])
def test_a_first_start_in_1990_brings_nothing_from_before_it(how: str) -> None:
    world = World("1990-01-01 00:10", settings=asks_at("10:00", "15:00"))
    world.let(minutes=5)
    right = world.at("2026-11-19 14:00")
    match how:
        case "set":
            world.set_clock("2026-11-19 14:00")
        case "set while off":
            world.crash(seconds=(right - world.now).total_seconds())
        case _:
            world.sleep_until("2026-11-19 14:00")
    assert world.ledger == []
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    world.send(Skip())
    world.sleep_until("2026-11-20 14:00")
    assert world.ledger == [("15:00", "skipped", None), ("10:00", "missed", "asleep")]


def test_a_clock_that_lost_its_battery_for_a_while_costs_no_slot() -> None:
    world = World("2026-11-19 09:00", settings=asks_at("10:00", "15:00"))
    world.stop(seconds=30)
    world.set_clock("1990-01-01 00:00")
    world.choose(asks_at("11:00", "15:00"))
    world.stop(minutes=2)
    world.set_clock("2026-11-19 14:30")
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [], "its new times are of today"


def test_a_far_jump_and_back_leaves_the_ledger_as_it_was() -> None:
    world = World(settings=asks_at("15:00"))
    world.set_clock("2100-01-01 12:00")
    assert {row[1:] for row in world.ledger} == {("missed", "clock")}
    world.set_clock("2026-11-19 09:05")
    assert world.ledger == []
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_a_sleep_is_no_setting_of_the_clock() -> None:
    world = World(settings=asks_at("10:00"))
    world.sleep_until("18:00")
    assert world.ledger == [("10:00", "missed", "asleep")]


def test_a_small_correction_changes_nothing() -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("15:01")
    before = world.open
    world.set_clock("15:01:03")
    assert world.open == before


def test_a_computer_started_anew_tells_no_jump() -> None:
    world = World(settings=asks_at("10:00"))
    world.set_by += timedelta(days=3)
    world.crash(hours=3)
    assert world.ledger == [("10:00", "missed", "off")]


def test_a_clock_that_lost_its_battery_brings_nothing_from_before_the_start() -> None:
    world = World("2026-11-19 10:00", asks_at("11:00"))
    world.let(minutes=5)
    world.set_clock("1990-01-01 00:00")
    world.let(minutes=1)
    world.set_clock("2026-11-19 10:10")
    assert world.ledger == []
    world.let_until("11:01")
    assert world.name is StateName.PROMPTING


def test_a_clock_that_was_ahead_at_the_first_start_keeps_nobody_silent() -> None:
    world = World("2030-01-01 10:00", asks_at("11:00"))
    world.set_clock("2026-11-19 10:00")
    world.let_until("2026-11-20 11:01")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [("11:00", "missed", "ignored")]
    world.set_clock("2026-11-20 10:30")
    world.sleep_until("2026-11-21 12:30")
    assert len(world.ledger) == 3
