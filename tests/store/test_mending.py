"""A copy takes the place of a history; at no instant is there none."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store import damage
from tests.store.safe import (
    TODAY,
    copy_of,
    folder_of,
    place,
    walking,
    walks_in,
)
from tests.store.values import NOON
from walkreminder.core.state import Quiet
from walkreminder.core.trouble import Trouble
from walkreminder.store import schema
from walkreminder.store.history import History
from walkreminder.store.safety.kept import Kind, copies
from walkreminder.store.safety.mending import begin_anew, coming, put_in_place

__all__ = ["place"]  # the fixture


def test_a_copy_takes_the_place_and_the_old_one_is_kept_aside(place: Path) -> None:
    kept = put_in_place(
        coming(place, copy_of(place)), folder_of(place), Kind.REPLACED, TODAY
    )
    assert walks_in(place) == 150
    assert place.stat().st_mode & 0o077 == 0
    assert kept is not None
    assert kept.name == "replaced-2026-11-20.sqlite3"
    assert walks_in(kept) == 200
    put_in_place(coming(place, kept), folder_of(place), Kind.REPLACED, TODAY)
    assert walks_in(place) == 200, "and so it can be taken back"
    assert sorted(each.name for each in place.parent.iterdir()) == [
        "backups",
        place.name,
    ]


def test_an_empty_one_may_take_the_place(place: Path) -> None:
    kept = put_in_place(coming(place), folder_of(place), Kind.DAMAGED, TODAY)
    assert walks_in(place) == 0
    assert kept is not None
    assert walks_in(kept) == 200


def test_where_there_is_none_nothing_is_put_aside(place: Path) -> None:
    place.unlink()
    new = coming(place, copy_of(place))
    assert put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY) is None
    assert walks_in(place) == 150


def test_the_present_state_goes_on_beside_other_records(place: Path) -> None:
    put_in_place(
        coming(place, copy_of(place), state=walking(999)),
        folder_of(place),
        Kind.REPLACED,
        TODAY,
    )
    with History(place) as history:
        assert history.state() == replace(walking(999), in_force=())


def test_a_walk_that_the_records_know_to_be_over_does_not_go_on(place: Path) -> None:
    new = coming(place, copy_of(place), state=walking(1))
    put_in_place(new, folder_of(place), Kind.REPLACED, TODAY)
    with History(place) as history:
        state = history.state()
    assert state is not None
    assert (state.walk, state.quiet) == (None, Quiet(NOON))


def test_a_state_of_a_copy_that_nobody_understands_is_left_out(place: Path) -> None:
    copy = copy_of(place)
    with closing(sqlite3.connect(copy)) as database, database:
        database.execute("UPDATE state SET json = 'no state'")
    new = coming(place, copy)
    put_in_place(new, folder_of(place), Kind.REPLACED, TODAY)
    with History(place) as history:
        assert history.state() is None
    assert walks_in(place) == 150


def test_what_was_left_half_written_is_not_played_into_the_new_one(place: Path) -> None:
    journal = place.with_name(f"{place.name}-journal")
    journal.write_bytes(b"left by whoever was killed")
    kept = put_in_place(
        coming(place, copy_of(place)), folder_of(place), Kind.DAMAGED, TODAY
    )
    assert not journal.exists()
    assert kept is not None
    aside = kept.with_name(f"{kept.name}-journal")
    assert aside.read_bytes() == b"left by whoever was killed"


def test_without_links_the_old_one_is_copied(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    kept = put_in_place(
        coming(place, copy_of(place)), folder_of(place), Kind.REPLACED, TODAY
    )
    assert kept is not None
    assert (walks_in(place), walks_in(kept)) == (150, 200)


def test_where_nothing_can_be_kept_aside_everything_stays(place: Path) -> None:
    new = coming(place, copy_of(place))
    shutil.rmtree(folder_of(place))
    folder_of(place).write_text("a file in its place")
    with pytest.raises(Trouble, match="stays as it is"):
        put_in_place(new, folder_of(place), Kind.REPLACED, TODAY)
    assert walks_in(place) == 200
    assert not new.path.exists()


def test_a_damaged_copy_takes_no_place(place: Path) -> None:
    copy = copy_of(place)
    damage.cut(copy)
    with pytest.raises(Trouble, match="damaged"):
        coming(place, copy)
    assert walks_in(place) == 200
    assert not place.with_name(f"{place.name}.coming").exists()


def test_a_copy_of_an_older_version_is_brought_up_to_date(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*schema.MIGRATIONS, ("ALTER TABLE walk ADD COLUMN steps INTEGER",))
    copy = copy_of(place)
    monkeypatch.setattr(schema, "MIGRATIONS", more)
    monkeypatch.setattr(schema, "VERSION", len(more))
    assert copies(folder_of(place))[0].walks == 150
    new = coming(place, copy)
    put_in_place(new, folder_of(place), Kind.REPLACED, TODAY)
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(more),)
        (count,) = database.execute("SELECT count(steps IS NULL) FROM walk").fetchone()
    assert count == 150
    names = {each.name for each in folder_of(place).iterdir()}
    assert not any("version" in name for name in names), "it is a copy itself"


def test_a_history_of_a_newer_version_takes_no_place(place: Path) -> None:
    copy = copy_of(place)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("PRAGMA user_version = 999")
    with pytest.raises(Trouble, match="newer Walk Reminder"):
        coming(place, copy)
    assert walks_in(place) == 200


@pytest.mark.usefixtures("nobody_special")
def test_in_a_folder_that_cannot_be_written_nothing_is_made(place: Path) -> None:
    left = place.with_name(f"{place.name}.coming")
    copy = copy_of(place)
    for leaves in (False, True):
        if leaves:
            left.write_text("left by whoever was killed")
        place.parent.chmod(0o500)
        try:
            with pytest.raises(Trouble):
                coming(place, copy)
        finally:
            place.parent.chmod(0o700)
    assert walks_in(place) == 200


def test_what_was_made_may_be_of_no_use(place: Path) -> None:
    new = coming(place, copy_of(place))
    new.leave()
    new.leave()
    assert sorted(each.name for each in place.parent.iterdir()) == [
        "backups",
        place.name,
    ]


def test_to_begin_anew_leaves_neither_walks_nor_copies(place: Path) -> None:
    put_in_place(coming(place, copy_of(place)), folder_of(place), Kind.REPLACED, TODAY)
    assert begin_anew(coming(place), folder_of(place)) == []
    assert walks_in(place) == 0
    assert copies(folder_of(place)) == []
    with History(place) as history:
        assert (history.state(), history.lines(), history.log()) == (None, [], [])


def test_where_no_new_one_can_take_the_place_nothing_is_forgotten(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = coming(place)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(Trouble, match="stays as it is"):
            begin_anew(new, folder_of(place))
    assert walks_in(place) == 200
    assert len(copies(folder_of(place))) == 1
