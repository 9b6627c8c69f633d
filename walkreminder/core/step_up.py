"""Whether the next level is offered, and what is still wanting: offered, never forced.

Quoted is the plan's rule: "2+ weeks at level, 80% of walks done, no red, at most one
amber in the last 14 days". Anything else holds.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.levels import LEVELS, TOP, Level
from walkreminder.core.pain import Colour
from walkreminder.core.programme import may_step_up
from walkreminder.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Container

LOOKED_BACK: Final = timedelta(days=14)
HELD_FOR: Final = timedelta(days=14)
DONE_PERCENT: Final = 80
MOST_AMBERS: Final = 1


class Wants(enum.StrEnum):
    """What a step up asks for."""

    TIME = "time"
    WALKS = "walks"
    NO_RED = "no-red"
    FEW_AMBERS = "few-ambers"


class Holds(enum.StrEnum):
    """What holds at the level, whatever was walked."""

    LOCKED = "locked"
    MUST_BE_CHECKED = "must-be-checked"
    DRIFTED = "drifted"
    FLARE_UP = "flare-up"
    WAY_BACK = "way-back"
    CHOSEN = "chosen"
    AT_THE_TOP = "at-the-top"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is asked for: how much there is, of how much, and whether enough.

    Days for time, days walked of those planned for walks, and walks for colours.
    """

    wants: Wants
    has: int
    of: int
    is_met: bool


@dataclass(frozen=True, slots=True)
class Next:
    """The level above, what it asks for, and what holds; `rated` if any walk is."""

    index: int
    wanted: tuple[Wanted, ...]
    holds: Holds | None
    since: date
    rated: bool

    @property
    def level(self) -> Level:
        """The level above."""
        return LEVELS[self.index]

    @property
    def is_offered(self) -> bool:
        """Whether it is time."""
        return self.holds is None and all(each.is_met for each in self.wanted)


def next_level(now: Standing, planned: Container[date], today: date) -> Next:
    """Return what comes next for a standing.

    `planned` are the days that the programme planned walks for, up to today, before
    any that was missed moved on. Those of the present level that are over count, and
    today once it was walked.
    """
    level = LEVELS[now.index]
    first = max(now.begins, today - level.steady)
    days = now.days_within(first, today)
    done = {each.day for each in days if each.is_done(level)}
    span = (first + timedelta(days=n) for n in range((today - first).days + 1))
    asked = [d for d in span if d in planned and (d < today or d in done)]
    # A walk on another day makes good for one that was missed.
    walked = min(len(done), len(asked))
    recent = [w.colour for w in now.walks if today - w.day < LOOKED_BACK]
    reds, ambers = recent.count(Colour.RED), recent.count(Colour.AMBER)
    kept = (today - now.since).days
    wanted = (
        Wanted(Wants.TIME, kept, level.steady.days, may_step_up(now, today)),
        Wanted(Wants.WALKS, walked, len(asked), _enough(walked, len(asked))),
        Wanted(Wants.NO_RED, reds, 0, not reds),
        Wanted(Wants.FEW_AMBERS, ambers, MOST_AMBERS, ambers <= MOST_AMBERS),
    )
    rated = any(walk.colour is not None for walk in now.walks)
    above = min(now.index + 1, TOP)
    return Next(above, wanted, holds(now, today), now.since + level.steady, rated)


def holds(now: Standing, today: date) -> Holds | None:
    """Return the weightiest thing that holds at the level, if any does."""
    held = now.held is not None and today - now.held < HELD_FOR
    reasons = (
        (now.locked, Holds.LOCKED),
        (now.must_be_checked, Holds.MUST_BE_CHECKED),
        (now.has_drifted, Holds.DRIFTED),
        (now.flared_up is not None, Holds.FLARE_UP),
        (now.way_back is not None, Holds.WAY_BACK),
        (now.index == TOP, Holds.AT_THE_TOP),
        (_last_colour(now) is Colour.AMBER, Holds.AMBER),
        (held and (now.held or today) >= now.since, Holds.CHOSEN),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _last_colour(now: Standing) -> Colour | None:
    """Return the colour of the last walk: after amber "next walk same; no step up"."""
    return now.walks[-1].colour if now.walks else None


def _enough(walked: int, asked: int) -> bool:
    return asked > 0 and 100 * walked >= DONE_PERCENT * asked
