from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core.after import AfterWalk, after_walk, just_ended
from walkreminder.core.ledger import Past
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene, State, Stretch
from walkreminder.core.stats import Week
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


def test_a_walk_comes_to_whole_minutes_that_are_over() -> None:
    walk = replace(STRETCH, counted=timedelta(minutes=20, seconds=40))
    week = Week(date(2026, 11, 16), (1830, 1830, 0, 1240, 0, 0, 0))
    scene = replace(SCENE, past=Past(today=timedelta(minutes=29, seconds=59)))
    after = after_walk(walk, week, scene)
    assert after == AfterWalk(20, 29, 30, 81, 150)
    assert not after.goal_met
    assert replace(after, today=30).goal_met
