from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.values import NOON, line, walk
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store.backup import back_up, backups, integrity
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 3, 10)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as opened:
        opened.save(State(looked=NOON), (line(), walk()))
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_a_whole_history_that_only_its_owner_reads(
    history: History, folder: Path
) -> None:
    copy = back_up(history.database, folder, TODAY)
    assert names(folder) == ["history-2026-03-10.sqlite3"]
    assert copy.stat().st_mode & 0o077 == 0
    with History(copy) as again:
        assert again.walks() == history.walks()
        assert again.lines() == history.lines()
        assert again.state() == history.state()


def test_a_second_copy_of_a_day_takes_the_place_of_the_first(
    history: History, folder: Path
) -> None:
    back_up(history.database, folder, TODAY)
    history.save(State(looked=NOON), (walk(2),))
    copy = back_up(history.database, folder, TODAY)
    assert len(names(folder)) == 1
    with History(copy) as again:
        assert len(again.walks()) == 2


def test_the_newest_five_are_kept(history: History, folder: Path) -> None:
    folder.mkdir()
    others = ["history-version-1.sqlite3", "history-2026-02-31.sqlite3", "mine.txt"]
    for name in others:
        (folder / name).touch()
    for day in range(8):
        back_up(history.database, folder, TODAY + timedelta(days=day))
    days = [date(2026, 3, number) for number in (17, 16, 15, 14, 13)]
    assert [day for day, _ in backups(folder)] == days
    assert set(others) < set(names(folder))


def test_copies_of_coming_dates_go_first(history: History, folder: Path) -> None:
    for day in (1, 2, 3):
        back_up(history.database, folder, date(2099, 1, day))
    for number in range(4):
        back_up(history.database, folder, TODAY + timedelta(days=number))
    kept = [day for day, _ in backups(folder)]
    assert kept == [date(2099, 1, 3), *(date(2026, 3, n) for n in (13, 12, 11, 10))]


def test_a_folder_that_cannot_be_written_is_told(
    history: History, folder: Path
) -> None:
    folder.write_text("no folder")
    with pytest.raises(Trouble, match="No copy"):
        back_up(history.database, folder, TODAY)


def test_a_copy_that_fails_leaves_the_last_one(history: History, folder: Path) -> None:
    copy = back_up(history.database, folder, TODAY)
    before = copy.read_bytes()
    (folder / (copy.name + ".tmp")).mkdir()  # in the way of the new copy
    with pytest.raises(Trouble, match="No copy"):
        back_up(history.database, folder, TODAY)
    assert copy.read_bytes() == before


def test_a_sound_history_has_no_damage(history: History) -> None:
    assert integrity(history.database) == ()


def damage(place: Path) -> None:
    with place.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096)


def test_damage_is_found_and_not_copied(
    history: History, folder: Path, tmp_path: Path
) -> None:
    sound = back_up(history.database, folder, TODAY)
    before = sound.read_bytes()
    history.close()
    damage(tmp_path / "history.sqlite3")
    with closing(sqlite3.connect(tmp_path / "history.sqlite3")) as database:
        assert integrity(database)
        with pytest.raises(Trouble, match="damaged") as trouble:
            back_up(database, folder, TODAY)
    assert str(folder) in trouble.value.remedy
    assert sound.read_bytes() == before


def test_a_history_without_a_readable_head_is_damaged(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    place.write_bytes(b"nothing of the kind" * 100)
    with closing(sqlite3.connect(place)) as database:
        assert integrity(database)


def test_a_fuller_copy_of_the_same_day_is_kept_beside_the_new_one(
    history: History, folder: Path
) -> None:
    fuller = back_up(history.database, folder, TODAY)
    before = fuller.read_bytes()
    history.delete_walk(walk().id)
    lesser = back_up(history.database, folder, TODAY)
    assert back_up(history.database, folder, TODAY) == lesser
    assert fuller.read_bytes() == before
    assert names(folder) == [
        "history-2026-03-10-2.sqlite3",
        "history-2026-03-10.sqlite3",
    ]
    assert len(backups(folder)) == 2


def test_a_copy_that_cannot_be_read_gives_its_place(
    history: History, folder: Path
) -> None:
    folder.mkdir()
    (folder / "history-2026-03-10.sqlite3").write_bytes(b"no copy at all" * 100)
    copy = back_up(history.database, folder, TODAY)
    with History(copy) as again:
        assert again.walks() == history.walks()


def test_a_fuller_copy_outlives_the_newest_five(history: History, folder: Path) -> None:
    fuller = back_up(history.database, folder, TODAY)
    history.delete_walk(walk().id)
    for day in range(1, 9):
        back_up(history.database, folder, TODAY + timedelta(days=day))
    kept = [path for _, path in backups(folder)]
    assert kept[-1] == fuller
    assert len(kept) == 1 + 5
    history.save(State(looked=NOON), (walk(2),))
    back_up(history.database, folder, TODAY + timedelta(days=9))
    assert len(backups(folder)) == 5, "it holds no more than the history any more"


def test_days_of_a_clock_set_back_push_out_nothing_that_is_fuller(
    history: History, folder: Path
) -> None:
    for day in range(5):
        back_up(history.database, folder, TODAY + timedelta(days=day))
    history.delete_walk(walk().id)
    for day in range(1, 10):
        back_up(history.database, folder, date(2000, 1, day))
    kept = [day for day, _ in backups(folder)]
    assert kept[:5] == [TODAY + timedelta(days=4 - day) for day in range(5)]
    assert date(2000, 1, 9) in kept
