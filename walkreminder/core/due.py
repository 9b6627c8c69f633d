"""What becomes of slots that come due: the late policy, and the open slot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeAlias
from uuid import UUID

from walkreminder.core.ledger import Line, Outcome, Reason, Record
from walkreminder.core.settings import GoalMet, HoldReason
from walkreminder.core.state import ONCE, Mode, Open, Scene, State, Stretch
from walkreminder.core.timetable import (
    ONE_DAY,
    Slot,
    SlotKey,
    local_date,
    slots_between,
)

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


@dataclass(frozen=True, slots=True)
class Late:
    """Why slots may be found late: a cause, a change of zone, a jump of the clock.

    `moved` is how far ahead local time went with the zone, `jumped` how far the
    clock itself was set ahead.
    """

    cause: Reason
    moved: timedelta = timedelta(0)
    jumped: timedelta = timedelta(0)


def come_due(
    state: State, scene: Scene, cause: Reason, jump: timedelta = timedelta(0)
) -> Step:
    """Settle or open every slot that came due and is not in the ledger.

    `cause` is why slots that are found late were passed over, `jump` by how much
    the clock was set since the last look.
    """
    taken = _taken(state)
    once = [slot for slot in state.once if slot.due <= scene.now]
    found = [
        slot for slot in (*_due_slots(state, scene), *once) if slot.key not in taken
    ]
    found.sort(key=lambda slot: (slot.due, -slot.minutes, slot.key))
    late = Late(cause, _moved_by(state, scene), max(jump, timedelta(0)))
    return judge(_look(state, scene), tuple(found), scene, late)


def judge(state: State, slots: tuple[Slot, ...], scene: Scene, late: Late) -> Step:
    """Test due slots in the order of the late policy; the newest one may open."""
    records: tuple[Record, ...] = ()
    left: list[Slot] = []
    for slot in slots:
        ending = _ending(state, slot, scene)
        if ending is None:
            left.append(slot)
        else:
            outcome, reason, by = ending
            line = settle((slot,), outcome, reason, scene)[0]
            records += (replace(line, walk=by),)
    if state.walk is not None:
        walk = replace(state.walk, met=(*state.walk.met, *left))
        return replace(state, walk=walk), records
    state, more = _open_newest(state, left, scene, late)
    return state, records + more


def _ending(
    state: State, slot: Slot, scene: Scene
) -> tuple[Outcome, Reason | None, UUID | None] | None:
    """Return what ends a due slot without asking, or None where it should ask."""
    if state.locked:
        return Outcome.QUIET, Reason.SAFETY, None
    if slot.key in state.skips:
        return Outcome.SKIPPED, None, None
    if state.not_today is not None and state.not_today.day == slot.day:
        return Outcome.SKIPPED, state.not_today.reason, None
    if state.walk is not None:
        return None
    if covers(state.last_walk, slot, scene):
        walk = state.last_walk.id if state.last_walk is not None else None
        return Outcome.COVERED, None, walk
    if _is_quiet_at(state, slot.due):
        return Outcome.QUIET, Reason.BY_USER, None
    if _goal_is_met(slot, scene):
        return Outcome.QUIET, Reason.GOAL_MET, None
    if state.ignored_day == local_date(slot.due, scene.zone):
        return Outcome.MISSED, Reason.IGNORED, None
    return None


def covers(walk: Stretch | None, slot: Slot, scene: Scene) -> bool:
    """Tell whether a walk that is over did what a slot would have asked for."""
    if walk is None:
        return False
    within = scene.settings.prompt.covered_by_walk_within
    in_reach = walk.started <= slot.due <= walk.ended + within
    return in_reach and 2 * walk.counted >= timedelta(minutes=slot.minutes)


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
        again = replace(open_, asked=open_.asked + 1, repeat_at=None)
        return replace(state, open=again), ()
    return state, ()


def ask(state: State, open_: Open, scene: Scene) -> State:
    """Put up the prompt, or hold it back where something is in its way."""
    holds = _active_holds(state, scene)
    settling = state.settle_until is not None and scene.now < state.settle_until
    if holds or settling:
        hold = holds[0] if holds else None
        since = open_.since if open_.mode is Mode.HOLDING else scene.now
        held = replace(open_, mode=Mode.HOLDING, hold=hold, since=since, repeat_at=None)
        return replace(state, open=held)
    offer = _offers_another_time(state, scene)
    prompt = replace(
        open_,
        mode=Mode.PROMPTING,
        since=scene.now,
        hold=None,
        asked=open_.asked + 1,
        repeat_at=scene.now + scene.settings.prompt.repeat_after,
        dismissed=False,
        offer=offer,
    )
    return replace(state, open=prompt, offered=scene.now if offer else state.offered)


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
        offer=False,
    )


def _open_newest(state: State, slots: list[Slot], scene: Scene, late: Late) -> Step:
    if not slots:
        return state, ()
    groups = [tuple(group) for _, group in groupby(slots, key=lambda s: s.due)]
    records: tuple[Record, ...] = ()
    patience = scene.settings.prompt.patience
    newest = groups[-1] if scene.now - groups[-1][0].due <= patience else None
    for group in groups:
        if group is not newest:
            reason = _why_late(group[0], scene, late)
            records += settle(group, Outcome.MISSED, reason, scene)
    if newest is None:
        return state, records
    fresh = Open(
        newest,
        Mode.HOLDING,
        scene.now,
        newest[0].due + patience,
        jumped=newest[0].due > scene.now - late.jumped,
    )
    if state.open is None:
        return ask(state, fresh, scene), records
    older = state.open
    state, lines = settle_open(state, Outcome.MISSED, Reason.SUPERSEDED, scene)
    return _take_place(state, older, fresh, scene), (*lines, *records)


def _take_place(state: State, older: Open, fresh: Open, scene: Scene) -> State:
    """Open a newer slot in an older one's place; a snooze or hold runs on."""
    if older.mode is Mode.SNOOZED and older.until is not None:
        expires = max(fresh.expires, older.until + LEAST_AFTER_SNOOZE)
        runs_on = replace(
            older, slots=fresh.slots, expires=expires, jumped=fresh.jumped
        )
        return replace(state, open=runs_on)
    # The prompt on screen is replaced, so the count goes on growing.
    fresh = replace(fresh, asked=older.asked)
    if older.mode is Mode.HOLDING:
        fresh = replace(fresh, since=older.since)
    return ask(state, fresh, scene)


