"""Back already: the keyboard is used before a walk's time is up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.engine.world import World
from walkreminder.core import back
from walkreminder.core.events import (
    Cancel,
    Event,
    Extend,
    Finish,
    Held,
    LogWalk,
    Pause,
    Released,
    Resume,
    Say,
    Start,
    StillWalking,
)
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.programme_log import Checked, Sign
from walkreminder.core.settings import HoldReason, Settings, TimeIsUp, WalkSettings
from walkreminder.core.state import StateName
from walkreminder.core.trouble import Refused

AWAY = HoldReason.AWAY


def gone(world: World, minutes: float, since: float = 0) -> None:
    """Let the user be away so long; they are found to be after five minutes."""
    left = world.now + timedelta(minutes=since)
    found = min(5.0, minutes)
    world.let(minutes=since + found)
    world.send(Held(AWAY, left))
    world.let(minutes=minutes - found)
    world.send(Released(AWAY))


@pytest.fixture
def world() -> World:
    return World(settings=Settings(reminders=()))


def minutes_asked(world: World) -> int | None:
    at, walk = back.asked_at(world.state), world.state.walk
    return None if at is None or walk is None else back.minutes(walk, at)


def test_back_before_the_time_is_up_it_asks(world: World) -> None:
    world.send(Start(20))
    gone(world, 14)
    assert minutes_asked(world) == 14
    # It is no state of its own: the walk runs, and its time counts.
    assert world.name is StateName.WALKING


def test_it_never_finishes_by_itself(world: World) -> None:
    world.send(Start(20))
    gone(world, 14)
    world.let(minutes=5)
    assert world.name is StateName.WALKING
    assert minutes_asked(world) == 14
    world.let(minutes=1)
    assert [walk.seconds for walk in world.walks()] == [1200]
    assert back.asked_at(world.state) is None


def test_finish_then_counts_until_the_return_and_no_longer(world: World) -> None:
    world.send(Start(20))
    gone(world, 14)
    at = back.asked_at(world.state)
    world.let(minutes=2)
    world.send(Finish(at))
    walk = world.walks()[0]
    assert walk.seconds == 14 * 60
    assert walk.ended == world.at("09:14")


def test_still_walking_lets_it_go_on_and_asks_no_more(world: World) -> None:
    world.send(Start(20))
    gone(world, 8)
    world.send(StillWalking())
    assert minutes_asked(world) is None
    # Twice is as good as once.
    world.send(StillWalking())
    world.let(minutes=12)
    assert [walk.seconds for walk in world.walks()] == [1200]


@pytest.mark.parametrize("wish", [Pause(), Extend(), Resume(), Cancel(), Finish()])
def test_whoever_does_something_else_with_the_walk_has_answered(
    world: World, wish: Event
) -> None:
    world.send(Start(20))
    gone(world, 8)
    world.send(wish)
    assert minutes_asked(world) is None


def test_a_walk_written_down_meanwhile_is_no_answer(world: World) -> None:
    world.send(Start(20))
    gone(world, 8)
    yesterday = world.at("2026-11-18 09:00")
    walk = WalkRecord(Start().id, yesterday, world.at("2026-11-18 09:10"), "UTC", 600)
    world.send(LogWalk(walk))
    assert minutes_asked(world) == 8


def test_whoever_leaves_again_is_asked_again(world: World) -> None:
    world.send(Start(30))
    gone(world, 8)
    world.send(Held(AWAY))
    assert minutes_asked(world) is None, "nobody is there to answer"
    world.send(Released(AWAY))
    assert minutes_asked(world) is None
    gone(world, 7, since=2)
    assert minutes_asked(world) == 17


@pytest.mark.parametrize(
    ("goal", "minutes", "since", "asked"),
    [
        (20, 4.9, 0, None),  # only stood up
        (20, 5, 0, 5),
        (20, 19.9, 0, 19),
        (20, 20, 0, None),  # its time is up
        (20, 10, 3, 13),
        (5, 5, 0, None),
    ],
)
def test_it_asks_after_an_absence_and_before_the_end(
    world: World, goal: int, minutes: float, since: float, asked: int | None
) -> None:
    world.send(Start(goal))
    gone(world, minutes, since)
    assert minutes_asked(world) == asked


def test_an_absence_from_before_the_walk_counts_from_its_start(world: World) -> None:
    world.send(Held(AWAY, world.now))
    world.let(minutes=30)
    world.send(Start(20))
    world.let(minutes=3)
    world.send(Released(AWAY))
    assert minutes_asked(world) is None


def test_a_paused_walk_is_not_asked_about(world: World) -> None:
    world.send(Start(20))
    world.let(minutes=2)
    world.send(Pause())
    gone(world, 8)
    assert minutes_asked(world) is None


def test_past_the_goal_it_does_not_ask(world: World) -> None:
    keeps = WalkSettings(when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(Settings(reminders=(), walk=keeps))
    world.send(Start(10))
    gone(world, 12)
    assert minutes_asked(world) is None


def test_pauses_are_not_among_its_minutes(world: World) -> None:
    world.send(Start(20))
    world.let(minutes=2)
    world.send(Pause())
    world.let(minutes=30)
    world.send(Resume())
    gone(world, 8)
    assert minutes_asked(world) == 10
    world.send(Finish(back.asked_at(world.state)))
    assert world.walks()[0].seconds == 600


def test_after_a_sleep_the_sleep_is_asked_about(world: World) -> None:
    world.send(Start(30))
    gone(world, 8)
    world.sleep(minutes=5)
    assert world.name is StateName.ASKING
    assert minutes_asked(world) is None
    world.send(Held(AWAY, world.now - timedelta(minutes=6)))
    world.send(Released(AWAY))
    assert minutes_asked(world) is None
    with pytest.raises(Refused, match="First tell me"):
        world.send(StillWalking())


def test_a_restart_asks_on(world: World) -> None:
    world.send(Start(20))
    gone(world, 8)
    world.crash(seconds=20)
    assert minutes_asked(world) == 8


@pytest.mark.parametrize("at", ["07:00", "12:00"])
def test_a_set_clock_changes_no_minute(world: World, at: str) -> None:
    world.send(Start(20))
    gone(world, 8)
    world.let(minutes=1)
    world.set_clock(at)
    assert minutes_asked(world) == 8
    world.send(Finish(back.asked_at(world.state)))
    assert [walk.seconds for walk in world.walks()] == [480]


def test_two_finishes_at_once_keep_one_walk(world: World) -> None:
    world.send(Start(20))
    gone(world, 14)
    at = back.asked_at(world.state)
    world.send(Finish(at))
    for late in (Finish(at), Finish(), StillWalking()):
        with pytest.raises(Refused, match="No walk is running"):
            world.send(late)
    assert [walk.seconds for walk in world.walks()] == [14 * 60]


def test_no_finish_counts_more_than_has_passed(world: World) -> None:
    world.send(Start(20))
    world.let(minutes=3)
    world.send(Finish(world.now + timedelta(hours=1)))
    assert [walk.seconds for walk in world.walks()] == [180]


def test_a_finish_from_before_its_start_counts_nothing(world: World) -> None:
    world.send(Start(20))
    world.let(minutes=3)
    world.send(Finish(world.now - timedelta(hours=1)))
    walk = world.walks()[0]
    assert (walk.seconds, walk.ended) == (0, walk.started)


def test_a_lock_asks_no_more_about_a_walk_that_it_holds_still(world: World) -> None:
    world.send(Start(20))
    gone(world, 14)
    assert minutes_asked(world) == 14
    world.send(Say(Checked(Sign.EMERGENCY)))
    assert world.name is StateName.LOCKED
    assert minutes_asked(world) is None
