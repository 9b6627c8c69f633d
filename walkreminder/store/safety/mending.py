"""Put another history in the place of the user's, which is kept aside.

The new one is made whole beside the old one first. Its one rename is all that
changes anything, so a kill at any instant leaves one or the other.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.other_records import from_long_ago, over_other_records
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.safety.kept import Kind, forget, free_name
from walkreminder.store.safety.rescue import rescue, state_in
from walkreminder.store.schema import (
    copy_to,
    has_content,
    make_database,
    read_database,
    transaction,
)
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from walkreminder.core.state import State


@dataclass(frozen=True, slots=True)
class Coming:
    """A history that waits beside the user's to take its place.

    `saved` is how many walks were read for it from a damaged one.
    """

    path: Path
    place: Path
    saved: int = 0

    def leave(self) -> None:
        """Go without having been of use."""
        with suppress(OSError):
            self.path.unlink()


def coming(
    place: Path,
    copy: Path | None = None,
    *,
    state: State | None = None,
    damaged: Path | None = None,
) -> Coming:
    """Make what may take the place of a history: a copy, or an empty one.

    `state` is how the app stands, where it runs. From a `damaged` one everything is
    added that can still be read.
    """
    path = place.with_name(f"{place.name}.coming")
    try:
        for left in (path, _journal(path)):
            left.unlink(missing_ok=True)
        if copy is not None:
            _copy(copy, path)
        with telling(place), History(path, make_database) as history:
            return Coming(path, place, _fill(history, state, damaged))
    except OSError as problem:
        raise _not_kept(place.parent, problem) from problem
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def put_in_place(new: Coming, folder: Path, kind: Kind, today: date) -> Path | None:
    """Let it take the place, and return where in a folder the old one is now.

    Nobody may have the history open meanwhile.
    """
    place, aside = new.place, free_name(folder, kind, today)
    try:
        kept = aside if has_content(place) else None
        folder.mkdir(parents=True, exist_ok=True)
        if kept is not None:
            _link(place, kept)
        # What was left half written must not be played into the new one.
        _move_journal(place, aside)
        new.path.replace(place)
    except OSError as problem:
        new.leave()
        raise _not_kept(folder, problem) from problem
    return kept


def begin_anew(new: Coming, folder: Path) -> list[Path]:
    """Let an empty one take the place, and delete every copy; return what is left."""
    try:
        _journal(new.place).unlink(missing_ok=True)
        new.path.replace(new.place)
    except OSError as problem:
        new.leave()
        raise _not_kept(folder, problem) from problem
    return forget(folder)


def _copy(copy: Path, path: Path) -> None:
    with telling(copy), closing(read_database(copy, takes_older=True)) as database:
        copy_to(database, path)


def _fill(history: History, state: State | None, damaged: Path | None) -> int:
    """Put into a new history what the copy it was made from does not know."""
    found = None if damaged is None else state_in(damaged)
    with transaction(history.database):
        saved = 0 if damaged is None else rescue(damaged, history.database)
    present = state or found
    if present is not None:
        history.save(_without_kept_walk(over_other_records(present), history))
    elif (before := _state_of(history)) is not None:
        history.save(from_long_ago(before))
    return saved


def _without_kept_walk(state: State, history: History) -> State:
    """Return a state without a walk that these records know to be over."""
    if state.walk is None or not history.has_walk(state.walk.id):
        return state
    return from_long_ago(state)


def _state_of(history: History) -> State | None:
    """Return the state of a copy; one that is not understood was of another time."""
    try:
        return history.state()
    except Trouble:
        history.database.execute("DELETE FROM state")
        return None


def _link(place: Path, aside: Path) -> None:
    """Give a file a second name, or where there are no links, copy it."""
    try:
        os.link(place, aside)
    except OSError:
        unfinished = aside.with_name(f"{aside.name}.tmp")
        shutil.copy2(place, unfinished)
        unfinished.replace(aside)


def _move_journal(place: Path, aside: Path) -> None:
    with suppress(FileNotFoundError):
        _journal(place).replace(_journal(aside))


def _journal(place: Path) -> Path:
    return place.with_name(f"{place.name}-journal")


def _not_kept(folder: Path, problem: OSError) -> Trouble:
    return Trouble(
        f"The history stays as it is: {folder} could not be written"
        f" ({problem.strerror}).",
        "Free some space or give yourself the right to write there.",
    )
