"""A copy takes the place of a history; at no instant is there none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.store import damage
from tests.store.values import NOON, line, walk
from walkreminder.core.remembered import InForce
from walkreminder.core.state import Quiet, State
from walkreminder.core.trouble import Trouble
from walkreminder.core.walk import Walk
from walkreminder.store import schema
from walkreminder.store.backup import back_up, integrity
from walkreminder.store.history import History
from walkreminder.store.safety import mending
from walkreminder.store.safety.kept import Kind, copies, newest_good
from walkreminder.store.safety.mending import begin_anew, coming, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 20)
MINUTES = timedelta(minutes=20)
KILLED = 9


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a history of 200 walks; a copy holds the first 150 of them."""
    place = tmp_path / "history.sqlite3"
    damage.filled(place, 150)
    with History(place) as history:
        back_up(history.database, tmp_path / "backups", TODAY)
    damage.filled(place, 50, since=150)
    return place


def folder_of(place: Path) -> Path:
    return place.parent / "backups"


def copy_of(place: Path) -> Path:
    found = newest_good(folder_of(place), TODAY)
    assert found is not None
    return found.place


def walks_in(place: Path) -> int:
    with History(place) as history:
        assert integrity(history.database, full=True) == ()
        return len(history.walks())


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


def in_force(state: State) -> State:
    return replace(state, in_force=(InForce("daily", "a rule", NOON),))


def walking(number: int) -> State:
    ride = Walk(UUID(int=number), NOON, "Europe/Berlin", MINUTES, MINUTES, MINUTES)
    return in_force(State(looked=NOON, walk=ride, quiet=Quiet(NOON)))


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


# Each step that changes a file, counted; at the given one the process is gone.
_MORTAL = """\
import os, sys
from datetime import date
from pathlib import Path
from walkreminder.store import schema
from walkreminder.store.safety import mending
from walkreminder.store.safety.kept import Kind, newest_good
from walkreminder.store.safety.mending import begin_anew, coming, put_in_place

place, deed, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
folder, today, steps = place.parent / "backups", date(2026, 11, 20), 0

def mortal(deed):
    def step(*given, **named):
        global steps
        steps += 1
        if steps > last:
            os._exit(9)
        return deed(*given, **named)
    return step

copy = newest_good(folder, today)
for name in ("link", "replace", "unlink", "open"):
    setattr(os, name, mortal(getattr(os, name)))
if deed == "restore":
    put_in_place(coming(place, copy.place), folder, Kind.REPLACED, today)
elif deed == "mend":
    put_in_place(coming(place, copy.place, damaged=place), folder, Kind.DAMAGED, today)
else:
    begin_anew(coming(place), folder)
"""


@pytest.mark.parametrize("deed", ["restore", "mend", "forget"])
def test_whenever_it_is_killed_there_is_the_old_one_or_the_new_one(
    place: Path, tmp_path: Path, deed: str
) -> None:
    files = tmp_path / "files"
    seen, step, code = set(), 0, KILLED
    while code == KILLED:
        with suppress(FileNotFoundError):
            shutil.rmtree(files)
        files.mkdir()
        shutil.copy2(place, files)
        shutil.copytree(folder_of(place), files / "backups")
        here = files / place.name
        command = [sys.executable, "-c", _MORTAL, str(here), deed, str(step)]
        code = subprocess.run(command, check=False).returncode
        assert code in {0, KILLED}
        seen.add(walks_in(here))
        if deed != "forget":
            found = [copy.walks for copy in copies(files / "backups")]
            assert walks_in(here) == 200 or 200 in found, "nothing is lost"
            assert 150 in found
        # What a kill left behind is in nobody's way.
        put_in_place(coming(here), files / "backups", Kind.REPLACED, TODAY)
        step += 1
    assert seen == {"restore": {200, 150}, "mend": {200}, "forget": {200, 0}}[deed]
    assert step > 4


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
