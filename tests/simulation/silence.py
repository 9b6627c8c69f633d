"""What ends a slot without asking: the order of tests in the late policy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.simulation.endings import BY_USER, COVERED, GOAL_MET, SAFETY, SKIPPED, Ending
from tests.simulation.presence import without_walks
from tests.simulation.rules import plain
from walkreminder.core import events as on
from walkreminder.core.programme_log import Checked, Cleared, Sign

if TYPE_CHECKING:
    from datetime import date, datetime

    from tests.simulation.oracle import Look
    from tests.simulation.presence import Gone
    from tests.simulation.rules import Due, Key, Rules
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import State

MINUTE = timedelta(minutes=1)


class Silence:
    """Quiet, lock, skips, goal and walks that are over."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._quiet: tuple[datetime, datetime | None] | None = None
        self._locked = False
        self._walks: list[WalkRecord] = []
        self._seconds: dict[date, int] = {}
        self._skipped: dict[date, str] = {}
        self._hushed: set[Key] = set()
        self.ignored_day: date | None = None
        # What the clock has ended, should it go back to before that.
        self._quiet_over: tuple[datetime, datetime | None] | None = None
        self._skipped_over: dict[date, str] = {}
        self._ignored_over: date | None = None

    def day(self, at: datetime, look: Look) -> date:
        """Return the local date of an instant."""
        return self._rules.local(look.zone).today(at)

    def ending(
        self, due: Due, look: Look, before: State | None, *, walking: bool
    ) -> Ending | None:
        """Return what ends a slot without asking, or None."""
        if self._locked:
            return SAFETY
        if before is not None and due.key in {plain(key) for key in before.skips}:
            return SKIPPED
        if due.day in self._skipped:
            return Ending("skipped", self._skipped[due.day])
        if walking:
            return None
        if self._is_covered(due, look):
            return COVERED
        if due.key in self._hushed or self._is_quiet(due):
            return BY_USER
        if self._goal_is_met(due, look):
            return GOAL_MET
        if self.ignored_day == self.day(due.at, look):
            return Ending("missed", "ignored")
        return None

    def come_due(self, dues: list[Due]) -> None:
        """Note which came due in quiet: they are not asked afterwards either."""
        for due in dues:
            (self._hushed.add if self._is_quiet(due) else self._hushed.discard)(due.key)

    def skip_day(self, day: date, reason: str) -> None:
        """Follow that the rest of a day is skipped, whatever other day is."""
        self._skipped[day] = reason

    def hear(self, look: Look) -> None:
        """Follow what the user and the programme ask for."""
        match look.event:
            case on.QuietOn(until):
                since = look.now if self._quiet is None else self._quiet[0]
                self._quiet = (since, until)
            case on.QuietOff():
                self._quiet = self._quiet_over = None
            case on.Unskip():
                self._skipped.clear()
                self._skipped_over.clear()
            case on.Say(Checked(Sign.EMERGENCY)):
                self._locked = True
            case on.Say(Cleared()):
                self._locked = False
            case on.LogWalk(walk):
                self.take_walk(walk)
            case _:
                pass

    def forget_what_passed(self, look: Look) -> None:
        """Drop a quiet, skipped days and a silent day that are over."""
        today = self.day(look.now, look)
        over = [day for day in self._skipped if today > day + timedelta(days=1)]
        if over:
            self._skipped_over |= self._skipped
        for day in over:
            del self._skipped[day]
        ends = None if self._quiet is None else self._quiet[1]
        if ends is not None and look.now >= ends:
            self._quiet, self._quiet_over = None, self._quiet
        if self.ignored_day is not None and self.ignored_day != today:
            self.ignored_day, self._ignored_over = None, self.ignored_day

    def bring_back(self, look: Look) -> None:
        """Take up what only a clock that was ahead had ended."""
        today, over = self.day(look.now, look), self._quiet_over
        if self._quiet is None and over is not None and over[1] is not None:
            self._quiet = over if look.now < over[1] else None
        for day, reason in self._skipped_over.items():
            if today <= day + timedelta(days=1):
                self._skipped.setdefault(day, reason)
        if self.ignored_day is None and self._ignored_over == today:
            self.ignored_day = today

    def unwalked(self, gone: Gone) -> Gone:
        """Return an absence without what was walked and counted in it."""
        return without_walks(gone, self._walks)

    def logged_in(self, gone: Gone) -> timedelta:
        """Return how much of an absence other walks have counted already."""
        total = timedelta(0)
        for walk in self._walks:
            both = min(walk.ended, gone.until) - max(walk.started, gone.since)
            total += max(both, timedelta(0))
        return min(total, gone.length)

    def take_walk(self, walk: WalkRecord) -> None:
        """Take in a walk that is over: it covers, and it counts for the goal."""
        self._walks.append(walk)
        day = self._rules.local(walk.zone).today(walk.started)
        self._seconds[day] = self._seconds.get(day, 0) + walk.seconds

    def _is_covered(self, due: Due, look: Look) -> bool:
        return any(self.covers(walk, due, look) for walk in self._walks)

    def covers(self, walk: WalkRecord, due: Due, look: Look) -> bool:
        """Tell whether a walk that is over did what a slot asks for."""
        within = look.settings.prompt.covered_by_walk_within
        in_reach = walk.started <= due.at <= walk.ended + within
        return in_reach and 2 * walk.seconds >= 60 * due.minutes

    def _is_quiet(self, due: Due) -> bool:
        if self._quiet is None:
            return False
        _, until = self._quiet
        return until is None or due.at < until

    def _goal_is_met(self, due: Due, look: Look) -> bool:
        today, goal = self.day(look.now, look), look.settings.goal
        wanted = round(goal.minutes_per_week / (7 - goal.spare_days)) * 60
        return (
            look.settings.prompt.when_goal_met.value == "quiet"
            and self.day(due.at, look) == today
            and self._seconds.get(today, 0) >= wanted
        )
