"""The app's one value: what it is doing now, and what that is called."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from walkreminder.core.ledger import Past, Reason
from walkreminder.core.remembered import BackOn, InForce, NotToday, Start, Stretch
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.timetable import DaysOff, Slot, SlotKey, local_date
from walkreminder.core.walk import Walk, ends_at

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from walkreminder.core.plan import Plan
    from walkreminder.core.timetable import Timetable


class Mode(enum.StrEnum):
    """How the open slot stands."""

    PROMPTING = "prompting"
    SNOOZED = "snoozed"
    HOLDING = "holding"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class Absence:
    """Nobody was there between these instants, for at least as long as the walk."""

    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        """How long nobody was there."""
        return self.until - self.since


@dataclass(frozen=True, slots=True)
class Open:
    """The slot that is being asked about; those due at its instant share its fate.

    `expires` is the end of patience, `until` the end of a snooze. `asked` counts
    how often the prompt was put up: whoever shows it shows it anew when it grows.
    `repeated`: it was, because nobody had answered.
    Holding without a `hold` is the short wait after a start or a wake. `jumped`:
    the slot came due only because the clock was set ahead; `by_start`: it was found
    by a start, which cannot tell, and nobody has answered yet. `away` is what was
    perhaps the walk already: asking, the open slot wants to know before it prompts.
    """

    slots: tuple[Slot, ...]
    mode: Mode
    since: datetime
    expires: datetime
    until: datetime | None = None
    repeat_at: datetime | None = None
    asked: int = 0
    hold: HoldReason | None = None
    dismissed: bool = False
    offer: bool = False
    jumped: bool = False
    by_start: bool = False
    repeated: bool = False
    away: Absence | None = None

    @property
    def slot(self) -> Slot:
        """The slot that opened."""
        return self.slots[0]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Reminders switched off by the user, until an instant or until switched on."""

    since: datetime
    until: datetime | None = None


class Gap(enum.StrEnum):
    """What broke into a walk."""

    SLEPT = "slept"
    STOPPED = "stopped"
    RAN_ON = "ran-on"  # past its time, up to the cap: it may have been forgotten


