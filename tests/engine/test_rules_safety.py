"""The lock: "any 4.1 answer pauses plan, timer and prompts until ... cleared"."""

from __future__ import annotations

import pytest

from tests.engine.safety import cleared, emergency
from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core import programme_log
from walkreminder.core.events import (
    Answer,
    Cancel,
    Event,
    Extend,
    Finish,
    LogWalk,
    Remind,
    Resume,
    Say,
    Snooze,
    Start,
    Walked,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.programme_log import Checked, Sign
from walkreminder.core.state import StateName
from walkreminder.core.trouble import Refused
from walkreminder.core.why import Why, WhyKind

SAFETY = ("quiet", "safety")


def walking(since: str = "14:00") -> World:
    """Return a world ten minutes into a walk of twenty."""
    world = World(settings=asks_at("15:00", "18:00"))
    world.let_until(since)
    world.send(Start(20))
    world.let(minutes=10)
    return world


def seconds(world: World) -> list[int]:
    return [walk.seconds for walk in world.walks()]


def test_an_emergency_answer_ends_the_open_prompt_and_all_that_come_due() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.let_until("10:01")
    assert world.name is StateName.PROMPTING
    world.send(emergency())
    assert (world.name, world.state.open) == (StateName.LOCKED, None)
    world.let_until("16:00")
    assert world.ledger == [("10:00", *SAFETY), ("15:00", *SAFETY)]
    assert world.next_asked() is None


def test_cleared_brings_the_prompts_back_and_none_of_those_in_between() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(emergency())
    world.let_until("12:00")
    world.send(cleared())
    assert (world.name, world.next_asked()) == (
        StateName.WAITING,
        "2026-11-19 15:00",
    )
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [("10:00", *SAFETY)]


def test_a_walk_stands_still_from_the_emergency_answer_on() -> None:
    world = walking()
    world.send(emergency())
    world.let(minutes=30)
    assert world.state.walk is not None
    assert world.state.walk.paused
    world.send(Finish())
    assert seconds(world) == [600]
    assert world.name is StateName.LOCKED


@pytest.mark.parametrize("right", ["2026-11-19 12:00", "2026-11-18 12:00"])
def test_cleared_holds_also_after_a_clock_that_was_ahead_is_set_right(
    right: str,
) -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(Say(programme_log.Answer(able=15, usual=2)))
    world.let_until("13:00")
    world.send(emergency())
    world.set_clock(right)
    world.let(minutes=1)
    assert world.name is StateName.LOCKED
    world.send(cleared())
    for _ in range(3):
        world.let(hours=13)
        assert world.name is not StateName.LOCKED


@pytest.mark.parametrize("wish", [Start(10), Resume(), Extend()])
def test_no_walk_begins_or_goes_on_under_the_lock(wish: Event) -> None:
    world = walking()
    world.send(emergency())
    if isinstance(wish, Start):
        world.send(Cancel())
    with pytest.raises(Refused, match="until a clinician has cleared you"):
        world.send(wish)
    world.send(cleared())
    world.send(wish)
    walks_on = StateName.PAUSED if isinstance(wish, Extend) else StateName.WALKING
    assert world.name is walks_on


def test_a_walk_under_the_lock_ends_at_the_cap_with_its_minutes() -> None:
    world = walking("12:00")
    world.send(emergency())
    world.let(hours=4)
    assert (world.state.walk, seconds(world)) == (None, [600])
    assert world.name is StateName.LOCKED


@pytest.mark.parametrize(
    ("walked", "counted"),
    [(Walked.ALL, [17 * 60]), (Walked.UNTIL_BREAK, [10 * 60]), (Walked.NONE, [])],
)
def test_a_walk_asked_about_under_the_lock_counts_the_answer_and_no_more(
    walked: Walked, counted: list[int]
) -> None:
    world = walking()
    world.sleep(minutes=7)
    assert world.name is StateName.ASKING
    world.let(minutes=3)
    world.send(emergency())
    world.let(minutes=5)
    world.send(Answer(walked))
    world.let(minutes=5)
    if world.state.walk is not None:
        assert world.state.walk.paused
        world.send(Finish())
    assert seconds(world) == counted


@pytest.mark.parametrize("end", ["stop", "crash"])
def test_a_restart_keeps_the_lock_and_the_walk_that_stands_still(end: str) -> None:
    world = walking("14:45")
    world.send(emergency())
    getattr(world, end)(minutes=30)
    assert world.why == Why(WhyKind.LOCKED)
    world.let_until("18:30")
    assert world.ledger == [("15:00", *SAFETY), ("18:00", *SAFETY)]
    assert seconds(world) == [600]
    with pytest.raises(Refused, match="clinician"):
        world.send(Start())


def test_only_a_clinician_ends_the_lock_not_a_later_answer() -> None:
    world = World()
    world.send(emergency())
    for sign in (None, Sign.SOON, Sign.CHECK):
        world.send(Say(Checked(sign)))
        assert world.name is StateName.LOCKED


@pytest.mark.parametrize("sign", [None, Sign.SOON, Sign.CHECK])
def test_other_answers_leave_prompts_and_walks_alone(sign: Sign | None) -> None:
    world = walking()
    world.send(Say(Checked(sign)))
    assert world.name is StateName.WALKING
    world.let_until("14:31")
    assert (seconds(world), world.name) == ([1200], StateName.WAITING)
    world.let_until("18:00")
    assert world.name is StateName.PROMPTING


def test_nothing_is_put_off_or_promised_under_the_lock() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(emergency())
    with pytest.raises(Refused, match="no reminder to snooze"):
        world.send(Snooze())
    with pytest.raises(Refused, match="for your safety"):
        world.send(Remind(world.at("16:00")))


def test_a_walk_of_before_may_be_told_under_the_lock() -> None:
    world = World("2026-11-19 12:00")
    world.send(emergency())
    began, ended = world.at("11:00"), world.at("11:20")
    logged = WalkRecord(
        emergency().id, began, ended, "Europe/London", 1200, Source.LOGGED
    )
    world.send(LogWalk(logged))
    assert seconds(world) == [1200]


def test_what_is_said_of_the_signs_is_kept_in_its_order() -> None:
    world = World()
    said = [emergency(), cleared(), Say(Checked())]
    for each in said:
        world.send(each)
        world.let(minutes=1)
    kept = [(entry.id, entry.said) for entry in world.history.log()]
    assert kept == [(each.id, each.said) for each in said]
