"""Copies of the history, one a day, and whether the history itself is sound."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.store.schema import copy_to, has_content, read_database
from walkreminder.store.telling import DAMAGED, Damaged, telling

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 5

_NAME = re.compile(r"history-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9]+)?\.sqlite3")


def back_up(
    database: sqlite3.Connection, folder: Path, today: date, keep: int = KEPT
) -> Path:
    """Keep a copy of an open history under today's date, and the newest few in all.

    A damaged history is not copied: its copy would push out one that is sound. A
    copy that holds more than the history does stays, however old it is: whoever
    began anew, or whose clock is wrong for days, may want it yet.
    """
    with telling(folder):
        damage = integrity(database)
        if damage:
            raise Damaged(
                f"The history is damaged and was not copied: {damage[0]}.",
                f"Let the newest good copy of {folder} take its place.",
            )
        target = _target(database, folder, today)
        copy_to(database, target)
    # A copy of a coming date is from a day when the clock was wrong: it goes first.
    copies = sorted(backups(folder), key=lambda copy: (copy[0] <= today, copy[0]))
    kept = _size(database)
    for _, old in copies[:-keep]:
        if _size_of_copy(old) <= kept:
            with suppress(OSError):  # one copy too many harms nobody
                old.unlink()
    return target


def _target(database: sqlite3.Connection, folder: Path, today: date) -> Path:
    """Return where a copy goes without taking the place of a fuller one."""
    others = (f"history-{today}-{number}.sqlite3" for number in count(2))
    places = (folder / name for name in chain([f"history-{today}.sqlite3"], others))
    kept = _size(database)
    return next(each for each in places if _size_of_copy(each) <= kept)


def _size_of_copy(copy: Path) -> int:
    """Return how many records a copy holds; none where it cannot be read."""
    if not has_content(copy):
        return 0
    try:
        with closing(read_database(copy, takes_older=True)) as database:
            return _size(database)
    except (Trouble, sqlite3.Error):
        return 0


def _size(database: sqlite3.Connection) -> int:
    found = database.execute(
        "SELECT (SELECT count(*) FROM walk) + (SELECT count(*) FROM ledger)"
    )
    size: int = found.fetchone()[0]
    return size


def backups(folder: Path) -> list[tuple[date, Path]]:
    """Return the daily copies in a folder, the newest first."""
    found = []
    for path in folder.glob("history-*.sqlite3"):
        name = _NAME.fullmatch(path.name)
        with suppress(ValueError):  # the 31st of February is no copy of ours
            if name is not None:
                found.append((date.fromisoformat(name[1]), path))
    return sorted(found, reverse=True)


def integrity(database: sqlite3.Connection, *, full: bool = False) -> tuple[str, ...]:
    """Return what is damaged in an open history; nothing where it is sound.

    The full check compares every index with its table too, and takes three times
    as long.
    """
    try:
        check = "integrity_check" if full else "quick_check"
        found = database.execute(f"PRAGMA {check}").fetchall()
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF not in DAMAGED:
            raise
        return (str(problem),)
    return tuple(str(row[0]) for row in found if row[0] != "ok")
