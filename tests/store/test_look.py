"""The glance at a start, and the full look once a week."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store import damage
from walkreminder.store.backup import integrity
from walkreminder.store.history import History
from walkreminder.store.safety.look import FOUND, glance, main
from walkreminder.store.schema import open_database
from walkreminder.store.telling import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    damage.filled(tmp_path / "history.sqlite3", 200)
    return tmp_path / "history.sqlite3"


def test_of_a_sound_history_nobody_hears_anything(place: Path) -> None:
    with closing(open_database(place)) as database:
        glance(database, place)
    assert main([str(place)]) is None


def test_a_new_history_is_a_sound_one(tmp_path: Path) -> None:
    place = tmp_path / "new.sqlite3"
    with closing(open_database(place)) as database:
        glance(database, place)
    assert main([str(place)]) is None


@pytest.mark.parametrize(
    "spoil", [damage.cut, damage.scribble, damage.spoil_head], ids=lambda f: f.__name__
)
def test_a_glance_finds_what_would_end_a_start(
    place: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(place)
    with pytest.raises(Damaged), closing(open_database(place)) as database:
        glance(database, place)


@pytest.mark.parametrize("table", ["walk", "ledger"])
@pytest.mark.parametrize("which", [0, -1])
def test_a_glance_sees_both_ends_of_the_tables(
    place: Path, table: str, which: int
) -> None:
    damage.spoil_table(place, table, which)
    with pytest.raises(Damaged), closing(open_database(place)) as database:
        glance(database, place)


def test_damage_in_the_middle_is_left_to_the_full_look(place: Path) -> None:
    damage.spoil_table(place, "walk", 5)
    with closing(open_database(place)) as database:
        glance(database, place)
    assert str(main([str(place)])).startswith(FOUND)


def test_only_the_full_look_sees_that_an_index_lacks_rows(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    damage.filled(place, 20)
    damage.lose_index_rows(place)
    with History(place) as history:
        assert integrity(history.database) == ()
    assert str(main([str(place)])).startswith(FOUND)


def test_the_full_look_is_a_program_that_tells_by_its_end(place: Path) -> None:
    command = [sys.executable, "-m", "walkreminder.store.safety.look", str(place)]
    sound = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, "", "")
    damage.spoil_table(place, "walk", 5)
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert found.stderr.startswith(FOUND)
    assert found.stderr.count("\n") == 1


def test_what_is_no_damage_is_told_as_what_it_is(tmp_path: Path) -> None:
    said = str(main([str(tmp_path / "nowhere.sqlite3")]))
    assert "cannot be opened" in said
    assert not said.startswith(FOUND)
