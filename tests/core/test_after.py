from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core.after import (
    AfterWalk,
    Ended,
    OfOtherDay,
    after_walk,
    just_ended,
)
from walkreminder.core.remembered import Stretch
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene, State
from walkreminder.core.walk import Walk

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SCENE = Scene(NOON + 20 * MINUTE, ZoneInfo("UTC"), Settings())
WALK = Walk(UUID(int=1), NOON, "UTC", 20 * MINUTE, MINUTE, MINUTE)
WALKING = State(looked=NOON, walk=WALK)
STRETCH = Stretch(NOON, NOON + 20 * MINUTE, 20 * MINUTE, WALK.id)
EARLIER = replace(STRETCH, id=UUID(int=2))
ENDED = State(looked=SCENE.now, walks=(EARLIER, STRETCH))
TOLD = Ended(STRETCH.counted, NOON.date(), WALK.id)


@pytest.mark.parametrize(
    ("before", "state", "told"),
    [
        (WALKING, ENDED, TOLD),
        (WALKING, replace(ENDED, walks=(EARLIER,)), None),
        (WALKING, replace(ENDED, walk=WALK), None),
        (State(looked=NOON), ENDED, None),
        (None, ENDED, None),
    ],
)
def test_a_walk_is_told_when_it_has_just_ended_and_was_kept(
    before: State | None, state: State, told: Ended | None
) -> None:
    assert just_ended(before, state) == told


@pytest.mark.parametrize(("seconds", "is_told"), [(59, False), (60, True)])
def test_less_than_a_minute_is_nothing_to_tell_of(
    seconds: int, *, is_told: bool
) -> None:
    short = replace(STRETCH, counted=timedelta(seconds=seconds))
    ended = just_ended(WALKING, replace(ENDED, walks=(short,)))
    assert (ended is not None) is is_told


def test_a_walk_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    late = replace(STRETCH, started=NOON - 13 * 60 * MINUTE)
    ended = just_ended(WALKING, replace(ENDED, walks=(late,)))
    assert ended == Ended(20 * MINUTE, date(2026, 11, 18), WALK.id)
    assert after_walk(ended, {}, SCENE) == OfOtherDay(20, ended.day)


def test_a_walk_belongs_to_the_day_of_the_zone_that_it_started_in() -> None:
    # Over the date line it is already, or still, another day.
    there = ZoneInfo("Pacific/Auckland")
    before = replace(WALKING, walk=replace(WALK, zone=there.key))
    ended = just_ended(before, ENDED)
    assert ended is not None
    assert ended.day == date(2026, 11, 20)
    assert after_walk(ended, {}, SCENE) == OfOtherDay(20, ended.day)
    assert after_walk(ended, {}, replace(SCENE, zone=there)) == (
        AfterWalk(20, 0, 30, 0, 150)
    )
    of_old = replace(WALKING, walk=replace(WALK, zone="Nowhere/At_All"))
    assert just_ended(of_old, ENDED) == TOLD


def test_a_day_without_any_record_comes_to_nothing() -> None:
    assert after_walk(TOLD, {}, SCENE) == AfterWalk(20, 0, 30, 0, 150)


def test_a_walk_comes_to_whole_minutes_that_are_over() -> None:
    walk = replace(TOLD, counted=timedelta(minutes=20, seconds=40))
    days = {15: 6000, 16: 1830, 17: 1830, 19: 29 * 60 + 59}
    daily = {date(2026, 11, day): seconds for day, seconds in days.items()}
    after = after_walk(walk, daily, SCENE)
    assert after == AfterWalk(20, 29, 30, 90, 150)
    assert isinstance(after, AfterWalk)
    assert not after.goal_met
    assert replace(after, today=30).goal_met
