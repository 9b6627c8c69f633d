"""Since when the rules have been as they are: nothing exists before that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core.remembered import BackOn, InForce
from walkreminder.core.timetable import ONE_DAY, ClockTimes, local_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import Reminder, Slot

# Slots are looked for that much before the last look, windows and zones included.
REACH = timedelta(days=4)
MOST_KEPT = 100  # days that are back on


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


def exists(slot: Slot, back_on: Mapping[date, datetime]) -> bool:
    """Tell whether a slot's day was no day off when it came due.

    `back_on` holds the days that were, and since when they are no more.
    """
    since = back_on.get(slot.day)
    return since is None or slot.due >= since


def _back_on(state: State, scene: Scene) -> tuple[BackOn, ...]:
    """Return the days that were off and are no more, one entry a day."""
    first = local_date(min(state.looked, scene.now) - REACH, scene.zone)
    last = local_date(scene.now + ONE_DAY, scene.zone)
    now_off = scene.settings.days_off
    days = {on.day: on for on in state.back_on}
    for off in state.days_off:
        day = max(off.first, first)
        while day <= min(off.last, last):
            if not any(day in each for each in now_off):
                days[day] = BackOn(day, scene.now)
            day += ONE_DAY
    newest = sorted(days.values(), key=lambda on: (on.since, on.day))
    return tuple(newest[-MOST_KEPT:])


def _fingerprint(reminder: Reminder) -> str:
    """Return a text that is another one when times or weekdays are others."""
    rule = reminder.rule
    if isinstance(rule, ClockTimes):
        rule = ClockTimes(tuple(sorted(set(rule.times))))
    # The last part stood for days off, which older states have in here.
    return repr((rule, sorted(reminder.days), ()))
