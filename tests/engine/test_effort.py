"""What deciding costs: it grows with the reminders, and never with the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.engine.effort import calls_of
from tests.engine.world import LONDON, World
from walkreminder.core.events import Tick
from walkreminder.core.ledger import Line, Outcome, Past, Reason
from walkreminder.core.reminder import next_asked, step
from walkreminder.core.settings import Settings
from walkreminder.core.timetable import (
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
    SlotKey,
    coming_slots,
    next_slot,
)

if TYPE_CHECKING:
    from walkreminder.store.history import History

MANY = 200
NOW = datetime(2026, 11, 19, 9, tzinfo=UTC)
# Entering a generator for each day that matters, and little besides.
FOR_A_REMINDER = 25


def every_ten_minutes(many: int) -> Settings:
    rule = Interval(timedelta(minutes=10), time(0), time(23, 50))
    return Settings(tuple(Reminder(f"r{number}", rule) for number in range(many)))


def twice_a_day(many: int) -> Settings:
    rules = [ClockTimes((time(10, n % 60), time(15, n % 60))) for n in range(many)]
    return Settings(tuple(Reminder(f"r{n}", rule) for n, rule in enumerate(rules)))


def walked_out(world: World) -> None:
    """Let everything due by now be judged, and a moment more pass."""
    world.let(minutes=1)
    world.now += timedelta(seconds=20)


def tick(world: World) -> int:
    return calls_of(lambda: world.send(Tick()))


@pytest.mark.parametrize("settings", [every_ten_minutes(MANY), twice_a_day(MANY)])
def test_a_tick_costs_little_for_each_reminder(settings: Settings) -> None:
    world = World(settings=settings)
    walked_out(world)
    assert tick(world) < MANY * FOR_A_REMINDER


def test_a_reminder_that_asks_often_costs_no_more_than_one_that_does_not() -> None:
    often, seldom = World(settings=every_ten_minutes(MANY)), World()
    seldom.choose(twice_a_day(MANY))
    for world in (often, seldom):
        walked_out(world)
    assert tick(often) < 2 * tick(seldom)


def fill(history: History, years: int) -> None:
    """Write years of lines, two a day."""
    day = date(2026, 11, 18)
    lines = []
    for back in range(365 * years):
        for at in (time(10), time(15)):
            key = SlotKey("r0", day - timedelta(days=back), at)
            due = datetime.combine(key.date, at, UTC)
            lines.append(Line(key, due, Outcome.MISSED, Reason.OFF, due))
    state = history.state()
    assert state is not None
    history.save(state, tuple(lines))


def test_a_tick_costs_the_same_after_ten_years() -> None:
    young, old = World(settings=twice_a_day(1)), World(settings=twice_a_day(1))
    fill(old.history, years=10)
    for world in (young, old):
        walked_out(world)
        tick(world)
    assert tick(old) == tick(young)


def test_a_tick_that_changes_nothing_asks_the_history_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(settings=twice_a_day(3))
    walked_out(world)
    asked: list[Past] = []
    past = world.history.past

    def count(*given: object) -> Past:
        asked.append(past(*given))  # type: ignore[arg-type] # handed on as it came
        return asked[-1]

    monkeypatch.setattr(world.history, "past", count)
    for _ in range(5):
        world.send(Tick())
        world.engine.deadline()
    assert asked == []
    world.let_until("2026-11-20 00:00")
    assert asked, "a new day has another past"


class Uncopied(frozenset[SlotKey]):
    """Keys of a ledger that is too long to be copied for every look."""

    __slots__ = ()

    def __or__(self, other: object) -> NoReturn:
        raise AssertionError("the whole ledger was copied")

    __ror__ = __or__


def test_the_keys_of_the_ledger_are_looked_up_and_not_copied() -> None:
    world = World(settings=twice_a_day(3))
    world.let_until("10:05")
    world.send(Tick())
    scene = world.engine.scene()
    past = replace(scene.past, settled=Uncopied(scene.past.settled))
    scene = replace(scene, past=past)
    state, records = step(world.state, Tick(), scene)
    assert (state, records) == (world.state, ())
    assert next_asked(state, scene) == next_asked(state, world.engine.scene())


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_coming_slots_cost_alike_however_many_are_asked_for(many: int) -> None:
    timetable, count = every_ten_minutes(many).timetable, 5_000
    coming = coming_slots(timetable, NOW, LONDON)
    calls = calls_of(lambda: list(islice(coming, count)))
    assert calls < count * 15 + many * FOR_A_REMINDER


def test_the_next_slot_costs_little_for_each_reminder() -> None:
    timetable = every_ten_minutes(MANY).timetable
    calls = calls_of(lambda: next_slot(timetable, NOW, LONDON))
    assert calls < MANY * FOR_A_REMINDER


def test_a_year_of_days_off_is_passed_over_quickly() -> None:
    reminders = every_ten_minutes(MANY).reminders
    off = DaysOff(date(2026, 11, 1), date(2027, 10, 31))
    timetable = Settings(reminders, (off,)).timetable
    calls = calls_of(lambda: next_slot(timetable, NOW, LONDON))
    assert calls < MANY * FOR_A_REMINDER + 365 * 5
