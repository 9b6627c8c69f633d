"""A walk as a value: its phases, pauses and counted time at any instant."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from walkreminder.core.timetable import Slot, SlotKey

ZERO = timedelta(0)


class Phase(enum.StrEnum):
    """The parts of a walk."""

    WARM_UP = "warm-up"
    WALK = "walk"
    COOL_DOWN = "cool-down"
    EXTRA = "extra"  # past the goal, where the user keeps counting


class Cue(enum.StrEnum):
    """What whoever walks is told on the way."""

    START = "start"
    HALF_WAY = "half-way"
    LAST_MINUTE = "last-minute"
    END = "end"


@dataclass(frozen=True, slots=True)
class Walk:
    """A timed walk that runs or is paused.

    `slots` are those whose prompt started it, the one that opened first;
    `met` are those that came due while it ran, `hushed` those of them that did so
    in quiet; `before` is back pain before it, 0 to 10. `cued` are the cues whose time
    has come, given or too late for it. `back_at` is when the user came back to the
    keyboard, while it is asked whether the walk ended then. Instants are UTC; `zone` is
    the IANA name of the zone it started in, for it belongs whole to that date.
    """

    id: UUID
    started: datetime
    zone: str
    goal: timedelta
    warm_up: timedelta
    cool_down: timedelta
    paused_for: timedelta = ZERO
    paused_at: datetime | None = None
    slots: tuple[Slot, ...] = ()
    met: tuple[Slot, ...] = ()
    hushed: tuple[SlotKey, ...] = ()
    before: int | None = None
    cued: tuple[Cue, ...] = ()
    back_at: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether its time stands still."""
        return self.paused_at is not None


def elapsed(walk: Walk, now: datetime) -> timedelta:
    """Return the counted time; never negative, also when the clock went back."""
    until = walk.paused_at or now
    return max(until - walk.started - walk.paused_for, ZERO)


def remaining(walk: Walk, now: datetime) -> timedelta:
    """Return the time to the goal; zero past it."""
    return max(walk.goal - elapsed(walk, now), ZERO)


def ends_at(walk: Walk, counted: timedelta) -> datetime:
    """Return the instant at which this much is counted, if it is not paused."""
    return walk.started + walk.paused_for + counted


def phases(walk: Walk) -> tuple[tuple[Phase, timedelta], ...]:
    """Return the phases and their lengths; a short walk keeps half for walking."""
    most = walk.goal / 4
    warm_up, cool_down = min(walk.warm_up, most), min(walk.cool_down, most)
    return (
        (Phase.WARM_UP, warm_up),
        (Phase.WALK, walk.goal - warm_up - cool_down),
        (Phase.COOL_DOWN, cool_down),
    )


def phase_at(walk: Walk, now: datetime) -> Phase:
    """Return the phase a walk is in."""
    counted, end = elapsed(walk, now), ZERO
    for phase, length in phases(walk):
        end += length
        if counted < end:
            return phase
    return Phase.EXTRA


def phase_ends(walk: Walk) -> list[datetime]:
    """Return the instants at which its phases end, were it never paused again."""
    ends, counted = [], ZERO
    for _phase, length in phases(walk):
        counted += length
        ends.append(ends_at(walk, counted))
    return ends


def pause(walk: Walk, now: datetime) -> Walk:
    """Let its time stand still."""
    return walk if walk.paused else replace(walk, paused_at=max(now, walk.started))


def resume(walk: Walk, now: datetime) -> Walk:
    """Let its time run again."""
    if walk.paused_at is None:
        return walk
    away = max(now - walk.paused_at, ZERO)
    return replace(walk, paused_at=None, paused_for=walk.paused_for + away)


def meet(walk: Walk, slots: tuple[Slot, ...], hushed: tuple[SlotKey, ...]) -> Walk:
    """Let slots that came due wait for its end; some of them did so in quiet."""
    return replace(walk, met=walk.met + slots, hushed=walk.hushed + hushed)


def keep_met(walk: Walk, slots: tuple[Slot, ...]) -> Walk:
    """Let only these of the slots that came due wait for its end."""
    keys = {slot.key for slot in slots}
    hushed = tuple(key for key in walk.hushed if key in keys)
    return replace(walk, met=slots, hushed=hushed)


def extend(walk: Walk, by: timedelta, now: datetime, cap: timedelta) -> Walk:
    """Move the goal, from a minute past what is already counted to the cap."""
    least = elapsed(walk, now) + timedelta(minutes=1)
    goal = max(walk.goal + by, min(least, walk.goal))
    return replace(walk, goal=min(goal, cap))
