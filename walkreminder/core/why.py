"""Why the app speaks or is silent: one value, told alike everywhere."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from walkreminder.core import walk as walks
from walkreminder.core.reminder import next_asked
from walkreminder.core.state import (
    Gap,
    Mode,
    Open,
    Question,
    Scene,
    State,
    StateName,
    name_of,
    until_of,
)
from walkreminder.core.wishes import Silent, silent_ahead

if TYPE_CHECKING:
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.settings import HoldReason
    from walkreminder.core.timetable import Slot


class WhyKind(enum.StrEnum):
    """What the sentence is about."""

    LOCKED = "locked"
    ASKING_SLEPT = "asking-slept"
    ASKING_STOPPED = "asking-stopped"
    ASKING_RAN_ON = "asking-ran-on"
    ASKING_AWAY = "asking-away"
    WALKING = "walking"
    PAST_GOAL = "past-goal"
    PAUSED = "paused"
    QUIET = "quiet"
    PROMPTING = "prompting"
    OFFERING = "offering"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    HOLDING = "holding"
    SETTLING = "settling"
    NEXT = "next"
    NO_REMINDERS = "no-reminders"
    NOTHING_AHEAD = "nothing-ahead"


@dataclass(frozen=True, slots=True)
class Why:
    """The one reason, with what its sentence names.

    `at` is the instant named, `length` a length of time. While waiting, `last`
    or `walked` is what this day brought last, `silent` what of it will not be asked,
    and `next` what comes; `rests` if the programme asks for no walk today.
    """

    kind: WhyKind
    at: datetime | None = None
    length: timedelta | None = None
    hold: HoldReason | None = None
    next: Slot | None = None
    last: Line | None = None
    walked: WalkRecord | None = None
    silent: Silent | None = None
    rests: bool = False


def why(state: State, scene: Scene) -> Why:
    """Return the reason for what the app does or leaves undone now."""
    match name_of(state):
        case StateName.LOCKED:
            return Why(WhyKind.LOCKED)
        case StateName.ASKING if state.question is not None:
            return _asking(state.question)
        case StateName.WALKING | StateName.PAUSED:
            return _walking(state, scene)
        case StateName.QUIET:
            until = None if state.quiet is None else state.quiet.until
            return Why(WhyKind.QUIET, at=until)
        case _:
            return _waiting(state, scene) if state.open is None else _open(state.open)


def _asking(question: Question) -> Why:
    kinds = {
        Gap.SLEPT: WhyKind.ASKING_SLEPT,
        Gap.STOPPED: WhyKind.ASKING_STOPPED,
        Gap.RAN_ON: WhyKind.ASKING_RAN_ON,
    }
    return Why(kinds[question.gap], length=question.until - question.since)


def _walking(state: State, scene: Scene) -> Why:
    walk = state.walk
    assert walk is not None
    if walk.paused_at is not None:
        return Why(WhyKind.PAUSED, at=walk.paused_at)
    if walks.remaining(walk, scene.now):
        return Why(WhyKind.WALKING, at=until_of(state, scene))
    return Why(WhyKind.PAST_GOAL, length=walks.elapsed(walk, scene.now))


def _open(open_: Open) -> Why:
    due = open_.slot.due
    match open_.mode:
        case Mode.SNOOZED:
            return Why(WhyKind.SNOOZED, at=open_.until)
        case Mode.ASKING:
            length = None if open_.away is None else open_.away.length
            return Why(WhyKind.ASKING_AWAY, length=length)
        case Mode.HOLDING if open_.hold is not None:
            return Why(WhyKind.HOLDING, at=open_.since, hold=open_.hold)
        case Mode.HOLDING:
            return Why(WhyKind.SETTLING, at=due)
        case Mode.PROMPTING if open_.dismissed:
            return Why(WhyKind.DISMISSED, at=open_.expires)
        case _:
            return Why(WhyKind.OFFERING if open_.offer else WhyKind.PROMPTING, at=due)


def _waiting(state: State, scene: Scene) -> Why:
    coming = next_asked(state, scene)
    last, walked = _latest_today(scene)
    silent = silent_ahead(state, scene)
    plan = scene.plan
    rests = plan is not None and plan.rests_today
    told = Why(WhyKind.NEXT, last=last, walked=walked, silent=silent, rests=rests)
    if coming is not None:
        return replace(told, at=coming.due, next=coming)
    has_reminders = any(each.enabled for each in scene.settings.reminders)
    kind = WhyKind.NOTHING_AHEAD if has_reminders else WhyKind.NO_REMINDERS
    return replace(told, kind=kind)


def _latest_today(scene: Scene) -> tuple[Line | None, WalkRecord | None]:
    """Return what this day brought last: a line that was not walked, or a walk."""
    line, walk = scene.past.last_line, scene.past.last_walk
    if line is not None and line.walk is not None:
        line = None
    if line is not None and walk is not None:
        return (line, None) if line.settled > walk.ended else (None, walk)
    return line, walk
