"""What a report tells of the log: levels and their steps, flare-ups, and signs.

It alone knows how long a sign that was named has stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from walkreminder.core.course import Course, gone_on, in_order
from walkreminder.core.days import day_of
from walkreminder.core.flare import Flare, flares_of
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import Level
from walkreminder.core.programme_log import (
    Checked,
    Cleared,
    Entry,
    LegPain,
    Sign,
    down_the_leg,
)
from walkreminder.core.standing import Change

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from uuid import UUID

    from walkreminder.core.standing import Standing


@dataclass(frozen=True, slots=True)
class LevelStep:
    """A change of level: when, to which one, from which one, and by what."""

    day: date
    to: int
    was: int | None
    change: Change


@dataclass(frozen=True, slots=True)
class Named:
    """A sign that was named: since when, and until when it stood.

    `cleared`: a clinician has; else the list was answered anew.
    """

    day: date
    sign: Sign
    until: date | None = None
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the log says of a period: the level at its end, and what was in it.

    `legs` are the days on which it was said that pain spread down the leg.
    """

    level: Level | None = None
    since: date | None = None
    steps: tuple[LevelStep, ...] = ()
    flares: tuple[Flare, ...] = ()
    signs: tuple[Named, ...] = ()
    legs: tuple[date, ...] = ()


def told_of(
    log: Iterable[Entry], walks: Iterable[WalkRecord], first: date, last: date
) -> Told:
    """Return what was said and walked tells of the dates from a first to a last one.

    `walks` have to be all of them: where somebody stands follows from the beginning.
    """
    said = [entry for entry in log if entry.day <= last]
    if not said:
        return Told()
    spread = down_the_leg(said)
    on_foot = (walk for walk in walks if day_of(walk) <= last)
    standing, steps = _levels((*said, *on_foot), spread, last)
    flares = flares_of(said)
    return Told(
        None if standing is None else standing.level,
        None if standing is None else standing.since,
        tuple(step for step in steps if first <= step.day),
        tuple(each for each in flares if each.last is None or each.last >= first),
        tuple(each for each in signs_of(said) if (each.until or last) >= first),
        _leg_days(said, spread, first),
    )


def signs_of(log: Iterable[Entry]) -> tuple[Named, ...]:
    """Return the signs that were named, in order, and what became of each."""
    found: list[Named] = []
    standing: Named | None = None
    for entry in in_order(log):
        match entry.said:
            case Checked(sign):
                if standing is not None and _stays(standing.sign, sign):
                    continue
                if standing is not None:
                    found.append(Named(standing.day, standing.sign, entry.day))
                standing = None if sign is None else Named(entry.day, sign)
            case Cleared() if standing is not None:
                day, sign = standing.day, standing.sign
                found.append(Named(day, sign, entry.day, cleared=True))
                standing = None
            case _:
                pass
    return tuple(found if standing is None else [*found, standing])


def _stays(named: Sign, answer: Sign | None) -> bool:
    """Tell whether an answer leaves a sign as it is: no answer ends an emergency."""
    return named is Sign.EMERGENCY or named is answer


def _levels(
    items: Sequence[Entry | WalkRecord], spread: Container[UUID], last: date
) -> tuple[Standing | None, list[LevelStep]]:
    """Return where somebody stands at last, and every change of level by then."""
    course, steps = Course(), list[LevelStep]()
    before: Standing | None = None
    for item in in_order(items):
        day = item.day if isinstance(item, Entry) else day_of(item)
        # Days that were missed by then have led down already.
        before = _noted(before, course.on(max(day, course.last)), steps)
        course = gone_on(course, (item,), spread)
        before = _noted(before, course.standing, steps)
    return _noted(before, course.on(last), steps), steps


def _noted(
    before: Standing | None, now: Standing | None, steps: list[LevelStep]
) -> Standing | None:
    """Note where the level has changed; return the latest standing."""
    if now is not None and (before is None or now.index != before.index):
        was = None if before is None else before.index
        steps.append(LevelStep(now.since, now.index, was, now.change))
    return now or before


def _leg_days(
    log: Iterable[Entry], spread: Container[UUID], first: date
) -> tuple[date, ...]:
    days = {
        entry.day
        for entry in log
        if isinstance(entry.said, LegPain)
        and entry.said.walk in spread
        and entry.day >= first
    }
    return tuple(sorted(days))
