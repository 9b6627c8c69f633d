"""The words of the ledger and of the history: what became of slots and walks."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from walkreminder.core.timetable import SlotKey

if TYPE_CHECKING:
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.standing import Standing


class Outcome(enum.StrEnum):
    """How a slot ended."""

    WALKED = "walked"
    COVERED = "covered"
    SKIPPED = "skipped"
    MISSED = "missed"
    QUIET = "quiet"


class Reason(enum.StrEnum):
    """Why it ended so; each belongs to one outcome."""

    NOT_TODAY = "not-today"
    UNWELL = "unwell"
    CANCELLED = "cancelled"

    ASLEEP = "asleep"
    OFF = "off"
    CLOCK = "clock"
    TRAVEL = "travel"
    AWAY = "away"
    DO_NOT_DISTURB = "do-not-disturb"
    BUSY = "busy"
    IGNORED = "ignored"
    DISMISSED = "dismissed"
    SUPERSEDED = "superseded"

    BY_USER = "by-user"
    GOAL_MET = "goal-met"
    REST_DAY = "rest-day"
    SAFETY = "safety"


class Source(enum.StrEnum):
    """Where a walk comes from."""

    TIMER = "timer"
    LOGGED = "logged"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger: a slot and what became of it; there is one a slot.

    `due` and `settled` are UTC; `walk` names the walk that answered or covered it.
    """

    key: SlotKey
    due: datetime
    outcome: Outcome
    reason: Reason | None
    settled: datetime
    walk: UUID | None = None


@dataclass(frozen=True, slots=True)
class WalkRecord:
    """A walk that is over.

    `seconds` are the counted ones; `ended` may be later, by the pauses. Ratings
    are back pain from 0 to 10.
    """

    id: UUID
    started: datetime
    ended: datetime
    zone: str
    seconds: int
    source: Source = Source.TIMER
    reminder: str | None = None
    before: int | None = None
    after: int | None = None
    next_morning: int | None = None
    note: str = ""

    @property
    def counted(self) -> timedelta:
        """The counted time."""
        return timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Takes lines back: those missed by the clock alone that are due after this.

    A start cannot tell a clock that is ahead from having been off. So what the one
    at `start` told as off is among them, if it came due later than `looked`, when
    somebody had looked last.
    """

    after: datetime
    start: datetime | None = None
    looked: datetime | None = None

    def takes_back(self, line: Line) -> bool:
        """Tell whether a line is among them; the store asks its rows the same."""
        if line.outcome is not Outcome.MISSED or line.due <= self.after:
            return False
        if line.reason is not Reason.OFF:
            return line.reason is Reason.CLOCK
        if self.looked is None or line.settled != self.start:
            return False
        return line.due > self.looked


class Part(enum.StrEnum):
    """When back pain is rated: before a walk, at its worst in it, the next morning."""

    BEFORE = "before"
    AFTER = "after"
    NEXT_MORNING = "next_morning"


@dataclass(frozen=True, slots=True)
class Rating:
    """Back pain from 0 to 10 at a part of a walk that is kept; None takes it back."""

    walk: UUID
    part: Part
    value: int | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A walk that is kept, as it was in truth; the ledger keeps what it says."""

    walk: WalkRecord


@dataclass(frozen=True, slots=True)
class Deleted:
    """The id of a walk that is kept no longer; lines may go on naming it."""

    walk: UUID


@dataclass(frozen=True, slots=True)
class Restored:
    """A walk that was deleted, kept again."""

    walk: WalkRecord


Record: TypeAlias = (
    "Line | WalkRecord | Withdrawn | Rating | Corrected | Deleted | Restored | Entry"
)


@dataclass(frozen=True, slots=True)
class Past:
    """What a decision needs to know of the records.

    `settled` holds the keys from three local days before the last look on, `by_clock`
    those lines of theirs that a clock set back may take back;
    `ignored` the due instants of the newest lines that were missed as ignored,
    back to the first that was not; `today` the time walked on this local day,
    `last_line` and `last_walk` the latest of this day, and `last_yesterday` the latest
    walk of the day before. `standing` is that in the programme, if it was ever chosen
    and can be read; else `unread` is the sentence that says why not. `rated`: some walk
    has been; `before` are the last ratings before walks that usual pain asks for, the
    latest one last; `down_the_leg` the walks in which pain spread there. `said_until`
    is when the last thing was said of the programme, by whatever clock there was.
    """

    settled: frozenset[SlotKey] = frozenset()
    by_clock: tuple[Line, ...] = ()
    ignored: tuple[datetime, ...] = ()
    today: timedelta = timedelta(0)
    last_line: Line | None = None
    last_walk: WalkRecord | None = None
    last_yesterday: WalkRecord | None = None
    standing: Standing | None = None
    unread: str = ""
    rated: bool = False
    before: tuple[int, ...] = ()
    down_the_leg: frozenset[UUID] = frozenset()
    said_until: datetime | None = None
