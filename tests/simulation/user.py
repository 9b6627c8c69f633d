"""The user of a simulated computer: answers prompts and questions, or does not."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from tests.simulation.rules import plain
from walkreminder.core import events as on
from walkreminder.core.ledger import Reason
from walkreminder.core.state import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from tests.simulation.world import World
    from walkreminder.core.events import Event
    from walkreminder.core.state import State

    Reaction: TypeAlias = Callable[[Random], None]

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class User:
    """Does the same in the same place, whatever else is left out of the story."""

    def __init__(self, world: World, seed: str) -> None:
        self._world = world
        self._seed = seed
        self._known: set[tuple[object, ...]] = set()

    def react(self, state: State) -> None:
        """See what is on screen; something new may be answered after a while."""
        if state.question is not None:
            self._once(("question", state.question.since), self._answer)
        elif state.open is not None and state.open.mode is Mode.ASKING:
            key, away = plain(state.open.slot.key), state.open.away
            self._once(("away", key, away and away.since), self._away)
        elif state.walk is not None:
            self._once(("walk", state.walk.id), self._walk)
        elif state.open is not None and state.open.mode is Mode.PROMPTING:
            key, asked = plain(state.open.slot.key), state.open.asked
            self._once(("prompt", key, asked), self._prompt)

    def _once(self, what: tuple[object, ...], react: Reaction) -> None:
        if what not in self._known:
            self._known.add(what)
            react(Random(f"{self._seed} {what}"))

    def _prompt(self, chance: Random) -> None:
        delay = chance.choice(
            (3 * SECOND, MINUTE, 9 * MINUTE, 10 * MINUTE, 30 * MINUTE)
        )
        today = chance.choice((Reason.NOT_TODAY, Reason.UNWELL))
        wish = chance.choice(
            (
                None,
                None,
                on.Start(chance.choice((None, 1, 3, 6)), _id(chance)),
                on.Start(chance.randint(2, 9), _id(chance)),
                on.Snooze(chance.choice((None, 3 * MINUTE, 40 * MINUTE))),
                on.Skip(),
                on.Dismissed(),
                on.SkipToday(today) if chance.random() < 0.3 else None,
                on.KeepTime(),
            )
        )
        if wish is not None:
            self._later(chance.random() * delay, wish)

    def _walk(self, chance: Random) -> None:
        self._world.injected("walk")
        wishes: tuple[Event | None, ...] = (
            None,
            None,
            on.Finish(),
            on.Cancel(),
            on.Pause(),
            on.Extend(chance.choice((5, -5)) * MINUTE),
        )
        wish = chance.choice(wishes)
        if wish is None:
            return
        after = chance.random() * 7 * MINUTE
        self._later(after, wish)
        if isinstance(wish, on.Pause) and chance.random() < 0.7:
            self._later(after + chance.random() * 40 * MINUTE, on.Resume())

    def _answer(self, chance: Random) -> None:
        self._world.injected("question")
        answers: list[Event] = [on.Answer(walked) for walked in on.Walked]
        answer = chance.choice([*answers, on.Finish(), on.Cancel()])
        delay = chance.choice((MINUTE, 20 * MINUTE, timedelta(hours=8)))
        self._later(chance.random() * delay, answer)
        # Who was not there to answer is asked again some day.
        self._later(timedelta(days=1), answer)

    def _away(self, chance: Random) -> None:
        self._world.injected("away")
        answers: list[Event | None] = [on.Answer(walked) for walked in on.Walked]
        others = (
            None,
            on.Dismissed(),
            on.Skip(),
            on.Snooze(),
            on.Start(2, _id(chance)),
        )
        answer = chance.choice((*answers, *answers, *others))
        if answer is not None:
            self._later(chance.random() * 20 * MINUTE, answer)

    def _later(self, after: timedelta, wish: Event) -> None:
        self._world.later(after, lambda: self._wish(wish))

    def _wish(self, wish: Event) -> None:
        self._world.injected(type(wish).__name__.lower())
        self._world.send(wish)


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128))
