"""How slots end, in plain words, and what is open or walked meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.simulation.rules import Due, plain

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.core.timetable import Slot


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome and its reason."""

    outcome: str
    reason: str | None = None

    def __str__(self) -> str:
        return self.outcome if self.reason is None else f"{self.outcome}/{self.reason}"


BY_USER, SAFETY = Ending("quiet", "by-user"), Ending("quiet", "safety")
GOAL_MET, SKIPPED = Ending("quiet", "goal-met"), Ending("skipped")
WALKED, COVERED = Ending("walked"), Ending("covered")


@dataclass(frozen=True, slots=True)
class Opened:
    """The slots that are being asked about, and how long."""

    dues: tuple[Due, ...]
    expires: datetime
    snoozed_until: datetime | None = None
    dismissed: bool = False
    jumped: bool = False

    @property
    def at(self) -> datetime:
        return self.dues[0].at


@dataclass(frozen=True, slots=True)
class Walking:
    """The slots that a walk answers, and those that came due in it."""

    dues: tuple[Due, ...]
    met: tuple[Due, ...] = ()


def dues_of(slots: tuple[Slot, ...]) -> tuple[Due, ...]:
    return tuple(
        Due(plain(slot.key), slot.due, slot.minutes, slot.day) for slot in slots
    )
