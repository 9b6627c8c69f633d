"""Which day a walk belongs to, and which days of a week took a spare one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from walkreminder.core.ledger import Outcome, Reason, WalkRecord
from walkreminder.core.timetable import local_date, zone_or_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from walkreminder.core.stats import Week

    # The date of a slot, and how it ended.
    End: TypeAlias = tuple[date, Outcome, Reason | None]

# What answers a slot, and what excuses its whole day: one that asked nothing of the
# user does not cost a spare day.
ANSWERED = frozenset({Outcome.WALKED, Outcome.COVERED})
EXCUSED = frozenset({Reason.UNWELL, Reason.REST_DAY, Reason.SAFETY})


class Span(Protocol):
    """Some dates, such as days off or those of a flare-up."""

    def __contains__(self, day: date) -> bool:
        """Tell whether a date is among them."""


def day_of(walk: WalkRecord) -> date:
    """Return the date a walk belongs to, whole: its start, in the zone of then."""
    return local_date(walk.started, zone_or_utc(walk.zone))


def costs_of(ends: Iterable[End]) -> dict[date, bool]:
    """Return the dates of some slots, and whether each costs a spare day if unwalked.

    A date on which a slot was walked or covered does not, and neither does one the
    user was unwell on or had to rest.
    """
    costs: dict[date, bool] = {}
    for day, outcome, reason in ends:
        free = outcome in ANSWERED or reason in EXCUSED
        costs[day] = costs.get(day, True) and not free
    return costs


def excused(costs: Mapping[date, bool], spans: Iterable[Span]) -> dict[date, bool]:
    """Return the same dates; those inside the spans cost no spare day.

    These are the days off, and the days of a flare-up.
    """
    spans = tuple(spans)
    return {
        day: cost and not any(day in span for span in spans)
        for day, cost in costs.items()
    }


def spare_days_spent(costs: Mapping[date, bool], week: Week, today: date) -> int:
    """Return on how many days before today a slot passed without a walk.

    A day with any walk costs nothing, whatever became of its slots.
    """
    days = zip(week.days, week.seconds, strict=True)
    passed = (day for day, walked in days if day < today and not walked)
    return sum(costs.get(day, False) for day in passed)
