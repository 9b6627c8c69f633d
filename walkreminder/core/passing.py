"""What is over and forgotten, and what of it a clock set back brings again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from walkreminder.core.timetable import ONE_DAY, local_date

if TYPE_CHECKING:
    from walkreminder.core.remembered import NotToday
    from walkreminder.core.state import Over, Scene, State

MOST_OVER = 500  # skips that are over: a clock may pass many by at once


def forget_what_passed(state: State, scene: Scene) -> State:
    """Drop what can no longer matter, so that the state stays small."""
    now, today = scene.now, local_date(scene.now, scene.zone)
    quiet, settle, over = state.quiet, state.settle_until, state.over
    if quiet is not None and quiet.until is not None and now >= quiet.until:
        quiet, over = None, replace(over, quiet=quiet)
    if settle is not None and now >= settle:
        settle = None
    # A window that began yesterday may still run, so its date is kept a day.
    days = tuple(each for each in state.days_skipped if today <= each.day + ONE_DAY)
    skips = tuple(key for key in state.skips if key.date >= today - ONE_DAY)
    if len(days) < len(state.days_skipped) or len(skips) < len(state.skips):
        over = replace(
            over,
            days=(*over.days, *state.days_skipped)[-MOST_OVER:],
            skips=(*over.skips, *state.skips)[-MOST_OVER:],
        )
    ignored = state.ignored_day
    if ignored is not None and ignored != today:
        ignored, over = None, replace(over, ignored_day=ignored)
    return replace(
        state if days == state.days_skipped else skipping(state, days),
        quiet=quiet,
        settle_until=settle,
        skips=skips,
        ignored_day=ignored,
        over=over,
    )


def bring_back(state: State, scene: Scene) -> State:
    """Take up silences again that only a clock that was ahead had ended."""
    over, today = state.over, local_date(scene.now, scene.zone)
    quiet = state.quiet
    if quiet is None and over.quiet is not None and over.quiet.until is not None:
        quiet = over.quiet if scene.now < over.quiet.until else None
    # What was said last wins, and that is what is still there.
    days = tuple(each for each in over.days if today <= each.day + ONE_DAY)
    skips = tuple(key for key in over.skips if key.date >= today - ONE_DAY)
    ignored = state.ignored_day or (over.ignored_day == today and today) or None
    return replace(
        skipping(state, (*days, *state.days_skipped)),
        quiet=quiet,
        skips=tuple(dict.fromkeys((*skips, *state.skips))),
        ignored_day=ignored,
    )


def skipping(state: State, days: tuple[NotToday, ...]) -> State:
    """Return the state with the rest of these days skipped; of one day the last wins.

    After midnight a window of the evening before may run, so there may be two.
    """
    latest = {each.day: each for each in days}
    *before, last = (None, *(latest[day] for day in sorted(latest)))
    return replace(state, not_today=last, days_before=tuple(filter(None, before)))


def without_skips(over: Over) -> Over:
    """Return what is over, once the user has taken back what was skipped."""
    return replace(over, days=(), skips=())
