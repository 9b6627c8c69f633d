"""What becomes of slots that come due: the late policy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from walkreminder.core.asking import LATE, Step, settle, take_place
from walkreminder.core.in_force import exists
from walkreminder.core.ledger import (
    Outcome,
    Reason,
)
from walkreminder.core.remembered import Stretch
from walkreminder.core.settings import GoalMet
from walkreminder.core.state import Gap, Mode, Open, Question, Scene, State
from walkreminder.core.timetable import (
    ONCE,
    Slot,
    SlotKey,
    local_date,
    slots_between,
)
from walkreminder.core.walk import meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# How a slot ends unasked: outcome, reason, and the walk that covered it.
Ending: TypeAlias = tuple[Outcome, Reason | None, UUID | None]

# Two zones are up to 26 hours apart, and whoever flies from one to the other passes
# by as much local time in no time.
LOOK_BACK = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Late:
    """Why slots may be found late: a cause, a change of zone, a jump of the clock.

    `moved` is how far ahead local time went with the zone, `jumped` how far the
    clock itself was set ahead. `broken` is what broke into the walk they waited on,
    `hushed` are those that came due in quiet, which may be over by now.
    """

    cause: Reason
    moved: timedelta = timedelta(0)
    jumped: timedelta = timedelta(0)
    broken: Question | None = None
    hushed: frozenset[SlotKey] = frozenset()


def come_due(
    state: State, scene: Scene, cause: Reason, jump: timedelta, after: datetime
) -> Step:
    """Settle or open every slot that came due and is not in the ledger.

    `cause` is why slots that are found late were passed over, `jump` by how much
    the clock was set since the last look, `after` how far back slots are looked for.
    """
    once = (slot for slot in state.once if slot.due <= scene.now)
    found = list(unknown(state, scene, (*_due_slots(state, scene, after), *once)))
    found.sort(key=lambda slot: (slot.due, -slot.minutes, slot.key))
    late = Late(cause, _moved_by(state, scene), max(jump, timedelta(0)))
    return judge(_look(state, scene), tuple(found), scene, late)


def unknown(state: State, scene: Scene, slots: Iterable[Slot]) -> Iterator[Slot]:
    """Yield the slots that are neither in the ledger nor open nor met by a walk."""
    # Looked up in both: the ledger's keys may be thousands, too many to be copied.
    settled, in_hand = scene.past.settled, taken(state)
    return (s for s in slots if s.key not in settled and s.key not in in_hand)


def judge(state: State, slots: tuple[Slot, ...], scene: Scene, late: Late) -> Step:
    """Test due slots in the order of the late policy; the newest one may open."""
    jumped_over = _jumped_over(state, slots, scene, late)
    # A list: years may have passed, and a tuple would be copied for each slot.
    records = list(settle(jumped_over, Outcome.MISSED, Reason.CLOCK, scene))
    left: list[Slot] = []
    passed = frozenset(slot.key for slot in jumped_over)
    for slot in slots:
        if slot.key in passed:
            continue
        end = ending(state, slot, scene, late.hushed)
        if end is None:
            left.append(slot)
        else:
            outcome, reason, by = end
            line = settle((slot,), outcome, reason, scene)[0]
            records.append(replace(line, walk=by))
    if state.walk is not None:
        hushed = tuple(slot.key for slot in left if _is_quiet_at(state, slot.due))
        walk = meet(state.walk, tuple(left), hushed)
        return replace(state, walk=walk), tuple(records)
    state, more = _open_newest(state, left, scene, late)
    return state, (*records, *more)


def ending(
    state: State,
    slot: Slot,
    scene: Scene,
    hushed: frozenset[SlotKey] = frozenset(),
) -> Ending | None:
    """Return what ends a slot without asking, or None where it should ask."""
    if state.locked:
        return Outcome.QUIET, Reason.SAFETY, None
    if slot.key in state.skips:
        return Outcome.SKIPPED, None, None
    why_not = {each.day: each.reason for each in state.days_skipped}
    if slot.day in why_not:
        return Outcome.SKIPPED, why_not[slot.day], None
    if state.walk is not None:
        return None
    for walk in state.walks:
        if covers(walk, slot, scene):
            return Outcome.COVERED, None, walk.id
    quiet = slot.key in hushed or _is_quiet_at(state, slot.due)
    return _silence(slot, scene, quiet=quiet) or _ignored(state, slot, scene)


def _silence(slot: Slot, scene: Scene, *, quiet: bool) -> Ending | None:
    """Return what keeps a prompt silent, in its order: rest day, quiet, goal met."""
    plan = scene.plan
    if plan is not None and plan.rests(slot):
        return Outcome.QUIET, Reason.REST_DAY, None
    if quiet:
        return Outcome.QUIET, Reason.BY_USER, None
    if _goal_is_met(slot, scene):
        return Outcome.QUIET, Reason.GOAL_MET, None
    return None


def _ignored(state: State, slot: Slot, scene: Scene) -> Ending | None:
    """Return the end of a slot on a day whose offer of another time was ignored."""
    if state.ignored_day == local_date(slot.due, scene.zone):
        return Outcome.MISSED, Reason.IGNORED, None
    return None


def covers(walk: Stretch, slot: Slot, scene: Scene) -> bool:
    """Tell whether a walk that is over did what a slot would have asked for."""
    within = scene.settings.prompt.covered_by_walk_within
    in_reach = walk.started <= slot.due <= walk.ended + within
    return in_reach and 2 * walk.counted >= timedelta(minutes=slot.minutes)


def _jumped_over(
    state: State, slots: tuple[Slot, ...], scene: Scene, late: Late
) -> tuple[Slot, ...]:
    """Return what a clock set ahead passed by, whatever silence there was.

    Only such lines can be taken back when the clock is; the newest slot that may
    still be asked, and is not silent, is none of them.
    """
    if not slots or not late.jumped:
        return ()
    newest = slots[-1].due
    too_late = scene.now - newest >= scene.settings.prompt.patience
    return tuple(
        slot
        for slot in slots
        if slot.due > scene.now - late.jumped
        and (
            too_late
            or slot.due < newest
            or ending(state, slot, scene, late.hushed) is not None
        )
    )


def _open_newest(state: State, slots: list[Slot], scene: Scene, late: Late) -> Step:
    if not slots:
        return state, ()
    groups = [tuple(group) for _, group in groupby(slots, key=lambda s: s.due)]
    patience = scene.settings.prompt.patience
    newest = groups[-1] if scene.now - groups[-1][0].due < patience else None
    records = tuple(
        line
        for group in groups
        if group is not newest
        for line in settle(
            group, Outcome.MISSED, _why_late(group[0], scene, late), scene
        )
    )
    if newest is None:
        return state, records
    fresh = Open(
        newest,
        Mode.HOLDING,
        scene.now,
        newest[0].due + patience,
        jumped=newest[0].due > scene.now - late.jumped,
        by_start=late.cause is Reason.OFF,
    )
    state, lines = take_place(state, fresh, scene, late.cause)
    return state, (*lines, *records)


def _why_late(slot: Slot, scene: Scene, late: Late) -> Reason:
    if slot.key.reminder != ONCE and slot.due + late.moved > scene.now:
        # Where we came from its time has yet to come.
        return Reason.TRAVEL
    if scene.now - slot.due <= LATE:
        return Reason.SUPERSEDED
    broken_by = None if late.broken is None else late.broken.gap
    if broken_by is Gap.RAN_ON:
        return late.cause
    if late.broken is not None and slot.due >= late.broken.since:
        # Nobody knows of a walk then: the computer was not there.
        return Reason.ASLEEP if broken_by is Gap.SLEPT else Reason.OFF
    return late.cause


def _is_quiet_at(state: State, due: datetime) -> bool:
    # Also what a walk met before, and what a clock set back brings again: whoever
    # wants quiet now is not asked now.
    quiet = state.quiet
    return quiet is not None and (quiet.until is None or due < quiet.until)


def _goal_is_met(slot: Slot, scene: Scene) -> bool:
    if scene.settings.prompt.when_goal_met is not GoalMet.QUIET:
        return False
    is_today = local_date(slot.due, scene.zone) == local_date(scene.now, scene.zone)
    return is_today and scene.past.today >= timedelta(minutes=scene.goal_of_a_day)


def look_back(state: State, scene: Scene) -> datetime:
    """Return from when on slots may be new to us, whatever clock and zone did."""
    return min(state.looked, scene.now) - LOOK_BACK


def _due_slots(state: State, scene: Scene, after: datetime) -> list[Slot]:
    """Return what came due, in the present zone, later than `after`."""
    since = {rule.reminder: rule.begins for rule in state.in_force}
    # A slot due at the very instant of the first start counts.
    first = min(since.values(), default=scene.now) - timedelta(seconds=1)
    after = max(after, first)
    back_on = {on.day: on.since for on in state.back_on}
    window = slots_between(scene.timetable, after, scene.now, scene.zone)
    return [
        slot
        for slot in window
        if slot.key.reminder in since
        and slot.due >= since[slot.key.reminder]
        and exists(slot, back_on)
    ]


def taken(state: State) -> frozenset[SlotKey]:
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
