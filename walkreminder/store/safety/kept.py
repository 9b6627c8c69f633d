"""The copies that there are of a history, and what each of them holds."""

from __future__ import annotations

import enum
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.store.backup import integrity
from walkreminder.store.schema import read_database
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"([a-z]+)-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9]+)?\.sqlite3")
# All that we ever put into the folder, also what a kill left unfinished there.
_OURS = re.compile(
    r"(history|replaced|before|damaged)-(version-)?[0-9][0-9-]*\.sqlite3(-journal)?(\.tmp)?"
)


class Kind(enum.StrEnum):
    """Why a copy was kept; its file's name begins so."""

    DAILY = "history"
    REPLACED = "replaced"
    BEFORE = "before"  # a file was taken in
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the history: of which day, and what is in it.

    Where it cannot be used, `problem` says why and nobody knows the `walks`.
    """

    place: Path
    kind: Kind
    day: date
    size: int
    walks: int = 0
    problem: str = ""


def copies(folder: Path) -> list[Copy]:
    """Return every copy in a folder, the newest first; none where there is none."""
    found = [
        (path.stat().st_mtime, _copy(*each))
        for each in _named(folder)
        for path in each[2:]
    ]
    found.sort(key=lambda each: (each[1].day, each[0]), reverse=True)
    return [copy for _, copy in found]


def newest_good(folder: Path, today: date) -> Copy | None:
    """Return the newest daily copy that is sound to its last byte, if there is one.

    A copy of a coming date is from a day when the clock was wrong: it comes last.
    """
    daily = [copy for copy in copies(folder) if copy.kind is Kind.DAILY]
    daily.sort(key=lambda copy: copy.day <= today, reverse=True)
    return next(
        (copy for copy in daily if not copy.problem and is_sound(copy.place)), None
    )


def is_sound(place: Path) -> bool:
    """Tell whether a copy is sound to its last byte; a long one takes a while."""
    try:
        with telling(place), closing(_opened(place)) as database:
            return integrity(database, full=True) == ()
    except Trouble:
        return False


def walks_in(place: Path) -> int:
    """Return how many walks a history holds; none where that cannot be read."""
    try:
        return _count(place)
    except (Trouble, sqlite3.Error):
        return 0


def free_name(folder: Path, kind: Kind, today: date) -> Path:
    """Return where a copy may go without taking the place of another."""
    begins = f"{kind.value}-{today}"
    names = (f"{begins}-{number}.sqlite3" for number in count(2))
    places = (folder / name for name in chain([f"{begins}.sqlite3"], names))
    return next(each for each in places if not each.exists())


def forget(folder: Path) -> list[Path]:
    """Delete every copy in a folder; return those that could not be."""
    left = []
    for path in sorted(folder.glob("*")):
        if _OURS.fullmatch(path.name):
            try:
                path.unlink()
            except OSError:
                left.append(path)
    return left


def _named(folder: Path) -> Iterator[tuple[Kind, date, Path]]:
    for path in folder.glob("*.sqlite3"):
        name = _NAME.fullmatch(path.name)
        # A name that only looks like one of ours is none.
        with suppress(ValueError):
            if name is not None and path.is_file():
                yield Kind(name[1]), date.fromisoformat(name[2]), path


def _copy(kind: Kind, day: date, place: Path) -> Copy:
    size = place.stat().st_size
    try:
        return Copy(place, kind, day, size, _count(place))
    except Trouble as trouble:
        return Copy(
            place, kind, day, size, problem=trouble.what.replace(str(place), place.name)
        )
    except sqlite3.Error as problem:
        return Copy(place, kind, day, size, problem=str(problem))


def _count(place: Path) -> int:
    with telling(place), closing(_opened(place)) as database:
        found: int = database.execute("SELECT count(*) FROM walk").fetchone()[0]
    return found


def _opened(place: Path) -> sqlite3.Connection:
    return read_database(place, takes_older=True)
