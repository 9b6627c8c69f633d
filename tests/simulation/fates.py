"""How slots must end: a plain reading of behaviour.md, apart from the core.

Lengths of walks and what is on screen are taken from what was seen; everything
that decides a slot's fate is followed here once more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from tests.simulation.endings import (
    BY_USER,
    COVERED,
    SAFETY,
    SKIPPED,
    WALKED,
    Ending,
    Opened,
    Walking,
    differences,
    dues_of,
    opened_of,
)
from tests.simulation.once import Once
from tests.simulation.presence import Presence
from tests.simulation.silence import Silence
from walkreminder.core import events as on
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.programme_log import Checked, Sign

if TYPE_CHECKING:
    from datetime import datetime

    from tests.simulation.oracle import Look
    from tests.simulation.presence import Gone
    from tests.simulation.rules import Due, Key, Rules
    from walkreminder.core.state import State

ZERO = timedelta(0)
MINUTE = timedelta(minutes=1)
LEAST_AFTER_SNOOZE = timedelta(minutes=10)


class Fates:
    """What is open, what was wished for, and what becomes of slots by it."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.open: Opened | None = None
        self.walk: Walking | None = None
        self.once = Once()
        self._silence = Silence(rules)
        self._presence = Presence()
        self._before: State | None = None
        self._moved = ZERO
        self._settles_after = "asleep"

    def waiting(self) -> set[Key]:
        """Return the slots that are open or wait on a walk."""
        dues = () if self.open is None else self.open.dues
        if self.walk is not None:
            dues += self.walk.dues + self.walk.met
        return {due.key for due in dues}

    def begin(self, look: Look, last: Look | None) -> None:
        """Follow what the clock and the zone did since the last look."""
        self._before = None if last is None else last.state
        self._moved = ZERO
        self._presence.begin(look)
        if last is not None and last.zone.key != look.zone.key:
            here, there = self._rules.local(look.zone), self._rules.local(last.zone)
            self._moved = here.offset(look.now) - there.offset(last.now)
        match look.event:
            case on.Began():
                self._settles_after = "off"
            case on.Woke():
                self._settles_after = "asleep"
            case _:
                pass
        if look.jump < ZERO:
            self._silence.bring_back(look)
        if look.jump < ZERO and self.walk is not None:
            self.once.come_again(self.walk.met, look)
            met = tuple(due for due in self.walk.met if due.at <= look.now)
            self.walk = replace(self.walk, met=met)
        if self.open is None or not look.jump:
            return
        by_clock = self.open.jumped or self.open.by_start
        if look.jump < ZERO and by_clock and self.open.at > look.now:
            self.once.come_again(self.open.dues, look)
            self.open = None
            return
        until = self.open.snoozed_until
        self.open = replace(
            self.open,
            expires=self.open.expires + look.jump,
            snoozed_until=None if until is None else until + look.jump,
            away=self.open.away and self.open.away.moved(look.jump),
        )

    def judge(
        self, dues: list[Due], look: Look, cause: str, *, in_walk: bool = False
    ) -> dict[Key, Ending]:
        """Tell what becomes of slots that are found due; the newest may open."""
        jumped_from = look.now if in_walk else look.now - max(look.jump, ZERO)
        patience = look.settings.prompt.patience
        endings: dict[Key, Ending] = {}
        askable: list[Due] = []
        newest = max((due.at for due in dues), default=look.now)
        if not in_walk:
            self._silence.come_due(dues)
        for due in dues:
            skipped_over = due.at > jumped_from
            silent = self._silent(due, look)
            too_late = due.at < newest or look.now - due.at >= patience
            if skipped_over and (too_late or silent is not None):
                endings[due.key] = Ending("missed", "clock")
            elif silent is not None:
                endings[due.key] = silent
            else:
                askable.append(due)
        if self.walk is not None:
            self.walk = replace(self.walk, met=(*self.walk.met, *askable))
            return endings
        groups = [tuple(g) for _, g in groupby(askable, key=lambda due: due.at)]
        for group in groups:
            at = group[0].at
            if group is groups[-1] and look.now - at < patience:
                endings |= self._open(group, look, cause)
                continue
            reason = self._why_passed(group[0], look, cause, in_walk=in_walk)
            endings |= {due.key: Ending("missed", reason) for due in group}
        return endings

    def _why_passed(self, due: Due, look: Look, cause: str, *, in_walk: bool) -> str:
        moved = ZERO if in_walk else self._moved
        broken = self._broken(look) if in_walk else None
        if not in_walk and due.at > look.now - max(look.jump, ZERO):
            return "clock"
        if due.at + moved > look.now and due.key[0] != "once":
            return "travel"
        if look.now - due.at <= MINUTE:
            return "superseded"
        if broken is not None and due.at >= broken[0]:
            return broken[1]
        return cause

    def _broken(self, look: Look) -> tuple[datetime, str] | None:
        """Return since when nobody knows of the walk that ends, and why."""
        question = None if self._before is None else self._before.question
        # What ran on past its time broke into nothing: the computer was there.
        if question is None or question.gap.value == "ran-on":
            return None
        reason = "asleep" if question.gap.value == "slept" else "off"
        return question.since + look.jump, reason

    def _silent(self, due: Due, look: Look) -> Ending | None:
        walking = self.walk is not None
        return self._silence.ending(due, look, self._before, walking=walking)

    def _open(
        self, group: tuple[Due, ...], look: Look, cause: str
    ) -> dict[Key, Ending]:
        jumped = group[0].at > look.now - max(look.jump, ZERO)
        fresh = Opened(
            group,
            group[0].at + look.settings.prompt.patience,
            jumped=jumped,
            by_start=cause == "off",
        )
        older, endings = self.open, {}
        if older is not None:
            if older.expires <= group[0].at:
                reason = self._why_over(older, look, cause)
            else:
                reason = "superseded"
            endings = {due.key: Ending("missed", reason) for due in older.dues}
            if older.snoozed_until is not None and reason == "superseded":
                until = older.snoozed_until
                expires = max(fresh.expires, until + LEAST_AFTER_SNOOZE)
                fresh = replace(fresh, snoozed_until=until, expires=expires)
            away = older.away if reason == "superseded" else None
            if away is not None and away.may_be_walk_of(fresh):
                fresh = replace(fresh, away=away)
            if self._silence.ignored_day == self._silence.day(fresh.at, look):
                # The offer that ended just before asks for silence.
                self.open = None
                return endings | {due.key: Ending("missed", "ignored") for due in group}
        self.open = fresh
        return endings

    def pass_time(self, look: Look, cause: str) -> dict[Key, Ending]:
        """Tell whether the open slot's patience is over by now, and why it ends."""
        open_ = self.open
        if open_ is None:
            return {}
        until = open_.snoozed_until
        if until is not None:
            if look.now < until:
                return {}
            if look.now < open_.expires:
                self.open = replace(open_, snoozed_until=None, dismissed=False)
                return {}
        if look.now < open_.expires:
            return {}
        self.open = None
        reason = self._why_over(open_, look, cause)
        return {due.key: Ending("missed", reason) for due in open_.dues}

    def _why_over(self, open_: Opened, look: Look, cause: str) -> str:
        shown = None if self._before is None else self._before.open
        if open_.dismissed:
            return "dismissed"
        if cause == "off" or look.now - open_.expires > MINUTE:
            return cause
        if open_.snoozed_until is not None:
            return cause
        if shown is not None and shown.mode.value == "holding":
            return self._settles_after if shown.hold is None else shown.hold.value
        if shown is not None and shown.offer:
            self._silence.ignored_day = self._silence.day(open_.at, look)
        return "ignored"

    def grant(self, look: Look) -> dict[Key, Ending]:
        """Tell what a wish or the world's news settle."""
        self._silence.hear(look)
        match look.event:
            case on.Skip() if self.open is not None:
                return self._settle_open(SKIPPED)
            case on.SkipToday(reason):
                dues = () if self.open is None else self.open.dues
                today = self._silence.day(look.now, look)
                self._silence.skip_day(dues[0].day if dues else today, reason.value)
                return self._settle_open(Ending("skipped", reason.value))
            case on.QuietOn():
                return self._settle_open(BY_USER)
            case on.Say(Checked(Sign.EMERGENCY)):
                return self._settle_open(SAFETY)
            case on.LogWalk(walk) if self.open is not None:
                covered = self._silence.covers(walk, self.open.dues[0], look)
                return self._settle_open(COVERED) if covered else {}
            case on.Start():
                dues = () if self.open is None else self.open.dues
                self.walk, self.open = Walking(dues), None
            case on.Held() | on.Released():
                self._come_and_go(look)
            case on.Answer(walked) if self.open is not None and self.open.away:
                return self._answer(walked.value, self.open.away, look)
            case _:
                self._put_off(look)
        return {}

    def _come_and_go(self, look: Look) -> None:
        gone, open_ = self._presence.hear(look), self.open
        if isinstance(look.event, on.Released):
            self._settles_after = look.event.reason.value
        wanted = {each.value for each in look.settings.prompt.hold_when}
        if gone is None or open_ is None or "away" not in wanted:
            return
        if open_.dismissed or open_.snoozed_until is not None:
            return
        gone = self._silence.unwalked(gone)
        if open_.away is not None and open_.away.length >= gone.length:
            gone = open_.away
        if gone.may_be_walk_of(open_):
            self.open = replace(open_, away=gone)

    def _answer(self, walked: str, gone: Gone, look: Look) -> dict[Key, Ending]:
        """Tell what the answer to an absence makes of the slots that asked."""
        assert self.open is not None
        if walked == "none":
            self.open = replace(self.open, away=None, dismissed=False)
            return {}
        left = gone.length - self._silence.logged_in(gone)
        counted = round(min(left, look.settings.walk.cap).total_seconds())
        told = [each for each in look.records if isinstance(each, WalkRecord)]
        for walk in told:
            self._silence.take_walk(walk)
        if [(w.ended, w.seconds) for w in told] == [(gone.until, counted)]:
            dues, self.open = self.open.dues, None
            return {due.key: COVERED if n else WALKED for n, due in enumerate(dues)}
        # Not the minutes that were asked about: whatever it ends as is wrong.
        return {}

    def _put_off(self, look: Look) -> None:
        match look.event:
            case on.Snooze(length):
                self._snooze(length or look.settings.prompt.snooze, look)
            case on.Dismissed() if self.open is not None and self._is_shown(look):
                self.open = replace(self.open, dismissed=True, by_start=False)
            case on.Remind(at):
                self.once.remind(at, look)
            case _:
                pass

    def _is_shown(self, look: Look) -> bool:
        shown = look.state.open
        return shown is not None and shown.dismissed

    def _settle_open(self, ending: Ending) -> dict[Key, Ending]:
        dues = () if self.open is None else self.open.dues
        self.open = None
        return {due.key: ending for due in dues}

    def _snooze(self, length: timedelta, look: Look) -> None:
        assert self.open is not None, "a snooze of nothing is refused"
        begins = max(look.now, self.open.snoozed_until or look.now)
        left = max(self.open.expires - begins, LEAST_AFTER_SNOOZE)
        until = look.now + length
        expires = until + left
        self.open = replace(
            self.open,
            snoozed_until=until,
            expires=expires,
            dismissed=False,
            by_start=False,
            away=None,
        )

    def walk_ends(self, look: Look) -> bool:
        """Tell whether the walk that was there is there no more."""
        before = self._before
        if before is None or before.walk is None:
            return False
        return look.state.walk is None or look.state.walk.id != before.walk.id

    def end_walk(self, look: Look) -> dict[Key, Ending]:
        """Tell what a walk's end makes of its slots and of those it met."""
        walk, self.walk = self.walk, None
        assert walk is not None
        assert self._before is not None
        assert self._before.walk is not None
        name = self._before.walk.id
        records = [each for each in look.records if isinstance(each, WalkRecord)]
        kept = next((each for each in records if each.id == name), None)
        if kept is None:
            endings = {due.key: Ending("skipped", "cancelled") for due in walk.dues}
        else:
            self._silence.take_walk(kept)
            endings = {
                due.key: COVERED if n else WALKED for n, due in enumerate(walk.dues)
            }
        return endings | self.judge(list(walk.met), look, "busy", in_walk=True)

    def differences(self, look: Look) -> list[str]:
        """Return how the state differs from what must be open or wait."""
        unshown = self._presence.unshown(self.open, look)
        return differences(self.open, self.walk, look.state) + unshown

    def take_over(self, look: Look) -> None:
        """Go on from the state as it is, so that each mistake is told once."""
        state = look.state
        self._silence.forget_what_passed(look)
        if not self.differences(look):
            return
        self.open = None if state.open is None else opened_of(state.open)
        self.walk = None
        if state.walk is not None:
            self.walk = Walking(dues_of(state.walk.slots), dues_of(state.walk.met))
