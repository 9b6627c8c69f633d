"""The open slot takes the same answers however it waits: on screen, put off, held."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.engine import test_why as stories
from tests.engine.safety import emergency
from tests.engine.world import World
from walkreminder.core.events import (
    Dismissed,
    Held,
    LogWalk,
    QuietOn,
    Released,
    Skip,
    SkipToday,
    Snooze,
    Start,
)
from walkreminder.core.ledger import Reason, Source, WalkRecord
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import Mode, StateName
from walkreminder.core.why import WhyKind

if TYPE_CHECKING:
    from tests.engine.test_why import Story
    from walkreminder.core.events import Event

BUSY = HoldReason.BUSY


def held(world: World) -> None:
    world.send(Held(BUSY))
    stories.prompting(world)


STORIES: dict[Mode, Story] = {
    Mode.PROMPTING: stories.prompting,
    Mode.SNOOZED: stories.snoozed,
    Mode.HOLDING: held,
    Mode.ASKING: stories.was_away,
}


def opened(mode: Mode) -> World:
    """Return a world whose slot of 15:00 is open so."""
    world = World()
    STORIES[mode](world)
    assert world.open.mode is mode
    return world


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("event", "fate"),
    [
        (QuietOn(), ("15:00", "quiet", "by-user")),
        (Skip(), ("15:00", "skipped", None)),
        (SkipToday(), ("15:00", "skipped", "not-today")),
        (SkipToday(Reason.UNWELL), ("15:00", "skipped", "unwell")),
        (emergency(), ("15:00", "quiet", "safety")),
    ],
)
def test_what_ends_the_open_slot_ends_it_at_once_and_once_in_every_mode(
    mode: Mode, event: Event, fate: tuple[str, str, str | None]
) -> None:
    world = opened(mode)
    world.send(event)
    assert (world.state.open, world.ledger) == (None, [fate])
    world.send(Released(BUSY))
    world.let(hours=2)
    assert (world.state.open, world.ledger) == (None, [fate])


@pytest.mark.parametrize("mode", Mode)
def test_a_walk_answers_the_open_slot_in_every_mode(mode: Mode) -> None:
    world = opened(mode)
    world.send(Start())
    assert (world.name, world.ledger) == (StateName.WALKING, [])
    world.let(minutes=20)
    assert world.ledger == [("15:00", "walked", None)]
    assert world.lines()[0].walk == world.walks()[0].id
    assert world.walks()[0].reminder == "daily"


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("ended", "seconds", "covered"),
    [
        ("15:00", 600, True),
        ("15:00", 599, False),
        ("14:30", 1200, True),
        ("14:29", 1200, False),
    ],
)
def test_a_logged_walk_covers_the_open_slot_in_every_mode_if_long_and_recent_enough(
    mode: Mode, ended: str, seconds: int, *, covered: bool
) -> None:
    world = opened(mode)
    end = world.at(ended)
    start = end - timedelta(seconds=seconds)
    walk = WalkRecord(uuid4(), start, end, "Europe/London", seconds, Source.LOGGED)
    before = world.open
    world.send(LogWalk(walk))
    assert world.walks() == [walk]
    assert world.state.open == (None if covered else before)
    assert world.ledger == ([("15:00", "covered", None)] if covered else [])
    assert [line.walk for line in world.lines()] == ([walk.id] if covered else [])


def test_a_held_slot_that_is_snoozed_asks_when_the_snooze_is_over() -> None:
    world = opened(Mode.HOLDING)
    world.let_until("15:05")
    world.send(Snooze())
    world.send(Released(BUSY))
    world.let_until("15:14:59")
    assert (world.name, world.open.asked) == (StateName.SNOOZED, 0)
    world.let_until("15:15")
    assert (world.name, world.open.asked) == (StateName.PROMPTING, 1)
    assert world.open.expires == world.at("15:55")


def test_a_held_slot_that_is_snoozed_is_held_again_if_the_hold_still_lasts() -> None:
    world = opened(Mode.HOLDING)
    world.let_until("15:05")
    world.send(Snooze())
    assert world.name is StateName.SNOOZED
    world.let_until("15:20")
    assert (world.name, world.open.hold) == (StateName.HOLDING, BUSY)
    assert (world.open.asked, world.why.at) == (0, world.at("15:15"))
    world.send(Released(BUSY))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("gap", ["sleep", "crash", "stop"])
def test_a_snooze_that_ends_in_a_gap_asks_only_after_the_settle_time(gap: str) -> None:
    world = opened(Mode.SNOOZED)
    getattr(world, gap)(minutes=20)
    world.let(seconds=4)
    assert (world.why.kind, world.open.asked) == (WhyKind.SETTLING, 1)
    world.let(seconds=1)
    assert (world.name, world.open.asked) == (StateName.PROMPTING, 2)


@pytest.mark.parametrize("gap", ["sleep", "crash", "stop"])
@pytest.mark.parametrize("until", ["15:45", "15:45:30", "18:00"])
@pytest.mark.parametrize("mode", [Mode.PROMPTING, Mode.ASKING])
def test_what_was_closed_by_hand_is_dismissed_also_if_a_gap_ends_its_patience(
    mode: Mode, until: str, gap: str
) -> None:
    world = opened(mode)
    world.send(Dismissed())
    getattr(world, gap)(seconds=(world.at(until) - world.now).total_seconds())
    assert world.ledger == [("15:00", "missed", "dismissed")]
