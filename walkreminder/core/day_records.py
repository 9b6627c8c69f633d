"""What is kept of days: their walks, and the slots that no walk of theirs answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.days import day_of
from walkreminder.core.ledger import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from uuid import UUID

    from walkreminder.core.ledger import Line, WalkRecord


@dataclass(frozen=True, slots=True)
class DayRecords:
    """A date, its walks, and the lines that tell more than these walks do."""

    day: date
    walks: tuple[WalkRecord, ...] = ()
    lines: tuple[Line, ...] = ()


def days_of(
    walks: Iterable[WalkRecord],
    lines: Iterable[Line],
    is_kept: Callable[[UUID], bool],
) -> tuple[DayRecords, ...]:
    """Return the days of walks and lines, the latest date first.

    A walked slot is told by its walk, wherever that is; only where it was deleted the
    line tells it. `is_kept` says whether there is a walk of an id.
    """
    by_day: dict[date, tuple[list[WalkRecord], list[Line]]] = {}
    known: set[UUID] = set()
    for walk in walks:
        known.add(walk.id)
        by_day.setdefault(day_of(walk), ([], []))[0].append(walk)
    for line in lines:
        walk_id = line.walk
        if line.outcome is Outcome.WALKED and (
            walk_id is None or walk_id in known or is_kept(walk_id)
        ):
            continue
        by_day.setdefault(line.key.date, ([], []))[1].append(line)
    return tuple(
        DayRecords(day, tuple(by_day[day][0]), tuple(by_day[day][1]))
        for day in sorted(by_day, reverse=True)
    )
