"""What the records say of today, for whoever chooses words that fit it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.claims import Occasion
from walkreminder.core.days import day_of, spare_days_spent
from walkreminder.core.pain import is_rated, is_red, usual
from walkreminder.core.stats import ONE_WEEK, week_of, week_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.settings import GoalSettings

# So far back walks are asked for: seven ratings are among them where anybody rates.
SPAN: Final = timedelta(weeks=26)
WEIGHT: Final = (
    Occasion.RED_RATING,
    Occasion.FIRST_WALK,
    Occasion.AFTER_GAP,
    Occasion.WEEK_KEPT,
    Occasion.ORDINARY,
)
RED_FOR: Final = timedelta(days=2)
NEW_FOR: Final = timedelta(days=1)
DAYS_OF_A_GAP: Final = 4
KEPT_FOR: Final = timedelta(days=1)
COUNTS: Final = timedelta(minutes=1)


def occasion(
    walks: Sequence[WalkRecord],
    costs: Mapping[date, bool],
    today: date,
    goal: GoalSettings,
) -> Occasion:
    """Return the weightiest thing that can be said of today.

    `walks` go back for SPAN, or to the first one ever where `may_be_first` asks
    for that; `costs`, which dates had a slot and whether each may cost a spare day, for
    two weeks. A walk of less than a minute was none.
    """
    counted: Counter[date] = Counter()
    for walk in walks:
        if walk.counted >= COUNTS and day_of(walk) <= today:
            counted[day_of(walk)] += walk.seconds
    days = sorted(counted)
    if _was_red(walks, today):
        return Occasion.RED_RATING
    if days and today - days[0] <= NEW_FOR:
        return Occasion.FIRST_WALK
    if _came_back(days, today):
        return Occasion.AFTER_GAP
    if _kept_last_week(counted, costs, today, goal):
        return Occasion.WEEK_KEPT
    return Occasion.ORDINARY


def weightier(one: Occasion, other: Occasion) -> bool:
    """Tell whether the one takes the place of the other."""
    return WEIGHT.index(one) < WEIGHT.index(other)


def may_be_first(walks: Sequence[WalkRecord], today: date) -> bool:
    """Tell whether one of these walks is the first ever, unless there were others."""
    days = [day_of(walk) for walk in walks if walk.counted >= COUNTS]
    return bool(days) and today - min(days) <= NEW_FOR


def _was_red(walks: Sequence[WalkRecord], today: date) -> bool:
    """Tell whether the newest rated walk was red, and not long ago."""
    rated = [walk for walk in walks if is_rated(walk) and day_of(walk) <= today]
    newest = max(rated, key=lambda walk: walk.started, default=None)
    if newest is None or today - day_of(newest) > RED_FOR:
        return False
    until_then = (walk for walk in walks if walk.started <= newest.started)
    return is_red(newest, usual(until_then))


def _came_back(days: Sequence[date], today: date) -> bool:
    """Tell whether there is a walk today, and none on the days before it."""
    if len(days) < 2 or days[-1] != today:  # noqa: PLR2004 - one is no return
        return False
    return (today - days[-2]).days > DAYS_OF_A_GAP


def _kept_last_week(
    seconds: Counter[date], costs: Mapping[date, bool], today: date, goal: GoalSettings
) -> bool:
    """Tell whether the last week was kept; one without any walk is not spoken of."""
    first = week_of(today, goal.week_starts)
    if today - first > KEPT_FOR:
        return False
    week = week_with(first - ONE_WEEK, goal.week_starts, seconds)
    spent = spare_days_spent(costs, week, today)
    return any(week.seconds) and spent <= goal.spare_days
