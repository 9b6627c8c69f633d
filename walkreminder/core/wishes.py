"""What the user may ask of prompts: put off, skip, be quiet, be reminded once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from walkreminder.core import events as on
from walkreminder.core.asking import Step, ask, settle_open, snoozed
from walkreminder.core.due import ending, taken, unknown
from walkreminder.core.gap import whole_minute
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.passing import skipping, without_skips
from walkreminder.core.remembered import NotToday
from walkreminder.core.state import Mode, Quiet, Scene, State
from walkreminder.core.timetable import (
    ONCE,
    ONE_DAY,
    Interval,
    Reminder,
    Slot,
    SlotKey,
    coming_slots,
    instant_of,
    local_date,
    slots_between,
)
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.events import PromptWish

LONGEST_SNOOZE = timedelta(hours=12)
PASSED = "That time has passed. Choose a later one."


@dataclass(frozen=True, slots=True)
class Silent:
    """A slot that will end so, unasked, as things stand."""

    slot: Slot
    outcome: Outcome
    reason: Reason | None


def grant(state: State, wish: PromptWish, scene: Scene) -> Step:
    """Do what the user asks of prompts, or refuse with a sentence."""
    match wish:
        case on.Snooze(length):
            return _snooze(state, length, scene), ()
        case on.Skip():
            return _skip(state, scene)
        case on.SkipToday(reason):
            today = NotToday(_day_asked(state, scene), reason)
            state = skipping(state, (*state.days_skipped, today))
            return settle_open(state, Outcome.SKIPPED, reason, scene)
        case on.Unskip():
            return _unskip(state, scene), ()
        case on.KeepTime():
            return _keep_time(state, scene), ()
        case on.Dismissed():
            return _dismiss(state, scene), ()
        case on.QuietOn(until):
            return _be_quiet(state, until, scene)
        case on.QuietOff():
            over = replace(state.over, quiet=None)
            return replace(state, quiet=None, over=over), ()
        case on.Remind(at):
            return _remind(state, at, scene), ()
        case _:
            assert_never(wish)


def first_asked(state: State, after: datetime, scene: Scene) -> Slot | None:
    """Return the first slot later than `after` that nothing ends unasked.

    What a running walk will cover is not known before its end.
    """
    return next(_asked(state, after, scene), None)


def silent_ahead(state: State, scene: Scene) -> Silent | None:
    """Return the next slot of this day if something ends it unasked, and what."""
    slot = next(_ahead(state, scene.now, scene), None)
    if slot is None or local_date(slot.due, scene.zone) != local_date(
        scene.now, scene.zone
    ):
        return None
    end = ending(replace(state, walk=None), slot, scene)
    return None if end is None else Silent(slot, end[0], end[1])


def can_unskip(state: State, scene: Scene) -> bool:
    """Tell whether something that is skipped has yet to come."""
    keys = {key for key in state.skips if key not in scene.past.settled}
    dues = (instant_of(key.date, key.time, scene.zone) for key in keys)
    last = max((due for due in dues if due is not None), default=scene.now)
    timetable = scene.timetable
    ahead = (*slots_between(timetable, scene.now, last, scene.zone), *state.once)
    if last > scene.now and any(slot.key in keys for slot in ahead):
        return True
    days = {each.day for each in state.days_skipped}
    if not days or max(days) >= local_date(scene.now, scene.zone):
        return bool(days)
    # A window that began on such a day may still run.
    over_midnight = tuple(filter(_runs_over, timetable.reminders))
    nights = replace(timetable, reminders=over_midnight)
    later = slots_between(nights, scene.now, scene.now + ONE_DAY, scene.zone)
    return any(slot.day in days for slot in later)


def _asked(state: State, after: datetime, scene: Scene) -> Iterator[Slot]:
    """Yield the slots later than `after` that nothing ends unasked, as things stand."""
    idle = replace(state, walk=None)
    ahead = _ahead(state, after, scene)
    return (slot for slot in ahead if ending(idle, slot, scene) is None)


def _ahead(state: State, after: datetime, scene: Scene) -> Iterator[Slot]:
    """Yield the slots later than `after` that are not known yet, in order of due."""
    coming = coming_slots(scene.timetable, after, scene.zone)
    once = sorted((s for s in state.once if s.due > after), key=_due)
    return unknown(state, scene, merge(once, coming, key=_due))


def _runs_over(reminder: Reminder) -> bool:
    """Tell whether its window passes midnight."""
    rule = reminder.rule
    return isinstance(rule, Interval) and rule.until <= rule.opens


def _due(slot: Slot) -> datetime:
    return slot.due


def _snooze(state: State, length: timedelta | None, scene: Scene) -> State:
    if state.open is None:
        raise Refused(
            "There is no reminder to snooze. To put the next one off, skip it."
        )
    length = scene.settings.prompt.snooze if length is None else length
    if not timedelta(0) < length <= LONGEST_SNOOZE:
        raise Refused(
            "A snooze takes from 1 minute to 12 hours."
            " For longer, switch reminders off for a while."
        )
    later = snoozed(state.open, length, scene.now)
    return replace(state, open=later, answered=scene.now)


def _skip(state: State, scene: Scene) -> Step:
    if state.open is not None:
        return settle_open(state, Outcome.SKIPPED, None, scene)
    # Quiet and lock may be over by then.
    loud = replace(state, quiet=None, locked=False)
    ahead = _asked(loud, scene.now, scene)
    _, together = next(groupby(ahead, key=_due), (None, ()))
    # Those of one instant share its fate: who skips it means all of them.
    keys = tuple(slot.key for slot in together)
    if not keys:
        raise Refused(
            "There is no reminder to skip. Add a time in the settings to have one."
        )
    return replace(state, skips=(*state.skips, *keys)), ()


def _day_asked(state: State, scene: Scene) -> date:
    """Return the date meant by "today": past midnight, the one of the prompt."""
    if state.open is not None:
        return state.open.slot.day
    return local_date(scene.now, scene.zone)


def _unskip(state: State, scene: Scene) -> State:
    if not can_unskip(state, scene):
        raise Refused("Nothing is skipped. The next reminder comes as planned.")
    over = without_skips(state.over)
    return replace(skipping(state, ()), skips=(), over=over)


def _keep_time(state: State, scene: Scene) -> State:
    """Decline the offer of another time: it becomes a plain prompt."""
    open_ = state.open
    if open_ is None or not open_.offer or open_.mode is Mode.ASKING:
        raise Refused("No other time was offered. Start, snooze or skip this one.")
    # Having answered, the user is no longer one who let three go by.
    plain = replace(open_, offer=False)
    return ask(replace(state, answered=scene.now), plain, scene)


def _dismiss(state: State, scene: Scene) -> State:
    open_ = state.open
    # A notification may be closed just as it is answered elsewhere: no harm.
    if open_ is None or open_.mode not in (Mode.PROMPTING, Mode.ASKING):
        return state
    closed = replace(open_, dismissed=True, repeat_at=None, by_start=False)
    return replace(state, open=closed, answered=scene.now)


def _be_quiet(state: State, until: datetime | None, scene: Scene) -> Step:
    if until is not None and until <= scene.now:
        raise Refused(PASSED)
    since = scene.now if state.quiet is None else state.quiet.since
    state = replace(state, quiet=Quiet(since, until))
    return settle_open(state, Outcome.QUIET, Reason.BY_USER, scene)


def _remind(state: State, at: datetime, scene: Scene) -> State:
    if at <= scene.now:
        raise Refused(PASSED)
    # Slots are due at whole minutes; "in 30 min" is never less than that.
    due = whole_minute(at, scene.zone)
    local = due.astimezone(scene.zone)
    key = SlotKey(ONCE, local.date(), local.time().replace(tzinfo=None))
    slot = Slot(key, due, scene.walk_minutes, local.date())
    # First of all: one that is there already may have been silenced since.
    _refuse_unasked(state, slot, scene)
    known = scene.past.settled | taken(state) | {slot.key for slot in state.once}
    if key in known:
        raise Refused(
            "I remind you at that time already. Choose another for one more walk."
        )
    return replace(state, once=(*state.once, slot))


def _refuse_unasked(state: State, slot: Slot, scene: Scene) -> None:
    """Refuse what would be taken now and end without a word when it is due."""
    match ending(state, slot, scene):
        case None:
            return
        case Outcome.QUIET, Reason.SAFETY, _:
            why = "Reminders are paused for your safety. Let a clinician see you first."
        case Outcome.QUIET, Reason.GOAL_MET, _:
            why = "Today's goal is met, and then I keep quiet. Choose another day."
        case Outcome.QUIET, _, _:
            why = "Reminders are off then. Switch them on, or choose a later time."
        case Outcome.COVERED, _, _:
            why = "Your last walk still counts for that time. Choose a later one."
        case Outcome.MISSED, _, _:
            why = "You let three go by, so I ask no more today. Choose another day."
        case Outcome.SKIPPED, None, _:
            why = "That reminder is skipped. Undo that first, or choose another time."
        case _:
            why = "That day is skipped. Undo that first, or choose another day."
    raise Refused(why)
