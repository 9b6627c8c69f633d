"""What the ring of Today shows: the day against its goal, or the walk that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core import walk as walks
from walkreminder.core.timetable import MINUTE
from walkreminder.ui.parts.ring import Arc, Dial, Share
from walkreminder.ui.wording import phase, ticking, tr

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.core.state import Scene
    from walkreminder.core.walk import Walk


def today_ring(scene: Scene) -> Share:
    """Return today's minutes against today's goal."""
    goal, walked = scene.goal_today, scene.past.today
    # Whole minutes that are over, as the week's card and the prompt count them.
    count = walked // MINUTE
    if goal <= 0:
        return Share(float(count > 0), str(count), tr("min today"))
    return Share(count / goal, str(count), tr("of {goal} min", goal=goal))


def dial(walk: Walk, now: datetime) -> Dial:
    """Return the ring of a walk: one arc a phase, and the time left inside."""
    counted, arcs = walks.elapsed(walk, now), []
    begun = walks.ZERO
    for _name, length in walks.phases(walk):
        done = (counted - begun) / length if length else 0.0
        arcs.append(Arc(length / walk.goal, min(1.0, max(0.0, done))))
        begun += length
    over = counted > walk.goal
    time = ticking(counted - walk.goal if over else walk.goal - counted)
    words = tr("paused") if walk.paused else phase(walks.phase_at(walk, now))
    left = tr("more") if over else tr("left")
    return Dial(tuple(arcs), words, time, left, walk.paused, f"{time} {left}")
