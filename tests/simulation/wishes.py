"""What a user asks for at any moment, sensible or not, each a function of a world."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tests.simulation.choices import edited
from walkreminder.core import events as on
from walkreminder.core.ledger import Reason, Source, WalkRecord
from walkreminder.core.programme_log import Checked, Cleared, Sign
from walkreminder.core.settings import HoldReason

if TYPE_CHECKING:
    from random import Random

    from tests.simulation.world import World

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def quiet(world: World, chance: Random) -> None:
    until = world.now + chance.random() * chance.choice((HOUR, 9 * HOUR, 2 * DAY))
    world.send(on.QuietOn(until))


def quiet_until_switched_on(world: World, chance: Random) -> None:
    world.send(on.QuietOn())
    world.later(chance.random() * 3 * DAY, lambda: world.send(on.QuietOff()))


def hold(world: World, chance: Random) -> None:
    reason = chance.choice(tuple(HoldReason))
    world.send(on.Held(reason))
    length = chance.random() * chance.choice((10 * MINUTE, HOUR, 9 * HOUR))
    world.later(length, lambda: world.send(on.Released(reason)))


def leave(world: World, chance: Random) -> None:
    """Go away, found to be so after a while, as long as a walk may take."""
    since = world.now - chance.random() * 6 * MINUTE
    world.send(on.Held(HoldReason.AWAY, chance.choice((since, since, None))))
    length = chance.uniform(1, 50) * MINUTE
    world.later(length, lambda: world.send(on.Released(HoldReason.AWAY)))


def safety_lock(world: World, chance: Random) -> None:
    ids = [UUID(int=chance.getrandbits(128)) for _ in range(2)]
    world.send(on.Say(Checked(Sign.EMERGENCY), ids[0]))
    length = chance.random() * 2 * DAY
    world.later(length, lambda: world.send(on.Say(Cleared(), ids[1])))


def skip_ahead(world: World, chance: Random) -> None:
    for _ in range(chance.randint(1, 3)):
        world.send(on.Skip())
    if chance.random() < 0.5:
        world.later(chance.random() * 9 * HOUR, lambda: world.send(on.Unskip()))


def not_today(world: World, chance: Random) -> None:
    world.send(on.SkipToday(chance.choice((Reason.NOT_TODAY, Reason.UNWELL))))
    if chance.random() < 0.3:
        world.later(chance.random() * 9 * HOUR, lambda: world.send(on.Unskip()))


def snooze_anyhow(world: World, chance: Random) -> None:
    world.send(on.Snooze(chance.choice((None, chance.random() * 3 * HOUR + SECOND))))


def remind_once(world: World, chance: Random) -> None:
    length = chance.random() * chance.choice((10 * MINUTE, 5 * HOUR, 2 * DAY))
    world.send(on.Remind(world.now + length))


def start_walk(world: World, chance: Random) -> None:
    minutes = chance.choice((None, 2, 5, 12))
    world.send(on.Start(minutes, UUID(int=chance.getrandbits(128))))


def log_walk(world: World, chance: Random) -> None:
    length = chance.randint(1, 40) * MINUTE
    ended = world.now - chance.random() * chance.choice((HOUR, 2 * DAY))
    walk = WalkRecord(
        UUID(int=chance.getrandbits(128)),
        ended - length,
        ended,
        world.zone.key,
        round(length / SECOND),
        Source.LOGGED,
    )
    world.send(on.LogWalk(walk))


def settings_edit(world: World, chance: Random) -> None:
    today = world.now.astimezone(world.zone).date()
    world.choose(edited(world.settings, today, chance))


def settings_edit_in_a_blink(world: World, chance: Random) -> None:
    """Edit and take back within seconds, as one who tries things out."""
    old = world.settings
    settings_edit(world, chance)
    world.let(chance.random() * 90 * SECOND)
    world.choose(old)
