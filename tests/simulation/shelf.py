"""The store of a simulated process: in memory, or on the disk around a kill."""

from __future__ import annotations

import enum
import shutil
from typing import TYPE_CHECKING

from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from walkreminder.core.ledger import Past, Record
    from walkreminder.core.state import State


LEFT = "left.sqlite3"  # what a killed process left on the disk


class Killed(BaseException):
    """The process is no more; nothing after this line has run."""


class Dies(enum.StrEnum):
    """At which point of a save the process is killed."""

    NEVER = "never"
    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


class Shelf:
    """Keeps a history where it is quick, and on the disk where it matters."""

    def __init__(self, folder: Path) -> None:
        self.history = History(":memory:")
        self.changes = 0
        self.dies = Dies.NEVER
        self.saved: list[tuple[State, tuple[Record, ...]]] = []
        self._place = folder / "history.sqlite3"

    def state(self) -> State | None:
        return self.history.state()

    def past(self, now: datetime, zone: ZoneInfo, looked: datetime) -> Past:
        return self.history.past(now, zone, looked)

    def save(self, state: State, records: tuple[Record, ...]) -> None:
        if self.dies is Dies.BEFORE:
            raise Killed
        if self.dies is Dies.WITHIN:
            breaking = _Breaking(records)
            breaking.place = self._place
            self.history.save(state, breaking)
        self.history.save(state, records)
        self.changes += bool(records)
        self.saved.append((state, records))
        if self.dies is Dies.AFTER:
            raise Killed

    def go_to_disk(self) -> None:
        """Move to a file, as the app has it."""
        for leftover in self._place.parent.glob("history.sqlite3*"):
            leftover.unlink()
        on_disk = History(self._place)
        self.history.database.backup(on_disk.database)
        self.history.close()
        self.history = on_disk

    def lose_process(self) -> None:
        """Let go of the file as a killed process does, and open what is left."""
        self.history.close()
        left = self._place.with_name(LEFT)
        if left.exists():
            for suffix in ("", "-journal"):
                copy = left.with_name(left.name + suffix)
                target = self._place.with_name(self._place.name + suffix)
                if copy.exists():
                    copy.replace(target)
        self.dies = Dies.NEVER
        self.history = History(self._place)

    def go_to_memory(self) -> None:
        """Move back to where it is quick."""
        in_memory = History(":memory:")
        self.history.database.backup(in_memory.database)
        self.history.close()
        self.history = in_memory


class _Breaking(tuple["Record", ...]):  # noqa: SLOT001  # it carries its place
    """Records of which only the first is written when the process is killed.

    What the disk holds at that instant is put aside, journal and all.
    """

    place: Path

    def __iter__(self) -> Iterator[Record]:
        yield from tuple(self[:1])
        left = self.place.with_name(LEFT)
        for suffix in ("", "-journal"):
            source = self.place.with_name(self.place.name + suffix)
            if source.exists():
                shutil.copyfile(source, left.with_name(left.name + suffix))
        raise Killed
