"""The cues of a walk: which it has, when, and which one a step has just brought.

All times are counted ones, so pauses move them. A cue's time comes once: it is then
noted in the walk, and never comes again, whatever becomes of clock or process. Only
another goal has an end and a last minute of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.walk import ZERO, Cue, Walk, elapsed, ends_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.state import Scene, State

LAST: Final = timedelta(minutes=1)
LEAST_APART: Final = timedelta(minutes=1)
# Later than this a cue says what is no longer so: it is left out.
FRESH: Final = timedelta(seconds=10)
OF_THE_END: Final = frozenset({Cue.LAST_MINUTE, Cue.END})


def cues(walk: Walk) -> tuple[tuple[Cue, timedelta], ...]:
    """Return the cues of a walk and their times, in order.

    A short walk leaves out what would crowd: each is a minute or more from every one
    that matters more. Start and end come first in that, then half-way, from which
    the way back takes as long, and then the last minute.
    """
    wanted = (
        (Cue.START, ZERO),
        (Cue.END, walk.goal),
        (Cue.HALF_WAY, walk.goal / 2),
        (Cue.LAST_MINUTE, walk.goal - LAST),
    )
    kept: list[tuple[Cue, timedelta]] = []
    for cue, at in wanted:
        ends = cue in (Cue.START, Cue.END)
        if ends or all(abs(at - other) >= LEAST_APART for _cue, other in kept):
            kept.append((cue, at))
    return tuple(sorted(kept, key=lambda each: each[1]))


def noted(walk: Walk, now: datetime) -> Walk:
    """Return the walk with all cues noted whose time has come by now."""
    counted = elapsed(walk, now)
    come = tuple(
        cue for cue, at in cues(walk) if at <= counted and cue not in walk.cued
    )
    return replace(walk, cued=walk.cued + come) if come else walk


def renewed(walk: Walk, now: datetime) -> Walk:
    """Return a walk whose goal was moved, with the cues of an end yet to come."""
    counted = elapsed(walk, now)
    ahead = {cue for cue, at in cues(walk) if cue in OF_THE_END and at > counted}
    return replace(walk, cued=tuple(cue for cue in walk.cued if cue not in ahead))


def note(state: State, scene: Scene) -> State:
    """Note the cues whose time has come; while it is asked what counts, none has."""
    walk = state.walk
    if walk is None or state.question is not None:
        return state
    after = noted(walk, scene.now)
    return state if after is walk else replace(state, walk=after)


def coming(walk: Walk) -> Iterator[datetime]:
    """Yield the instants of the cues that are yet to come, were it never paused."""
    for cue, at in cues(walk):
        if cue not in walk.cued:
            yield ends_at(walk, at)


def just_brought(before: State | None, state: State, scene: Scene) -> Cue | None:
    """Return the cue that a step has brought, if there is one and it is fresh.

    Two are never fresh at once. Whoever ends a walk by hand need not be told of it.
    """
    walk = state.walk
    if walk is None:
        return Cue.END if _reached_its_goal(before, state, scene) else None
    if before is None:
        # What a run before this one has given is not known to the step.
        return None
    known = _cued(before, walk)
    counted = elapsed(walk, scene.now)
    fresh = (
        cue
        for cue, at in cues(walk)
        if cue in walk.cued and cue not in known and counted - at <= FRESH
    )
    return next(fresh, None)


def _cued(before: State, walk: Walk) -> tuple[Cue, ...]:
    if before.walk is None or before.walk.id != walk.id:
        return ()
    return before.walk.cued


def _reached_its_goal(before: State | None, state: State, scene: Scene) -> bool:
    """Tell whether the walk that ran before has just ended by itself.

    An answer ends a walk by hand, even where its time is up just then.
    """
    if before is None or before.question is not None:
        return False
    walk = before.walk
    if walk is None or walk.paused or Cue.END in walk.cued:
        return False
    if not any(each.id == walk.id for each in state.walks):
        return False  # it was cancelled
    return ZERO <= scene.now - ends_at(walk, walk.goal) <= FRESH
