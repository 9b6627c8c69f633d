"""What a damaged history still tells is added to what takes its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

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
from tests.store.values import NOON, line, walk
from walkreminder.core.state import Quiet, State
from walkreminder.core.trouble import Trouble
from walkreminder.store import schema
from walkreminder.store.backup import back_up
from walkreminder.store.history import History
from walkreminder.store.safety import mending
from walkreminder.store.safety.kept import Kind
from walkreminder.store.safety.mending import coming, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["place"]  # the fixture


def test_from_a_damaged_one_everything_else_is_added(place: Path) -> None:
    before = place.read_bytes()
    damage.spoil_table(place, "walk", -2)
    spoilt = place.read_bytes()
    assert spoilt != before
    new = coming(place, copy_of(place), damaged=place)
    assert new.saved == 50 - damage.WALKS_A_PAGE
    kept = put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY)
    assert walks_in(place) == 150 + new.saved
    with History(place) as history:
        assert len(history.lines()) == 200, "its page was sound"
        assert history.walks()[-1].started == NOON + timedelta(days=199)
    assert kept is not None
    assert kept.read_bytes() == spoilt, "it is kept to the last byte"


def test_without_a_copy_what_can_be_read_is_all_there_is(place: Path) -> None:
    damage.spoil_table(place, "walk", 4)
    new = coming(place, damaged=place)
    put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY)
    assert walks_in(place) == new.saved == 200 - damage.WALKS_A_PAGE


@pytest.mark.parametrize("spoil", [damage.scribble, damage.spoil_head])
def test_of_what_is_no_history_any_more_nothing_is_added(
    place: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(place)
    new = coming(place, copy_of(place), damaged=place)
    put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY)
    assert (new.saved, walks_in(place)) == (0, 150)


def test_a_cut_history_gives_what_is_left_of_it(place: Path) -> None:
    damage.cut(place)
    new = coming(place, copy_of(place), damaged=place)
    put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY)
    assert walks_in(place) == 150 + new.saved


def test_a_row_without_sense_is_left_out(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("UPDATE walk SET started = 'noon' WHERE rowid = 200")
        database.execute("UPDATE walk SET source = 'a dream' WHERE rowid = 199")
        database.execute("UPDATE ledger SET outcome = 'lost' WHERE number = 200")
    new = coming(place, copy_of(place), damaged=place)
    assert new.saved == 48
    put_in_place(new, folder_of(place), Kind.DAMAGED, TODAY)
    with History(place) as history:
        assert len(history.lines()) == 199


def test_what_both_know_stays_as_the_copy_has_it(place: Path) -> None:
    with History(place) as history:
        changed = replace(history.walks()[0], note="changed since")
        history.replace_walk(changed)
    put_in_place(
        coming(place, copy_of(place), damaged=place),
        folder_of(place),
        Kind.DAMAGED,
        TODAY,
    )
    with History(place) as history:
        assert "fill up" in history.walks()[0].note


def test_a_damaged_history_still_tells_how_the_app_stood(place: Path) -> None:
    with History(place) as history:
        history.save(walking(999))
    damage.spoil_table(place, "walk", 4)
    put_in_place(
        coming(place, copy_of(place), damaged=place),
        folder_of(place),
        Kind.DAMAGED,
        TODAY,
    )
    with History(place) as history:
        assert history.state() == replace(walking(999), in_force=())


def test_of_a_copys_own_state_only_the_wishes_go_on(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    with History(place) as history:
        history.save(walking(999))
        back_up(history.database, folder_of(place), TODAY)
    damage.scribble(place)
    put_in_place(
        coming(place, copy_of(place), damaged=place),
        folder_of(place),
        Kind.DAMAGED,
        TODAY,
    )
    with History(place) as history:
        assert history.state() == State(looked=NOON, quiet=Quiet(NOON))


def test_a_full_disk_leaves_nothing_half_made(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = schema.make_database

    def small(path: Path | str) -> sqlite3.Connection:
        database = opened(path)
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        return database

    monkeypatch.setattr(mending, "make_database", small)
    with pytest.raises(Trouble, match="disk is full"):
        coming(place, copy_of(place), damaged=place)
    assert walks_in(place) == 200
    assert not place.with_name(f"{place.name}.coming").exists()


def test_lines_that_were_read_are_told_once(place: Path) -> None:
    put_in_place(
        coming(place, copy_of(place), damaged=place),
        folder_of(place),
        Kind.DAMAGED,
        TODAY,
    )
    with History(place) as history:
        lines = history.lines()
        assert len({each.key for each in lines}) == len(lines) == 200
        assert line() in lines
        assert walk(1, note="so that pages fill up " * 8) in history.walks()
