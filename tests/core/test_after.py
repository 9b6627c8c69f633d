from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core.after import (
    AfterWalk,
    OnlyWalked,
    after_walk,
    just_ended,
    only_walked,
)
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene, State, Stretch
from walkreminder.core.walk import Walk

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SCENE = Scene(NOON + 20 * MINUTE, ZoneInfo("UTC"), Settings())
WALK = Walk(UUID(int=1), NOON, "UTC", 20 * MINUTE, MINUTE, MINUTE)
WALKING = State(looked=NOON, walk=WALK)
STRETCH = Stretch(NOON, NOON + 20 * MINUTE, 20 * MINUTE, WALK.id)
EARLIER = replace(STRETCH, id=UUID(int=2))
ENDED = State(looked=SCENE.now, walks=(EARLIER, STRETCH))


@pytest.mark.parametrize(
    ("before", "state", "told"),
    [
        (WALKING, ENDED, STRETCH),
        (WALKING, replace(ENDED, walks=(EARLIER,)), None),
        (WALKING, replace(ENDED, walk=WALK), None),
        (State(looked=NOON), ENDED, None),
        (None, ENDED, None),
    ],
)
def test_a_walk_is_told_when_it_has_just_ended_and_was_kept(
    before: State | None, state: State, told: Stretch | None
) -> None:
    assert just_ended(before, state, SCENE) == told


@pytest.mark.parametrize(("seconds", "is_told"), [(59, False), (60, True)])
def test_less_than_a_minute_is_nothing_to_tell_of(
    seconds: int, *, is_told: bool
) -> None:
    short = replace(STRETCH, counted=timedelta(seconds=seconds))
    ended = just_ended(WALKING, replace(ENDED, walks=(short,)), SCENE)
    assert (ended is not None) is is_told


def test_a_walk_over_midnight_belongs_to_a_day_that_is_over() -> None:
    auckland = replace(SCENE, zone=ZoneInfo("Pacific/Auckland"))
    late = replace(STRETCH, started=NOON - 70 * MINUTE)
    assert just_ended(WALKING, replace(ENDED, walks=(late,)), auckland) is None
    assert just_ended(WALKING, replace(ENDED, walks=(late,)), SCENE) == late


def test_a_walk_belongs_to_the_day_of_the_zone_that_it_started_in() -> None:
    # Over the date line it is already, or still, another day.
    started, now = NOON + 40 * MINUTE, NOON + 60 * MINUTE
    stretch = replace(STRETCH, started=started, ended=now)
    ended = State(looked=now, walks=(stretch,))
    before = replace(WALKING, walk=replace(WALK, zone="Pacific/Auckland"))
    there = replace(SCENE, now=now, zone=ZoneInfo("Pacific/Auckland"))
    assert just_ended(before, ended, there) == stretch
    assert just_ended(before, ended, replace(there, zone=ZoneInfo("UTC"))) is None
    assert just_ended(WALKING, ended, there) is None
    of_old = replace(WALKING, walk=replace(WALK, zone="Nowhere/At_All"))
    assert just_ended(of_old, ended, replace(SCENE, now=now)) == stretch


def test_a_day_without_any_record_comes_to_nothing() -> None:
    assert after_walk(STRETCH, {}, SCENE) == AfterWalk(20, 0, 30, 0, 150)
    assert only_walked(STRETCH) == OnlyWalked(20)


def test_a_walk_comes_to_whole_minutes_that_are_over() -> None:
    walk = replace(STRETCH, counted=timedelta(minutes=20, seconds=40))
    days = {15: 6000, 16: 1830, 17: 1830, 19: 29 * 60 + 59}
    daily = {date(2026, 11, day): seconds for day, seconds in days.items()}
    after = after_walk(walk, daily, SCENE)
    assert after == AfterWalk(20, 29, 30, 90, 150)
    assert not after.goal_met
    assert replace(after, today=30).goal_met
