"""What a setting of the clock means: durations go on, what was jumped over is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from walkreminder.core import walk as walks
from walkreminder.core.ledger import Line, Reason, Record, Withdrawn
from walkreminder.core.passing import bring_back
from walkreminder.core.remembered import InForce
from walkreminder.core.state import Absence, Open, Question, Scene, State
from walkreminder.core.timetable import ONCE, Slot
from walkreminder.core.walk import Walk

# Smaller corrections are how every clock is kept right; they change nothing.
LEAST_JUMP = timedelta(seconds=5)
ZERO = timedelta(0)
MOST_ONCE = 100  # one-off slots that may come again: more than anybody asks for

# Before this there was no app: a clock that says so is wrong, as one that lost its
# battery is, and nothing can have been asked for then.
FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)

Step: TypeAlias = tuple[State, tuple[Record, ...]]


def jump_since(state: State, scene: Scene) -> timedelta:
    """Return by how much the clock was set since the last look; back is negative."""
    if state.running is None or scene.running is None:
        return least_jump(state, scene)
    passed = scene.running - state.running
    if passed < ZERO:
        return least_jump(state, scene)
    jump = scene.now - state.looked - passed
    return jump if abs(jump) >= LEAST_JUMP else ZERO


def least_jump(state: State, scene: Scene) -> timedelta:
    """Return by how much the clock was set back at least, where nobody can tell.

    The computer may have been started anew in between: a new process cannot know.
    """
    back = scene.now - state.looked
    return back if back <= -LEAST_JUMP else ZERO


def follow(
    state: State, jump: timedelta, scene: Scene
) -> tuple[State, tuple[Record, ...]]:
    """Let what lasts a while last as long as before, in the new time.

    Where the clock goes back, slots that were only jumped over come due again.
    """
    state = _no_later_than_now(state, scene)
    if not jump:
        return state, ()
    state = replace(
        state,
        walk=None if state.walk is None else _shift_walk(state.walk, jump),
        question=None if state.question is None else _shift_gap(state.question, jump),
        open=None if state.open is None else _shift_open(state.open, jump),
        settle_until=_shifted(state.settle_until, jump),
        away_since=_shifted(state.away_since, jump),
    )
    if jump > ZERO:
        return state, ()
    return _withdraw(bring_back(state, scene), scene)


def _withdraw(state: State, scene: Scene) -> tuple[State, tuple[Record, ...]]:
    """Take back what the clock had jumped over and has yet to come."""
    now, open_, walk, back = scene.now, state.open, state.walk, state.jumped_once
    by_clock = open_ is not None and (open_.jumped or open_.by_start)
    if open_ is not None and by_clock and open_.slot.due > now:
        back += open_.slots
        open_ = None
    if walk is not None:
        back += walk.met
        walk = walks.keep_met(walk, tuple(s for s in walk.met if s.due <= now))
    # Those of the timetable come by themselves, one-off ones are kept for it.
    once = tuple(s for s in back if s.key.reminder == ONCE and s.due > now)
    over = tuple(slot for slot in state.jumped_once if slot.due <= now)
    state = replace(
        state, open=open_, walk=walk, once=(*state.once, *once), jumped_once=over
    )
    start = state.start
    if start is None:
        return state, (Withdrawn(now),)
    return state, (Withdrawn(now, start.at, start.looked),)


def keep_once(state: State, records: tuple[Record, ...], scene: Scene) -> State:
    """Remember the one-off slots of lines that may be withdrawn: they come again.

    Those of the timetable come by themselves. A one-off slot belongs to its date and
    has the usual minutes.
    """
    minutes = scene.walk_minutes
    once = tuple(
        Slot(line.key, line.due, minutes, line.key.date)
        for line in records
        if isinstance(line, Line) and line.key.reminder == ONCE
        if line.reason is Reason.CLOCK or _is_of_start(line, state)
    )
    if not once:
        return state
    return replace(state, jumped_once=(*state.jumped_once, *once)[-MOST_ONCE:])


def _is_of_start(line: Line, state: State) -> bool:
    """Tell whether a line is one that this start told, of what nobody had seen."""
    start = state.start
    if start is None or line.reason is not Reason.OFF:
        return False
    return line.settled == start.at and line.due > start.looked


def _no_later_than_now(state: State, scene: Scene) -> State:
    """Bring to now what a wrong clock has left in the future, or before our time."""
    now = scene.now
    in_force = tuple(_begun(rule, now) for rule in state.in_force)
    answered = None if state.answered is None else min(state.answered, now)
    offered = None if state.offered is None else min(state.offered, now)
    quiet = state.quiet
    if quiet is not None:
        quiet = replace(quiet, since=min(quiet.since, now))
    back_on = tuple(replace(on, since=min(on.since, now)) for on in state.back_on)
    return replace(
        state,
        in_force=in_force,
        back_on=back_on,
        answered=answered,
        offered=offered,
        quiet=quiet,
    )


def _begun(rule: InForce, now: datetime) -> InForce:
    """Return a rule that is in force now, whatever the clock says.

    Nobody can tell whether the clock was wrong then or is wrong now. Once it is
    past that instant again, nothing from before it exists. Where it was wrong for
    sure and is right now, the rule begins now: it is the true first start.
    """
    if rule.since < FIRST_DAY <= now:
        return replace(rule, since=now, earlier=None)
    earlier = None if rule.since <= now else min(rule.begins, now)
    return rule if earlier == rule.earlier else replace(rule, earlier=earlier)


def _shift_walk(walk: Walk, jump: timedelta) -> Walk:
    return replace(
        walk,
        started=walk.started + jump,
        paused_at=_shifted(walk.paused_at, jump),
        back_at=_shifted(walk.back_at, jump),
    )


def _shift_gap(question: Question, jump: timedelta) -> Question:
    return replace(question, since=question.since + jump, until=question.until + jump)


def _shift_open(open_: Open, jump: timedelta) -> Open:
    away = open_.away
    return replace(
        open_,
        since=open_.since + jump,
        expires=open_.expires + jump,
        until=_shifted(open_.until, jump),
        repeat_at=_shifted(open_.repeat_at, jump),
        away=away and Absence(away.since + jump, away.until + jump),
    )


def _shifted(instant: datetime | None, jump: timedelta) -> datetime | None:
    return None if instant is None else instant + jump