def _why_late(slot: Slot, scene: Scene, late: Late) -> Reason:
    if slot.due > scene.now - late.jumped:
        return Reason.CLOCK
    if slot.key.reminder != ONCE and slot.due + late.moved > scene.now:
        # Where we came from its time has yet to come.
        return Reason.TRAVEL
    if scene.now - slot.due <= LATE:
        return Reason.SUPERSEDED
    return late.cause


def _give_up(state: State, open_: Open, scene: Scene, cause: Reason) -> Step:
    """Settle the open slot at the end of its patience."""
    reason = Reason.IGNORED
    if open_.dismissed:
        reason = Reason.DISMISSED
    elif cause is Reason.OFF or scene.now - open_.expires > LATE:
        reason = cause
    elif open_.hold is not None:
        reason = Reason(open_.hold.value)
    if open_.offer and reason is Reason.IGNORED:
        state = replace(state, ignored_day=local_date(scene.now, scene.zone))
    return settle_open(state, Outcome.MISSED, reason, scene)


def _offers_another_time(state: State, scene: Scene) -> bool:
    since = state.answered
    ignored = [at for at in scene.past.ignored if since is None or at > since]
    lately = state.offered is not None and scene.now - state.offered < OFFER_PAUSE
    return len(ignored) >= OFFER_AFTER and not lately


def _active_holds(state: State, scene: Scene) -> tuple[HoldReason, ...]:
    wanted = scene.settings.prompt.hold_when
    return tuple(hold for hold in state.holds if hold in wanted)


def _is_quiet_at(state: State, due: datetime) -> bool:
    quiet = state.quiet
    if quiet is None or due < quiet.since:
        return False
    return quiet.until is None or due < quiet.until


def _goal_is_met(slot: Slot, scene: Scene) -> bool:
    settings = scene.settings
    if settings.prompt.when_goal_met is not GoalMet.QUIET:
        return False
    is_today = local_date(slot.due, scene.zone) == local_date(scene.now, scene.zone)
    return is_today and scene.past.today >= timedelta(minutes=settings.goal_today)


def _due_slots(state: State, scene: Scene) -> list[Slot]:
    """Look back, in the present zone, from a day before the last look to now."""
    since = {rule.reminder: rule.since for rule in state.in_force}
    window = slots_between(
        scene.settings.timetable,
        min(state.looked, scene.now) - ONE_DAY,
        scene.now,
        scene.zone,
    )
    return [
        slot
        for slot in window
        if slot.key not in scene.past.settled
        and slot.key.reminder in since
        and slot.due >= since[slot.key.reminder]
    ]


def _taken(state: State) -> frozenset[SlotKey]:
    """Return the keys that are open or wait on a walk."""
    slots: tuple[Slot, ...] = () if state.open is None else state.open.slots
    if state.walk is not None:
        slots += state.walk.slots + state.walk.met
    return frozenset(slot.key for slot in slots)


def _moved_by(state: State, scene: Scene) -> timedelta:
    """Return how far ahead local time has moved by a change of zone alone."""
    if state.zone in {"", scene.zone.key}:
        return timedelta(0)
    return _offset(scene) - state.offset


def _look(state: State, scene: Scene) -> State:
    """Note when and where we looked; one-off slots that are due are judged now."""
    return replace(
        state,
        looked=scene.now,
        zone=scene.zone.key,
        offset=_offset(scene),
        running=scene.running,
        once=tuple(slot for slot in state.once if slot.due > scene.now),
    )


def _offset(scene: Scene) -> timedelta:
    return scene.now.astimezone(scene.zone).utcoffset() or timedelta(0)
