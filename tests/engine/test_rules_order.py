"""A due slot is tested in one order: of two causes the earlier names the outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.engine.safety import emergency
from tests.engine.test_prompts import asks_at, with_prompt
from tests.engine.world import World
from walkreminder.core.events import Held, QuietOn, Skip, SkipToday, Start
from walkreminder.core.settings import GoalMet, GoalSettings, HoldReason

if TYPE_CHECKING:
    from collections.abc import Callable

    Cause = Callable[[World], None]


def lock(world: World) -> None:
    world.send(emergency())


def skip(world: World) -> None:
    world.send(Skip())


def skip_today(world: World) -> None:
    world.send(SkipToday())


def walk_over_it(world: World) -> None:
    """Walk from before the slot to after it."""
    world.let_until("14:55")
    world.send(Start(15))


def walk_before_it(world: World) -> None:
    """Have walked long enough, just before the slot."""
    world.let_until("14:30")
    world.send(Start(15))


def quiet(world: World) -> None:
    world.send(QuietOn(world.at("16:00")))


def meet_goal(world: World) -> None:
    """Walk as much as the day asks, long before the slot."""
    world.send(Start(30))
    world.let(minutes=31)


def hold(world: World) -> None:
    world.send(Held(HoldReason.BUSY))


# In the order of the late policy; of any two, the earlier one names the outcome.
CAUSES: dict[str, tuple[Cause, tuple[str, str | None]]] = {
    "lock": (lock, ("quiet", "safety")),
    "skip": (skip, ("skipped", None)),
    "not-today": (skip_today, ("skipped", "not-today")),
    "walking": (walk_over_it, ("covered", None)),
    "walked": (walk_before_it, ("covered", None)),
    "quiet": (quiet, ("quiet", "by-user")),
    "goal": (meet_goal, ("quiet", "goal-met")),
    "hold": (hold, ("missed", "busy")),
}
# The order in which two of them can be done one after the other.
WHEN = ["skip", "hold", "goal", "not-today", "quiet", "walked", "walking", "lock"]
PAIRS = [
    (first, second)
    for place, first in enumerate(CAUSES)
    for second in list(CAUSES)[place + 1 :]
    if (first, second) != ("walking", "walked")
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_due_slot_is_tested_in_the_order_of_the_late_policy(
    first: str, second: str
) -> None:
    settings = with_prompt(asks_at("15:00"), when_goal_met=GoalMet.QUIET)
    goal = GoalSettings(minutes_per_week=150, spare_days=2)
    world = World("2026-11-19 13:00", replace(settings, goal=goal))
    for each in sorted((first, second), key=WHEN.index):
        CAUSES[each][0](world)
    world.let_until("15:50")
    assert world.ledger == [("15:00", *CAUSES[first][1])]
