"""The why is a function of the state: each kind names all that its sentence says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.engine import test_why as stories
from tests.engine.test_prompts import asks_at
from tests.engine.world import LONDON, World
from walkreminder.core.events import Finish, Skip, Start
from walkreminder.core.settings import HoldReason, Settings, TimeIsUp
from walkreminder.core.state import Scene, State, until_of
from walkreminder.core.why import Why, WhyKind
from walkreminder.engine import Engine


def at(local: str) -> datetime:
    return World().at(local)


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (stories.locked, Why(WhyKind.LOCKED)),
        (stories.slept, Why(WhyKind.ASKING_SLEPT, length=timedelta(minutes=10))),
        (stories.stopped, Why(WhyKind.ASKING_STOPPED, length=timedelta(minutes=10))),
        (stories.walking, Why(WhyKind.WALKING, at=at("09:20"))),
        (stories.past_goal, Why(WhyKind.PAST_GOAL, length=timedelta(minutes=7))),
        (stories.paused, Why(WhyKind.PAUSED, at=at("09:01"))),
        (stories.quiet, Why(WhyKind.QUIET, at=at("17:00"))),
        (stories.prompting, Why(WhyKind.PROMPTING, at=at("15:00"))),
        (stories.offering, Why(WhyKind.OFFERING, at=at("14:00"))),
        (stories.dismissed, Why(WhyKind.DISMISSED, at=at("15:45"))),
        (stories.snoozed, Why(WhyKind.SNOOZED, at=at("15:10"))),
        (
            stories.holding,
            Why(WhyKind.HOLDING, at=at("15:00"), hold=HoldReason.AWAY),
        ),
        (stories.was_away, Why(WhyKind.ASKING_AWAY, length=timedelta(minutes=25))),
        (stories.settling, Why(WhyKind.SETTLING, at=at("15:00"))),
        (stories.no_reminders, Why(WhyKind.NO_REMINDERS)),
    ],
)
def test_each_kind_of_why_names_what_its_sentence_says(
    story: stories.Story, told: Why
) -> None:
    world = World()
    story(world)
    assert world.why == told


def test_while_waiting_the_next_slot_and_the_last_line_are_told() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.let_until("10:01")
    world.send(Skip())
    [line], why = world.lines(), world.why
    assert (why.kind, why.at, why.last) == (WhyKind.NEXT, world.at("15:00"), line)
    assert why.next is not None
    assert why.next.due == why.at


@pytest.mark.parametrize("walks", [True, False])
def test_with_nothing_ahead_what_this_day_brought_is_told(*, walks: bool) -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:01")
    if walks:
        world.send(Start())
        world.let(minutes=1)
        world.send(Finish())
    else:
        world.send(Skip())
    world.choose(Settings(reminders=()))
    assert world.why == Why(
        WhyKind.NO_REMINDERS,
        last=None if walks else world.lines()[0],
        walked=world.walks()[0] if walks else None,
    )


def test_a_walk_that_covered_a_slot_is_told_and_not_its_line() -> None:
    world = World(settings=asks_at("09:10", "15:00"))
    world.send(Start())
    world.let(minutes=21)
    world.history.delete_walk(world.walks()[0].id)
    assert world.why.last is None, "the line of a walk says nothing without it"


def test_at_its_goal_a_walk_that_keeps_counting_is_past_it() -> None:
    keeps = replace(Settings().walk, when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world = World(settings=Settings(reminders=(), walk=keeps))
    world.send(Start(5))
    world.let(minutes=5)
    assert world.why == Why(WhyKind.PAST_GOAL, length=timedelta(minutes=5))
    assert until_of(world.state, world.engine.scene()) == world.at("12:00")


def test_what_is_shown_is_of_the_instant_at_which_it_was_decided() -> None:
    world, seen = World(), []

    def clock() -> datetime:
        world.now += timedelta(seconds=1)
        return world.now

    def watch(state: State, scene: Scene) -> None:
        seen.append(scene.now - state.looked)

    engine = Engine(world.history, clock, lambda: LONDON, Settings())
    engine.begin()
    engine.watch(watch)
    for event in (Start(), Finish()):
        engine.send(event)
    assert seen == [timedelta(0)] * 2
