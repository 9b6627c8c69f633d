"""Since when the rules have been as they are: nothing exists before that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core.state import BackOn, InForce
from walkreminder.core.timetable import ClockTimes, local_date

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import DaysOff, Reminder, Slot

# Slots are looked for that far back; a window belongs to the day it starts on.
REACH = 4


def put_in_force(state: State, scene: Scene) -> State:
    """Note since when each reminder has had its present times and weekdays.

    Editing them begins it anew, and so does nothing else; a day off that is taken
    back begins that day alone.
    """
    known = {(rule.reminder, rule.rule): rule for rule in state.in_force}
    rules = []
    for reminder in scene.settings.reminders:
        if reminder.enabled:
            rule = _fingerprint(reminder)
            fresh = InForce(reminder.id, rule, scene.now)
            rules.append(known.get((reminder.id, rule), fresh))
    return replace(
        state,
        in_force=tuple(rules),
        days_off=scene.settings.days_off,
        back_on=_back_on(state, scene),
    )


def exists(slot: Slot, state: State) -> bool:
    """Tell whether a slot's day was no day off when it came due."""
    return all(slot.due >= on.since for on in state.back_on if on.day == slot.day)


def _back_on(state: State, scene: Scene) -> tuple[BackOn, ...]:
    today, now_off = local_date(scene.now, scene.zone), scene.settings.days_off
    days = [today + timedelta(days=ahead) for ahead in range(-REACH, 2)]
    fresh = tuple(
        BackOn(day, scene.now)
        for day in days
        if _is_off(day, state.days_off) and not _is_off(day, now_off)
    )
    kept = (on for on in state.back_on if on.day >= days[0])
    return (*kept, *fresh)


def _is_off(day: date, days_off: tuple[DaysOff, ...]) -> bool:
    return any(day in off for off in days_off)


def _fingerprint(reminder: Reminder) -> str:
    """Return a text that is another one when times or weekdays are others."""
    rule = reminder.rule
    if isinstance(rule, ClockTimes):
        rule = ClockTimes(tuple(sorted(set(rule.times))))
    # The last part stood for days off, which older states have in here.
    return repr((rule, sorted(reminder.days), ()))
