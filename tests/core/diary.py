"""The diary of somebody on the programme: what was said and walked, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from walkreminder.core.course import standing
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import LEVELS, start_level
from walkreminder.core.programme_log import Answer, Entry, Said

if TYPE_CHECKING:
    from walkreminder.core.standing import Standing

Pain: TypeAlias = tuple[int | None, int | None, int | None]

MONDAY = date(2026, 11, 2)
# Before, at its worst, next morning, where the usual pain is 2.
GREEN: Pain = (2, 3, 2)
AMBER: Pain = (2, 4, 2)
RED: Pain = (2, 5, 2)
UNRATED: Pain = (None, None, None)


def at(day: int, hour: int = 12) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), time(hour), UTC)


@dataclass
class Diary:
    """Days are counted from a Monday, which is day 0."""

    log: list[Entry] = field(default_factory=list)
    walks: list[WalkRecord] = field(default_factory=list)

    def say(self, day: int, said: Said, hour: int = 8) -> None:
        """Let something be said, in the morning."""
        number = UUID(int=1000 + len(self.log))
        self.log.append(Entry(number, at(day, hour), at(day).date(), said))

    def walk(
        self, *days: int, minutes: int = 30, pain: Pain = GREEN, hour: int = 12
    ) -> UUID:
        """Let there be a walk at noon of each day; return the name of the last one."""
        before, after, morning = pain
        for day in days:
            walk = WalkRecord(
                UUID(int=len(self.walks)),
                at(day, hour),
                at(day, hour) + timedelta(minutes=minutes),
                "UTC",
                60 * minutes,
                before=before,
                after=after,
                next_morning=morning,
            )
            self.walks.append(walk)
        return self.walks[-1].id

    def on(self, day: int) -> Standing:
        """Return where one stands on a day."""
        now = standing(self.log, self.walks, MONDAY + timedelta(days=day))
        assert now is not None
        return now


def started_at(level: int, usual: int | None = 2) -> Diary:
    """Return a diary whose first entry, on day 0, leads to a level of the table."""
    able = next(able for able in range(99) if start_level(able) == level)
    assert LEVELS[start_level(able)] is LEVELS[level]
    diary = Diary()
    diary.say(0, Answer(able, usual))
    return diary


def every_other_day(first: int, last: int) -> range:
    return range(first, last, 2)
