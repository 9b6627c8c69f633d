"""One-off reminders: asked for at an instant, and due once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.simulation.rules import Due, Key

if TYPE_CHECKING:
    from datetime import datetime

    from tests.simulation.oracle import Look

MINUTE = timedelta(minutes=1)


class Once:
    """Those that wait, and all there ever were, should one come again."""

    def __init__(self) -> None:
        self._waiting: dict[Key, Due] = {}
        self._asked: dict[Key, Due] = {}

    def remind(self, at: datetime, look: Look) -> None:
        """Take in a wish; slots are due at whole minutes, and never early."""
        read = at.astimezone(look.zone)
        past = timedelta(seconds=read.second, microseconds=read.microsecond)
        at = at + MINUTE - past if past else at
        local = at.astimezone(look.zone)
        key = ("once", local.date(), local.hour * 60 + local.minute)
        due = Due(key, at, look.settings.walk.minutes, local.date())
        self._waiting[key] = self._asked[key] = due

    def due(self, look: Look) -> list[Due]:
        """Return those whose time has come; they wait no more."""
        due = [each for each in self._waiting.values() if each.at <= look.now]
        for each in due:
            del self._waiting[each.key]
        return due

    def come_again(self, dues: tuple[Due, ...], look: Look) -> None:
        """Let those wait again that a clock set back has put into the future."""
        for due in dues:
            if due.key in self._asked and due.at > look.now:
                self._waiting[due.key] = due

    def take_back(self, key: Key) -> None:
        """Let one wait again whose line was withdrawn."""
        if key in self._asked:
            self._waiting[key] = self._asked[key]
