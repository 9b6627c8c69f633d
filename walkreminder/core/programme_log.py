"""What is said about the programme: kept for ever, beside the walks, never changed.

Where somebody stands is worked out of this and of the walks, so two machines that
have the same of both agree.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID

from walkreminder.core.levels import SETTLE, TOP
from walkreminder.core.pain import is_rating

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ABLE: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Answer:
    """The question at the start: how long one can walk on the flat, and usual pain.

    `able` is in minutes, until pain goes up by 2 points; `usual` is back pain from
    0 to 10, None where nobody wanted to say.
    """

    able: int
    usual: int | None = None
    flared_up: bool = False


@dataclass(frozen=True, slots=True)
class StepTo:
    """A step, up or down, that was chosen."""

    level: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Stay at this level for now, though the next one was offered."""


@dataclass(frozen=True, slots=True)
class FlareUp:
    """The back has flared up: much more pain than usual for over a day."""


@dataclass(frozen=True, slots=True)
class FlareOver:
    """It has eased."""


class Sign(enum.StrEnum):
    """Which of the lists of signs an answer named."""

    EMERGENCY = "emergency"
    SOON = "soon"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Checked:
    """The signs were asked about, and which of the lists was said yes to, if any.

    `walk` is the newest red walk that was known by then.
    """

    sign: Sign | None = None
    walk: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """A clinician has cleared what a sign had stopped."""


@dataclass(frozen=True, slots=True)
class SoreFeet:
    """Sore feet, knees or shins."""


@dataclass(frozen=True, slots=True)
class LegPain:
    """Pain spread down the leg in a walk."""

    walk: UUID


@dataclass(frozen=True, slots=True)
class NoLegPain:
    """It did not: what was said of that walk was a slip."""

    walk: UUID


Said: TypeAlias = (
    Answer
    | StepTo
    | Hold
    | FlareUp
    | FlareOver
    | Checked
    | Cleared
    | SoreFeet
    | LegPain
    | NoLegPain
)


def flaw_of(said: Said) -> str:
    """Return why it cannot be said at all, whatever else is known; else nothing.

    What cannot was not said here: a file that has it was edited, or is newer.
    """
    match said:
        case Answer(able, usual):
            rated = usual is None or is_rating(usual)
            if not rated or not 0 <= able <= MOST_ABLE:
                return "an answer names minutes of a day, and pain from 0 to 10"
        case StepTo(level) if not SETTLE <= level <= TOP:
            return f"there is no level {level}"
    return ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said: when (UTC), and on which local date."""

    id: UUID
    at: datetime
    day: date
    said: Said


def is_of_a_leg(entry: Entry) -> bool:
    """Tell whether something was said of pain down the leg."""
    return isinstance(entry.said, LegPain | NoLegPain)


def down_the_leg(log: Iterable[Entry]) -> frozenset[UUID]:
    """Return the walks in which pain spread down the leg, by the last that was said."""
    spread: dict[UUID, bool] = {}
    for entry in sorted(log, key=lambda each: (each.at, str(each.id))):
        match entry.said:
            case LegPain(walk):
                spread[walk] = True
            case NoLegPain(walk):
                spread[walk] = False
            case _:
                pass
    return frozenset(walk for walk, has in spread.items() if has)
