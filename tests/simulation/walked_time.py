"""How long a walk can have been: real time, awake, and what the user answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core import events as on
from walkreminder.core.ledger import WalkRecord

if TYPE_CHECKING:
    from tests.simulation.oracle import Look

ZERO = timedelta(0)
# A minute without a word may pass unasked, and the beat before it.
SHORT_GAP = timedelta(seconds=80)
# Corrections of the clock below five seconds go unnoticed.
TOLERANCE = timedelta(seconds=6)


class WalkedTime:
    """Adds up what may be counted, by a time that nobody can set."""

    def __init__(self) -> None:
        self._last: Look | None = None
        self._most = self._asked = ZERO
        self._is_sure = True

    def look(self, look: Look) -> list[str]:
        """Follow one event; return what is wrong with the walk's time."""
        last, self._last = self._last, look
        told: list[str] = []
        if last is None:
            return told
        if last.state.walk is not None:
            told += self._let_pass(last, look)
        walk, before = look.state.walk, last.state.walk
        if before is not None and (walk is None or walk.id != before.id):
            told += self._end(last, look)
        if walk is not None and (before is None or walk.id != before.id):
            self._most = self._asked = ZERO
            self._is_sure = True
        return told

    def _let_pass(self, last: Look, look: Look) -> list[str]:
        assert last.state.walk is not None
        passed = look.real - last.real
        self._is_sure = self._is_sure and look.is_sure
        told = []
        if last.state.question is not None or last.state.walk.paused:
            pass  # the answer is about the break, not about how long it took
        elif look.state.question is not None:
            self._asked = passed
        elif passed > SHORT_GAP and isinstance(look.event, on.Finish | on.Cancel):
            pass  # ending the walk answers at once: nothing of the break may count
        else:
            self._most += passed
            if passed > SHORT_GAP and look.is_sure:
                told.append(f"a gap of {passed} in a walk was not asked about")
        if isinstance(look.event, on.Answer) and not look.refused:
            if look.event.walked is on.Walked.ALL:
                self._most += self._asked
            self._asked = ZERO
        return told

    def _end(self, last: Look, look: Look) -> list[str]:
        assert last.state.walk is not None
        name = last.state.walk.id
        for record in look.records:
            if isinstance(record, WalkRecord) and record.id == name:
                if self._is_sure and record.counted > self._most + TOLERANCE:
                    return [f"{record.counted} counted of {self._most} walked"]
                if record.ended < record.started:
                    return ["a walk ended before it began"]
        return []
