"""Walks that were otherwise or none: what runs follows, the ledger stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from tests.engine.world import World
from walkreminder.core.events import (
    DeleteWalk,
    EditWalk,
    Finish,
    LogWalk,
    RestoreWalk,
    Say,
    Start,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.programme_log import Answer
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.core.timetable import ClockTimes, Reminder
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.events import Event

MINUTE = timedelta(minutes=1)
AT_TEN = Settings(reminders=(Reminder("tea", ClockTimes((time(10),)), minutes=20),))


def told(world: World, local: str, minutes: int = 20) -> WalkRecord:
    """Tell of a walk done elsewhere, from a local time on."""
    began = world.at(local)
    length = timedelta(minutes=minutes)
    zone, seconds = world.zone.key, minutes * 60
    walk = WalkRecord(uuid4(), began, began + length, zone, seconds, Source.LOGGED)
    world.send(LogWalk(walk))
    return walk


def later(walk: WalkRecord, by: timedelta) -> WalkRecord:
    return replace(walk, started=walk.started + by, ended=walk.ended + by)


def test_a_walk_is_corrected() -> None:
    world = World()
    walk = told(world, "08:00")
    longer = replace(walk, ended=walk.ended + 5 * MINUTE, seconds=1500, note="lake")
    world.send(EditWalk(longer))
    assert world.walks() == [longer]
    assert world.engine.scene().past.today == 25 * MINUTE
    assert world.engine.scene().past.last_walk == longer


def test_a_walk_is_deleted_and_comes_back_as_it_was() -> None:
    world = World()
    walk = told(world, "08:00")
    world.send(DeleteWalk(walk.id))
    assert world.walks() == []
    assert world.engine.scene().past.today == timedelta(0)
    world.send(RestoreWalk(walk))
    assert world.walks() == [walk]
    assert world.engine.scene().past.today == 20 * MINUTE


def test_the_ledger_keeps_what_it_says() -> None:
    world = World("2026-11-19 09:59", AT_TEN)
    world.let(minutes=2)
    world.send(Start())
    world.let(minutes=10)
    world.send(Finish())
    (walk,) = world.walks()
    world.send(DeleteWalk(walk.id))
    world.send(RestoreWalk(walk))
    world.send(EditWalk(later(walk, -MINUTE)))
    assert world.ledger == [("10:00", "walked", None)]
    assert world.lines()[0].walk == walk.id


def test_a_deleted_walk_covers_nothing_and_covers_again_when_it_is_back() -> None:
    for comes_back, end in ((False, None), (True, "covered")):
        world = World("2026-11-19 09:50", AT_TEN)
        walk = told(world, "09:20")
        world.send(DeleteWalk(walk.id))
        assert world.state.walks == ()
        if comes_back:
            world.send(RestoreWalk(walk))
        world.let(minutes=11)
        outcomes = [outcome for _at, outcome, _reason in world.ledger]
        assert outcomes == ([] if end is None else [end])
        assert (world.state.open is None) is comes_back


def test_a_corrected_walk_covers_what_it_would_have() -> None:
    world = World("2026-11-19 09:50", AT_TEN)
    walk = told(world, "08:00")
    world.send(EditWalk(later(walk, 80 * MINUTE)))
    world.let(minutes=11)
    assert world.ledger == [("10:00", "covered", None)]


def test_the_programme_counts_the_walks_that_are_there() -> None:
    follows = Settings(programme=ProgrammeSettings(follow=True))
    world = World("2026-11-18 09:00", follows)
    world.send(Say(Answer(30, 2)))
    world.let_until("2026-11-19 09:00")
    walk = told(world, "08:00", 30)
    standing = world.engine.scene().past.standing
    assert standing is not None
    assert [each.day for each in standing.walks] == [world.today]
    world.send(DeleteWalk(walk.id))
    standing = world.engine.scene().past.standing
    assert standing is not None
    assert standing.walks == ()


HOUR = timedelta(hours=1)
NOBODY = UUID(int=99)
REFUSED: dict[str, tuple[Callable[[WalkRecord], Event], str]] = {
    "of the future": (lambda one: EditWalk(later(one, HOUR)), "not ended"),
    "of nothing": (lambda one: EditWalk(replace(one, seconds=0)), "no minutes"),
    "of more than a day": (
        lambda one: EditWalk(
            replace(one, started=one.started - 48 * HOUR, seconds=100_000)
        ),
        "longer than a day",
    ),
    "over before its end": (
        lambda one: EditWalk(replace(one, ended=one.started + 2 * MINUTE)),
        "ends before",
    ),
    "rated by nothing": (lambda one: EditWalk(replace(one, before=11)), "is no rating"),
    "gone": (lambda one: EditWalk(replace(one, id=NOBODY)), "gone"),
    "gone before": (lambda _one: DeleteWalk(NOBODY), "gone"),
    "there already": (RestoreWalk, "there already"),
    "back in the future": (lambda one: RestoreWalk(later(one, HOUR)), "not ended"),
    "back at the time of another": (
        lambda one: RestoreWalk(replace(one, id=NOBODY)),
        "from 08:00 to 08:20 already",
    ),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_cannot_have_been_is_refused(name: str) -> None:
    world = World()
    walk = told(world, "08:00")
    wish, words = REFUSED[name]
    with pytest.raises(Refused, match=words):
        world.send(wish(walk))
    assert world.walks() == [walk]


def test_two_walks_are_not_at_the_same_time() -> None:
    world = World()
    one, two = told(world, "08:00"), told(world, "08:30")
    with pytest.raises(Refused, match=r"from 08:30 to 08:50 already"):
        world.send(EditWalk(later(one, 20 * MINUTE)))
    # Less than a minute is what clocks that are told in minutes leave over.
    touching = later(one, 10 * MINUTE + timedelta(seconds=59))
    world.send(EditWalk(touching))
    assert world.walks() == [touching, two]


def test_what_overlapped_before_can_have_another_note() -> None:
    world = World()
    one = told(world, "08:00")
    told(world, "08:10")
    noted = replace(one, note="with the dog", before=3)
    world.send(EditWalk(noted))
    assert world.walks()[0] == noted


def test_no_walk_is_at_the_time_of_the_one_that_runs() -> None:
    world = World()
    walk = told(world, "08:30")
    world.send(Start(20))
    world.let(minutes=10)
    with pytest.raises(Refused, match="running"):
        world.send(EditWalk(later(walk, 15 * MINUTE)))
    world.send(EditWalk(replace(walk, note="before it")))
    assert [each.note for each in world.walks()] == ["before it"]
