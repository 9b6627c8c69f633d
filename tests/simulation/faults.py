"""Everything that goes wrong or is wished for, each a function of a world."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.simulation import wishes
from tests.simulation.choices import edited
from tests.simulation.rules import minutes_of
from tests.simulation.shelf import Dies
from tests.simulation.world import Rings
from walkreminder.core import events as on
from walkreminder.core.settings import HoldReason

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.simulation.world import World
    from walkreminder.core.events import Event

    Fault: TypeAlias = Callable[[World, Random], None]

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

DESTINATIONS = (
    "Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati",
    "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
    "America/St_Johns", "Africa/Casablanca", "Africa/Cairo", "Pacific/Apia", "UTC",
)  # fmt: skip


def _wake(world: World, chance: Random) -> None:
    """Tell of a wake in one of the orders in which desktops do."""
    for event in chance.choice(
        ((on.Woke(),), (on.Tick(), on.Woke()), (on.Woke(), on.Tick()), (on.Tick(),))
    ):
        world.send(event)


def _sleep(world: World, chance: Random, length: timedelta) -> None:
    world.pass_over(length)
    _wake(world, chance)


def short_suspend(world: World, chance: Random) -> None:
    _sleep(world, chance, chance.random() * 50 * MINUTE)


def long_suspend(world: World, chance: Random) -> None:
    _sleep(world, chance, chance.uniform(1, 16) * HOUR)


def suspend_over_days(world: World, chance: Random) -> None:
    _sleep(world, chance, chance.uniform(1, 6) * DAY)


def suspend_in_a_walk(world: World, chance: Random) -> None:
    world.send(
        on.Start(chance.choice((None, 5, 12)), UUID(int=chance.getrandbits(128)))
    )
    world.let(chance.random() * 4 * MINUTE)
    _sleep(world, chance, chance.random() * chance.choice((2 * MINUTE, 3 * HOUR)))


def _off_for(chance: Random) -> timedelta:
    lengths = (0 * SECOND, 50 * SECOND, 3 * MINUTE, HOUR, 10 * HOUR, 3 * DAY)
    return chance.random() * chance.choice(lengths)


def _start_again(world: World, chance: Random) -> None:
    world.pass_over(_off_for(chance))
    if chance.random() < 0.15:
        world.choose(edited(world.settings, world.now.date(), chance))
    world.start_process()
    world.shelf.go_to_memory()


def _some_event(chance: Random) -> Event:
    events: tuple[Event, ...] = (
        on.Tick(), on.Tick(), on.Tick(), on.Skip(), on.Snooze(), on.Finish(),
        on.Start(3, UUID(int=chance.getrandbits(128))), on.QuietOn(), on.QuietOff(),
    )  # fmt: skip
    return chance.choice(events)


def kill_between_events(world: World, chance: Random) -> None:
    world.engine = None
    world.shelf.go_to_disk()
    world.shelf.lose_process()
    _start_again(world, chance)


def kill_before_save(world: World, chance: Random) -> None:
    world.kill(Dies.BEFORE, _some_event(chance))
    _start_again(world, chance)


def kill_within_save(world: World, chance: Random) -> None:
    world.kill(Dies.WITHIN, _some_event(chance))
    _start_again(world, chance)


def kill_after_save(world: World, chance: Random) -> None:
    world.kill(Dies.AFTER, _some_event(chance))
    _start_again(world, chance)


def kill_at_start(world: World, chance: Random) -> None:
    """Kill a process that has only just started, and start another."""
    world.shelf.go_to_disk()
    world.pass_over(_off_for(chance))
    world.kill(chance.choice((Dies.BEFORE, Dies.AFTER)), on.Began())
    _start_again(world, chance)


def restart(world: World, chance: Random) -> None:
    world.send(on.Left())
    world.engine = None
    world.pass_over(_off_for(chance))
    if chance.random() < 0.3:
        world.zone = ZoneInfo(chance.choice(DESTINATIONS))
    world.start_process()


def quit_called_off(world: World, chance: Random) -> None:
    world.send(on.Left())
    world.let(chance.random() * HOUR)


def reboot(world: World, chance: Random) -> None:
    if chance.random() < 0.5:
        world.send(on.Left())
    world.engine = None
    world.pass_over(20 * SECOND + _off_for(chance))
    world.reboot(chance.choice((20 * SECOND, 5 * MINUTE, 3 * HOUR)))
    world.start_process()


def _set_clock(world: World, by: timedelta) -> None:
    world.error += by
    world.send(on.Tick())


def clock_ahead(world: World, chance: Random) -> None:
    _set_clock(world, chance.random() * chance.choice((40 * MINUTE, 5 * HOUR, 3 * DAY)))


def clock_back(world: World, chance: Random) -> None:
    _set_clock(
        world, -chance.random() * chance.choice((40 * MINUTE, 5 * HOUR, 3 * DAY))
    )


def clock_ahead_and_back(world: World, chance: Random) -> None:
    """Set the clock wrong, stay so for a while, and set it right."""
    by = chance.uniform(-1, 1) * chance.choice((HOUR, 9 * HOUR, 4 * DAY))
    _set_clock(world, by)
    world.let(chance.random() * chance.choice((MINUTE, 5 * HOUR)))
    _set_clock(world, -by)


def clock_set_while_off(world: World, chance: Random) -> None:
    by = chance.uniform(-1, 1) * chance.choice((HOUR, 9 * HOUR, 4 * DAY))
    world.engine = None
    world.error += by
    world.pass_over(_off_for(chance))
    world.start_process()


def clock_corrected(world: World, chance: Random) -> None:
    _set_clock(world, chance.uniform(-4, 4) * SECOND)


def clock_right_again(world: World, _: Random) -> None:
    _set_clock(world, -world.error)


def _far(world: World, chance: Random, year: int) -> None:
    if sum(len(minutes_of(each)) for each in world.settings.reminders) > 6:
        return
    away = datetime(year, 3, 1, 12, tzinfo=UTC) - world.now
    _set_clock(world, away)
    world.let(chance.random() * 2 * HOUR)
    _set_clock(world, -away)


def clock_to_2100(world: World, chance: Random) -> None:
    _far(world, chance, 2100)


def clock_to_1970(world: World, chance: Random) -> None:
    _far(world, chance, 1970)


def travel(world: World, chance: Random) -> None:
    world.zone = ZoneInfo(chance.choice(DESTINATIONS))
    if chance.random() < 0.3:
        world.pass_over(chance.random() * 14 * HOUR)
    _wake(world, chance)


def late_rings(world: World, chance: Random) -> None:
    world.rings = Rings(late=chance.random() * 55 * SECOND)


def early_rings(world: World, chance: Random) -> None:
    world.rings = Rings(early=chance.random() * 40 * SECOND)


def double_rings(world: World, _: Random) -> None:
    world.rings = Rings(times=2)


def never_rings(world: World, chance: Random) -> None:
    """Lose every alarm for a while; something else happens later."""
    before, world.rings = world.rings, replace(world.rings, never=True)
    world.let(chance.random() * chance.choice((40 * MINUTE, 9 * HOUR)))
    world.send(chance.choice((on.Held(HoldReason.BUSY), on.Unskip(), on.Tick())))
    world.rings = before
    world.send(on.Released(HoldReason.BUSY))


def second_copy(world: World, _: Random) -> None:
    """Start another copy: it finds the lock held, and brings this one to the front."""
    world.send(on.Tick())


def everything_at_once(world: World, chance: Random) -> None:
    """Sleep, and wake elsewhere with another clock and other settings."""
    world.pass_over(chance.random() * 9 * HOUR)
    world.error += chance.uniform(-3, 3) * HOUR
    world.zone = ZoneInfo(chance.choice(DESTINATIONS))
    _wake(world, chance)
    wishes.settings_edit(world, chance)
