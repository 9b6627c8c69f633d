"""Which day a walk belongs to, and which days of a week took a spare one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.timetable import local_date, zone_or_utc

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from walkreminder.core.stats import Week

# Days that asked nothing of the user do not cost a spare one.
_EXCUSED = frozenset({Reason.UNWELL, Reason.REST_DAY, Reason.SAFETY})


def day_of(walk: WalkRecord) -> date:
    """Return the date a walk belongs to, whole: its start, in the zone of then."""
    return local_date(walk.started, zone_or_utc(walk.zone))


def spare_days_spent(lines: Iterable[Line], week: Week, today: date) -> int:
    """Return on how many days before today a slot passed without a walk.

    A day with a slot that was walked or covered, or with any walk, costs
    nothing, and neither does one the user was unwell on or had to rest.
    """
    asked: set[date] = set()
    kept = {day for day, walked in zip(week.days, week.seconds, strict=True) if walked}
    for line in lines:
        day = line.key.date
        if day not in week.days or day >= today:
            continue
        walked = line.outcome in (Outcome.WALKED, Outcome.COVERED)
        if walked or line.reason in _EXCUSED:
            kept.add(day)
        asked.add(day)
    return len(asked - kept)
