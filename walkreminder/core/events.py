"""What can happen: wishes of the user, and what the world tells."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID, uuid4

from walkreminder.core.ledger import Part, Reason, WalkRecord
from walkreminder.core.settings import HoldReason

if TYPE_CHECKING:
    from walkreminder.core.programme_log import Said


@dataclass(frozen=True, slots=True)
class Began:
    """The process started; what came due before was due while it was off."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed: an alarm rang, or someone wants the state of now."""


@dataclass(frozen=True, slots=True)
class Woke:
    """The computer woke, or its clock or zone was changed.

    `reason` is what slots passed over in the meantime are told to be missed for.
    """

    reason: Reason = Reason.ASLEEP


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings of the scene are new; changed rules count from now on."""


@dataclass(frozen=True, slots=True)
class Left:
    """The process ends in order; a walk is kept and asked about at the next start."""


@dataclass(frozen=True, slots=True)
class Start:
    """Walk now, in answer to the open slot if there is one."""

    minutes: int | None = None
    # Chosen where the wish is made, so that deciding stays a pure function.
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Pause:
    """Let the walk's time stand still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the walk's time run again."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Move the walk's goal, forward or back."""

    by: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finish:
    """End the walk and keep what was counted by now, or by an instant before."""

    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StillWalking:
    """Being back at the keyboard was no end of the walk."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """End the walk as if it had not been."""


class Walked(enum.StrEnum):
    """How much was walked of what nobody saw: a break in a walk, or an absence."""

    ALL = "all"
    UNTIL_BREAK = "until-break"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """Says how much of an interrupted walk, or of an absence, counts."""

    walked: Walked


@dataclass(frozen=True, slots=True)
class Snooze:
    """Ask me again later: after so long, or what the settings say."""

    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Not this one: the open slot, else the next."""


@dataclass(frozen=True, slots=True)
class SkipToday:
    """Not today; `unwell` days do not count against the week."""

    reason: Reason = Reason.NOT_TODAY


@dataclass(frozen=True, slots=True)
class Unskip:
    """Take back what was skipped ahead."""


@dataclass(frozen=True, slots=True)
class KeepTime:
    """The offer of another time is declined: ask as before."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The prompt was closed by hand without an answer."""


@dataclass(frozen=True, slots=True)
class QuietOn:
    """Reminders off, until an instant or until switched on."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuietOff:
    """Reminders on again."""


@dataclass(frozen=True, slots=True)
class Remind:
    """Ask me once at this instant."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Something began that prompts should wait for.

    `since` is when it did, where that is known to be earlier than now: whoever is
    found to be away has been so for a while.
    """

    reason: HoldReason
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """It ended, or nobody can tell any more whether it lasts.

    Only who was `seen` to be back is asked what they did meanwhile. `at` is when it
    ended, where that is known to be earlier than now: it could not be told then.
    """

    reason: HoldReason
    seen: bool = True
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogWalk:
    """A walk done elsewhere is told."""

    walk: WalkRecord


@dataclass(frozen=True, slots=True)
class EditWalk:
    """A walk that is over was otherwise; it has the id of the one that is kept."""

    walk: WalkRecord


@dataclass(frozen=True, slots=True)
class DeleteWalk:
    """A walk that is over was none; what the ledger says of its slots stays."""

    walk: UUID


@dataclass(frozen=True, slots=True)
class RestoreWalk:
    """A walk that was deleted was one after all."""

    walk: WalkRecord


@dataclass(frozen=True, slots=True)
class Rate:
    """Says how the back was at some part of a walk, from 0 to 10; None takes it back.

    Of a walk that runs only the part before it can be rated yet.
    """

    walk: UUID
    part: Part
    value: int | None


@dataclass(frozen=True, slots=True)
class NoMorning:
    """Do not ask again how the back was on the morning after a walk."""

    walk: UUID


@dataclass(frozen=True, slots=True)
class Say:
    """Something is said about the programme or of the signs."""

    said: Said
    id: UUID = field(default_factory=uuid4)


WorldEvent: TypeAlias = Began | Tick | Woke | SettingsChanged | Left | Held | Released
RunningWish: TypeAlias = (
    Start | Pause | Resume | Extend | Finish | StillWalking | Cancel | Answer
)
WalkWish: TypeAlias = RunningWish | LogWalk
PromptWish: TypeAlias = (
    Snooze
    | Skip
    | SkipToday
    | Unskip
    | KeepTime
    | Dismissed
    | QuietOn
    | QuietOff
    | Remind
)
ProgrammeWish: TypeAlias = Rate | NoMorning | Say
Correction: TypeAlias = EditWalk | DeleteWalk | RestoreWalk
Event: TypeAlias = WorldEvent | WalkWish | PromptWish | ProgrammeWish | Correction
