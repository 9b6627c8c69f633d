"""A walk from start to record: behaviour.md, "Walks"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.engine.test_prompts import asks_at, times
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Cancel,
    Extend,
    Finish,
    Left,
    LogWalk,
    Pause,
    Resume,
    Start,
    Walked,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import Settings, TimeIsUp
from walkreminder.core.state import StateName
from walkreminder.core.trouble import Refused
from walkreminder.core.walk import Phase, elapsed, phase_at, remaining
from walkreminder.core.why import WhyKind


def walked_seconds(world: World) -> list[int]:
    return [walk.seconds for walk in world.walks()]


def test_a_walk_answers_its_prompt_and_ends_at_its_goal() -> None:
    world = World()
    world.let_until("15:02")
    world.send(Start())
    assert world.name is StateName.WALKING
    world.let_until("15:22")
    assert world.name is StateName.WAITING
    assert walked_seconds(world) == [20 * 60]
    assert world.ledger == [("15:00", "walked", None)]
    assert world.lines()[0].walk == world.walks()[0].id
    assert world.walks()[0].reminder == "daily"


def test_finishing_early_counts_as_walked_however_short() -> None:
    world = World()
    world.let_until("15:02")
    world.send(Start())
    world.let(seconds=30)
    world.send(Finish())
    assert walked_seconds(world) == [30]
    assert world.ledger == [("15:00", "walked", None)]


def test_a_cancelled_walk_leaves_no_walk_and_covers_nothing() -> None:
    world = World(settings=asks_at("15:00", "15:20"))
    world.let_until("15:02")
    world.send(Start(30))
    world.let_until("15:21")
    world.send(Cancel())
    assert world.walks() == []
    assert world.ledger == [("15:00", "skipped", "cancelled")]
    assert f"{world.open.slot.key.time:%H:%M}" == "15:20"


def test_pauses_do_not_count() -> None:
    world = World()
    world.send(Start(10))
    world.let(minutes=4)
    world.send(Pause())
    assert world.name is StateName.PAUSED
    world.let(minutes=7)
    world.send(Resume())
    world.let(minutes=6)
    assert walked_seconds(world) == [600]
    assert world.walks()[0].ended - world.walks()[0].started == timedelta(minutes=17)


def test_more_and_fewer_minutes_move_the_goal() -> None:
    world = World()
    world.send(Start(10))
    world.send(Extend())
    world.let(minutes=14)
    assert world.name is StateName.WALKING
    world.send(Extend(timedelta(minutes=-5)))
    assert world.state.walk is not None
    assert remaining(world.state.walk, world.now) > timedelta(0)
    world.let(minutes=1)
    assert walked_seconds(world) == [15 * 60]


def test_a_walk_may_keep_counting_up_to_the_cap() -> None:
    keeps = replace(Settings().walk, when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world = World(settings=replace(Settings(), walk=keeps))
    world.send(Start(10))
    world.let(minutes=90)
    assert world.name is StateName.WALKING
    assert world.state.walk is not None
    assert phase_at(world.state.walk, world.now) is Phase.EXTRA
    world.let(hours=2)
    assert walked_seconds(world) == []
    assert world.why.kind is WhyKind.ASKING_RAN_ON


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (Walked.ALL, [3 * 3600]),
        (Walked.UNTIL_BREAK, [10 * 60]),
        (Walked.NONE, []),
        (None, [10 * 60]),
    ],
)
def test_a_walk_left_running_asks_at_the_cap_what_of_it_counts(
    answer: Walked | None, seconds: list[int]
) -> None:
    keeps = replace(Settings().walk, when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world = World(settings=replace(Settings(), walk=keeps))
    world.send(Start(10))
    world.let(hours=3, minutes=20)
    assert world.name is StateName.ASKING
    if answer is None:
        # Nobody is there: the minutes that were meant are kept, no more.
        world.let(hours=3)
    else:
        world.send(Answer(answer))
    assert walked_seconds(world) == seconds
    assert world.state.walk is None
    # The slot of 15:00 came due neither in a sleep nor with the app off.
    world.let_until("18:00")
    assert [row[0] for row in world.ledger] == ["15:00"]


def test_what_a_walk_left_running_passed_by_was_missed_for_it() -> None:
    keeps = replace(Settings().walk, when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world = World(settings=replace(asks_at("10:00", "11:00"), walk=keeps))
    world.let_until("09:30")
    world.send(Start(10))
    world.let_until("12:45")
    world.send(Answer(Walked.NONE))
    # Neither asleep nor off: the computer was there all the time.
    assert world.ledger == [("10:00", "missed", "busy"), ("11:00", "missed", "busy")]


def test_a_walk_paused_longer_than_the_cap_is_finished_with_what_counted() -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Pause())
    world.let(hours=4)
    assert walked_seconds(world) == [300]


def test_a_second_start_is_refused() -> None:
    world = World()
    world.send(Start())
    with pytest.raises(Refused, match="already running"):
        world.send(Start())


def test_without_a_walk_its_wishes_are_refused() -> None:
    for wish in (Pause(), Resume(), Finish(), Cancel(), Extend()):
        with pytest.raises(Refused, match="No walk is running"):
            World().send(wish)


def test_a_slot_that_comes_due_in_a_walk_is_covered_by_it() -> None:
    world = World()
    world.let_until("14:50")
    world.send(Start(20))
    world.let_until("15:05")
    assert world.ledger == []
    world.let_until("15:10")
    assert world.ledger == [("15:00", "covered", None)]


def test_a_walk_that_counted_less_than_half_does_not_cover() -> None:
    world = World()
    world.let_until("14:55")
    world.send(Start(20))
    world.let_until("15:04")
    world.send(Finish())
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize(("seconds", "covered"), [(599.8, True), (599.4, False)])
def test_a_walk_covers_by_the_seconds_that_the_history_keeps_of_it(
    seconds: float, *, covered: bool
) -> None:
    world = World()
    world.let_until("14:45")
    world.send(Start(20))
    world.let(seconds=seconds)
    world.send(Finish())
    assert world.walks()[0].seconds == (600 if covered else 599)
    world.let_until("15:00")
    assert (world.ledger == [("15:00", "covered", None)]) is covered


@pytest.mark.parametrize(
    ("ended", "covered"), [("14:30", True), ("14:29", False), ("14:59", True)]
)
def test_a_walk_covers_slots_for_a_while_after_its_end(
    ended: str, *, covered: bool
) -> None:
    world = World()
    world.now = world.at(ended) - timedelta(minutes=10)
    world.send(Start(10))
    world.let_until("15:00")
    assert (world.ledger == [("15:00", "covered", None)]) is covered


def test_a_walk_belongs_to_the_zone_it_started_in() -> None:
    world = World("2026-11-19 23:50")
    world.send(Start(20))
    world.travel(ZoneInfo("Asia/Tokyo"))
    world.let(minutes=20)
    walk = world.walks()[0]
    assert walk.zone == "Europe/London"
    day = date(2026, 11, 19)
    assert [each.id for each in world.history.walks(day, day)] == [walk.id]


def test_a_crash_of_less_than_a_minute_is_no_break() -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=10)
    world.crash(seconds=55)
    assert world.name is StateName.WALKING
    world.let(minutes=10)
    assert walked_seconds(world) == [1200]


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [(Walked.ALL, [1200]), (Walked.UNTIL_BREAK, [300]), (Walked.NONE, [])],
)
def test_after_a_longer_break_only_the_answer_counts(
    answer: Walked, seconds: list[int]
) -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=5)
    world.crash(minutes=30)
    assert world.name is StateName.ASKING
    world.let(minutes=10)
    assert world.walks() == []
    world.send(Answer(answer))
    assert walked_seconds(world) == seconds


def test_a_walk_over_a_sleep_asks_on_return() -> None:
    world = World()
    world.send(Start(30))
    world.let(minutes=2)
    world.sleep(minutes=18)
    assert world.name is StateName.ASKING
    assert world.why.length == timedelta(minutes=18)
    with pytest.raises(Refused, match="First tell me"):
        world.send(Pause())
    world.send(Answer(Walked.ALL))
    assert world.name is StateName.WALKING
    assert world.state.walk is not None
    assert elapsed(world.state.walk, world.now) == timedelta(minutes=20)


def test_quitting_in_a_walk_keeps_it_and_asks_at_the_next_start() -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=5)
    world.stop(seconds=10)
    assert world.name is StateName.ASKING


def test_a_logout_that_was_called_off_asks_nothing() -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Left())
    world.let(minutes=15)
    assert walked_seconds(world) == [1200]


def test_quitting_in_a_pause_keeps_the_pause() -> None:
    world = World()
    world.send(Start(20))
    world.let(minutes=5)
    world.send(Pause())
    world.stop(minutes=30)
    assert world.name is StateName.PAUSED
    world.send(Finish())
    assert walked_seconds(world) == [300]


def test_quitting_without_a_walk_asks_nothing() -> None:
    world = World()
    world.send(Left())
    world.crash(minutes=5)
    assert world.name is StateName.WAITING


def test_slots_due_while_a_question_waits_are_judged_by_its_answer() -> None:
    world = World()
    world.let_until("14:50")
    world.send(Start(20))
    world.sleep_until("15:05")
    assert world.name is StateName.ASKING
    assert world.ledger == []
    world.send(Answer(Walked.NONE))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_walk_done_elsewhere_is_kept_and_covers() -> None:
    world = World()
    world.let_until("14:50")
    started = world.at("14:25")
    world.send(
        LogWalk(
            WalkRecord(
                uuid4(),
                started,
                started + timedelta(minutes=20),
                "Europe/London",
                1200,
                Source.LOGGED,
            )
        )
    )
    world.let_until("15:00")
    assert world.ledger == [("15:00", "covered", None)]


def test_a_walk_that_is_not_over_is_refused() -> None:
    world = World()
    later = world.at("18:00")
    future = WalkRecord(uuid4(), world.now, later, "Europe/London", 600, Source.LOGGED)
    with pytest.raises(Refused, match="has not ended yet"):
        world.send(LogWalk(future))


def test_the_goal_of_a_walk_lies_between_a_minute_and_the_cap() -> None:
    for minutes in (181, 100000):
        with pytest.raises(Refused, match="from 1 minute to 3 h"):
            World().send(Start(minutes))


def test_a_slot_names_the_minutes_of_its_walk() -> None:
    world = World(settings=Settings(reminders=(times("15:00", minutes=7),)))
    world.let_until("15:00")
    world.send(Start())
    world.let(minutes=7)
    assert walked_seconds(world) == [420]
