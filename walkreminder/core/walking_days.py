"""Which days of a week are walking days: spread evenly, and a missed one moves on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from walkreminder.core.levels import WHOLE_WEEK

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def spread(days: Sequence[date], count: int) -> tuple[date, ...]:
    """Return so many of the days, as even over the week as they go; early ones first.

    `days` are in order and of one week, which goes on with the same days after it.
    """
    if count >= len(days):
        return tuple(days)
    return min(combinations(days, max(count, 0)), key=_unevenness, default=())


def walking_days(
    days: Sequence[date], count: int, done: Collection[date], today: date, first: date
) -> tuple[date, ...]:
    """Return the days of a week that ask for a walk, those that did among them.

    `days` are those of the week that have slots to ask at, in order, `done` the days
    of that week on which enough was walked, `first` the day on which the programme
    began. A day that was missed moves to the next free one of the week; once as many
    days were walked as the level has, the rest of the week is rest.
    """
    planned = spread(days, count)
    asks: list[date] = []
    owed = 0
    for day in days:
        coming = len([each for each in asks if each >= today and each not in done])
        left = count - coming - len([each for each in done if each < day])
        if day < first:
            continue
        if day in done:
            asks.append(day)
            owed -= day not in planned and owed > 0
        elif left > 0 and day in planned:
            asks.append(day)
            owed += day < today
        elif left > 0 and owed:
            asks.append(day)
            owed -= day >= today
    return tuple(asks)


def _unevenness(days: Sequence[date]) -> int:
    """Return how uneven the distances are, round the week."""
    around = (*days, days[0] + timedelta(days=WHOLE_WEEK)) if days else ()
    return sum((later - earlier).days ** 2 for earlier, later in pairwise(around))
