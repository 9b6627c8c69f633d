"""What a state remembers of before: days that were skipped, rules, starts, walks.

None of it is what the app does now: it counts once a slot comes late, the clock goes
back, or a walk turns out to have covered one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from walkreminder.core.ledger import Reason


@dataclass(frozen=True, slots=True)
class NotToday:
    """The rest of a local day is skipped, and why; its windows may pass midnight."""

    day: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Start:
    """The start of this process: its instant, and that of the last look before it.

    What it told as missed in between may come again, should its clock turn out to
    have been ahead.
    """

    at: datetime
    looked: datetime


@dataclass(frozen=True, slots=True)
class BackOn:
    """A day that was off and is so no more: its slots exist from this instant on."""

    day: date
    since: datetime


@dataclass(frozen=True, slots=True)
class InForce:
    """Since when a reminder has had its times and weekdays (`rule`, a fingerprint).

    While the clock says that this has yet to come, `earlier` is what counts: the
    instant at which the clock was found so far back.
    """

    reminder: str
    rule: str
    since: datetime
    earlier: datetime | None = None

    @property
    def begins(self) -> datetime:
        """The instant before which its slots do not exist."""
        return self.since if self.earlier is None else self.earlier


@dataclass(frozen=True, slots=True)
class Stretch:
    """When a walk was, and how much of it counted: what it may cover."""

    started: datetime
    ended: datetime
    counted: timedelta
    id: UUID
