"""Where somebody stands in the programme on a day, as a value."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final
from uuid import UUID

from walkreminder.core.levels import LEVELS, SETTLE, Level
from walkreminder.core.pain import DRIFT, LEAST_PAIN, VERY_MUCH, Colour, usual_of
from walkreminder.core.programme_log import Answer, Sign

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

BAD: Final = (Colour.AMBER, Colour.RED)


class Change(enum.StrEnum):
    """What changed the level last."""

    ANSWER = "answer"
    STEP_UP = "step-up"
    STEP_DOWN = "step-down"
    REDS = "reds"
    AMBERS = "ambers"
    MISSED = "missed"
    FLARE_UP = "flare-up"
    FLARE_OVER = "flare-over"
    WAY_BACK = "way-back"
    SORE_FEET = "sore-feet"


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk as the programme sees it: its day, how long, and its colour if rated."""

    id: UUID
    day: date
    seconds: int
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which somebody walked: all of it, and the worst of the colours."""

    day: date
    seconds: int
    colour: Colour | None = None

    def is_done(self, level: Level) -> bool:
        """Tell whether it did what a level asks of a day; it may be split in two."""
        return self.seconds >= 60 * level.done_from

    def is_good(self, level: Level) -> bool:
        """Tell whether it was done and nothing speaks against it."""
        return self.is_done(level) and self.colour not in BAD


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands on a day.

    `index` is that of the level, kept `since` a day by the last `change`. It asks for
    walks from the day `begins` on, the next one where that day's walk was over;
    `walks` are those at it, in order. `answer` is the latest one to the question at
    the start. `flared_up` is since when a flare-up lasts, `way_back` the level that
    one is on the way back to after it. `last` is the day of the last walk; the next
    one is `expected` by a day, `downs` is how many levels the days missed since have
    cost. `half`: the last walk was red. `held` is when it was last chosen to stay,
    `sore` the first day on which sore feet or knees rest. `sign` is what the signs
    named and nobody has cleared, `checked` when they were last asked about, `seen`
    the red walk that was known by then, `red` the newest one. `cleared` is the most
    usual pain that a clinician has cleared, `before` are the last ratings before walks.
    """

    index: int
    since: date
    change: Change
    answer: Answer
    expected: date
    begins: date
    walks: tuple[Walked, ...] = ()
    flared_up: date | None = None
    way_back: int | None = None
    last: date | None = None
    downs: int = 0
    half: bool = False
    held: date | None = None
    sore: date | None = None
    sign: Sign | None = None
    checked: date | None = None
    seen: UUID | None = None
    red: UUID | None = None
    cleared: int = LEAST_PAIN
    before: tuple[int, ...] = ()

    @property
    def level(self) -> Level:
        """The level that counts."""
        return LEVELS[SETTLE if self.must_be_checked else self.index]

    @property
    def days(self) -> tuple[Day, ...]:
        """The days walked at this level, in order."""
        return _days_of(self.walks)

    def days_within(self, first: date, last: date) -> tuple[Day, ...]:
        """Return those of a span of days, both included; there may be years of them."""
        return _days_of(walk for walk in self.walks if first <= walk.day <= last)

    @property
    def usual(self) -> int | None:
        """The pain that is usual."""
        return usual_of(list(self.before), self.answer.usual)

    @property
    def locked(self) -> bool:
        """Whether an emergency sign was named that nobody has cleared."""
        return self.sign is Sign.EMERGENCY

    @property
    def must_be_checked(self) -> bool:
        """Whether usual pain keeps to the first level: "7 or more: until checked"."""
        return self.usual is not None and self.usual >= VERY_MUCH > self.cleared

    def leg_walk(self, down_the_leg: Container[UUID]) -> UUID | None:
        """Return the latest walk that is red as pain spread down the leg in it.

        Of those at this level, and the newest red one, which may have ended the last.
        """
        known = (self.red, *(walk.id for walk in reversed(self.walks)))
        return next((id_ for id_ in known if id_ in down_the_leg), None)

    @property
    def has_drifted(self) -> bool:
        """Whether pain has grown: "usual drifts 2+ above the setup answer: hold"."""
        if self.usual is None or self.answer.usual is None:
            return False
        return self.usual - self.answer.usual >= DRIFT


def _days_of(walks: Iterable[Walked]) -> tuple[Day, ...]:
    in_order = sorted(walks, key=attrgetter("day"))
    by_day = groupby(in_order, key=attrgetter("day"))
    return tuple(_whole_day(day, tuple(walks)) for day, walks in by_day)


def _whole_day(day: date, walks: tuple[Walked, ...]) -> Day:
    shades = [walk.colour for walk in walks if walk.colour is not None]
    worst = max(shades, key=list(Colour).index, default=None)
    return Day(day, sum(walk.seconds for walk in walks), worst)
