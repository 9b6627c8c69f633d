"""Why it speaks or is silent: one value for every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.engine.safety import cleared, emergency
from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Dismissed,
    Finish,
    Held,
    Pause,
    QuietOn,
    Released,
    Skip,
    SkipToday,
    Snooze,
    Start,
    Unskip,
    Walked,
    Woke,
)
from walkreminder.core.settings import HoldReason, Settings, TimeIsUp
from walkreminder.core.state import StateName, until_of
from walkreminder.core.trouble import Refused
from walkreminder.core.why import WhyKind

Story = Callable[[World], None]


def waiting(_world: World) -> None:
    """Nothing happened yet."""


def prompting(world: World) -> None:
    world.let_until("15:00")


def offering(world: World) -> None:
    world.choose(asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:00")


def dismissed(world: World) -> None:
    prompting(world)
    world.send(Dismissed())


def snoozed(world: World) -> None:
    prompting(world)
    world.send(Snooze())


def holding(world: World) -> None:
    world.send(Held(HoldReason.AWAY))
    prompting(world)


def was_away(world: World) -> None:
    world.let_until("14:50")
    world.send(Held(HoldReason.AWAY))
    world.let_until("15:15")
    world.send(Released(HoldReason.AWAY))
    world.let(seconds=5)


def settling(world: World) -> None:
    world.now = world.at("15:10")
    world.send(Woke())


def quiet(world: World) -> None:
    world.send(QuietOn(world.at("17:00")))


def walking(world: World) -> None:
    world.send(Start())
    world.let(minutes=1)


def past_goal(world: World) -> None:
    walk = replace(Settings().walk, when_time_is_up=TimeIsUp.KEEP_COUNTING)
    world.choose(replace(Settings(), walk=walk))
    world.send(Start(5))
    world.let(minutes=7)


def paused(world: World) -> None:
    walking(world)
    world.send(Pause())


def slept(world: World) -> None:
    walking(world)
    world.sleep(minutes=10)


def stopped(world: World) -> None:
    walking(world)
    world.crash(minutes=10)


def locked(world: World) -> None:
    prompting(world)
    world.send(emergency())


def no_reminders(world: World) -> None:
    world.choose(Settings(reminders=()))


@pytest.mark.parametrize(
    ("story", "kind", "name", "until"),
    [
        (waiting, WhyKind.NEXT, "waiting", None),
        (prompting, WhyKind.PROMPTING, "prompting", "15:45"),
        (offering, WhyKind.OFFERING, "prompting", "14:45"),
        (dismissed, WhyKind.DISMISSED, "prompting", "15:45"),
        (snoozed, WhyKind.SNOOZED, "snoozed", "15:10"),
        (holding, WhyKind.HOLDING, "holding", "15:45"),
        (was_away, WhyKind.ASKING_AWAY, "asking", "15:45"),
        (settling, WhyKind.SETTLING, "waiting", None),
        (quiet, WhyKind.QUIET, "quiet", "17:00"),
        (walking, WhyKind.WALKING, "walking", "09:20"),
        (past_goal, WhyKind.PAST_GOAL, "walking", "12:00"),
        (paused, WhyKind.PAUSED, "paused", None),
        (slept, WhyKind.ASKING_SLEPT, "asking", None),
        (stopped, WhyKind.ASKING_STOPPED, "asking", None),
        (locked, WhyKind.LOCKED, "locked", None),
        (no_reminders, WhyKind.NO_REMINDERS, "waiting", None),
    ],
)
def test_every_state_has_its_name_its_reason_and_its_end(
    story: Story, kind: WhyKind, name: str, until: str | None
) -> None:
    world = World()
    story(world)
    ends = until_of(world.state, world.engine.scene())
    assert world.why.kind is kind
    assert world.name.value == name
    assert ends == (None if until is None else world.at(until))


def test_while_waiting_the_last_walk_of_the_day_is_told() -> None:
    world = World()
    walking(world)
    world.send(Finish())
    assert world.why.walked == world.walks()[0]
    world.let_until("2026-11-20 09:00")
    assert world.why.walked is None, "yesterday's walk is told no more"


def test_while_waiting_a_missed_slot_of_the_day_is_told() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.let_until("11:00")
    assert world.why.last == world.lines()[0]
    walking(world)
    world.send(Finish())
    assert world.why.last is None, "the walk came later"
    world.let_until("16:00")
    assert world.why.walked is None, "and the next missed slot after that"
    assert world.why.last == world.lines()[-1]


def test_nothing_ahead_is_told_apart_from_no_reminders() -> None:
    world = World(settings=asks_at("15:00"))
    world.choose(replace(world.settings, reminders=()))
    assert world.why.kind is WhyKind.NO_REMINDERS
    off = replace(asks_at("15:00").reminders[0], days=frozenset())
    world.choose(Settings(reminders=(off,)))
    assert world.why.kind is WhyKind.NOTHING_AHEAD


def test_a_lock_settles_the_prompt_and_everything_due_in_it() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.let_until("10:01")
    world.send(emergency())
    with pytest.raises(Refused, match="clinician"):
        world.send(Start())
    assert world.next_asked() is None
    world.let_until("16:00")
    assert [row[1:] for row in world.ledger] == [("quiet", "safety")] * 2
    world.send(cleared())
    assert world.next_asked() == "2026-11-20 10:00"


def test_there_is_nothing_to_answer_without_a_question() -> None:
    with pytest.raises(Refused, match="No question"):
        World().send(Answer(Walked.ALL))


def test_what_is_skipped_all_day_cannot_be_skipped_again() -> None:
    world = World(settings=Settings(reminders=()))
    with pytest.raises(Refused, match="no reminder to skip"):
        world.send(Skip())
    with pytest.raises(Refused, match="Nothing is skipped"):
        world.send(Unskip())
    world.send(SkipToday())
    world.send(Unskip())
    assert world.name is StateName.WAITING


def test_a_snooze_has_its_bounds() -> None:
    world = World()
    prompting(world)
    for length in (timedelta(0), timedelta(hours=13)):
        with pytest.raises(Refused, match="1 minute to 12 hours"):
            world.send(Snooze(length))


def test_the_settings_of_an_idle_engine_may_be_given_again() -> None:
    world = World()
    before = world.state
    world.engine.use(world.engine.settings)
    assert world.state is before
