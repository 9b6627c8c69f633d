"""What SQLite's errors mean to a user; only this module knows their numbers."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = ":memory:"

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_OFFERED = (
    "Walk Reminder offers the newest good copy of the folder backups at its start."
)
_REMEDIES = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space on the disk."),
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error",
        "Check the disk and its free space.",
    ),
    sqlite3.SQLITE_READONLY: (
        "it may not be written",
        "Give yourself the right to write the file and its folder.",
    ),
    sqlite3.SQLITE_PERM: (
        "it may not be opened",
        "Give yourself the right to read and write it.",
    ),
    sqlite3.SQLITE_BUSY: (
        "another program is using it",
        "Close the program that has it open.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "another program is using it",
        "Close the program that has it open.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened",
        "Check that its folder exists and that you may read and write it.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "it is damaged",
        _OFFERED,
    ),
    sqlite3.SQLITE_NOTADB: (
        "it is damaged or no history at all",
        _OFFERED,
    ),
}


class Busy(Trouble):
    """Raised where another program has the file: it may soon let go."""


class Damaged(Trouble):
    """Raised where the history is damaged or gone: a copy may take its place."""


@contextmanager
def telling(place: Path | str) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file into Trouble."""
    try:
        yield
    except sqlite3.Error as problem:
        # The lower byte is the kind of error, the upper ones are details of it.
        details = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        code = details & 0xFF
        if isinstance(problem, sqlite3.ProgrammingError) and "closed" in str(problem):
            raise _closed(place) from problem
        # An emptied file has no tables, which would be a bug in any other.
        lacks_tables = code == sqlite3.SQLITE_ERROR and _is_emptied(place)
        if lacks_tables or details == sqlite3.SQLITE_READONLY_DBMOVED:
            raise _taken(place) from problem
        if code not in _REMEDIES:
            raise  # a bug of ours
        what, remedy = _REMEDIES[code]
        sentence = f"The history {place} cannot be used: {what}."
        raise _kind(code)(sentence, remedy) from problem


def _kind(code: int) -> type[Trouble]:
    if code in _BUSY:
        return Busy
    return Damaged if code in DAMAGED else Trouble


def _is_emptied(place: Path | str) -> bool:
    return place != IN_MEMORY and Path(place).stat().st_size == 0


def not_understood(place: Path | str, problem: ValueError) -> Trouble:
    """Return what is told of a state that a newer version, or nobody, can read."""
    what = (
        f"The history {place} says something that this Walk Reminder"
        " does not understand."
    )
    if isinstance(problem, JSONDecodeError):
        return Damaged(what, _OFFERED)
    return Trouble(
        what,
        "Update Walk Reminder, or put the newest file of the folder backups in"
        " its place.",
    )


def _closed(place: Path | str) -> Trouble:
    """Return what is told where another history was to be opened, and could not be."""
    return Trouble(
        f"The history {place} could not be opened again.",
        "Quit Walk Reminder and start it anew.",
    )


def _taken(place: Path | str) -> Trouble:
    return Trouble(
        f"The history {place} was taken away or emptied while it was in use.",
        "Quit Walk Reminder, put the file or the newest one of the folder backups"
        " in its place, and start again.",
    )
