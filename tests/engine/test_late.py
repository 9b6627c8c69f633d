"""Sleep, restart, travel: what becomes of slots that nobody was there for."""

from __future__ import annotations

from datetime import timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.due import Late, judge
from walkreminder.core.events import (
    Dismissed,
    Finish,
    Skip,
    SkipToday,
    Snooze,
    Start,
    Tick,
)
from walkreminder.core.ledger import Reason
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName
from walkreminder.core.timetable import Slot, SlotKey
from walkreminder.core.why import WhyKind


def test_waking_up_long_after_the_slot_does_not_nag() -> None:
    world = World()
    world.let_until("14:00")
    world.sleep_until("18:00")
    world.let(minutes=5)
    assert world.name is StateName.WAITING
    assert world.ledger == [("15:00", "missed", "asleep")]


def seconds_to_judge(count: int) -> float:
    """Return how long the processor takes to judge so many slots, after a sleep."""
    world = World()
    minutes = (world.now - timedelta(minutes=each) for each in range(count, 0, -1))
    slots = tuple(
        Slot(SlotKey("often", at.date(), at.time()), at, 5, at.date()) for at in minutes
    )
    began = process_time()
    _, records = judge(world.state, slots, world.engine.scene(), Late(Reason.ASLEEP))
    assert len(records) == count - 1
    return process_time() - began


def test_years_of_sleep_are_judged_in_no_more_than_their_share_of_time() -> None:
    few = min(seconds_to_judge(6_000) for _ in range(3))
    # About ten times as long, and seventy where each line copies those before it.
    assert seconds_to_judge(60_000) < 30 * few


def test_waking_up_within_patience_asks_after_the_settle_time() -> None:
    world = World()
    world.let_until("14:00")
    world.sleep_until("15:20")
    assert world.why.kind is WhyKind.SETTLING
    assert world.open.asked == 0
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING
    assert world.open.expires == world.at("15:45")


def test_the_newest_slot_within_patience_opens_and_the_others_were_asleep() -> None:
    world = World(settings=asks_at("10:00", "12:00", "15:00"))
    world.sleep_until("15:10")
    world.let(seconds=5)
    assert f"{world.open.slot.key.time:%H:%M}" == "15:00"
    assert world.ledger == [
        ("10:00", "missed", "asleep"),
        ("12:00", "missed", "asleep"),
    ]


def test_an_alarm_that_rings_on_waking_before_the_wake_is_told_changes_nothing() -> (
    None
):
    world = World()
    world.let_until("14:00")
    world.now = world.at("18:00")
    world.send(Tick())
    assert world.ledger == [("15:00", "missed", "asleep")]


def test_a_process_that_was_off_says_so() -> None:
    world = World()
    world.let_until("14:00")
    world.stop(days=2)
    assert world.ledger == [
        ("15:00", "missed", "off"),
        ("15:00", "missed", "off"),
    ]


def test_a_restart_within_patience_asks() -> None:
    world = World()
    world.let_until("14:59")
    world.stop(minutes=10)
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING
    assert world.ledger == []


@pytest.mark.parametrize("gap", ["crash", "stop"])
def test_a_prompt_outlives_the_process(gap: str) -> None:
    world = World()
    world.let_until("15:01")
    getattr(world, gap)(minutes=1)
    assert world.open.asked == 1
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING
    assert world.open.asked == 2
    world.let_until("15:45")
    assert world.ledger == [("15:00", "missed", "ignored")]


def test_a_prompt_slept_over_is_not_blamed_on_the_user() -> None:
    world = World()
    world.let_until("15:01")
    world.sleep_until("18:00")
    assert world.ledger == [("15:00", "missed", "asleep")]


def test_a_snooze_slept_over_asks_while_patience_lasts() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Snooze())
    world.sleep_until("15:30")
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_second_ring_changes_nothing() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Tick())
    before = world.state
    world.send(Tick())
    world.send(Tick())
    assert world.state == before
    assert world.ledger == []


def test_a_clock_set_back_repeats_nothing() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Skip())
    world.now = world.at("14:30")
    world.send(Tick())
    world.let_until("15:30")
    assert world.ledger == [("15:00", "skipped", None)]


def test_travelling_east_makes_passed_times_late_slots() -> None:
    world = World("2026-11-18 16:00", settings=asks_at("15:00"))
    world.let_until("2026-11-19 12:00")
    world.travel(ZoneInfo("Asia/Tokyo"))  # 21:00 there
    assert world.ledger == [("15:00", "missed", "travel")]


def test_a_time_slept_through_on_the_way_was_asleep_and_not_travel() -> None:
    world = World("2026-11-18 16:00", settings=asks_at("15:00"))
    world.let_until("2026-11-19 12:00")
    world.now = world.at("20:00")
    world.travel(ZoneInfo("Europe/Berlin"))
    assert world.ledger == [("15:00", "missed", "asleep")]


def test_travelling_east_within_patience_asks() -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("14:10")
    world.travel(ZoneInfo("Europe/Berlin"))  # 15:10 there
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_travelling_west_does_not_ask_a_settled_time_again() -> None:
    world = World(settings=asks_at("15:00"), zone=ZoneInfo("Europe/Berlin"))
    world.let_until("15:01")
    world.send(Skip())
    world.travel(ZoneInfo("Europe/London"))
    world.let_until("20:00")
    assert world.ledger == [("15:00", "skipped", None)]


def test_a_year_of_being_off_is_told_slot_by_slot() -> None:
    world = World(settings=Settings())
    world.stop(days=365)
    assert len(world.ledger) == 365
    assert {row[1:] for row in world.ledger} == {("missed", "off")}
    world.let(minutes=1)
    assert world.now - world.state.looked < timedelta(days=1)


def test_a_snooze_slept_over_for_long_was_asleep() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Snooze())
    world.sleep_until("19:00")
    assert world.ledger == [("15:00", "missed", "asleep")]


def test_a_ring_that_brings_two_slots_a_minute_apart_opens_the_newer() -> None:
    world = World(settings=asks_at("15:00", "15:01"))
    world.let_until("14:00")
    world.now = world.at("15:01")
    world.send(Tick())
    assert world.ledger == [("15:00", "missed", "superseded")]
    assert world.name is StateName.PROMPTING


def test_a_dismissed_prompt_stays_dismissed_over_a_restart() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Dismissed())
    world.crash(minutes=1)
    world.let(minutes=10)
    assert world.open.asked == 1
    assert world.open.dismissed


def test_a_state_forgets_what_can_no_longer_matter() -> None:
    world = World()
    world.send(SkipToday())
    world.send(Skip())
    world.let(days=3)
    assert world.state.not_today is None
    assert world.state.skips == ()


def test_what_was_open_yesterday_is_not_told_today() -> None:
    world = World(settings=asks_at("23:50"))
    world.let_until("23:58")
    world.send(Skip())
    world.send(Start(5))
    world.let(minutes=1)
    world.send(Finish())
    assert world.why.walked is not None
    world.let_until("2026-11-20 00:01")
    assert world.why.walked is None
    assert world.why.last is None
