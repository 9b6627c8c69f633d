"""A walk is kept whole: breaks, pauses, the cap, and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.engine.test_prompts import asks_at, times, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Cancel,
    Event,
    Extend,
    Finish,
    Left,
    LogWalk,
    Pause,
    Resume,
    Start,
    Tick,
    Walked,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import GoalMet, Settings, TimeIsUp, WalkSettings
from walkreminder.core.state import StateName
from walkreminder.core.trouble import Refused
from walkreminder.core.walking import BEAT

NO_SLOTS = Settings(reminders=())


def capped(minutes: int) -> Settings:
    return Settings(reminders=(), walk=WalkSettings(cap=timedelta(minutes=minutes)))


@pytest.mark.parametrize("ended", ["crash", "sleep"])
@pytest.mark.parametrize(
    ("gap", "asks"),
    [
        (60, False),
        # A state is saved once in a beat: up to so much more may have passed.
        (60 + BEAT.total_seconds(), False),
        (61 + BEAT.total_seconds(), True),
    ],
)
def test_a_walk_goes_on_by_itself_after_a_gap_of_a_minute(
    ended: str, gap: float, *, asks: bool
) -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(minutes=5)
    assert world.state.looked == world.now
    getattr(world, ended)(seconds=gap)
    assert world.name is (StateName.ASKING if asks else StateName.WALKING)


def test_a_running_walk_is_looked_at_once_in_a_beat_and_at_its_phases() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(seconds=110)
    world.send(Tick())
    assert world.engine.deadline() == world.at("09:02"), "the warm-up is over"
    world.let(seconds=12)
    world.send(Tick())
    assert world.engine.deadline() == world.now + BEAT


def test_a_paused_walk_is_looked_at_where_its_cap_is_reached() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(minutes=1)
    world.send(Pause())
    assert world.engine.deadline() == world.at("12:01")


def test_a_logout_that_was_called_off_is_no_break_at_the_next_crash() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.send(Left())
    world.send(Tick())
    world.crash(seconds=10)
    assert world.name is StateName.WALKING


def test_the_answer_to_a_break_counts_neither_an_earlier_pause_nor_the_wait() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(60))
    world.let(minutes=5)
    world.send(Pause())
    world.let(minutes=3)
    world.send(Resume())
    world.sleep(minutes=10)
    world.let(minutes=7)
    world.send(Answer(Walked.ALL))
    world.send(Finish())
    assert [walk.seconds for walk in world.walks()] == [15 * 60]


def test_a_walk_whose_goal_was_reached_as_the_break_ended_is_over_by_all_of_it() -> (
    None
):
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(minutes=5)
    world.sleep(minutes=15)
    world.let(minutes=10)
    world.send(Answer(Walked.ALL))
    assert [walk.seconds for walk in world.walks()] == [20 * 60]
    assert world.walks()[0].ended == world.at("09:20")
    assert world.name is StateName.WAITING


@pytest.mark.parametrize("walking", [True, False])
def test_an_answer_to_no_question_is_refused(*, walking: bool) -> None:
    world = World(settings=NO_SLOTS)
    if walking:
        world.send(Start(20))
    with pytest.raises(Refused, match="No question waits"):
        world.send(Answer(Walked.ALL))


@pytest.mark.parametrize("when_up", TimeIsUp)
def test_a_cap_that_becomes_lower_ends_a_running_walk(when_up: TimeIsUp) -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(60))
    world.let(minutes=10)
    lower = capped(30)
    world.choose(replace(lower, walk=replace(lower.walk, when_time_is_up=when_up)))
    world.let(minutes=25)
    assert [walk.seconds for walk in world.walks()] == [30 * 60]


@pytest.mark.parametrize(
    ("wish", "seconds"),
    [
        # Extending never ends a walk at once; shortening leaves it a minute.
        (Extend(timedelta(minutes=-60)), 6 * 60),
        (Extend(timedelta(minutes=5)), 25 * 60),
        (Extend(timedelta(minutes=500)), 180 * 60),
    ],
)
def test_the_goal_moves_from_a_minute_ahead_to_the_cap(
    wish: Event, seconds: int
) -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(minutes=5)
    world.send(wish)
    world.let(hours=4)
    assert [walk.seconds for walk in world.walks()] == [seconds]


def test_a_walk_is_kept_in_whole_seconds() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.let(seconds=90.6)
    world.send(Finish())
    assert [repr(walk.seconds) for walk in world.walks()] == ["91"]


def test_a_walk_finished_on_a_clock_corrected_to_before_it_has_no_minute() -> None:
    world = World(settings=NO_SLOTS)
    world.send(Start(20))
    world.set_clock("08:59:57")
    world.send(Finish())
    walk = world.walks()[0]
    assert (walk.seconds, walk.ended) == (0, walk.started)


def test_a_walk_names_the_reminder_that_opened() -> None:
    both = (times("10:00", minutes=5, name="a"), times("10:00", minutes=9, name="b"))
    world = World(settings=Settings(reminders=both))
    world.let_until("10:00")
    world.send(Start())
    world.let(minutes=9)
    assert [walk.reminder for walk in world.walks()] == ["b"]
    walks = {line.walk for line in world.lines()}
    assert walks == {world.walks()[0].id}


def test_a_walk_done_elsewhere_is_kept_whether_it_covers_or_not() -> None:
    world = World(settings=asks_at("10:00"))
    kept = []
    for at, seconds in (("09:00", 1), ("10:05", 1200)):
        world.let_until(at)
        began = world.at(at) - timedelta(minutes=20)
        walk = WalkRecord(
            uuid4(), began, world.now, "Europe/London", seconds, Source.LOGGED
        )
        world.send(LogWalk(walk))
        kept.append(walk)
    assert world.walks() == kept
    assert world.ledger == [("10:00", "covered", None)]


def test_a_cancelled_walk_covers_nothing_after_it_either() -> None:
    world = World("2026-11-19 14:30", asks_at("15:00"))
    world.send(Start(60))
    world.let_until("14:55")
    world.send(Cancel())
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("paused", [5, 20])
def test_a_walk_covers_what_comes_due_while_it_is_paused(paused: int) -> None:
    world = World("2026-11-19 14:40", asks_at("15:00"))
    world.send(Start(20))
    world.let(minutes=15)
    world.send(Pause())
    world.let(minutes=paused)
    world.send(Resume())
    world.let(minutes=5)
    assert world.ledger == [("15:00", "covered", None)]


def test_the_next_one_during_a_walk_is_none_that_a_met_goal_makes_quiet() -> None:
    settings = with_prompt(asks_at("15:00"), when_goal_met=GoalMet.QUIET)
    world = World(settings=settings)
    world.send(Start(60))
    world.let(minutes=61)
    world.send(Start(20))
    assert world.next_asked() == "2026-11-20 15:00"


def test_the_next_one_during_a_walk_may_be_the_one_that_it_will_cover() -> None:
    world = World(settings=asks_at("09:10", "15:00"))
    world.send(Start(20))
    assert world.next_asked() == "2026-11-19 09:10"
    world.let_until("09:11")
    assert world.next_asked() == "2026-11-19 15:00"
