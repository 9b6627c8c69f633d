"""The reason in the ledger is the true one, however things come together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.engine.safety import emergency
from tests.engine.test_prompts import asks_at, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Dismissed,
    Finish,
    Held,
    QuietOff,
    QuietOn,
    Released,
    Remind,
    Start,
    Tick,
)
from walkreminder.core.settings import GoalMet, GoalSettings, HoldReason
from walkreminder.core.state import StateName


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_a_prompt_slept_over_is_not_superseded_by_one_that_came_hours_later() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.let_until("10:01")
    world.sleep_until("15:10")
    assert world.ledger == [("10:00", "missed", "asleep")]


def test_a_prompt_whose_patience_ended_as_the_next_came_was_ignored() -> None:
    settings = with_prompt(asks_at("15:00", "15:15"), patience=minutes(15))
    world = World(settings=settings)
    world.let_until("15:15")
    assert world.ledger == [("15:00", "missed", "ignored")]
    assert world.name is StateName.PROMPTING


def test_a_prompt_closed_by_hand_hours_ago_was_dismissed_and_not_superseded() -> None:
    world = World(settings=with_prompt(asks_at("10:00", "11:00"), patience=minutes(60)))
    world.let_until("10:05")
    world.send(Dismissed())
    world.let_until("11:00")
    assert world.ledger == [("10:00", "missed", "dismissed")]


def test_an_offer_that_ends_as_the_next_slot_comes_still_brings_silence() -> None:
    settings = asks_at("10:00", "11:00", "12:00", "14:00", "14:45")
    world = World(settings=settings)
    world.let_until("14:01")
    assert world.open.offer
    world.let_until("14:45")
    assert world.ledger[-2:] == [
        ("14:00", "missed", "ignored"),
        ("14:45", "missed", "ignored"),
    ]


def test_a_hold_that_ends_too_late_to_ask_keeps_its_reason() -> None:
    world = World()
    world.send(Held(HoldReason.AWAY))
    world.let_until("15:44:58")
    world.send(Released(HoldReason.AWAY))
    world.let_until("15:46")
    assert world.ledger == [("15:00", "missed", "away")]


@pytest.mark.parametrize(("gap", "reason"), [("sleep", "asleep"), ("stop", "off")])
def test_a_prompt_that_never_came_up_was_not_ignored(gap: str, reason: str) -> None:
    world = World()
    world.let_until("14:00")
    getattr(world, gap)(minutes=104, seconds=58)
    world.let(minutes=2)
    assert world.ledger == [("15:00", "missed", reason)]


def test_a_walk_that_meets_the_goal_quiets_the_slots_that_it_met() -> None:
    settings = with_prompt(asks_at("15:00"), when_goal_met=GoalMet.QUIET)
    settings = replace(settings, goal=GoalSettings(minutes_per_week=25, spare_days=2))
    world = World(settings=settings)
    world.let_until("14:54")
    world.send(Start(20))
    world.let_until("15:01")
    world.send(Finish())
    assert world.ledger == [("15:00", "quiet", "goal-met")]


def test_minutes_of_a_walk_begun_yesterday_do_not_meet_todays_goal() -> None:
    settings = with_prompt(asks_at("00:04"), when_goal_met=GoalMet.QUIET)
    settings = replace(settings, goal=GoalSettings(minutes_per_week=25, spare_days=2))
    world = World("2026-11-19 23:57", settings=settings)
    world.send(Start(20))
    world.let_until("2026-11-20 00:05")
    world.send(Finish())
    assert world.name is StateName.PROMPTING


def test_what_a_clock_jumps_over_in_a_quiet_comes_again_when_it_goes_back() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.send(QuietOn())
    world.set_clock("2100-01-01 12:50")
    world.set_clock("2026-11-19 09:05")
    assert world.ledger == []
    world.send(QuietOff())
    world.let_until("10:00")
    assert world.name is StateName.PROMPTING


def test_what_a_clock_jumps_over_is_told_as_clock_also_under_the_lock() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.send(emergency())
    world.set_clock("18:00")
    assert {row[1:] for row in world.ledger} == {("missed", "clock")}


def test_a_walk_does_not_gather_the_years_that_a_clock_jumps_over() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.send(Start(20))
    world.set_clock("2060-01-01 18:00")
    assert world.state.walk is not None
    assert world.state.walk.met == ()


def test_a_slot_met_only_by_a_set_clock_leaves_the_walk_with_it() -> None:
    world = World(settings=asks_at("12:00"))
    world.send(Start(60))
    world.let(minutes=1)
    world.set_clock("12:05")
    world.set_clock("09:02")
    assert world.state.walk is not None
    assert world.state.walk.met == ()
    world.let(hours=1)
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("to", ["10:10", "18:00"])
def test_a_one_off_reminder_comes_again_when_the_clock_goes_back(to: str) -> None:
    world = World(settings=asks_at())
    world.send(Remind(world.at("10:00")))
    world.set_clock(to)
    world.set_clock("09:05")
    assert world.ledger == []
    world.let_until("10:00")
    assert world.name is StateName.PROMPTING


def test_lines_of_a_clock_ahead_are_taken_back_by_the_next_process_too() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.set_clock("2026-11-24 18:00")
    world.set_by = timedelta(0)
    world.now = world.at("2026-11-19 09:10")
    world.crash(minutes=1)
    assert world.ledger == []
    world.let_until("10:00")
    assert world.name is StateName.PROMPTING


def test_a_prompt_does_not_outlast_its_patience_by_a_clock_set_back_while_off() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:05")
    world.now -= timedelta(days=4)
    world.set_by -= timedelta(days=4)
    world.crash(minutes=1)
    assert world.open.expires <= world.now + minutes(45)


def test_a_computer_started_anew_long_ago_tells_no_jump_either() -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("14:00")
    # Of these three days only two hours count on the new clock.
    world.set_by += timedelta(days=2, hours=22)
    world.crash(days=3)
    world.send(Tick())
    assert {row[1:] for row in world.ledger} == {("missed", "off")}


def test_a_day_passed_by_in_flight_over_the_date_line_is_told() -> None:
    world = World("2026-11-17 09:00", asks_at("09:30"), ZoneInfo("Pacific/Pago_Pago"))
    world.let_until("2026-11-19 09:20")
    world.send(Tick())
    world.travel(ZoneInfo("Pacific/Kiritimati"))
    reasons = sorted(str(row[2]) for row in world.ledger)
    assert reasons == ["ignored", "ignored", "travel", "travel"]


def test_a_date_that_a_zone_skips_does_not_bring_up_settled_slots_again() -> None:
    apia = ZoneInfo("Pacific/Apia")
    world = World("2011-12-27 09:00", asks_at("23:30"), apia)
    world.let_until("2011-12-29 22:00")
    world.let_until("2011-12-31 22:00")
    dates = [line.key.date.day for line in world.lines()]
    assert dates == [27, 28, 29]
