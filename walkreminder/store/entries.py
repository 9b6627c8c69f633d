"""How what is said about the programme is written in the history file."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from walkreminder.core import programme_log as log
from walkreminder.store.rows import instant_to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from walkreminder.store.rows import Cells

# The names are kept for ever: files have them.
KINDS: Final[dict[str, type[log.Said]]] = {
    "answer": log.Answer,
    "step": log.StepTo,
    "hold": log.Hold,
    "flare-up": log.FlareUp,
    "flare-over": log.FlareOver,
    "checked": log.Checked,
    "cleared": log.Cleared,
    "sore-feet": log.SoreFeet,
    "leg-pain": log.LegPain,
    "no-leg-pain": log.NoLegPain,
}
NAMES: Final = {said: name for name, said in KINDS.items()}


def entry_to_cells(entry: log.Entry) -> Cells:
    """Return the cells of a row in `event`."""
    body = {"day": entry.day, "said": entry.said}
    return {
        "id": str(entry.id),
        "at": instant_to_text(entry.at),
        "kind": NAMES[type(entry.said)],
        "body": msgspec.json.encode(body).decode(),
    }


def row_to_entry(row: sqlite3.Row | Mapping[str, str]) -> log.Entry:
    """Return the entry that a row of `event` tells; ValueError if it is unknown.

    What is told more than this version knows is unknown, too: half of it could say
    something else. So is what nobody can have said, such as a usual pain of 99.
    """
    kind = KINDS.get(row["kind"])
    if kind is None:
        raise ValueError(f"nothing is known of {row['kind']!r}")
    body = msgspec.json.decode(row["body"], type=dict[str, msgspec.Raw])
    said = msgspec.json.decode(body["said"], type=kind)
    if msgspec.to_builtins(said) != msgspec.json.decode(body["said"]):
        raise ValueError(f"{row['kind']} says more than is known")
    if flaw := log.flaw_of(said):
        raise ValueError(flaw)
    day = msgspec.json.decode(body["day"], type=date)
    at = datetime.fromisoformat(row["at"])
    if at.tzinfo is None:
        raise ValueError(f"{at} is no instant: it has no offset")
    return log.Entry(UUID(row["id"]), at, day, said)
