"""The app's whole behaviour: what an event does to the state, and when to look next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from walkreminder.core import away, back, clock, cues, walking, wishes
from walkreminder.core import events as on
from walkreminder.core.asking import Step, advance_open
from walkreminder.core.due import come_due, look_back
from walkreminder.core.fresh import knowing, without_withdrawn
from walkreminder.core.in_force import put_in_force
from walkreminder.core.ledger import Line, Reason, Record
from walkreminder.core.passing import forget_what_passed
from walkreminder.core.remembered import Start
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import Gap, Mode, Scene, State
from walkreminder.core.timetable import (
    Slot,
    midnight_after,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.events import Event


def first_state(scene: Scene) -> State:
    """Return the state of a first start: nothing exists before it."""
    return State(looked=scene.now)


def step(state: State, event: Event, scene: Scene) -> Step:
    """Return the state after an event, and the records it leaves.

    Any event is legal in any state; a wish that makes no sense now raises
    Refused with a sentence, and changes nothing.
    """
    state, records = _catch_up(state, event, scene)
    state, more = _apply(state, event, scene)
    state = cues.note(state, scene)
    told = _each_once(records + more, without_withdrawn(scene, records))
    return clock.keep_once(state, told, scene), told


def only_looked(before: State, after: State, scene: Scene) -> bool:
    """Tell whether a step did nothing but look, and forget what had passed."""
    as_after = replace(
        cues.note(forget_what_passed(before, scene), scene),
        looked=after.looked,
        zone=after.zone,
        offset=after.offset,
        running=after.running,
    )
    return as_after == after


def asking_as_planned(state: State, scene: Scene) -> State:
    """Return the state with the open walk as long as the programme asks for now.

    A red rating of the walk before it, its correction, or a flare-up may be told while
    it is asked for. Also what is on screen follows from this, once that was kept.
    """
    open_, plan = state.open, scene.plan
    if open_ is None or plan is None:
        return state
    slots = tuple(plan.fitted(slot) for slot in open_.slots)
    if slots == open_.slots:
        return state
    # Of slots due at one instant the longest walk is the one that is asked for.
    in_order = sorted(slots, key=lambda slot: (-slot.minutes, slot.key))
    return replace(state, open=replace(open_, slots=tuple(in_order)))


def deadline(state: State, scene: Scene) -> datetime | None:
    """Return the next instant after now at which the state wants a Tick.

    The timetable's own slots are not among them: each reminder has an alarm.
    """
    return min((at for at in _instants(state, scene) if at > scene.now), default=None)


def next_asked(state: State, scene: Scene) -> Slot | None:
    """Return the next slot that will really prompt, as things stand."""
    if state.locked or (state.quiet is not None and state.quiet.until is None):
        return None
    after = scene.now
    if state.quiet is not None and state.quiet.until is not None:
        after = max(after, state.quiet.until - timedelta(microseconds=1))
    return wishes.first_asked(state, after, scene)


def _catch_up(state: State, event: Event, scene: Scene) -> Step:
    """Let the time since the last event pass, whatever the event is."""
    cause = Reason.ASLEEP
    is_new = isinstance(event, on.Began)
    jump = (clock.least_jump if is_new else clock.jump_since)(state, scene)
    after = _known_until(state, event, scene, jump)
    if is_new:
        # What another process told stays: it knew its clock as well as this one.
        state = replace(state, start=None)
    state, withdrawn = clock.follow(state, jump, scene)
    match event:
        case on.Began():
            cause, state = Reason.OFF, _begin(state, scene)
        case on.Woke(reason):
            cause, state = reason, _settle_down(state, scene, reason)
        case on.SettingsChanged():
            state = put_in_force(state, scene)
        case _:
            pass
    scene = without_withdrawn(scene, withdrawn)
    gap = Gap.STOPPED if is_new else Gap.SLEPT
    state = walking.break_in(state, gap, scene, jump)
    state, ended = walking.advance_walk(state, scene)
    state, due = come_due(state, knowing(scene, ended), cause, jump, after)
    state, opened = advance_open(asking_as_planned(state, scene), scene, cause)
    state, locked = _lock_as_said(state, scene)
    return forget_what_passed(state, scene), withdrawn + ended + due + opened + locked


def _lock_as_said(state: State, scene: Scene) -> Step:
    """Lock where what was said asks for it, whoever said it and by whatever clock."""
    where = scene.past.standing
    if where is None or not where.locked or state.locked:
        return state, ()
    from walkreminder.core.programme_wishes import lock  # noqa: PLC0415 - for few

    return lock(state, scene)


def _known_until(state: State, event: Event, scene: Scene, jump: timedelta) -> datetime:
    """Return up to when every slot is known to be settled, open or in a walk.

    Where the last look was in this zone, by this clock and by these rules, that is
    the last look; else what we know may no longer be what there is.
    """
    is_news = isinstance(event, on.Began | on.Woke | on.SettingsChanged)
    if is_news or jump or state.zone != scene.zone.key:
        return look_back(state, scene)
    return state.looked


def _apply(state: State, event: Event, scene: Scene) -> Step:
    if isinstance(event, on.Answer) and (asks := away.asking(state)):
        return away.answer(state, asks, event, scene)
    if isinstance(event, on.WalkWish):
        return walking.grant(state, event, scene)
    if isinstance(event, on.PromptWish):
        return wishes.grant(state, event, scene)
    if isinstance(event, on.Correction):
        from walkreminder.core import corrections  # noqa: PLC0415 - seldom

        return corrections.grant(state, event, scene)
    if isinstance(event, on.ProgrammeWish):
        from walkreminder.core import programme_wishes  # noqa: PLC0415 - for few

        return programme_wishes.grant(state, event, scene)
    return _hear(state, event, scene)


def _each_once(records: tuple[Record, ...], scene: Scene) -> tuple[Record, ...]:
    """Leave out what is told already: history from elsewhere may be quicker."""
    settled = scene.past.settled
    return tuple(
        record
        for record in records
        if not isinstance(record, Line) or record.key not in settled
    )


def _hear(state: State, event: on.WorldEvent, scene: Scene) -> Step:
    """Take in what the world tells."""
    match event:
        case on.Tick() | on.Began() | on.Woke() | on.SettingsChanged():
            return state, ()
        case on.Left():
            return replace(state, left=state.walk is not None), ()
        case on.Held():
            return _hold(state, event, scene), ()
        case on.Released(reason):
            # With no time to settle nobody would look again before patience ends.
            return advance_open(_release(state, event, scene), scene, Reason(reason))
        case _:
            assert_never(event)


def _hold(state: State, event: on.Held, scene: Scene) -> State:
    if event.reason is HoldReason.AWAY:
        state = away.leave(back.forget(state), event.since, scene)
    others = (each for each in state.holds if each is not event.reason)
    return replace(state, holds=(*others, event.reason))


def _release(state: State, event: on.Released, scene: Scene) -> State:
    reason = event.reason
    if reason is HoldReason.AWAY and event.seen:
        at = scene.now if event.at is None else min(event.at, scene.now)
        state = away.come_back(back.ask(state, at, scene), at, scene)
    elif reason is HoldReason.AWAY:
        state = replace(state, away_since=None)
    held = tuple(each for each in state.holds if each is not reason)
    return replace(_settle_down(state, scene, Reason(reason)), holds=held)


def _begin(state: State, scene: Scene) -> State:
    """Start afresh: what was on screen is gone, and nobody knows of holds yet."""
    start = Start(scene.now, state.looked)
    state = replace(state, holds=(), away_since=None, start=start)
    state = put_in_force(state, scene)
    state = _settle_down(state, scene, Reason.OFF)
    if state.open is None or state.open.mode is Mode.SNOOZED:
        return state
    # Dismissed stays dismissed: asking again would break the promise.
    if state.open.dismissed:
        return state
    waits = replace(
        state.open, mode=Mode.HOLDING, hold=None, since=scene.now, repeat_at=None
    )
    return replace(state, open=waits)


def _settle_down(state: State, scene: Scene, after: Reason) -> State:
    until = scene.now + scene.settings.prompt.settle
    return replace(state, settle_until=until, settle_after=after)


def _instants(state: State, scene: Scene) -> Iterator[datetime]:
    """Yield the instants, past or coming, at which the state may change."""
    yield midnight_after(scene.now, scene.zone)
    yield from walking.instants(state, scene)
    yield from (slot.due for slot in state.once)
    if state.quiet is not None and state.quiet.until is not None:
        yield state.quiet.until
    if state.open is None:
        return
    yield state.open.expires
    if state.open.until is not None:
        yield state.open.until
    if state.open.repeat_at is not None:
        yield state.open.repeat_at
    if state.settle_until is not None:
        yield state.settle_until
