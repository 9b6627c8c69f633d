"""The history file's shape: opens it, brings it up to date, and refuses the rest.

Only this module knows the history of the tables.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.store.telling import IN_MEMORY, Damaged, telling

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x57414C4B  # "WALK": tells our files from other SQLite files

# How long a statement waits for another program (a backup, a sync) to let go.
_BUSY_TIMEOUT_MS = 2_000

# The steps that brought the file to its present shape, in order: a file of
# version N has had the first N of them. Add to the end, never edit.
#
# A line's walk is a mention and no foreign key: the state may still name a walk
# that the user has deleted since, and the line about it must not fail.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE walk (
            id TEXT NOT NULL PRIMARY KEY,
            started TEXT NOT NULL,
            ended TEXT NOT NULL,
            zone TEXT NOT NULL,
            local_date TEXT NOT NULL,
            seconds INTEGER NOT NULL CHECK (seconds >= 0),
            source TEXT NOT NULL,
            reminder TEXT,
            before INTEGER CHECK (before BETWEEN 0 AND 10),
            after INTEGER CHECK (after BETWEEN 0 AND 10),
            next_morning INTEGER CHECK (next_morning BETWEEN 0 AND 10),
            note TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX walk_by_date ON walk (local_date, seconds)",
        """
        CREATE TABLE ledger (
            number INTEGER PRIMARY KEY,
            reminder TEXT NOT NULL,
            date TEXT NOT NULL,
            time TEXT NOT NULL,
            due TEXT NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT,
            settled TEXT NOT NULL,
            walk TEXT,
            UNIQUE (reminder, date, time)
        ) STRICT
        """,
        "CREATE INDEX ledger_by_date ON ledger (date)",
        "CREATE INDEX ledger_by_settled ON ledger (settled)",
        """
        CREATE TABLE event (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE state (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            json TEXT NOT NULL
        ) STRICT
        """,
    ),
    # How often a walk was changed: of two copies the one changed more often is later,
    # whatever the clocks of two computers say.
    ("ALTER TABLE walk ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",),
)

VERSION = len(MIGRATIONS)


def open_database(place: Path | str) -> sqlite3.Connection:
    """Open a history file in its present shape, or a new one; else raise Trouble."""
    with telling(place):
        if not has_content(place):
            refuse_to_start_anew(place)
            _make_private(place)
        return _prepared(place, keeps_older=place != IN_MEMORY)


def make_database(place: Path | str) -> sqlite3.Connection:
    """Make a history beside the user's, or bring a copy of one up to date.

    Nothing is kept of it as it was: it is a copy already, or new.
    """
    with telling(place):
        _make_private(place)
        return _prepared(place, keeps_older=False)


def _prepared(place: Path | str, *, keeps_older: bool) -> sqlite3.Connection:
    database = sqlite3.connect(place, isolation_level=None)
    try:
        _prepare(database, place, keeps_older=keeps_older)
    except BaseException:
        database.close()
        raise
    return database


def read_database(
    place: Path | str, *, takes_older: bool = False
) -> sqlite3.Connection:
    """Open a history file that there is, to look and never to write."""
    with telling(place):
        # Not mode=ro: what a crash left half written could not be taken back.
        uri = Path(place).absolute().as_uri() + "?mode=rw"
        database = sqlite3.connect(uri, isolation_level=None, uri=True)
        try:
            database.execute("PRAGMA query_only = ON")
            database.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
            version = _recognise(database, place)
            if not takes_older:
                _refuse_older(version, place)
        except BaseException:
            database.close()
            raise
    return database


def has_content(place: Path | str) -> bool:
    """Tell whether there is a file and anything in it; what cannot be seen may be."""
    if place == IN_MEMORY:
        return False
    try:
        return os.stat(place).st_size > 0  # noqa: PTH116  a place may be a text
    except FileNotFoundError:
        return False
    except OSError:
        return True


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def copy_to(database: sqlite3.Connection, target: Path) -> None:
    """Copy a database, as of one instant, into a file that appears only when whole."""
    unfinished = target.with_name(target.name + ".tmp")
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _make_private(unfinished)
        copy = sqlite3.connect(unfinished)
        try:
            copy.execute("PRAGMA synchronous = FULL")
            database.backup(copy)
        finally:
            copy.close()
        unfinished.replace(target)
    except OSError as problem:
        raise Trouble(
            f"No copy of the history can be kept in {target.parent}:"
            f" {problem.strerror}.",
            "Free some space or give yourself the right to write there.",
        ) from problem
    finally:
        with suppress(OSError):
            unfinished.unlink()


def refuse_to_start_anew(place: Path | str) -> None:
    """Raise Damaged where copies tell that there was a history before."""
    folder = _backups(Path(place))
    if place != IN_MEMORY and any(folder.glob("history-*.sqlite3")):
        raise Damaged(
            "The history is gone or empty, but there are copies of it.",
            f"Walk Reminder offers the newest good copy of {folder} at its start.",
        )


def _make_private(place: Path | str) -> None:
    """Create a file that only its owner may read: it tells of somebody's health."""
    if place == IN_MEMORY:
        return
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return  # it exists, or SQLite will say what is wrong


def _prepare(
    database: sqlite3.Connection, place: Path | str, *, keeps_older: bool
) -> None:
    database.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    version = _recognise(database, place)
    # No -wal file beside the user's: whoever copies the one file has it all.
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA foreign_keys = ON")
    if version == VERSION:
        return
    if version and keeps_older:
        copy_to(database, _free_name(Path(place), version))
    with transaction(database):
        # Read again: another process may have been quicker.
        for steps in MIGRATIONS[_number(database, "user_version") :]:
            for statement in steps:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {VERSION}")


def _recognise(database: sqlite3.Connection, place: Path | str) -> int:
    """Return the file's version; a foreign or newer file is refused untouched."""
    version = _number(database, "user_version")
    application = _number(database, "application_id")
    is_new = not version and not application and not _number(database, "schema_version")
    if not is_new and application != APPLICATION_ID:
        raise Trouble(
            f"The file {place} is no history of Walk Reminder.",
            "Move it away; a new history begins by itself.",
        )
    if version > VERSION:
        raise Trouble(
            f"The history {place} was written by a newer Walk Reminder.",
            "Update this one; until then nothing in the file is touched.",
        )
    return version


def _refuse_older(version: int, place: Path | str) -> None:
    if version < VERSION:
        raise Trouble(
            f"The history {place} is from an older Walk Reminder.",
            "Start this one once; it brings the file up to date.",
        )


def _number(database: sqlite3.Connection, pragma: str) -> int:
    value: int = database.execute(f"PRAGMA {pragma}").fetchone()[0]
    return value


def _free_name(place: Path, version: int) -> Path:
    """Return where the file goes before its migration; no earlier copy is lost."""
    folder = _backups(place)
    begins = f"{place.stem}-version-{version}"
    names = (f"{begins}-{number}{place.suffix}" for number in count(2))
    candidates = (folder / name for name in chain([begins + place.suffix], names))
    return next(each for each in candidates if not each.exists())


def _backups(place: Path) -> Path:
    return place.parent / "backups"
