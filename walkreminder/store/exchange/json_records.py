"""How each record is written in JSON, and read and checked when it comes back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID  # noqa: TC003 - msgspec reads annotations as it runs

import msgspec

from walkreminder.core.exchange import YEARS, Edition, flaw_of
from walkreminder.core.ledger import Line, Outcome, Reason, Source, WalkRecord
from walkreminder.core.timetable import SlotKey, zone_or_utc
from walkreminder.store.entries import entry_to_cells, row_to_entry

if TYPE_CHECKING:
    import sqlite3

    from walkreminder.core.programme_log import Entry


class _Strict(msgspec.Struct, forbid_unknown_fields=True):
    """A record as the file has it; what is not known is refused and never lost."""


class _Walk(_Strict):
    id: UUID
    started: str
    ended: str
    zone: str
    seconds: int
    source: Source
    reminder: str | None = None
    before: int | None = None
    after: int | None = None
    next_morning: int | None = None
    note: str = ""
    revision: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 0


class _Line(_Strict):
    reminder: str
    date: date
    time: str
    utc: str
    outcome: Outcome
    settled: str
    reason: Reason | None = None
    walk: UUID | None = None


class _Entry(_Strict):
    id: str
    at: str
    day: date
    kind: str
    said: msgspec.Raw


def walk_document(row: sqlite3.Row) -> dict[str, object]:
    """Return a walk as the file has it: as `history --json` lists it, and more.

    From its row at once: to make a record of each of many thousands takes as long as
    all the rest.
    """
    zone = zone_or_utc(row["zone"])
    read = datetime.fromisoformat
    return {
        "id": row["id"],
        "started": read(row["started"]).astimezone(zone).isoformat(),
        "ended": read(row["ended"]).astimezone(zone).isoformat(),
        "zone": row["zone"],
        "seconds": row["seconds"],
        "source": row["source"],
        "reminder": row["reminder"],
        "before": row["before"],
        "after": row["after"],
        "next_morning": row["next_morning"],
        "note": row["note"],
        "revision": row["revision"],
    }


def line_document(line: Line) -> dict[str, object]:
    """Return a line of the ledger as the file has it."""
    at = line.key.time
    width = "auto" if at.second or at.microsecond else "minutes"
    return {
        "reminder": line.key.reminder,
        "date": line.key.date.isoformat(),
        "time": at.isoformat(timespec=width),
        "utc": _utc(line.due),
        "outcome": line.outcome.value,
        "reason": None if line.reason is None else line.reason.value,
        "settled": _utc(line.settled),
        "walk": None if line.walk is None else str(line.walk),
    }


def entry_document(entry: Entry) -> dict[str, object]:
    """Return what was said about the programme as the file has it."""
    cells = entry_to_cells(entry)
    return {
        "id": str(entry.id),
        "at": cells["at"],
        "day": entry.day.isoformat(),
        "kind": cells["kind"],
        "said": entry.said,
    }


_walk_decoder: Any = msgspec.json.Decoder(_Walk)
_line_decoder: Any = msgspec.json.Decoder(_Line)
_entry_decoder: Any = msgspec.json.Decoder(_Entry)


def told_walk(raw: msgspec.Raw) -> Edition:
    """Return the walk of a record; ValueError says what is wrong with it."""
    told: _Walk = _walk_decoder.decode(raw)
    walk = WalkRecord(
        told.id,
        _instant(told.started),
        _instant(told.ended),
        _named("zone", told.zone),
        told.seconds,
        told.source,
        None if told.reminder is None else _named("reminder", told.reminder),
        told.before,
        told.after,
        told.next_morning,
        told.note,
    )
    flaw = flaw_of(walk)
    if flaw:
        raise ValueError(flaw)
    return Edition(walk, told.revision)


def told_line(raw: msgspec.Raw) -> Line:
    """Return the ledger's line of a record."""
    told: _Line = _line_decoder.decode(raw)
    reminder = _named("reminder", told.reminder)
    key = SlotKey(reminder, told.date, _time_of_day(told.time))
    due, settled = _instant(told.utc), _instant(told.settled)
    _insist_on_years("a reminder", told.date, due, settled)
    return Line(key, due, told.outcome, told.reason, settled, told.walk)


def told_entry(raw: msgspec.Raw) -> Entry:
    """Return what a record says about the programme."""
    told: _Entry = _entry_decoder.decode(raw)
    body = msgspec.json.encode({"day": told.day, "said": told.said}).decode()
    at = _instant(told.at)
    entry = row_to_entry(
        {"id": told.id, "at": at.isoformat(), "kind": told.kind, "body": body}
    )
    _insist_on_years("what was said", entry.day, at)
    return entry


def _insist_on_years(what: str, *days: date) -> None:
    """Refuse what lies so far away that nobody can count from it."""
    if any(day.year not in YEARS for day in days):
        raise ValueError(f"{what} is from {YEARS.start + 1} to {YEARS.stop - 1}.")


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text[:40]!r} is no time.") from None
    if found.tzinfo is None:
        raise ValueError(f"{text!r} does not say its offset from UTC.")
    return found.astimezone(UTC)


def _time_of_day(text: str) -> time:
    with suppress(ValueError):
        found = time.fromisoformat(text)
        if found.tzinfo is None:
            return found
    raise ValueError(f"{text[:40]!r} is no time of day by the clock on the wall.")


def _named(what: str, text: str) -> str:
    if not text:
        raise ValueError(f"{what} is empty.")
    return text


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
