"""Where several names or reasons would do, the weightier one is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tests.engine import test_why as stories
from tests.engine.safety import cleared, emergency
from tests.engine.world import World
from walkreminder.core.events import (
    Finish,
    Pause,
    QuietOff,
    QuietOn,
    Resume,
    Start,
)
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import (
    Gap,
    Mode,
    Open,
    Question,
    Quiet,
    State,
    StateName,
    name_of,
)
from walkreminder.core.walk import Walk

if TYPE_CHECKING:
    from walkreminder.core.events import Event

NOW = World().now
HOUR = timedelta(hours=1)
WALK = Walk(UUID(int=1), NOW, "Europe/London", HOUR, HOUR, HOUR)


def an_open(mode: Mode) -> dict[str, Any]:
    return {"open": Open((), mode, NOW, NOW + HOUR, hold=HoldReason.BUSY)}


# In the order of their weight.
LAYERS: dict[StateName, dict[str, Any]] = {
    StateName.LOCKED: {"locked": True},
    StateName.ASKING: {"question": Question(Gap.SLEPT, NOW, NOW)},
    StateName.WALKING: {"walk": WALK},
    StateName.PAUSED: {"walk": replace(WALK, paused_at=NOW)},
    StateName.QUIET: {"quiet": Quiet(NOW)},
    StateName.PROMPTING: an_open(Mode.PROMPTING),
    StateName.SNOOZED: an_open(Mode.SNOOZED),
    StateName.HOLDING: an_open(Mode.HOLDING),
    StateName.WAITING: {},
}


@pytest.mark.parametrize(("weightier", "other"), [*combinations(LAYERS, 2)])
def test_of_two_names_that_would_do_the_weightier_one_is_told(
    weightier: StateName, other: StateName
) -> None:
    layers = {**LAYERS[other], **LAYERS[weightier]}
    assert name_of(State(NOW, **layers)) is weightier


def test_an_open_slot_may_ask_as_well() -> None:
    assert name_of(State(NOW, **an_open(Mode.ASKING))) is StateName.ASKING


def names_after(world: World, *events: Event) -> list[str]:
    names = []
    for event in events:
        world.send(event)
        names.append(world.name.value)
    return names


def test_a_walk_under_quiet_and_lock_is_told_by_the_weightiest() -> None:
    world = World()
    assert names_after(
        world, Start(), QuietOn(), Pause(), emergency(), cleared(), Resume(), Finish()
    ) == ["walking", "walking", "paused", "locked", "paused", "walking", "quiet"]


def test_a_question_in_a_walk_under_quiet_and_lock_is_told_by_the_weightiest() -> None:
    world = World()
    stories.slept(world)
    told = names_after(world, QuietOn(), emergency(), cleared(), Finish(), QuietOff())
    assert told == ["asking", "locked", "asking", "quiet", "waiting"]


@pytest.mark.parametrize(
    "story",
    [stories.prompting, stories.snoozed, stories.holding, stories.was_away],
)
def test_an_open_slot_gives_way_to_quiet_and_that_to_the_lock(
    story: stories.Story,
) -> None:
    world = World()
    story(world)
    told = names_after(world, QuietOn(), emergency(), cleared(), QuietOff())
    assert told == ["quiet", "locked", "quiet", "waiting"]


@pytest.mark.parametrize("gap", ["sleep", "crash"])
@pytest.mark.parametrize(
    ("quiet_until", "back"),
    [("15:10", "15:20"), ("16:00", "15:20"), ("16:00", "18:00"), (None, "15:20")],
)
def test_quiet_wins_over_asleep_and_off(
    quiet_until: str | None, back: str, gap: str
) -> None:
    world = World()
    world.send(QuietOn(None if quiet_until is None else world.at(quiet_until)))
    world.let_until("14:00")
    getattr(world, gap)(seconds=(world.at(back) - world.now).total_seconds())
    world.let(minutes=5)
    assert (world.state.open, world.ledger) == (None, [("15:00", "quiet", "by-user")])


@pytest.mark.parametrize("unlocks", [True, False])
def test_a_slot_that_comes_due_in_a_walk_under_the_lock_is_quiet_for_safety(
    *, unlocks: bool
) -> None:
    world = World()
    world.let_until("14:50")
    world.send(Start())
    world.let_until("14:55")
    world.send(emergency())
    world.let_until("15:00")
    assert world.ledger == [("15:00", "quiet", "safety")]
    if unlocks:
        world.send(cleared())
    world.let_until("15:30")
    world.send(Finish())
    assert world.ledger == [("15:00", "quiet", "safety")]
    assert [walk.seconds for walk in world.walks()] == [5 * 60]
