"""The stages of a file on its way in or out, for the pictures of the tab Your data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from walkreminder.core.exchange import Change, Flaw, Glimpse, Overlap, Preview
from walkreminder.core.ledger import WalkRecord
from walkreminder.ui.exchange.values import Came, Found, Next, Working

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walkreminder.ui.exchange.values import Stage

_NOON: Final = datetime(2026, 11, 19, 11, tzinfo=UTC)


def _walk(days: int, minutes: int = 20, later: int = 0) -> WalkRecord:
    started = _NOON - timedelta(days=days) + timedelta(minutes=later)
    ended = started + timedelta(minutes=minutes)
    name = UUID(int=1000 * days + later)
    return WalkRecord(name, started, ended, "Europe/Berlin", 60 * minutes)


_PREVIEW: Final = Preview(
    new=12,
    same=400,
    changed=2,
    new_lines=31,
    new_said=4,
    overlaps=tuple(
        Overlap(_walk(day, 20), _walk(day, 22, later=4)) for day in (3, 9, 21)
    ),
    remarks=("Columns that nobody knows were left out: steps, mood.",),
    glimpse=Glimpse(
        tuple(_walk(day, 15 + day) for day in (0, 1, 3, 9, 10)),
        date(2026, 3, 3),
        date(2026, 11, 19),
        (
            Change(_walk(40), replace(_walk(40), seconds=1500)),
            Change(_walk(52), replace(_walk(52), after=2, note="By the river")),
        ),
    ),
)
_UNDECIDED: Final = Preview(
    flaws=(
        Flaw(
            2,
            "3/4/2026 may name the day or the month first, and no other line tells."
            " Say which, or write dates like 2026-11-23.",
        ),
    ),
    asks_order=True,
)
_FLAWED: Final = Preview(
    flaws=(
        Flaw(3, "a walk cannot take less than no time."),
        Flaw(17, "'yesterday' is no time. Write it like 2026-11-23 08:00."),
        Flaw(18, "12 is no rating; one is from 0 to 10."),
    )
)
STAGES: Final[Mapping[str, Stage]] = {
    "reading": Working("Reading walks.json", 42),
    "preview": Found("walks.csv", _PREVIEW),
    "undecided": Found("walks.csv", _UNDECIDED),
    "flawed": Found("walks.csv", _FLAWED),
    "written": Came("412 walks are in walks.json.", next=Next.FOLDER),
    "imported": Came(
        "Imported from walks.csv: 9 new walks. Changed: 2 walks. Left out,"
        " overlapping: 3 walks.",
        next=Next.UNDO,
    ),
    "refused": Came(
        "walks.pdf cannot be taken in. Choose a file that ends in .csv or .json.",
        is_trouble=True,
    ),
}
SIZES: Final[Mapping[str, tuple[int, int] | None]] = {
    **dict.fromkeys(STAGES),
    "preview-compact": (640, 900),
    "undecided-compact": (640, 480),
    "flawed-compact": (640, 480),
    "imported-compact": (640, 480),
}
