"""When it is asked how the back is, and what an answer comes to.

Ratings are optional: nothing is asked where they are switched off, and what nobody
answers goes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING, Final

from walkreminder.core.pain import Colour, colour, usual_of
from walkreminder.core.settings import RatingSettings
from walkreminder.core.timetable import MINUTE
from walkreminder.core.walk import Phase, phase_at

if TYPE_CHECKING:
    from uuid import UUID

    from walkreminder.core.ledger import Past, WalkRecord
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene, State

# Whoever walks or works past midnight is not asked about a morning that is still night.
MORNING: Final = time(4)
NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Taken:
    """How a walk was taken, as far as its ratings say.

    `is_red` by the table of colours; `rose` where the worst was more than before it,
    so that it is worth asking whether it spread down the leg, which `spread` then
    says. `halves`: the programme is followed, so that it makes the next walk shorter.
    """

    is_red: bool = False
    rose: bool = False
    spread: bool = False
    halves: bool = False


def asks_before(state: State, scene: Scene) -> UUID | None:
    """Return the walk before which the back may be rated: while it warms up."""
    walk = state.walk
    if walk is None or walk.before is not None or not scene.settings.rating.ask:
        return None
    if state.locked or state.question is not None:
        return None
    return walk.id if phase_at(walk, scene.now) is Phase.WARM_UP else None


def asks_after(scene: Scene, walk: UUID) -> WalkRecord | None:
    """Return a walk that has just ended, if it may be rated and is still kept."""
    if not scene.settings.rating.ask:
        return None
    # One that went past midnight belongs to yesterday.
    latest = (scene.past.last_walk, scene.past.last_yesterday)
    return next((each for each in latest if each and each.id == walk), None)


def asks_morning(state: State, scene: Scene) -> WalkRecord | None:
    """Return yesterday's walk, if the morning after it is still to be rated.

    It is asked once: an answer and "not now" both end it.
    """
    walk = scene.past.last_yesterday
    if walk is None or not scene.settings.rating.ask or state.locked:
        return None
    if walk.next_morning is not None or state.no_morning == walk.id:
        return None
    is_night = scene.now.astimezone(scene.zone).time() < MORNING
    return None if is_night or walk.counted < MINUTE else walk


def is_still_morning(scene: Scene) -> bool:
    """Tell whether "this morning" is now."""
    return scene.now.astimezone(scene.zone).time() < NOON


def asks_first(past: Past) -> bool:
    """Tell whether nobody has ever rated: then it can be switched off at once."""
    return not past.rated


def usually(past: Past) -> int | None:
    """Return the pain that is usual, by the programme where somebody began it."""
    if past.standing is not None:
        return past.standing.usual
    return usual_of(list(past.before))


def taken(scene: Scene, walk: WalkRecord) -> Taken:
    """Return how a walk was taken, by its ratings and what is usual."""
    past, usual = scene.past, usually(scene.past)
    spread = walk.id in past.down_the_leg
    shade = colour(walk, usual, down_the_leg=spread)
    # Where nobody said how it was before, what is usual stands for that.
    before = walk.before if walk.before is not None else usual or 0
    return Taken(
        is_red=shade is Colour.RED,
        rose=walk.after is not None and walk.after > before,
        spread=spread,
        halves=scene.plan is not None,
    )


def without_ratings(settings: Settings) -> Settings:
    """Return the same settings with the back never asked about."""
    return replace(settings, rating=RatingSettings(ask=False))