@dataclass(frozen=True, slots=True)
class Question:
    """Was the user walking between these instants? Only the answer counts."""

    gap: Gap
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """Silences that ended by the clock, should it go back to before their end."""

    quiet: Quiet | None = None
    days: tuple[NotToday, ...] = ()
    skips: tuple[SlotKey, ...] = ()
    ignored_day: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the app is doing now.

    Everything due up to `looked` is in the ledger, open, or waits on the walk.
    `zone` and `offset` (from UTC) are those of that instant, `running` is how long
    the computer had been on by then. `settle_after` is what prompts let settle.
    `jumped_once` are one-off slots that come again should the clock go back.
    `walks` are those that are over and may still cover slots. `away_since` is when
    the user was last there, while away is among the `holds`. `not_today` is the
    latest such day, `days_before` are those whose windows may still run. `days_off`
    are those that the rules in force knew. `no_morning` is the walk of which nobody
    wants to say how the morning after it was.
    """

    looked: datetime
    zone: str = ""
    offset: timedelta = timedelta(0)
    running: timedelta | None = None
    walk: Walk | None = None
    question: Question | None = None
    open: Open | None = None
    quiet: Quiet | None = None
    settle_until: datetime | None = None
    settle_after: Reason = Reason.ASLEEP
    skips: tuple[SlotKey, ...] = ()
    not_today: NotToday | None = None
    days_before: tuple[NotToday, ...] = ()
    ignored_day: date | None = None
    once: tuple[Slot, ...] = ()
    jumped_once: tuple[Slot, ...] = ()
    start: Start | None = None
    in_force: tuple[InForce, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    back_on: tuple[BackOn, ...] = ()
    over: Over = field(default_factory=Over)
    holds: tuple[HoldReason, ...] = ()
    away_since: datetime | None = None
    answered: datetime | None = None
    offered: datetime | None = None
    walks: tuple[Stretch, ...] = ()
    left: bool = False
    locked: bool = False
    no_morning: UUID | None = None

    @property
    def days_skipped(self) -> tuple[NotToday, ...]:
        """The days of which the rest is skipped."""
        latest = () if self.not_today is None else (self.not_today,)
        return (*self.days_before, *latest)


class StateName(enum.StrEnum):
    """What a state is called, on screen and in scripts."""

    WAITING = "waiting"
    PROMPTING = "prompting"
    SNOOZED = "snoozed"
    HOLDING = "holding"
    WALKING = "walking"
    PAUSED = "paused"
    QUIET = "quiet"
    ASKING = "asking"
    LOCKED = "locked"


# Without slots: what follows from it is worked out once, and only if somebody asks.
@dataclass(frozen=True)
class Scene:
    """What surrounds a decision: the instant (UTC), the zone, choices, records.

    `running` is how long the computer has been on, asleep or awake; no setting of
    the clock changes it. None where nobody knows.
    """

    now: datetime
    zone: ZoneInfo
    settings: Settings
    past: Past = field(default_factory=Past)
    running: timedelta | None = None

    @cached_property
    def plan(self) -> Plan | None:
        """What the programme asks for, where it is followed."""
        standing = self.past.standing
        if standing is None or not self.settings.programme.follow:
            return None
        # Imported here, for most follow none: it is a good part of what `status` needs.
        from walkreminder.core.plan import Plan  # noqa: PLC0415

        return Plan(standing, self.settings, local_date(self.now, self.zone))

    @property
    def walk_minutes(self) -> int:
        """How long a walk is where nothing says otherwise: what the programme asks."""
        plan = self.plan
        return self.settings.walk.minutes if plan is None else plan.minutes

    @cached_property
    def timetable(self) -> Timetable:
        """The reminders and days off, with the minutes of today's walk."""
        return replace(self.settings.timetable, minutes=self.walk_minutes)

    @property
    def goal_of_a_day(self) -> int:
        """A day's goal in minutes: the programme's, or the week's share of a day."""
        plan = self.plan
        return self.settings.goal_today if plan is None else plan.minutes_a_day

    @property
    def goal_today(self) -> int:
        """Today's goal in minutes; none on a rest day of the programme."""
        rests = self.plan is not None and self.plan.rests_today
        return 0 if rests else self.goal_of_a_day


def name_of(state: State) -> StateName:
    """Return the name; where several would do, the weightier one."""
    if state.locked:
        return StateName.LOCKED
    if state.question is not None:
        return StateName.ASKING
    if state.walk is not None:
        return StateName.PAUSED if state.walk.paused else StateName.WALKING
    if state.quiet is not None:
        return StateName.QUIET
    return _open_name(state.open)


def until_of(state: State, scene: Scene) -> datetime | None:
    """Return the instant at which the named state ends by itself, if any."""
    match name_of(state):
        case StateName.WALKING if state.walk is not None:
            return _walk_until(state.walk, scene)
        case StateName.QUIET if state.quiet is not None:
            return state.quiet.until
        case StateName.SNOOZED if state.open is not None:
            return state.open.until
        case StateName.PROMPTING | StateName.HOLDING | StateName.ASKING:
            return None if state.open is None else state.open.expires
        case _:
            return None


def _walk_until(walk: Walk, scene: Scene) -> datetime:
    """Return the goal's instant; past it, that of the cap."""
    cap = scene.settings.walk.cap
    goal = ends_at(walk, min(walk.goal, cap))
    return goal if scene.now < goal else ends_at(walk, cap)


def _open_name(open_: Open | None) -> StateName:
    if open_ is None:
        return StateName.WAITING
    # The short wait after a start or a wake is no hold that anybody should see.
    if open_.mode is Mode.HOLDING and open_.hold is None:
        return StateName.WAITING
    return StateName(open_.mode.value)
