"""The second opinion: what must become of every slot, read from behaviour.md alone.

It sees what the user and the computer did, follows along in its own plain way,
and compares after every event. It never asks the core what should be.
"""

from __future__ import annotations

import sqlite3
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.simulation.endings import Ending
from tests.simulation.fates import Fates
from tests.simulation.findings import DOUBLED, LOST, WRONG, Finding, Tally
from tests.simulation.rules import (
    Due,
    Key,
    Rules,
    days_off_of,
    fingerprints,
    plain,
    plain_slots,
)
from tests.simulation.walked_time import WalkedTime
from walkreminder.core import events as on
from walkreminder.core.ledger import Line, Withdrawn

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from walkreminder.core.events import Event
    from walkreminder.core.ledger import Record
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import State

ZERO = timedelta(0)
DAY = timedelta(days=1)
# Zones lie up to 26 hours apart, and whoever flies that far passes by as much.
LOOK_BACK = timedelta(hours=26)
LEAST_JUMP = timedelta(seconds=5)
ON_TIME = timedelta(seconds=1)
FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)  # there was no app before


@dataclass(frozen=True, slots=True)
class Look:
    """One event, what surrounded it, and what the engine made of it.

    `jump` is by how much the clock was set since the last look, as far as a
    computer can know; `real` is the time that nobody can set.
    """

    event: Event
    refused: bool
    now: datetime
    real: datetime
    zone: ZoneInfo
    settings: Settings
    jump: timedelta
    state: State
    records: tuple[Record, ...]
    fault: str
    punctual: bool
    is_sure: bool


