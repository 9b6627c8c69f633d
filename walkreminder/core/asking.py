"""The open slot: how it asks, waits, makes room for a newer one, and gives up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from walkreminder.core.ledger import Line, Outcome, Reason, Record
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import Absence, Mode, Open, Scene, State
from walkreminder.core.timetable import Slot, local_date

Step: TypeAlias = tuple[State, tuple[Record, ...]]

# A ring this much late means that the computer slept: an alarm that only had a
# busy moment is not told as one that was asleep.
LATE = timedelta(seconds=60)

OFFER_AFTER = 3  # slots in a row that were ignored
OFFER_PAUSE = timedelta(days=7)
LEAST_AFTER_SNOOZE = timedelta(minutes=10)


def settle(
    slots: tuple[Slot, ...], outcome: Outcome, reason: Reason | None, scene: Scene
) -> tuple[Line, ...]:
    """Return the lines that end these slots."""
    return tuple(Line(slot.key, slot.due, outcome, reason, scene.now) for slot in slots)


def settle_open(
    state: State, outcome: Outcome, reason: Reason | None, scene: Scene
) -> Step:
    """End the open slot, if there is one, and those that share its fate."""
    if state.open is None:
        return state, ()
    return replace(state, open=None), settle(state.open.slots, outcome, reason, scene)


def advance_open(state: State, scene: Scene, cause: Reason) -> Step:
    """Let time pass for the open slot: ask again, prompt after a wait, give up."""
    open_ = state.open
    if open_ is None:
        return state, ()
    if open_.mode is Mode.SNOOZED and open_.until is not None:
        if scene.now < open_.until:
            return state, ()
        if scene.now < open_.expires:
            return ask(state, replace(open_, until=None), scene), ()
    if scene.now >= open_.expires:
        return _give_up(state, open_, scene, cause)
    if open_.mode is Mode.HOLDING and open_.hold not in _active_holds(state, scene):
        return ask(state, open_, scene), ()
    if open_.repeat_at is not None and scene.now >= open_.repeat_at:
        return _repeat(state, open_, scene), ()
    return state, ()


def _repeat(state: State, open_: Open, scene: Scene) -> State:
    """Ask once more; what would hold a prompt back puts that off."""
    if _active_holds(state, scene) or _settles(state, scene):
        return state
    again = replace(open_, asked=open_.asked + 1, repeat_at=None, repeated=True)
    return replace(state, open=again)


def ask(state: State, open_: Open, scene: Scene) -> State:
    """Put up the prompt, or hold it back where something is in its way."""
    holds = _active_holds(state, scene)
    if holds or _settles(state, scene):
        hold = holds[0] if holds else None
        since = open_.since if open_.mode is Mode.HOLDING else scene.now
        held = replace(open_, mode=Mode.HOLDING, hold=hold, since=since, repeat_at=None)
        return replace(state, open=held)
    if open_.away is not None:
        return replace(state, open=_as_question(open_, scene))
    # One that nobody has answered is still that offer, after a restart as well.
    offer = open_.offer or _offers_another_time(state, scene)
    prompt = replace(
        open_,
        mode=Mode.PROMPTING,
        since=scene.now,
        hold=None,
        asked=open_.asked + 1,
        repeat_at=None if open_.repeated else _repeats_at(scene),
        dismissed=False,
        offer=offer,
    )
    return replace(state, open=prompt, offered=scene.now if offer else state.offered)


def _as_question(open_: Open, scene: Scene) -> Open:
    """Return the open slot asking whether the absence was its walk."""
    return replace(
        open_,
        mode=Mode.ASKING,
        since=scene.now,
        hold=None,
        repeat_at=None,
    )


def snoozed(open_: Open, length: timedelta, now: datetime) -> Open:
    """Return the open slot put off: what patience was left begins after the snooze."""
    patience_from = max(now, open_.until or now)
    left = max(open_.expires - patience_from, LEAST_AFTER_SNOOZE)
    until = now + length
    return replace(
        open_,
        mode=Mode.SNOOZED,
        since=now,
        until=until,
        expires=until + left,
        repeat_at=None,
        hold=None,
        dismissed=False,
        offer=False,
        by_start=False,
        away=None,
        repeated=False,
    )


def take_place(state: State, fresh: Open, scene: Scene, cause: Reason) -> Step:
    """Open a newer slot, in an older one's place if there is one."""
    older = state.open
    if older is None:
        return ask(state, fresh, scene), ()
    # The prompt on screen is replaced, so the count goes on growing.
    fresh = replace(fresh, asked=older.asked)
    if older.expires <= fresh.slot.due:
        # By then nobody was asked any more.
        state, lines = _give_up(state, older, scene, cause)
        if state.ignored_day != local_date(fresh.slot.due, scene.zone):
            return ask(state, fresh, scene), lines
        more = settle(fresh.slots, Outcome.MISSED, Reason.IGNORED, scene)
        return state, (*lines, *more)
    state, lines = settle_open(state, Outcome.MISSED, Reason.SUPERSEDED, scene)
    return _go_on(state, older, fresh, scene), lines


def _go_on(state: State, older: Open, fresh: Open, scene: Scene) -> State:
    """Let a snooze or hold of the older slot run on for the newer one."""
    if older.mode is Mode.SNOOZED and older.until is not None:
        expires = max(fresh.expires, older.until + LEAST_AFTER_SNOOZE)
        runs_on = replace(
            older,
            slots=fresh.slots,
            expires=expires,
            jumped=fresh.jumped,
            by_start=fresh.by_start,
        )
        return replace(state, open=runs_on)
    if older.mode is Mode.HOLDING:
        fresh = replace(fresh, since=older.since)
    if may_be_walk_of(fresh.slot, older.away):
        fresh = replace(fresh, away=older.away)
    return ask(state, fresh, scene)


def may_be_walk_of(slot: Slot, away: Absence | None) -> bool:
    """Tell whether the user was away for at least as long as a slot's walk."""
    return away is not None and away.length >= timedelta(minutes=slot.minutes)


def _give_up(state: State, open_: Open, scene: Scene, cause: Reason) -> Step:
    """Settle the open slot at the end of its patience."""
    reason = Reason.IGNORED
    if open_.dismissed:
        reason = Reason.DISMISSED
    elif cause is Reason.OFF or scene.now - open_.expires > LATE:
        reason = cause
    elif open_.mode is Mode.SNOOZED:
        # The end of the snooze went by unseen, minutes ago.
        reason = cause
    elif open_.mode is Mode.HOLDING:
        # Nobody has ignored what was never on screen.
        reason = Reason(open_.hold.value) if open_.hold else state.settle_after
    if open_.offer and reason is Reason.IGNORED:
        # Its own day: patience may have run over midnight.
        state = replace(state, ignored_day=local_date(open_.slot.due, scene.zone))
    return settle_open(state, Outcome.MISSED, reason, scene)


def _offers_another_time(state: State, scene: Scene) -> bool:
    since = state.answered
    ignored = [at for at in scene.past.ignored if since is None or at > since]
    lately = state.offered is not None and scene.now - state.offered < OFFER_PAUSE
    return len(ignored) >= OFFER_AFTER and not lately


def _settles(state: State, scene: Scene) -> bool:
    return state.settle_until is not None and scene.now < state.settle_until


def _repeats_at(scene: Scene) -> datetime:
    return scene.now + scene.settings.prompt.repeat_after


def _active_holds(state: State, scene: Scene) -> tuple[HoldReason, ...]:
    wanted = scene.settings.prompt.hold_when
    return tuple(hold for hold in state.holds if hold in wanted)
