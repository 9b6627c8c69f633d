"""How slots end, in plain words, and what is open or walked meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.simulation.presence import Gone
from tests.simulation.rules import Due, plain, plain_slots

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.core.state import Open, State
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
    by_start: bool = False
    away: Gone | None = None

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


def gone_of(open_: Open) -> Gone | None:
    """Return the absence that a state asks about."""
    away = open_.away
    return None if away is None else Gone(away.since, away.until)


def opened_of(open_: Open) -> Opened:
    """Return what a state has open, as it is followed here."""
    return Opened(
        dues_of(open_.slots),
        open_.expires,
        open_.until if open_.mode.value == "snoozed" else None,
        open_.dismissed,
        open_.jumped,
        open_.by_start,
        gone_of(open_),
    )


def differences(opened: Opened | None, walk: Walking | None, state: State) -> list[str]:
    """Return how a state differs from what must be open or wait on the walk."""
    told = []
    open_ = () if opened is None else opened.dues
    seen = {} if state.open is None else plain_slots(state.open.slots)
    if {due.key: due.at for due in open_} != seen:
        told.append(f"open is {list(seen)}, should be {[d.key for d in open_]}")
    elif opened is not None and state.open is not None:
        if state.open.expires != opened.expires:
            told.append(f"patience ends {state.open.expires}, not {opened.expires}")
        until = state.open.until if state.open.mode.value == "snoozed" else None
        if until != opened.snoozed_until:
            told.append(f"snoozed to {until}, not {opened.snoozed_until}")
        away = gone_of(state.open)
        if away != opened.away:
            told.append(f"away was {away}, not {opened.away}")
    walked = (
        {}
        if state.walk is None
        else plain_slots(state.walk.slots) | plain_slots(state.walk.met)
    )
    dues = () if walk is None else walk.dues + walk.met
    if {due.key: due.at for due in dues} != walked:
        told.append(f"the walk has {list(walked)}, not {[d.key for d in dues]}")
    return told
