"""Walks as a table for spreadsheets, and back: what a spreadsheet does to it is known.

A row ends with the walk's id, so that one that was cut short shows.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from walkreminder.core.exchange import LONGEST, Edition, Flaw, Order, flaw_of, id_of
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.timetable import zone_or_utc
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import shelf
from walkreminder.store.exchange.csv_cells import harmless, plain, seconds_of, whole
from walkreminder.store.exchange.csv_dates import (
    Unordered,
    order_of,
    read_instant,
    read_local,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from walkreminder.core.ledger import Line
    from walkreminder.core.programme_log import Entry
    from walkreminder.store.exchange.contents import Told
    from walkreminder.store.history import History

# The columns, in the order in which they are written.
COLUMNS: Final = (
    "started",
    "ended",
    "zone",
    "seconds",
    "source",
    "reminder",
    "before",
    "after",
    "next_morning",
    "note",
    "revision",
    "id",
)
# What else is understood: how people put it who keep such a table by hand.
_BY_HAND: Final = ("date", "time", "minutes")
_KNOWN: Final = frozenset((*COLUMNS, *_BY_HAND))
_DELIMITERS: Final = ",;\t"
_LONGEST_CELL: Final = 16 * 1024 * 1024
_NEEDED: Final = (
    "The first line has to name the columns: started, or date and time; and seconds,"
    " minutes or ended."
)


def written(history: History) -> Iterator[bytes]:
    """Yield the file in pieces; the mark at its beginning tells spreadsheets UTF-8."""
    yield ("\ufeff" + ",".join(COLUMNS) + "\r\n").encode()
    for portion in shelf.editions(history):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(map(_cells, portion))
        yield text.getvalue().encode()


def _cells(edition: Edition) -> tuple[str | int | None, ...]:
    walk = edition.walk
    zone = zone_or_utc(walk.zone)
    return (
        walk.started.astimezone(zone).isoformat(),
        walk.ended.astimezone(zone).isoformat(),
        harmless(walk.zone),
        walk.seconds,
        walk.source.value,
        harmless(walk.reminder or ""),
        walk.before,
        walk.after,
        walk.next_morning,
        harmless(walk.note),
        edition.revision,
        str(walk.id),
    )


def opened(text: str, name: str, zone: ZoneInfo, order: Order | None) -> CsvFile:
    """Return a file to read row by row; Refused where it is no table of walks."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = _rows(text, name)
    if not rows:
        raise Refused(f"{name} is empty.")
    if len(rows) == 1 and not text.endswith("\n"):
        raise Refused(f"{name} has no walks in it; perhaps it was cut short.")
    header = [cell.strip().lower().replace(" ", "_") for cell in rows[0][1]]
    twice = sorted({each for each in header if header.count(each) > 1 and each})
    if twice:
        raise Refused(f"{name}, line {rows[0][0]}: two columns are called {twice[0]}.")
    has = set(header)
    if not ("started" in has or {"date", "time"} <= has):
        raise Refused(f"{name} does not say when walks began. {_NEEDED}")
    if not has & {"seconds", "minutes", "ended"}:
        raise Refused(f"{name} does not say how long walks took. {_NEEDED}")
    return CsvFile(header, rows[1:], zone, order)


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with the line it begins on."""
    first = text.partition("\n")[0].strip(" \r")
    has_hint = first.lower().startswith("sep=")  # as Excel writes it
    delimiter = first[len("sep=") :][:1] if has_hint else _delimiter(first.strip())
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or ",", strict=True
    )
    rows, line = [], 1
    try:
        for row in reader:
            if any(row) and not (has_hint and line == 1):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as problem:
        if "unexpected end" in str(problem):
            what = "a quotation mark is opened here and never closed; it was cut short."
        else:
            what = f"this is no row of a table ({problem})."
        raise Refused(f"{name}, line {line}: {what}") from None
    return rows


def _delimiter(header: str) -> str:
    """Return what parts the columns: that by which most of them are known."""

    def known(delimiter: str) -> int:
        names = header.lower().split(delimiter)
        return sum(each.strip(' "').replace(" ", "_") in _KNOWN for each in names)

    return max(_DELIMITERS, key=known)


class CsvFile:
    """A table of walks, of which each row is read when its turn comes."""

    def __init__(
        self,
        header: list[str],
        rows: list[tuple[int, list[str]]],
        zone: ZoneInfo,
        order: Order | None,
    ) -> None:
        self._columns = {each: at for at, each in enumerate(header) if each in _KNOWN}
        self._width = len(header)
        self._rows = rows
        self._zone = zone
        self._told = order
        self.asks_order = False
        strangers = [each for each in header if each and each not in _KNOWN]
        names = ", ".join(strangers[:5])
        self.remarks = (
            (f"Columns that nobody knows were left out: {names}.",) if names else ()
        )

    def __len__(self) -> int:
        return len(self._rows)

    def walks(self) -> Iterator[Told[Edition]]:
        """Yield each row as a walk, or what is wrong with it."""
        try:
            order = order_of(self._dates(), self._told)
        except Unordered as problem:
            self.asks_order = problem.can_be_told
            yield problem.flaw
            return
        for line, row in self._rows:
            try:
                yield line, self._edition(row, order)
            except (ValueError, OverflowError) as problem:
                yield Flaw(line, str(problem))

    def lines(self) -> Iterator[Told[Line]]:
        """Yield nothing: a table of walks has no ledger."""
        return iter(())

    def log(self) -> Iterator[Told[Entry]]:
        """Yield nothing, as above."""
        return iter(())

    def line_of(self, _kind: str, place: int) -> int:
        """Return the line on which a row begins."""
        return place

    def _dates(self) -> Iterator[tuple[int, str]]:
        columns = [self._columns.get(each) for each in ("started", "ended", "date")]
        places = [each for each in columns if each is not None]
        for line, row in self._rows:
            yield from ((line, row[at]) for at in places if at < len(row))

    def _edition(self, row: list[str], order: Order) -> Edition:
        if len(row) < self._width or any(row[self._width :]):
            raise ValueError(
                f"this row has {len(row)} cells where the first line has"
                f" {self._width}; perhaps the file was cut short."
            )
        cells = {name: row[at] for name, at in self._columns.items()}
        named = cells.get("zone", "").strip()
        zone = _zone(plain(named), self._zone)
        started = _started(cells, order, zone)
        seconds, ended = _length(cells, started, order, zone)
        walk = WalkRecord(
            UUID(int=0),
            started,
            ended,
            plain(named) or self._zone.key,
            seconds,
            _source(cells.get("source", "")),
            plain(cells.get("reminder", "")) or None,
            whole(cells.get("before", ""), "before"),
            whole(cells.get("after", ""), "after"),
            whole(cells.get("next_morning", ""), "next_morning"),
            plain(cells.get("note", "")),
        )
        flaw = flaw_of(walk)
        if flaw:
            raise ValueError(flaw)
        name = _id(cells.get("id", "").strip()) or id_of(walk)
        revision = whole(cells.get("revision", ""), "revision") or 0
        return Edition(replace(walk, id=name), max(revision, 0))


def _started(cells: dict[str, str], order: Order, zone: ZoneInfo | None) -> datetime:
    if cells.get("started", "").strip():
        return read_instant(cells["started"], order, zone)
    if cells.get("date", "").strip():
        return read_local(cells["date"], cells.get("time", ""), order, zone)
    raise ValueError("this row does not say when the walk began.")


def _length(
    cells: dict[str, str], started: datetime, order: Order, zone: ZoneInfo | None
) -> tuple[int, datetime]:
    """Return the counted seconds and the end; one may follow from the other."""
    seconds = whole(cells.get("seconds", ""), "seconds")
    if seconds is None:
        seconds = seconds_of(cells.get("minutes", ""))
    if cells.get("ended", "").strip():
        ended = read_instant(cells["ended"], order, zone)
        if seconds is None:
            seconds = int((ended - started).total_seconds())
        return seconds, ended
    if seconds is None:
        raise ValueError("this row does not say how long the walk took.")
    # What is too long for a walk is refused later, and not even reckoned with.
    longest = int(LONGEST.total_seconds())
    return seconds, started + timedelta(seconds=min(max(seconds, 0), longest))


def _zone(name: str, otherwise: ZoneInfo) -> ZoneInfo | None:
    """Return a zone; None where nobody knows it, which its offsets make up for."""
    if not name:
        return otherwise
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _source(cell: str) -> Source:
    cell = cell.strip()
    if not cell:
        return Source.IMPORTED
    try:
        return Source(cell)
    except ValueError:
        known = ", ".join(Source)
        raise ValueError(
            f"a source is one of {known}, and not {cell[:40]!r}."
        ) from None


def _id(cell: str) -> UUID | None:
    if not cell:
        return None
    try:
        return UUID(cell)
    except ValueError:
        raise ValueError(
            f"{cell[:40]!r} is no id of a walk; perhaps the file was cut short."
        ) from None
