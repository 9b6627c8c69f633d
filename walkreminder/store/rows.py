"""How walks, ledger lines and the state are written in the history file.

Instants are UTC with a fixed width, so that text sorts as time does.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

import msgspec

from walkreminder.core.ledger import (
    Line,
    Outcome,
    Reason,
    Source,
    WalkRecord,
    Withdrawn,
)
from walkreminder.core.pain import insist_on_ratings, is_rating
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey, local_date, zone_or_utc
from walkreminder.store.state_versions import VERSION, upgraded

if TYPE_CHECKING:
    import sqlite3

Cells: TypeAlias = dict[str, str | int | None]


def walk_to_cells(walk: WalkRecord) -> Cells:
    """Return the cells of a row in `walk`; Refused where it is rated by no rating."""
    insist_on_ratings(walk)
    return {
        "id": str(walk.id),
        "started": instant_to_text(walk.started),
        "ended": instant_to_text(walk.ended),
        "zone": walk.zone,
        "local_date": _date_of_walk(walk).isoformat(),
        "seconds": walk.seconds,
        "source": walk.source.value,
        "reminder": walk.reminder,
        "before": walk.before,
        "after": walk.after,
        "next_morning": walk.next_morning,
        "note": walk.note,
    }


def row_to_walk(row: sqlite3.Row) -> WalkRecord:
    """Return the walk that a row of `walk` tells."""
    return WalkRecord(
        id=UUID(row["id"]),
        started=datetime.fromisoformat(row["started"]),
        ended=datetime.fromisoformat(row["ended"]),
        zone=row["zone"],
        seconds=row["seconds"],
        source=Source(row["source"]),
        reminder=row["reminder"],
        before=row["before"],
        after=row["after"],
        next_morning=row["next_morning"],
        note=row["note"],
    )


def line_to_cells(line: Line) -> Cells:
    """Return the cells of a row in `ledger`."""
    reminder, day, at = key_to_cells(line.key)
    return {
        "reminder": reminder,
        "date": day,
        "time": at,
        "due": instant_to_text(line.due),
        "outcome": line.outcome.value,
        "reason": None if line.reason is None else line.reason.value,
        "settled": instant_to_text(line.settled),
        "walk": None if line.walk is None else str(line.walk),
    }


def key_to_cells(key: SlotKey) -> tuple[str, str, str]:
    """Return what tells a row of `ledger` from all others."""
    at = key.time
    width = "auto" if at.second or at.microsecond else "minutes"
    return key.reminder, key.date.isoformat(), at.isoformat(timespec=width)


def withdrawn_to_cells(withdrawn: Withdrawn) -> Cells:
    """Return what tells the rows of `ledger` that are taken back."""
    start, looked = withdrawn.start, withdrawn.looked
    return {
        "after": instant_to_text(withdrawn.after),
        "start": None if start is None else instant_to_text(start),
        "looked": None if looked is None else instant_to_text(looked),
    }


def row_to_line(row: sqlite3.Row) -> Line:
    """Return the line that a row of `ledger` tells."""
    return Line(
        key=row_to_key(row),
        due=datetime.fromisoformat(row["due"]),
        outcome=Outcome(row["outcome"]),
        reason=None if row["reason"] is None else Reason(row["reason"]),
        settled=datetime.fromisoformat(row["settled"]),
        walk=None if row["walk"] is None else UUID(row["walk"]),
    )


def row_to_key(row: sqlite3.Row) -> SlotKey:
    """Return the slot that a row of `ledger` is about."""
    day, at = date.fromisoformat(row["date"]), time.fromisoformat(row["time"])
    return SlotKey(row["reminder"], day, at)


def state_to_text(state: State) -> str:
    """Return a state as JSON, with the version of its shape."""
    return msgspec.json.encode({"version": VERSION, "state": state}).decode()


def text_to_state(text: str) -> State:
    """Return the state that JSON tells; ValueError where we cannot take in all of it.

    What is not taken in would be lost with the next save.
    """
    told = upgraded(json.loads(text))
    state = msgspec.convert(told, State)
    if not _takes_in(msgspec.to_builtins(state), told):
        raise ValueError("the state has fields that this version does not know")
    before = None if state.walk is None else state.walk.before
    if before is not None and not is_rating(before):
        raise ValueError(f"{before} is no rating")
    return state


def _takes_in(known: object, told: object) -> bool:
    """Tell whether every field that is told is known."""
    match known, told:
        case dict(), dict():
            return told.keys() <= known.keys() and all(
                _takes_in(known[name], told[name]) for name in told
            )
        case ((list() | tuple()), list()):
            return all(map(_takes_in, known, told))
        case _:
            return True


def _date_of_walk(walk: WalkRecord) -> date:
    """Return the local date on which a walk started, where it started."""
    # Of a zone this computer has never heard of, UTC's date is the nearest.
    return local_date(walk.started, zone_or_utc(walk.zone))


def instant_to_text(instant: datetime) -> str:
    """Return an instant as UTC, in a form whose order is that of time."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant} is no instant: it has no offset")
    local = instant.astimezone(UTC).replace(tzinfo=None)
    return local.isoformat(timespec="microseconds") + "Z"
