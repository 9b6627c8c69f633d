"""When local times come: brute force over instants, with `zoneinfo` alone.

Knows nothing of walkreminder: this is the second opinion on what the core says.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
HALF_MINUTE = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)

# No zone is further from UTC than this.
REACH = timedelta(hours=16)
SCAN = timedelta(hours=6)
WALKED_WEEKDAY = 2  # one ordinary day a week is walked minute by minute as well


class LocalTime:
    """A zone's clock on the wall, read instant by instant."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._changing: dict[int, set[date]] = {}
        self._walked: dict[date, dict[int, datetime]] = {}

    def instant(self, day: date, minute: int) -> datetime | None:
        """Return the first instant at which the clock reads this or later.

        None where the zone has no such day at all.
        """
        if day in self._days_of_change(day.year) or day.weekday() == WALKED_WEEKDAY:
            table = self._walked.get(day)
            if table is None:
                table = self._walked[day] = self._walk(day)
            return table.get(minute)
        local = datetime.combine(day, time(minute // 60, minute % 60))
        at = local.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        back = at.astimezone(self.zone).replace(tzinfo=None)
        assert back == local, f"{local} in {self.zone.key} is no ordinary time"
        return at

    def today(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def offset(self, at: datetime) -> timedelta:
        return at.astimezone(self.zone).utcoffset() or timedelta(0)

    def _days_of_change(self, year: int) -> set[date]:
        if year in self._changing:
            return self._changing[year]
        days: set[date] = set()
        at = datetime(year, 1, 1, tzinfo=UTC) - 3 * DAY
        end = datetime(year, 12, 31, tzinfo=UTC) + 3 * DAY
        before = self.offset(at)
        while at < end:
            at += SCAN
            offset = self.offset(at)
            if offset != before:
                around = at.date()
                days |= {around + n * DAY for n in range(-3, 4)}
                before = offset
        self._changing[year] = days
        return days

    def _walk(self, day: date) -> dict[int, datetime]:
        """Walk over a day and note when the clock first reads each minute."""
        at = datetime.combine(day, time(0), UTC) - REACH
        end = at + DAY + 2 * REACH
        odd = any(
            self.offset(at + n * SCAN).seconds % 60 for n in range((end - at) // SCAN)
        )
        step = HALF_MINUTE if odd else MINUTE
        table: dict[int, datetime] = {}
        highest = datetime.min  # noqa: DTZ901  # a reading of a clock has no zone
        begins = datetime.combine(day, time(0))
        reached, exists = 0, False
        while at < end and reached < 24 * 60:
            local = at.astimezone(self.zone).replace(tzinfo=None)
            if local.second == 0 and local > highest:
                highest = local
                exists = exists or local.date() == day
                while reached < 24 * 60 and begins + reached * MINUTE <= local:
                    table[reached] = at
                    reached += 1
            at += step
        return table if exists else {}
