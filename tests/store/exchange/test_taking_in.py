"""Taking in a file: shown before, in steps, whole or not at all, and never twice."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.exchange import ground
from tests.store.values import NOON, line, walk
from walkreminder.core.exchange import Preview, Progress
from walkreminder.core.ledger import Outcome, Part, Rating, Reason, WalkRecord
from walkreminder.core.state import Mode, Open, State
from walkreminder.core.timetable import Slot
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.exchange import disk, shelf
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Circumstances, Import

if TYPE_CHECKING:
    from walkreminder.store.history import History

HOUR = timedelta(hours=1)


def many(count: int = 1200) -> list[WalkRecord]:
    return [walk(n, NOON - n * HOUR) for n in range(count)]


def test_nothing_changes_before_it_is_taken_in(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, *many(), line())
    ground.export(history, file)
    job = ground.look(elsewhere, file)
    assert job.preview == Preview(new=1200, new_lines=1)
    assert (ground.kept(elsewhere), elsewhere.changes) == ([], 0)
    assert not job.step()
    job.take_in()
    ground.finish(job)
    assert job.is_done
    assert elsewhere.changes == 1
    assert ground.kept(elsewhere) == ground.kept(history)
    assert job.progress == Progress(1, 1)


def test_taking_in_twice_adds_nothing_and_does_not_even_write(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, walk(1), line())
    ground.export(history, file)
    ground.take_in(elsewhere, file)
    before = Path(elsewhere.place).read_bytes()
    preview = ground.take_in(elsewhere, file)
    assert preview == Preview(same=1)
    assert Path(elsewhere.place).read_bytes() == before
    assert elsewhere.changes == 1


@pytest.mark.parametrize("steps", range(11))
def test_cancelled_at_any_step_it_leaves_the_history_as_it_was(
    history: History, elsewhere: History, file: Path, steps: int
) -> None:
    ground.keep(history, *many())
    ground.export(history, file)
    before = Path(elsewhere.place).read_bytes()
    job = ground.look(elsewhere, file) if steps > 8 else _begun(elsewhere, file)
    if steps > 8:
        job.take_in()
    for _ in range(steps % 9):
        assert job.step()
    job.cancel()
    assert not job.step()
    assert not job.is_done
    assert Path(elsewhere.place).read_bytes() == before


def _begun(history: History, file: Path) -> Import:
    around = Circumstances(ground.NOW, ground.BERLIN, lambda: None)
    return Import(file, history, around)


def test_a_full_disk_leaves_the_history_as_it_was_and_it_can_be_tried_again(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, *many(), line())
    ground.export(history, file)
    job = ground.look(elsewhere, file)
    pages = elsewhere.database.execute("PRAGMA page_count").fetchone()[0]
    elsewhere.database.execute(f"PRAGMA max_page_count = {pages + 3}")
    job.take_in()
    with pytest.raises(Trouble, match="disk is full"):
        ground.finish(job)
    assert (ground.kept(elsewhere), elsewhere.lines()) == ([], [])
    elsewhere.database.execute("PRAGMA max_page_count = 1000000")
    job.take_in()
    ground.finish(job)
    assert len(ground.kept(elsewhere)) == 1200


def test_what_changed_since_the_preview_is_weighed_anew(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, walk(1), walk(2, NOON - HOUR))
    ground.export(history, file)
    job = ground.look(elsewhere, file)
    # Meanwhile the same walk came by another way, and was rated.
    ground.keep(elsewhere, walk(1))
    ground.keep(elsewhere, Rating(ground.uuid(1), Part.AFTER, 4))
    job.take_in()
    ground.finish(job)
    assert job.preview == Preview(new=1, kept=1)
    assert [each.walk.after for each in ground.kept(elsewhere)] == [4, None]


def test_a_walk_that_another_one_overlaps_is_shown_and_may_be_left_out(
    history: History, elsewhere: History, file: Path
) -> None:
    mine = walk(9, NOON + timedelta(minutes=10))
    theirs = [walk(1), walk(2, NOON - HOUR), walk(3, NOON - HOUR)]
    ground.keep(elsewhere, mine)
    ground.keep(history, *theirs)
    ground.export(history, file)
    job = ground.look(elsewhere, file)
    assert job.preview is not None
    pairs = {(each.walk.id, each.other.id) for each in job.preview.overlaps}
    assert pairs == {
        (theirs[0].id, mine.id),
        (theirs[2].id, theirs[1].id),
    }
    job.take_in(leave_out_overlapping=True)
    ground.finish(job)
    assert [each.walk for each in ground.kept(elsewhere)] == [theirs[1], mine]
    # The same file may be taken in once more with all of it.
    assert ground.take_in(elsewhere, file).new == 2
    assert len(ground.kept(elsewhere)) == 4


def test_a_slot_that_the_app_has_to_settle_is_left_to_it(
    history: History, elsewhere: History, file: Path
) -> None:
    held, free = line(at=time(10, 30)), line(at=time(11, 30))
    ground.keep(history, held, free)
    ground.export(history, file)
    slot = Slot(held.key, held.due, 20, held.key.date)
    state = State(looked=NOON, open=Open((slot,), Mode.PROMPTING, NOON, NOON))
    job = ground.look(elsewhere, file, state=state)
    job.take_in()
    ground.finish(job)
    assert elsewhere.lines() == [free]
    ground.keep(elsewhere, held)  # what would raise, were there one


def test_what_lies_ahead_has_come_to_nothing_yet(
    history: History, elsewhere: History, file: Path
) -> None:
    ahead = line(ground.NOW.date() + timedelta(days=1))
    late = walk(1, ground.NOW)
    ground.keep(history, ahead, late)
    ground.export(history, file)
    preview = ground.take_in(elsewhere, file)
    assert elsewhere.lines() == []
    assert preview.remarks == (
        "1 of its walks end later than now. Look at the dates, and at the clock.",
    )


def test_the_better_line_about_a_slot_takes_the_place_of_the_other(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, line(outcome=Outcome.WALKED))
    ground.keep(elsewhere, line(outcome=Outcome.MISSED, reason=Reason.OFF))
    ground.export(history, file)
    assert ground.take_in(elsewhere, file).changed_lines == 1
    assert elsewhere.lines() == history.lines()


@pytest.mark.parametrize("name", ["walks.xlsx", "walks", "walks.ics", "walks.json.gz"])
def test_other_kinds_of_files_are_refused(history: History, name: str) -> None:
    with pytest.raises(Refused, match=r"ends in \.csv or \.json"):
        _begun(history, Path(name))
    with pytest.raises(Refused, match=r"ends in one of \.json, \.csv"):
        Export(Path(name), history)


def test_a_file_that_is_none_is_refused(history: History, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        ground.look(history, tmp_path / "nowhere.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        ground.look(history, tmp_path / "folder.json")
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(Refused, match="a device or the like"):
        ground.look(history, tmp_path / "pipe.json")


def test_a_file_that_may_not_be_read_is_told(
    elsewhere: History, file: Path, request: pytest.FixtureRequest
) -> None:
    file.touch(0o000)
    request.getfixturevalue("nobody_special")
    with pytest.raises(Trouble, match="cannot be read: Permission denied"):
        ground.look(elsewhere, file)


def test_a_file_larger_than_any_history_is_refused(
    history: History, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "MOST_BYTES", 1024 * 1024)
    with file.open("wb") as hollow:
        hollow.truncate(1024 * 1024 + 1)
    with pytest.raises(Refused, match="larger than 1 MiB"):
        ground.look(history, file)


def test_a_portion_of_a_day_is_the_whole_day(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "PORTION", 3)
    walks = [walk(n, NOON + timedelta(minutes=n)) for n in range(8)]
    ground.keep(history, *walks, walk(9, NOON + 48 * HOUR))
    assert [len(each) for each in shelf.editions(history)] == [8, 1]


def test_a_broken_query_is_a_bug_and_rises(history: History) -> None:
    with pytest.raises(sqlite3.Error):
        shelf._rows(history, "SELECT * FROM nowhere", ())


def test_a_walk_that_was_changed_says_how_often(history: History) -> None:
    ground.keep(history, walk(1))
    ground.keep(history, Rating(ground.uuid(1), Part.BEFORE, 4))
    history.replace_walk(replace(walk(1), note="by the river"))
    assert [each.revision for each in ground.kept(history)] == [2]


def test_a_preview_shows_what_some_are_like(
    history: History, elsewhere: History, file: Path
) -> None:
    known = walk(9999)
    ground.keep(elsewhere, known)
    ground.keep(history, *many(40), known)
    history.replace_walk(replace(known, seconds=1500))
    ground.export(history, file)
    preview = ground.look(elsewhere, file).preview
    assert preview is not None
    glimpse = preview.glimpse
    assert [each.id.int for each in glimpse.newest] == [0, 1, 2, 3, 4]
    first = (NOON - 39 * HOUR).date()
    assert (glimpse.since, glimpse.until) == (first, NOON.date())
    ((before, after),) = ((each.before, each.after) for each in glimpse.changes)
    assert (before.seconds, after.seconds) == (1200, 1500)


def test_of_many_changes_a_few_are_shown(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(elsewhere, *many(9))
    ground.keep(history, *(replace(each, note="cold") for each in many(9)))
    ground.export(history, file)
    preview = ground.look(elsewhere, file).preview
    assert preview is not None
    assert (preview.changed, len(preview.glimpse.changes)) == (9, 5)
    assert preview.glimpse.since is None
