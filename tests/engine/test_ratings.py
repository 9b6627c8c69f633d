"""Ratings in the engine's own time: kept with their walk, or refused."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from tests.engine.world import World
from walkreminder.core.events import (
    Cancel,
    Finish,
    LogWalk,
    NoMorning,
    Rate,
    Say,
    Start,
)
from walkreminder.core.ledger import Part, WalkRecord
from walkreminder.core.programme_log import Answer, LegPain
from walkreminder.core.rating import asks_morning, taken
from walkreminder.core.trouble import Refused

NOBODY = UUID(int=99)


def started() -> tuple[World, UUID]:
    """A world in which a walk of 20 minutes runs."""
    world = World()
    world.send(Start(20))
    assert world.state.walk is not None
    return world, world.state.walk.id


def walked(before: int | None = None) -> tuple[World, UUID]:
    """A world in which a walk of 20 minutes is over."""
    world, number = started()
    if before is not None:
        world.send(Rate(number, Part.BEFORE, before))
    world.let(minutes=20)
    return world, number


def rated(world: World) -> tuple[int | None, int | None, int | None]:
    (walk,) = world.walks()
    return walk.before, walk.after, walk.next_morning


def test_a_rating_before_the_walk_goes_to_its_record() -> None:
    world, _number = walked(before=3)
    assert rated(world) == (3, None, None)


def test_a_rating_before_the_walk_is_corrected_and_taken_back() -> None:
    world, number = started()
    for value in (7, 2, None, 4):
        world.send(Rate(number, Part.BEFORE, value))
    world.let(minutes=20)
    assert rated(world) == (4, None, None)


@pytest.mark.parametrize("part", [Part.AFTER, Part.NEXT_MORNING])
def test_a_walk_that_runs_is_rated_only_before_it(part: Part) -> None:
    world, number = started()
    with pytest.raises(Refused, match="not over yet"):
        world.send(Rate(number, part, 2))
    world.let(minutes=20)
    assert rated(world) == (None, None, None)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("value", [-1, 11, 1000])
def test_what_is_no_rating_is_refused(part: Part, value: int) -> None:
    world, number = walked(before=2)
    with pytest.raises(Refused, match=f"{value} is no rating. Choose a number from 0"):
        world.send(Rate(number, part, value))
    assert rated(world) == (2, None, None)


def test_what_is_no_rating_is_refused_of_a_walk_that_runs() -> None:
    world, number = started()
    with pytest.raises(Refused, match="11 is no rating"):
        world.send(Rate(number, Part.BEFORE, 11))
    assert world.state.walk is not None
    assert world.state.walk.before is None


@pytest.mark.parametrize("usual", [-1, 11])
def test_usual_pain_that_is_no_rating_is_refused_at_the_start_of_the_programme(
    usual: int,
) -> None:
    world = World()
    with pytest.raises(Refused, match=f"{usual} is no rating"):
        world.send(Say(Answer(able=15, usual=usual)))
    assert world.history.log() == []


@pytest.mark.parametrize("part", Part)
def test_a_walk_that_nobody_knows_is_not_rated(part: Part) -> None:
    world, _number = walked()
    with pytest.raises(Refused, match="That walk is gone"):
        world.send(Rate(NOBODY, part, 2))
    assert rated(world) == (None, None, None)


def test_a_walk_that_was_deleted_or_cancelled_is_not_rated() -> None:
    world, number = walked()
    world.history.delete_walk(number)
    with pytest.raises(Refused, match="That walk is gone"):
        world.send(Rate(number, Part.AFTER, 2))
    world.send(Start(20))
    assert world.state.walk is not None
    number = world.state.walk.id
    world.send(Cancel())
    with pytest.raises(Refused, match="That walk is gone"):
        world.send(Rate(number, Part.AFTER, 2))
    assert world.walks() == []


@pytest.mark.parametrize("value", [2.5, float("nan"), True, "3"])
@pytest.mark.parametrize("part", Part)
def test_what_is_no_whole_number_is_no_rating(part: Part, value: int) -> None:
    world, number = walked()
    with pytest.raises(Refused, match="is no rating"):
        world.send(Rate(number, part, value))
    assert rated(world) == (None, None, None)


@pytest.mark.parametrize("value", [2.5, float("nan"), True, "3"])
def test_what_is_no_whole_number_is_none_before_a_walk_either(value: int) -> None:
    world, number = started()
    with pytest.raises(Refused, match="is no rating"):
        world.send(Rate(number, Part.BEFORE, value))
    assert world.state.walk is not None
    assert world.state.walk.before is None


@pytest.mark.parametrize("value", [11, 2.5, float("nan"), True, "3"])
@pytest.mark.parametrize("part", Part)
def test_a_walk_done_elsewhere_brings_no_other_ratings_with_it(
    part: Part, value: int
) -> None:
    world, _number = walked()
    one = replace(world.walks()[0], id=uuid4())
    done = replace(one, **{part.value: value})  # type: ignore[arg-type] # by name
    with pytest.raises(Refused, match="is no rating"):
        world.send(LogWalk(done))
    assert len(world.walks()) == 1


def test_the_engine_goes_on_after_a_rating_of_a_walk_that_is_gone() -> None:
    world, _number = walked()
    with pytest.raises(Refused):
        world.send(Rate(NOBODY, Part.AFTER, 2))
    world.send(Start(20))
    world.let(minutes=20)
    assert len(world.walks()) == 2


def test_a_rating_before_the_walk_outlasts_a_crash_in_it() -> None:
    world, number = started()
    world.send(Rate(number, Part.BEFORE, 6))
    world.crash(seconds=30)
    world.let(minutes=20)
    assert rated(world) == (6, None, None)


def test_a_rating_after_the_walk_is_kept_at_once_and_outlasts_a_crash() -> None:
    world, number = walked(before=2)
    world.send(Rate(number, Part.AFTER, 5))
    world.crash(hours=1)
    last = world.engine.scene().past.last_walk
    assert last is not None
    assert (last.before, last.after) == (2, 5)


def test_of_two_finishes_at_once_the_first_counts_and_its_walk_is_rated_once() -> None:
    world, number = started()
    world.send(Rate(number, Part.BEFORE, 1))
    world.let(minutes=9)
    world.send(Finish())
    with pytest.raises(Refused, match="No walk is running"):
        world.send(Finish())
    world.send(Rate(number, Part.AFTER, 2))
    assert rated(world) == (1, 2, None)
    assert [each.seconds for each in world.walks()] == [540]


def morning(world: World) -> WalkRecord | None:
    return asks_morning(world.state, world.engine.scene())


def test_the_morning_after_is_asked_about_until_it_is_answered() -> None:
    world, number = walked()
    assert morning(world) is None
    world.let_until("2026-11-20 08:00")
    asked = morning(world)
    assert asked is not None
    assert asked.id == number
    world.send(Rate(number, Part.NEXT_MORNING, 3))
    assert morning(world) is None
    assert rated(world) == (None, None, 3)


def test_not_now_ends_it_for_that_walk_alone_also_over_a_restart() -> None:
    world, number = walked()
    world.let_until("2026-11-20 08:00")
    world.send(NoMorning(number))
    world.stop(minutes=5)
    assert world.state.no_morning == number
    assert morning(world) is None
    world.send(Start(20))
    world.let_until("2026-11-21 08:00")
    assert morning(world) is not None


def test_no_morning_of_a_walk_that_nobody_knows_changes_nothing_else() -> None:
    world, _number = walked()
    world.let_until("2026-11-20 08:00")
    world.send(NoMorning(NOBODY))
    assert morning(world) is not None


def test_a_walk_deleted_overnight_is_not_asked_about() -> None:
    world, number = walked()
    world.let_until("2026-11-20 08:00")
    world.history.delete_walk(number)
    assert morning(world) is None


def test_pain_down_the_leg_is_kept_of_its_walk_also_without_a_programme() -> None:
    world, number = walked(before=2)
    world.send(Rate(number, Part.AFTER, 3))
    world.send(Say(LegPain(number)))
    world.crash(minutes=1)
    (walk,) = world.walks()
    told = taken(world.engine.scene(), walk)
    assert told.is_red
    assert told.spread
