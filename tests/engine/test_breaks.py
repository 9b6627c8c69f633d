"""What becomes of a walk that was broken into, and of slots due meanwhile."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.engine.test_prompts import asks_at, times
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Cancel,
    Event,
    Extend,
    Finish,
    LogWalk,
    Resume,
    Start,
    Walked,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import Settings, TimeIsUp, WalkSettings
from walkreminder.core.state import StateName, until_of
from walkreminder.core.trouble import Refused
from walkreminder.core.walk import elapsed


def broken_walk(*at: str, minutes: int = 20) -> World:
    """Return a world in which five minutes of a walk and ten of sleep have passed."""
    world = World("2026-11-19 10:00", asks_at(*at or ("20:00",)))
    world.send(Start(minutes))
    world.let(minutes=5)
    world.sleep(minutes=10)
    assert world.name is StateName.ASKING
    return world


def test_all_of_it_counts_the_break_and_not_the_wait_for_the_answer() -> None:
    world = broken_walk()
    world.let(minutes=120)
    world.send(Answer(Walked.ALL))
    assert world.state.walk is not None
    assert elapsed(world.state.walk, world.now) == timedelta(minutes=15)
    world.let(minutes=5)
    assert [walk.seconds for walk in world.walks()] == [1200]


def test_all_of_it_ends_a_walk_whose_goal_was_reached_in_the_break() -> None:
    world = broken_walk(minutes=12)
    world.let(minutes=60)
    world.send(Answer(Walked.ALL))
    assert [walk.seconds for walk in world.walks()] == [720]
    assert world.walks()[0].ended == world.at("10:12")


@pytest.mark.parametrize(("wish", "seconds"), [(Finish(), [300]), (Cancel(), [])])
def test_to_finish_or_cancel_is_an_answer_too(wish: Event, seconds: list[int]) -> None:
    world = broken_walk()
    world.let(minutes=3)
    world.send(wish)
    assert [walk.seconds for walk in world.walks()] == seconds
    assert world.name is StateName.WAITING


@pytest.mark.parametrize("wish", [Extend(), Resume()])
def test_what_goes_on_with_a_walk_waits_for_the_answer(wish: Event) -> None:
    with pytest.raises(Refused, match="First tell me"):
        broken_walk().send(wish)


def test_a_question_that_nobody_answers_answers_itself() -> None:
    world = broken_walk("11:00", "12:00", "15:00")
    assert world.engine.deadline() == world.at("13:15")
    world.let_until("13:15")
    assert [walk.seconds for walk in world.walks()] == [300]
    assert world.ledger == [
        ("11:00", "missed", "asleep"),
        ("12:00", "missed", "asleep"),
    ]
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_slots_due_while_the_app_was_off_in_a_walk_say_so() -> None:
    world = World("2026-11-19 10:00", asks_at("10:02", "11:00"))
    world.send(Start(60))
    world.let(minutes=5)
    world.stop(hours=2)
    world.send(Answer(Walked.UNTIL_BREAK))
    assert world.ledger == [("10:02", "missed", "busy"), ("11:00", "missed", "off")]


def test_a_walk_done_elsewhere_covers_the_open_prompt() -> None:
    world = World("2026-11-19 14:50", asks_at("15:00"))
    world.let_until("15:20")
    began = world.at("14:55")
    zone = "Europe/London"
    for seconds in (60, 1200):
        ended = began + timedelta(seconds=seconds)
        walk = WalkRecord(uuid4(), began, ended, zone, seconds, Source.LOGGED)
        world.send(LogWalk(walk))
        assert (world.state.open is None) == (seconds == 1200)
    assert world.ledger == [("15:00", "covered", None)]
    assert world.lines()[0].walk == walk.id


def test_more_minutes_end_at_the_cap() -> None:
    world = World("2026-11-19 10:00", asks_at("20:00"))
    world.send(Start(170))
    for _ in range(10):
        world.send(Extend())
    assert world.why.at == world.at("13:00")


def test_a_cap_below_the_minutes_of_a_slot_shortens_its_walk() -> None:
    long = Settings(reminders=(times("10:00", minutes=60),))
    world = World("2026-11-19 09:50", long)
    world.let_until("10:00")
    short = WalkSettings(cap=timedelta(minutes=30))
    world.choose(Settings(reminders=long.reminders, walk=short))
    world.send(Start())
    assert world.why.at == world.at("10:30")


def test_a_walk_without_a_minute_is_refused() -> None:
    world = World()
    walk = WalkRecord(uuid4(), world.now, world.now, "UTC", 0, Source.LOGGED)
    with pytest.raises(Refused, match="no minutes"):
        world.send(LogWalk(walk))
    with pytest.raises(Refused, match="from 1 minute to 3 h"):
        world.send(Start(0))


def test_a_walk_is_promised_to_end_no_later_than_the_cap() -> None:
    def capped(minutes: int) -> WalkSettings:
        cap = timedelta(minutes=minutes)
        return WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING, cap=cap)

    world = World("2026-11-19 10:00", Settings(walk=capped(60)))
    world.send(Start(20))
    assert until_of(world.state, world.engine.scene()) == world.at("10:20")
    world.let_until("10:30")
    assert until_of(world.state, world.engine.scene()) == world.at("11:00")
    world.send(Extend(timedelta(minutes=40)))
    world.choose(Settings(walk=capped(40)))
    assert world.why.at == world.at("10:40")
    world.let_until("10:40")
    assert [walk.seconds for walk in world.walks()] == [2400]
