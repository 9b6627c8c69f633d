"""One slot, one line: nothing is settled twice, whoever asks and whatever settles."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.engine.world import World
from walkreminder.core.events import QuietOn, Remind, Skip, Start
from walkreminder.core.ledger import Line, Outcome
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName
from walkreminder.core.trouble import Refused


def once_at(at: str) -> World:
    """Return a world at this time, asked to remind at four o'clock."""
    world = World(settings=Settings(reminders=()))
    world.let_until(at)
    world.send(Remind(world.at("16:00")))
    return world


def test_a_one_off_reminder_comes_at_a_whole_minute_of_any_clock_on_the_wall() -> None:
    """Until 1972 Monrovia's was 44 and a half minutes behind."""
    monrovia = ZoneInfo("Africa/Monrovia")
    world = World("1971-11-12 01:00", Settings(reminders=()), monrovia)
    world.send(Remind(world.now + timedelta(minutes=30, seconds=5)))
    (slot,) = world.state.once
    assert slot.key.time == time(1, 31)
    world.let(minutes=31)
    assert world.name is StateName.PROMPTING


def test_a_one_off_reminder_is_refused_while_one_for_its_time_is_open() -> None:
    world = once_at("15:30")
    world.let_until("16:40")
    world.set_clock("15:50")
    with pytest.raises(Refused, match="already"):
        world.send(Remind(world.at("16:00")))
    world.send(Skip())
    with pytest.raises(Refused, match="already"):
        world.send(Remind(world.at("16:00")))
    world.let_until("16:05")
    assert world.ledger == [("16:00", "skipped", None)]


def test_a_one_off_reminder_that_was_skipped_is_not_said_to_come() -> None:
    world = World("2026-11-19 09:00", Settings(reminders=()))
    world.send(Remind(world.at("11:00")))
    world.send(Skip())
    with pytest.raises(Refused, match="is skipped"):
        world.send(Remind(world.at("11:00")))


def test_a_one_off_reminder_that_would_end_unasked_is_not_taken() -> None:
    world = World("2026-11-19 09:00", Settings(reminders=()))
    world.send(QuietOn(world.at("16:00")))
    with pytest.raises(Refused, match="off then"):
        world.send(Remind(world.at("15:59")))
    world.send(Remind(world.at("16:00")))
    world.let_until("16:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == []


def test_a_one_off_reminder_is_refused_while_one_for_its_time_answers_a_walk() -> None:
    world = once_at("15:30")
    world.let_until("16:05")
    world.send(Start(30))
    world.set_clock("15:55")
    with pytest.raises(Refused, match="already"):
        world.send(Remind(world.at("16:00")))
    world.let_until("16:30")
    assert world.ledger == [("16:00", "walked", None)]


def test_what_history_from_elsewhere_has_settled_is_not_settled_again() -> None:
    world = once_at("15:30")
    world.let_until("16:05")
    slot = world.open.slot
    line = Line(slot.key, slot.due, Outcome.SKIPPED, None, world.now)
    world.history.save(world.state, (line,))
    world.send(Skip())
    assert world.state.open is None
    assert world.ledger == [("16:00", "skipped", None)]


def test_a_one_off_reminder_that_was_settled_elsewhere_asks_nothing() -> None:
    world = once_at("15:30")
    slot = world.state.once[0]
    line = Line(slot.key, slot.due, Outcome.SKIPPED, None, world.now)
    world.history.save(world.state, (line,))
    world.let_until("16:05")
    assert world.name is StateName.WAITING
    assert world.state.once == ()
