"""What a file tells, record by record, with everything that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from walkreminder.core.exchange import MOST_TOLD, Flaw, Progress
from walkreminder.store.exchange.shelf import PORTION

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from typing import TypeAlias, TypeVar
    from uuid import UUID

    from walkreminder.core.exchange import Edition
    from walkreminder.core.ledger import Line
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.timetable import SlotKey

    K = TypeVar("K", bound=Hashable)
    T = TypeVar("T")
    # A record with its place in the file, or what is wrong with it.
    Told: TypeAlias = tuple[int, T] | Flaw


class Source(Protocol):
    """A file that can be read record by record."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is worth a look."""

    @property
    def asks_order(self) -> bool:
        """Whether somebody has to say in which order its dates are."""

    def __len__(self) -> int: ...

    def walks(self) -> Iterator[Told[Edition]]:
        """Yield its walks."""

    def lines(self) -> Iterator[Told[Line]]:
        """Yield its lines of the ledger."""

    def log(self) -> Iterator[Told[Entry]]:
        """Yield what it says about the programme."""

    def line_of(self, kind: str, place: int) -> int:
        """Return the line on which a record begins."""


@dataclass
class Contents:
    """All that a file tells; with a flaw in it nothing of it is used."""

    walks: dict[UUID, Edition] = field(default_factory=dict)
    lines: dict[SlotKey, Line] = field(default_factory=dict)
    log: dict[UUID, Entry] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def read(self, source: Source) -> Iterator[Progress]:
        """Take up a file in portions; no further than some twenty mistakes."""
        done, total = 0, max(len(source), 1)
        steps = (
            self._each(source.walks(), self.walks, _walk_id, source, "walks"),
            self._each(source.lines(), self.lines, _key, source, "ledger"),
            self._each(source.log(), self.log, _entry_id, source, "programme"),
        )
        for step in steps:
            for read in step:
                done += read
                yield Progress(done, total)
                if len(self.flaws) >= MOST_TOLD:
                    return

    def _each(
        self,
        told: Iterator[Told[T]],
        into: dict[K, T],
        name: Callable[[T], K],
        source: Source,
        kind: str,
    ) -> Iterator[int]:
        """Take up one kind of record, and yield how many were looked at."""
        places: dict[K, int] = {}
        looked = 0
        for each in told:
            looked += 1
            if isinstance(each, Flaw):
                self.flaws.append(each)
            else:
                place, record = each
                known = into.setdefault(name(record), record)
                first = places.setdefault(name(record), place)
                if known != record:
                    lines = source.line_of(kind, place), source.line_of(kind, first)
                    self.flaws.append(_said_twice(*lines))
            if looked == PORTION or len(self.flaws) >= MOST_TOLD:
                yield looked
                looked = 0
        yield looked


def _said_twice(line: int, first: int) -> Flaw:
    return Flaw(
        line,
        f"this has the same id as line {first} but says otherwise."
        " Remove one of the two.",
    )


def _walk_id(edition: Edition) -> UUID:
    return edition.walk.id


def _entry_id(entry: Entry) -> UUID:
    return entry.id


def _key(line: Line) -> SlotKey:
    return line.key