class Oracle:
    """Follows one history from its first start on."""

    def __init__(self, rules: Rules) -> None:
        self.tally = Tally()
        self._rules = rules
        self._fates = Fates(rules)
        self._walked = WalkedTime()
        self._ledger: dict[Key, Line] = {}
        self._since: dict[str, tuple[object, datetime]] = {}
        self._earlier: dict[str, datetime] = {}
        self._off: set[date] = set()
        self._back_on: dict[date, datetime] = {}
        self._start: tuple[datetime | None, datetime | None] = (None, None)
        self._last: Look | None = None
        self._expected: dict[Key, Ending] = {}
        self._look: Look

    def look(self, look: Look) -> None:
        """Follow one event and compare."""
        self._look, self._expected = look, {}
        self.tally.events += 1
        is_start = isinstance(look.event, on.Began)
        if is_start:
            self._start = (None, None)
        self._follow_clock()
        if is_start:
            self._start = look.now, None if self._last is None else self._last.now
        self._follow_rules()
        self._fates.begin(look, self._last)
        wish = on.Tick() if look.refused else look.event
        ended = self._fates.walk_ends(look)
        by_wish = isinstance(wish, on.Finish | on.Cancel | on.Answer | on.Extend)
        if ended and not by_wish:
            self._expect(self._fates.end_walk(look))
        fresh = self._newly_due()
        self._expect(self._fates.judge(fresh, look, self._cause()))
        self._expect(self._fates.pass_time(look, self._cause()))
        if not look.refused:
            self._expect(self._fates.grant(look))
        if ended and by_wish:
            self._expect(self._fates.end_walk(look))
        self._compare(fresh)
        self._fates.take_over(look)
        for sentence in self._walked.look(look):
            self._find(WRONG, sentence)
        self._last = look

    def at_the_end(self, lines: list[Line]) -> None:
        """Compare the ledger in the file with all that was ever written."""
        found = {plain(line.key): line for line in lines}
        if len(found) != len(lines):
            self._find(DOUBLED, "the file holds two lines for one slot")
        for key in self._ledger.keys() - found.keys():
            self._find(LOST, f"{_told(key)} was written, and is not in the file")
        for key in found.keys() - self._ledger.keys():
            self._find(DOUBLED, f"{_told(key)} is in the file unwritten or withdrawn")

    def blame(self, what: str) -> None:
        """Take down what is wrong with the last event."""
        self._find(WRONG, what)

    def crash(self, bug: Exception) -> None:
        """Take down that nothing went on after the last event."""
        kind = DOUBLED if isinstance(bug, sqlite3.IntegrityError) else WRONG
        where = traceback.extract_tb(bug.__traceback__)[-1]
        told = (
            f"{type(bug).__name__}: {bug} ({Path(where.filename).name}:{where.lineno})"
        )
        self._find(kind, f"then the app died of {told}")

    def _cause(self) -> str:
        return "off" if isinstance(self._look.event, on.Began) else "asleep"

    def _follow_clock(self) -> None:
        """A clock set back takes back what was only jumped over."""
        look = self._look
        for name, (rule, noted) in list(self._since.items()):
            # A clock from before the app was wrong: what it began begins now.
            since = look.now if noted < FIRST_DAY <= look.now else noted
            self._since[name] = rule, since
            # While the clock is before that, the rule holds from there on.
            if since <= look.now:
                self._earlier.pop(name, None)
            else:
                known = self._earlier.get(name, since)
                self._earlier[name] = min(known, look.now)
        for day, since in self._back_on.items():
            self._back_on[day] = min(since, look.now)
        if look.jump <= -LEAST_JUMP:
            for key, line in list(self._ledger.items()):
                if self._is_by_clock(line) and line.due > look.now:
                    del self._ledger[key]
                    self._fates.once.take_back(key)
            told = [r for r in look.records if isinstance(r, Withdrawn)]
            if [each.after for each in told] != [look.now]:
                self._find(WRONG, "a clock set back withdrew nothing")

    def _is_by_clock(self, line: Line) -> bool:
        """Tell whether only a clock that was ahead may have missed a slot."""
        ending = Ending(line.outcome.value, line.reason and line.reason.value)
        if ending == Ending("missed", "clock"):
            return True
        started, looked = self._start
        told = ending == Ending("missed", "off") and line.settled == started
        return told and (looked is None or line.due > looked)

    def _follow_rules(self) -> None:
        if not isinstance(self._look.event, on.Began | on.SettingsChanged):
            return
        known, now = self._since, self._look.now
        rules = fingerprints(self._look.settings)
        for name in list(self._earlier):
            if name not in rules or known[name][0] != rules[name]:
                del self._earlier[name]
        off = days_off_of(self._look.settings)
        self._back_on |= dict.fromkeys(self._off - off, now)
        self._off = off
        self._since = {
            name: known[name]
            if name in known and known[name][0] == rule
            else (rule, now)
            for name, rule in rules.items()
        }

    def _newly_due(self) -> list[Due]:
        look, last = self._look, self._last
        looked = look.now if last is None else last.now
        begin = min(looked, look.now) - LOOK_BACK
        window = self._rules.between(look.settings, begin, look.now, look.zone)
        waiting = self._fates.waiting()
        fresh = [
            due
            for due in (*window, *self._fates.once.due(look))
            if due.key not in self._ledger
            and due.key not in waiting
            and due.key not in self._expected
            and (due.key[0] == "once" or self._in_force(due))
        ]
        for due in fresh:
            self.tally.due[look.fault] += 1
            if look.punctual and look.now - due.at > ON_TIME and due.at > looked:
                self._find(WRONG, f"{_told(due.key)} had no ring at its minute")
        return sorted(fresh, key=lambda due: (due.at, -due.minutes, due.key))

    def _in_force(self, due: Due) -> bool:
        name = due.key[0]
        if name not in self._since:
            return False
        if due.day in self._back_on and due.at < self._back_on[due.day]:
            return False
        return due.at >= self._earlier.get(name, self._since[name][1])

    def _expect(self, endings: dict[Key, Ending]) -> None:
        self._expected |= endings

    def _compare(self, fresh: list[Due]) -> None:
        state = self._look.state
        lines = [each for each in self._look.records if isinstance(each, Line)]
        open_ = {} if state.open is None else plain_slots(state.open.slots)
        walk = {} if state.walk is None else plain_slots(state.walk.slots)
        met = {} if state.walk is None else plain_slots(state.walk.met)
        for line in lines:
            self._compare_line(line)
        for key in self._expected.keys() - {plain(line.key) for line in lines}:
            in_hand = key in open_ or key in walk or key in met
            kind = WRONG if in_hand else LOST
            self._find(kind, f"{_told(key)} should be {self._expected[key]}")
        for due in fresh:
            places = (open_, walk, met, self._ledger)
            count = sum(due.key in place for place in places)
            if count > 1:
                self._find(DOUBLED, f"{_told(due.key)} is in {count} places")
            if not count and due.key not in self._expected:
                self._find(LOST, f"{_told(due.key)}, due {due.at:%F %T}Z")
        for sentence in self._fates.differences(look=self._look):
            self._find(WRONG, sentence)
        for key in (open_.keys() | walk.keys() | met.keys()) & self._ledger.keys():
            self._find(DOUBLED, f"{_told(key)} is settled and yet asked for")

    def _compare_line(self, line: Line) -> None:
        key = plain(line.key)
        ending = Ending(line.outcome.value, line.reason and line.reason.value)
        self.tally.fates[str(ending)] += 1
        if key in self._ledger:
            self._find(DOUBLED, f"{_told(key)} was settled before")
        self._ledger[key] = line
        expected = self._expected.get(key)
        if expected is None:
            self._find(WRONG, f"{_told(key)} became {ending}, and had no need to")
        elif expected != ending:
            self._find(WRONG, f"{_told(key)} became {ending} instead of {expected}")
        if line.settled != self._look.now:
            self._find(WRONG, f"{_told(key)} was not settled now")

    def _find(self, kind: str, what: str) -> None:
        look = self._look
        local = look.now.astimezone(look.zone)
        at = f"{local:%F %T} {look.zone.key} {type(look.event).__name__}"
        self.tally.findings.append(Finding(kind, look.fault, at, what))


def _told(key: Key) -> str:
    name, day, minute = key
    return f"{name} {day} {minute // 60:02}:{minute % 60:02}"
