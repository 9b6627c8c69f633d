"""The copies there are, what they hold, and which of them may be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store import damage
from walkreminder.store.backup import back_up
from walkreminder.store.history import History
from walkreminder.store.safety.kept import Kind, copies, forget, free_name, newest_good

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of each of three days, the last with most walks."""
    place, folder = tmp_path / "history.sqlite3", tmp_path / "backups"
    for day in range(3):
        damage.filled(place, 10, since=10 * day)
        with History(place) as history:
            back_up(history.database, folder, TODAY - timedelta(days=2 - day))
    return folder


def test_each_copy_tells_its_day_and_its_walks(folder: Path) -> None:
    found = copies(folder)
    assert [(copy.day.day, copy.walks) for copy in found] == [
        (20, 30),
        (19, 20),
        (18, 10),
    ]
    assert {copy.kind for copy in found} == {Kind.DAILY}
    assert found[0].size == found[0].place.stat().st_size


def test_where_there_is_no_folder_there_are_no_copies(tmp_path: Path) -> None:
    assert copies(tmp_path / "nowhere") == []
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file in its place")
    assert copies(in_the_way) == []
    assert newest_good(in_the_way, TODAY) is None


def test_what_only_looks_like_a_copy_is_none(folder: Path) -> None:
    for name in ("history-2026-02-31.sqlite3", "other-2026-11-20.sqlite3", "a.sqlite3"):
        (folder / name).touch()
    (folder / "history-2026-11-21.sqlite3").mkdir()
    assert len(copies(folder)) == 3


def test_a_copy_that_cannot_be_read_says_so(folder: Path) -> None:
    damage.scribble(folder / "history-2026-11-20.sqlite3")
    newest = copies(folder)[0]
    assert (newest.walks, newest.day) == (0, TODAY)
    assert "damaged" in newest.problem


def test_a_copy_of_a_newer_version_says_so(folder: Path) -> None:
    place = folder / "history-2026-11-20.sqlite3"
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA user_version = 999")
    assert "newer Walk Reminder" in copies(folder)[0].problem
    good = newest_good(folder, TODAY)
    assert good is not None
    assert good.day == TODAY - timedelta(days=1)


def test_the_newest_good_copy_is_sound_to_its_last_byte(folder: Path) -> None:
    good = newest_good(folder, TODAY)
    assert good is not None
    assert good.walks == 30
    damage.lose_index_rows(folder / "history-2026-11-20.sqlite3")
    damage.cut(folder / "history-2026-11-19.sqlite3")
    good = newest_good(folder, TODAY)
    assert good is not None
    assert (good.day.day, good.walks) == (18, 10)
    damage.scribble(folder / "history-2026-11-18.sqlite3")
    assert newest_good(folder, TODAY) is None


def test_a_copy_of_a_coming_date_comes_last(folder: Path) -> None:
    (folder / "history-2026-11-18.sqlite3").rename(
        folder / "history-2099-01-01.sqlite3"
    )
    good = newest_good(folder, TODAY)
    assert good is not None
    assert good.day == TODAY


def test_what_was_put_aside_is_listed_but_not_taken_for_a_daily_copy(
    folder: Path,
) -> None:
    for path in sorted(folder.iterdir()):
        path.rename(folder / path.name.replace("history", "replaced"))
    assert {copy.kind for copy in copies(folder)} == {Kind.REPLACED}
    assert newest_good(folder, TODAY) is None


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    first = free_name(tmp_path, Kind.DAMAGED, TODAY)
    assert first.name == "damaged-2026-11-20.sqlite3"
    first.touch()
    second = free_name(tmp_path, Kind.DAMAGED, TODAY)
    assert second.name == "damaged-2026-11-20-2.sqlite3"


def test_to_forget_takes_all_of_ours_and_nothing_else(folder: Path) -> None:
    ours = [
        "history-version-1.sqlite3",
        "history-version-1-2.sqlite3",
        "damaged-2026-11-20-2.sqlite3",
        "damaged-2026-11-20.sqlite3-journal",
        "replaced-2026-11-20.sqlite3.tmp",
    ]
    others = ["mine.txt", "history-of-my-town.sqlite3", "my-history.sqlite3"]
    for name in (*ours, *others):
        (folder / name).touch()
    assert forget(folder) == []
    assert sorted(each.name for each in folder.iterdir()) == sorted(others)


def test_what_cannot_be_forgotten_is_told(folder: Path) -> None:
    stuck = folder / "replaced-2026-11-20.sqlite3"
    stuck.mkdir()
    assert forget(folder) == [stuck]
    assert [each.name for each in folder.iterdir()] == [stuck.name]
