"""Three in a row ignored: one offer of another time, then silence for the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.engine.test_prompts import asks_at, times
from tests.engine.world import World
from walkreminder.core.events import (
    Dismissed,
    Finish,
    KeepTime,
    LogWalk,
    Skip,
    Snooze,
    Start,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE = asks_at("10:00", "11:00", "12:00", "14:00", "16:00")


def offered() -> World:
    world = World(settings=FIVE)
    world.let_until("14:00")
    assert world.open.offer
    return world


def log(world: World) -> None:
    began = world.now - timedelta(minutes=2)
    ended = world.now - timedelta(minutes=1)
    walk = WalkRecord(uuid4(), began, ended, "Europe/London", 60, Source.LOGGED)
    world.send(LogWalk(walk))


def walk(world: World) -> None:
    world.send(Start(1))
    world.let(minutes=1)


def cut_short(world: World) -> None:
    world.send(Start())
    world.let(seconds=10)
    world.send(Finish())


def snooze(world: World) -> None:
    world.let_until("12:05")
    world.send(Snooze(timedelta(minutes=1)))


def snooze_at_once(world: World) -> None:
    world.let_until("12:00")
    world.send(Snooze(timedelta(minutes=1)))


def dismiss(world: World) -> None:
    world.let_until("12:05")
    world.send(Dismissed())


def skip(world: World) -> None:
    world.let_until("12:05")
    world.send(Skip())


def sleep(world: World) -> None:
    world.sleep_until("13:00")


ANSWERS = [log, walk, cut_short, snooze, snooze_at_once, dismiss, skip, sleep]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.__name__)
def test_only_three_ignored_in_a_row_bring_an_offer(
    answer: Callable[[World], None],
) -> None:
    world = World(settings=FIVE)
    world.let_until("11:50")
    answer(world)
    world.let_until("14:00")
    assert world.name is StateName.PROMPTING
    assert not world.open.offer


def test_an_answer_from_a_clock_that_was_ahead_keeps_no_offer_back() -> None:
    world = World(settings=FIVE)
    world.set_clock("2030-06-01 09:59")
    world.let(minutes=2)
    world.send(Skip())
    world.set_clock("2026-11-19 09:30")
    world.let_until("14:00")
    assert world.open.offer


def test_an_answer_as_the_prompt_appears_counts_for_it_too() -> None:
    world = World(settings=FIVE)
    world.let_until("10:00")
    world.send(Snooze(timedelta(minutes=1)))
    world.let_until("14:00")
    assert world.ledger[0] == ("10:00", "missed", "ignored")
    assert not world.open.offer


def test_two_ignored_bring_no_offer() -> None:
    world = World(settings=FIVE)
    world.let_until("12:00")
    assert not world.open.offer


def test_an_answer_before_the_three_does_not_keep_the_offer_back() -> None:
    world = World(settings=FIVE)
    walk(world)
    world.let_until("14:00")
    assert world.open.offer


def test_slots_of_all_reminders_count_for_the_offer() -> None:
    four = [times(f"{hour}:00", name=f"r{hour}") for hour in (10, 11, 12, 14)]
    world = World(settings=Settings(reminders=tuple(four)))
    world.let_until("14:00")
    assert world.open.offer


def test_after_an_ignored_offer_the_day_is_settled_unprompted() -> None:
    world = World(
        settings=asks_at("10:00", "11:00", "12:00", "14:00", "16:00", "17:00")
    )
    world.let_until("14:46")
    for at in ("16:00", "16:20", "17:00"):
        world.let_until(at)
        assert world.name is StateName.WAITING
    assert world.ledger[-3:] == [
        ("14:00", "missed", "ignored"),
        ("16:00", "missed", "ignored"),
        ("17:00", "missed", "ignored"),
    ]
    assert world.next_asked() == "2026-11-20 10:00"


@pytest.mark.parametrize("gap", ["sleep", "stop"])
def test_an_offer_that_was_slept_over_silences_nothing(gap: str) -> None:
    world = offered()
    getattr(world, gap)(hours=1)
    world.let_until("16:00")
    assert world.name is StateName.PROMPTING


def test_an_offer_closed_by_hand_silences_nothing() -> None:
    world = offered()
    world.send(Dismissed())
    world.let_until("16:00")
    assert world.ledger[-1] == ("14:00", "missed", "dismissed")
    assert world.name is StateName.PROMPTING


def test_an_offer_slept_over_by_night_silences_the_rest_of_its_own_day() -> None:
    world = offered()
    world.let_until("14:46")
    world.sleep_until("2026-11-20 09:00")
    assert world.ledger[-1] == ("16:00", "missed", "ignored")


@pytest.mark.parametrize(
    ("at", "offer"), [("13:59", False), ("14:00", True), ("14:01", True)]
)
def test_a_second_offer_comes_no_sooner_than_seven_days_after_the_first(
    at: str, *, offer: bool
) -> None:
    world = offered()
    world.choose(asks_at("10:00", "11:00", "12:00", at))
    world.let_until(f"2026-11-26 {at}")
    assert world.open.offer is offer


def test_to_keep_the_time_is_an_answer_also_a_week_later() -> None:
    def thursdays(*at: str) -> Settings:
        return Settings(reminders=(replace(times(*at), days=frozenset({3})),))

    world = World(settings=thursdays("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:00")
    world.send(KeepTime())
    world.let_until("14:45")
    assert world.ledger[-1] == ("14:00", "missed", "ignored")
    world.choose(thursdays("15:00"))
    world.let_until("2026-11-26 15:00")
    assert world.name is StateName.PROMPTING
    assert not world.open.offer
