"""When to look next is derived from the state: each reminder's slots and its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import pytest

from tests.engine.test_prompts import asks_at, times
from tests.engine.world import World
from walkreminder.app.waking import Waking
from walkreminder.core.events import QuietOn
from walkreminder.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from walkreminder.desktop.alarm import Alarm

    Asks = Mapping[str, Callable[[datetime], datetime | None]]


class FakeAlarm:
    """Remembers for what it was armed last."""

    def __init__(self) -> None:
        self.asks: Asks = {}
        self.at: datetime | None = None

    def arm(self, asks: Asks, at: datetime | None) -> None:
        self.asks, self.at = asks, at

    def rings(self, world: World) -> dict[str, str | None]:
        """Return when each reminder rings next, by the wall."""
        dues = {name: ask(world.now) for name, ask in self.asks.items()}
        return {
            name: None if due is None else f"{due.astimezone(world.zone):%d %H:%M}"
            for name, due in dues.items()
        }


@pytest.fixture
def alarm() -> FakeAlarm:
    return FakeAlarm()


def waking(world: World, alarm: FakeAlarm) -> Waking:
    made = Waking(cast("Alarm", alarm), lambda: world.now)
    world.engine.watch(made.show_state)
    made.show_state(world.state, world.engine.scene())
    return made


def test_each_reminder_that_is_on_rings_at_its_next_slot(alarm: FakeAlarm) -> None:
    off = replace(times("09:30", name="off"), enabled=False)
    never = replace(times("09:30", name="never"), days=frozenset())
    on = (times("10:00", "15:00", name="a"), times("08:00", name="b"), off, never)
    world = World(settings=Settings(reminders=on))
    waking(world, alarm)
    assert alarm.rings(world) == {"a": "19 10:00", "b": "20 08:00", "never": None}
    world.let_until("10:00")
    assert alarm.rings(world)["a"] == "19 15:00", "a slot that is due is not to come"


def test_the_state_rings_when_it_wants_to_be_looked_at(alarm: FakeAlarm) -> None:
    world = World()
    waking(world, alarm)
    assert alarm.at == world.at("2026-11-20 00:00")
    world.send(QuietOn(world.at("11:00")))
    assert alarm.at == world.at("11:00")


def test_changed_settings_and_another_zone_move_the_rings(alarm: FakeAlarm) -> None:
    world = World()
    waking(world, alarm)
    world.choose(asks_at("11:00"))
    assert alarm.rings(world) == {"r": "19 11:00"}
    world.travel(ZoneInfo("Asia/Tokyo"))
    assert alarm.rings(world) == {"r": "20 11:00"}


def test_what_could_not_be_kept_is_tried_again_in_a_minute(alarm: FakeAlarm) -> None:
    world = World()
    again = waking(world, alarm)
    asks = alarm.asks
    again.try_again_soon()
    assert alarm.at == world.now + timedelta(minutes=1)
    assert alarm.asks is asks
