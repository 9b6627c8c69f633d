"""Where the app is, and what day it is there; the zone may change as it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from walkreminder.core.timetable import local_date
from walkreminder.desktop.local_zone import local_zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime


class Here:
    """The local zone and date; `trouble` says why the zone is only a stopgap."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._zone = ZoneInfo("UTC")
        self.look()

    def look(self) -> bool:
        """Ask the system for its zone; tell whether that is another one now.

        One that is not known for a moment, as while it is changed, stays what it
        was: reminders are no more travelled past than if nothing had been changed.
        """
        before = self._zone
        found = local_zone(before)
        self._zone = found.zone
        self.trouble = str(found.trouble or "")
        return before != self._zone

    def zone(self) -> ZoneInfo:
        """Return the zone to live by."""
        return self._zone

    def today(self) -> date:
        """Return the date on the wall."""
        return local_date(self._clock(), self.zone())
