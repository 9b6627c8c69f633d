from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.values import NOON, line, walk
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store import schema
from walkreminder.store.history import History
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    from collections.abc import Callable

STATE = State(looked=NOON)
DATA = Path(__file__).parents[1] / "data"  # histories that earlier versions wrote


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a history file with something in it."""
    with History(tmp_path / "history.sqlite3") as history:
        history.save(STATE, (line(), walk()))
    return tmp_path / "history.sqlite3"


def pragma(place: Path, name: str) -> object:
    with closing(sqlite3.connect(place)) as database:
        return database.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_file_says_whose_it_is_and_which_version(place: Path) -> None:
    assert pragma(place, "application_id") == schema.APPLICATION_ID
    assert pragma(place, "user_version") == schema.VERSION
    assert pragma(place, "journal_mode") == "delete"


def test_every_write_reaches_the_disk(place: Path) -> None:
    with closing(schema.open_database(place)) as database:
        assert database.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert database.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_opening_again_changes_nothing(place: Path) -> None:
    before = place.read_bytes()
    History(place).close()
    assert place.read_bytes() == before
    assert sorted(each.name for each in place.parent.iterdir()) == [place.name]


def test_a_file_of_a_newer_version_is_refused_untouched(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = place.read_bytes()
    with pytest.raises(Trouble, match="newer Walk Reminder") as trouble:
        History(place)
    assert "Update" in trouble.value.remedy
    assert place.read_bytes() == before


def test_a_file_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(place)) as database:
        database.execute("CREATE TABLE songs (title)")
    before = place.read_bytes()
    with pytest.raises(Trouble, match="no history of Walk Reminder"):
        History(place)
    assert place.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all\n" * 100, b"SQLite format 3"])
def test_a_damaged_file_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "history.sqlite3"
    place.write_bytes(content)
    with pytest.raises(Trouble, match="damaged") as trouble:
        History(place)
    assert "backups" in trouble.value.remedy
    assert place.read_bytes() == content


def test_damage_found_later_is_told_too(place: Path) -> None:
    size = int(str(pragma(place, "page_size")))
    with place.open("r+b") as file:
        file.seek(size)
        file.write(b"\xff" * (place.stat().st_size - size))
    with pytest.raises(Trouble, match="damaged"), History(place) as history:
        history.walks()


@pytest.mark.parametrize("take", [Path.unlink, lambda place: os.truncate(place, 0)])
def test_a_history_taken_away_while_in_use_is_told_and_not_called_read_only(
    place: Path, take: Callable[[Path], None]
) -> None:
    with History(place) as history:
        take(place)
        with pytest.raises(Trouble, match="taken away or emptied") as trouble:
            history.save(STATE, (line(),))
    assert "backups" in trouble.value.remedy


def test_an_emptied_history_is_told_by_whoever_reads_it(place: Path) -> None:
    with History(place) as history:
        os.truncate(place, 0)
        with pytest.raises(Trouble, match="taken away or emptied"):
            history.walks()


def test_a_statement_that_no_history_knows_is_a_mistake_of_ours(place: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), telling(place):
        sqlite3.connect(":memory:").execute("SELECT * FROM nowhere")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot be opened"):
        History(tmp_path / "nowhere" / "history.sqlite3")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot be opened"):
        History(tmp_path)


@pytest.mark.usefixtures("nobody_special")
def test_an_unreadable_file_is_told(place: Path) -> None:
    place.chmod(0)
    with pytest.raises(Trouble, match="cannot be opened"):
        History(place)


def test_a_file_locked_by_another_program_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_BUSY_TIMEOUT_MS", 0)
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match="another program"):
            History(place)


MORE = (*schema.MIGRATIONS, ("ALTER TABLE walk ADD COLUMN steps INTEGER",))


def test_an_older_file_is_copied_aside_and_brought_up_to_date(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_migrations(monkeypatch, MORE)
    schema.open_database(place).close()
    assert pragma(place, "user_version") == len(MORE)
    copy = place.parent / "backups" / f"history-version-{len(MORE) - 1}.sqlite3"
    assert pragma(copy, "user_version") == len(MORE) - 1
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*) FROM walk").fetchone() == (1,)


def test_walks_of_the_first_version_are_as_never_changed(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    shutil.copy(DATA / "history-version-1.sqlite3", place)
    with History(place) as history:
        assert history.walks() == [walk(before=4)]
        assert history.lines() == [line()]
        (row,) = history.database.execute("SELECT revision FROM walk").fetchall()
        assert row["revision"] == 0
    assert (tmp_path / "backups" / "history-version-1.sqlite3").exists()


def test_an_earlier_copy_is_not_overwritten(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_migrations(monkeypatch, MORE)
    backups = place.parent / "backups"
    backups.mkdir()
    earlier = backups / f"history-version-{len(MORE) - 1}.sqlite3"
    earlier.write_text("earlier")
    schema.open_database(place).close()
    assert earlier.read_text() == "earlier"
    assert (backups / f"history-version-{len(MORE) - 1}-2.sqlite3").exists()


def test_a_migration_that_fails_changes_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*schema.MIGRATIONS, ("DROP TABLE ledger", "DROP TABLE nonsense"))
    before = place.read_bytes()
    with_migrations(monkeypatch, broken)
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        schema.open_database(place)
    monkeypatch.undo()
    with History(place) as history:
        assert history.lines() == [line()]
    assert pragma(place, "user_version") == schema.VERSION
    assert len(place.read_bytes()) == len(before)


def test_no_migration_happens_where_no_copy_can_be_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.parent / "backups").write_text("a file where the folder should be")
    before = place.read_bytes()
    with_migrations(monkeypatch, MORE)
    with pytest.raises(Trouble, match="No copy"):
        schema.open_database(place)
    assert place.read_bytes() == before


def with_migrations(
    monkeypatch: pytest.MonkeyPatch, migrations: tuple[tuple[str, ...], ...]
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "VERSION", len(migrations))


@pytest.mark.parametrize("is_there", [True, False])
def test_a_history_that_is_gone_is_no_new_one_while_there_are_copies(
    tmp_path: Path,
    is_there: bool,  # noqa: FBT001  a parameter of the test
) -> None:
    place, copy = tmp_path / "history.sqlite3", tmp_path / "backups"
    copy.mkdir()
    (copy / "history-2026-03-10.sqlite3").write_bytes(b"a copy")
    if is_there:
        place.touch()
    with pytest.raises(Trouble, match="gone or empty") as trouble:
        schema.open_database(place)
    assert str(copy) in trouble.value.remedy
    assert place.exists() == is_there
    assert not is_there or not place.stat().st_size


def test_an_empty_file_without_copies_becomes_a_history(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    place.touch()
    with closing(schema.open_database(place)) as database:
        assert database.execute("SELECT count(*) FROM walk").fetchone() == (0,)


def test_a_history_that_is_only_read_cannot_be_written(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    schema.open_database(place).close()
    with closing(schema.read_database(place)) as database, pytest.raises(sqlite3.Error):
        database.execute("DELETE FROM walk")


def test_reading_neither_makes_a_file_nor_brings_one_up_to_date(
    tmp_path: Path,
) -> None:
    place = tmp_path / "history.sqlite3"
    with pytest.raises(Trouble):
        schema.read_database(place)
    assert not place.exists()
    with closing(sqlite3.connect(place)) as database:
        database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    before = place.read_bytes()
    with pytest.raises(Trouble, match="older"):
        schema.read_database(place)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
