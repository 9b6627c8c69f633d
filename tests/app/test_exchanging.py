"""Files in and out on the tab Your data: real files, the real app, whole or nothing."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.app.test_importing import written
from tests.app.test_mending import log_a_walk
from tests.app.test_settings import FULL
from tests.app.test_your_data import page, words
from tests.store.values import NOON, walk
from walkreminder.app import turns
from walkreminder.core.events import Finish, Start
from walkreminder.core.exchange import Order
from walkreminder.store.exchange.parcel import Parcel
from walkreminder.store.exchange.taking_in import Import
from walkreminder.store.safety import before
from walkreminder.store.safety.kept import Kind, copies
from walkreminder.ui.exchange.values import Came, Found, Next, Rest, Working

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage
    from walkreminder.ui.exchange.stages import Exchange

HOUR = timedelta(hours=1)


class Seen:
    """The part of the tab through which files travel, and what it has shown."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage = stage
        self.data = page(stage)
        self.part: Exchange = self.data.exchange
        self._qtbot = qtbot
        self.stages: list[object] = []
        show = self.part.show_stage

        def watched(shown: object) -> None:
            self.stages.append(shown)
            show(shown)  # type: ignore[arg-type]  # what is shown is a stage

        self.part.show_stage = watched  # type: ignore[method-assign, assignment]

    @property
    def last(self) -> object:
        return self.stages[-1] if self.stages else Rest()

    @property
    def words(self) -> str:
        return words(self.data).replace("\u00a0", " ")

    def came(self) -> Came:
        """Wait until all is done, and return what came of it."""
        self._qtbot.waitUntil(lambda: isinstance(self.last, Came))
        assert isinstance(self.last, Came)
        return self.last

    def found(self, file: Path) -> Found:
        """Look into a file; return what is found."""
        self.part.import_wanted.emit(file)
        return self.found_now()

    def found_now(self) -> Found:
        self._qtbot.waitUntil(lambda: isinstance(self.last, Found))
        assert isinstance(self.last, Found)
        return self.last

    def bring(self, file: Path) -> Came:
        """Take a file in, as the button says; return what came of it."""
        self.found(file)
        self.part.preview.yes.click()
        return self.came()


@pytest.fixture
def seen(stage: Stage, qtbot: QtBot) -> Seen:
    return Seen(stage, qtbot)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "walks.json"
    written(place, *(walk(n + 1, NOON - n * HOUR) for n in range(12)))
    return place


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every step be a turn of its own, of which each is told."""
    monkeypatch.setattr(turns, "_TURN_SECONDS", 0.0)
    monkeypatch.setattr(turns, "_PATIENCE_SECONDS", 0.0)


def kinds(stage: Stage) -> list[Kind]:
    return [each.kind for each in copies(stage.paths.backups)]


def test_a_file_is_shown_and_changes_nothing(seen: Seen, file: Path) -> None:
    preview = seen.found(file).preview
    assert preview.new == 12
    assert seen.stage.walks == []
    said = seen.words
    assert "What walks.json would change" in said
    assert "New: 12 walks, 10 March 2026" in said
    assert "Tue 10 Mar 2026, 13:00, 20 min" in said
    assert "and 7 before that" in said
    assert seen.part.preview.yes.text() == "Import 12 walks"


def test_not_now_leaves_it(seen: Seen, file: Path) -> None:
    seen.found(file)
    seen.part.preview.no.click()
    assert seen.last == Rest()
    assert seen.stage.walks == []
    assert not seen.part.preview.isVisible()


def test_a_yes_takes_it_in_and_all_windows_know(seen: Seen, file: Path) -> None:
    told: list[int] = []
    seen.stage.app._engine.watch(lambda *_: told.append(len(seen.stage.walks)))
    came = seen.bring(file)
    assert came == Came("Imported from walks.json: 12 new walks.", next=Next.UNDO)
    assert told[-1] == 12
    assert "Before the import of 19 November 2026" in seen.words


def test_a_second_time_there_is_nothing_to_import(seen: Seen, file: Path) -> None:
    seen.bring(file)
    seen.part.import_wanted.emit(file)
    seen.stages.clear()
    said = seen.came().sentence
    assert said == "There is nothing to import in walks.json: 12 walks already here."
    assert kinds(seen.stage).count(Kind.BEFORE) == 1


def test_an_import_is_undone_and_may_be_done_again(seen: Seen, file: Path) -> None:
    log_a_walk(seen.stage, 100)
    seen.bring(file)
    assert len(seen.stage.walks) == 13
    seen.stages.clear()
    seen.part.came.asked.emit()
    assert "is undone" in seen.came().sentence
    assert [each.id.int for each in seen.stage.walks] == [100]
    assert {Kind.BEFORE, Kind.REPLACED} <= set(kinds(seen.stage))
    seen.stages.clear()
    seen.bring(file)
    assert len(seen.stage.walks) == 13


def test_an_undo_never_loses_what_was_kept_since(seen: Seen, file: Path) -> None:
    seen.bring(file)
    log_a_walk(seen.stage, 100)
    seen.part.came.asked.emit()
    assert isinstance(seen.last, Came)
    assert seen.last.is_trouble
    assert "restore “Before the import of 19 November 2026”" in seen.last.sentence
    assert len(seen.stage.walks) == 13


@pytest.mark.usefixtures("slow")
def test_what_changes_while_it_is_taken_in_cannot_be_undone(
    seen: Seen, file: Path
) -> None:
    seen.found(file)
    seen.part.preview.yes.click()
    log_a_walk(seen.stage, 100)
    came = seen.came()
    assert came.next is Next.NOTHING
    assert "A copy of before is in the list below." in came.sentence
    assert len(seen.stage.walks) == 13


def test_walks_that_overlap_are_left_out_unless_somebody_wants_them(
    seen: Seen, file: Path
) -> None:
    log_a_walk(seen.stage, 100)
    mine = seen.stage.walks[0]
    other = walk(1, mine.started + timedelta(minutes=2), zone="UTC")
    written(file, other, walk(2))
    preview = seen.found(file).preview
    assert len(preview.overlaps) == 1
    assert "Overlapping: 1 walk" in seen.words
    assert "Leave them out" in seen.words
    assert seen.part.preview.leaves_out
    assert seen.part.preview.yes.text() == "Import 1 walk"
    seen.part.preview.yes.click()
    said = seen.came().sentence
    assert said.endswith("1 new walk. Left out, overlapping: 1 walk.")
    assert sorted(each.id.int for each in seen.stage.walks) == [2, 100]
    seen.stages.clear()
    seen.found(file)
    assert not seen.part.preview.yes.isEnabled(), "nothing is left"
    seen.part.preview._leave_out.click()
    seen.part.preview.yes.click()
    seen.came()
    assert sorted(each.id.int for each in seen.stage.walks) == [1, 2, 100]


def test_mistakes_are_told_with_their_lines_and_the_file_is_read_again(
    seen: Seen, tmp_path: Path
) -> None:
    file = tmp_path / "walks.csv"
    file.write_text("date,time,minutes\n2026-04-03,8:00,20\n2026-04-04,8:00,-3\n")
    assert seen.found(file).preview.flaws[0].line == 3
    said = seen.words
    assert "walks.csv cannot be imported as it is" in said
    assert "Line 3: a walk cannot take less than no time." in said
    assert "Nothing was imported. Put this right in the file" in said
    file.write_text("date,time,minutes\n2026-04-03,8:00,20\n2026-04-04,8:00,3\n")
    seen.stages.clear()
    seen.part.preview.yes.click()
    assert seen.found_now().preview.new == 2


@pytest.mark.parametrize(
    ("order", "day"), [(Order.DAY_FIRST, "3 April"), (Order.MONTH_FIRST, "4 March")]
)
def test_where_dates_can_be_read_in_two_ways_somebody_says_which(
    seen: Seen, tmp_path: Path, order: Order, day: str
) -> None:
    file = tmp_path / "walks.csv"
    file.write_text("date,time,minutes\n3/4/2026,8:00,20\n")
    assert seen.found(file).preview.asks_order
    assert "Choose how its dates are to be read." in seen.words
    seen.stages.clear()
    seen.part.order_chosen.emit(order)
    assert seen.found_now().order is order
    assert f"New: 1 walk, {day} 2026" in seen.words


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.pdf", "", "x.pdf cannot be taken in. Choose a file that ends in"),
        ("x.json", "[", "x.json"),
        ("x.json", None, "There is no file"),
        ("x.csv", "", "x.csv is empty."),
    ],
)
def test_what_is_no_file_of_walks_is_refused(
    seen: Seen, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    seen.part.import_wanted.emit(tmp_path / name)
    came = seen.came()
    assert came.is_trouble
    assert said in came.sentence
    assert said in seen.words


@pytest.mark.usefixtures("slow")
def test_a_long_reading_shows_progress_and_can_be_cancelled(
    seen: Seen, file: Path, qtbot: QtBot
) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(3000)))
    seen.part.import_wanted.emit(file)
    qtbot.waitUntil(lambda: isinstance(seen.last, Working) and seen.last.percent > 10)
    assert "Reading walks.json:" in seen.words
    assert not seen.part.bring.isEnabled()
    assert not seen.part.give.isEnabled()
    seen.part.working.cancel.click()
    assert seen.last == Came("Cancelled. Nothing was imported.")
    assert seen.part.bring.isEnabled()
    QCoreApplication.processEvents()
    assert seen.stage.walks == []


@pytest.mark.usefixtures("slow")
def test_a_walk_and_a_prompt_go_on_meanwhile(seen: Seen, file: Path) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(2000)))
    seen.part.import_wanted.emit(file)
    QCoreApplication.processEvents()
    seen.stage.let_until("15:00")
    assert seen.stage.name == "prompting"
    seen.found_now()
    seen.stage.send(Start())
    seen.part.preview.yes.click()
    seen.stage.let(minutes=5)
    assert seen.came().next is Next.UNDO
    assert seen.stage.name == "walking"
    seen.part.came.asked.emit()
    assert seen.stage.name == "walking", "an undo leaves it going as well"
    seen.stage.send(Finish())
    assert [each.seconds for each in seen.stage.walks] == [300]


def test_closing_the_window_leaves_a_file_that_is_only_looked_at(
    seen: Seen, file: Path
) -> None:
    seen.found(file)
    seen.data.window().close()
    assert seen.last == Rest()
    assert seen.stage.walks == []


def test_another_page_does_not_leave_it(seen: Seen, file: Path) -> None:
    found = seen.found(file)
    seen.stage.app.open("today")
    seen.stage.app.open("settings")
    QApplication.processEvents()
    assert seen.last == found
    assert seen.part.preview.isVisible()


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("is_taken_in", [False, True])
def test_quitting_in_the_middle_leaves_nothing_by_halves(
    seen: Seen,
    file: Path,
    is_taken_in: bool,  # noqa: FBT001 - a case of the table
) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(2000)))
    if is_taken_in:
        seen.found(file)
        seen.part.preview.yes.click()
    else:
        seen.part.import_wanted.emit(file)
        QCoreApplication.processEvents()
    seen.stage.quit(minutes=1)
    assert Kind.BEFORE not in kinds(seen.stage)
    seen.stage.start()
    assert seen.stage.walks == []


@pytest.mark.usefixtures("slow")
def test_quitting_leaves_no_half_of_an_export(
    seen: Seen, file: Path, tmp_path: Path
) -> None:
    seen.bring(file)
    target = tmp_path / "out" / "all.json"
    target.parent.mkdir()
    target.write_text("what was there")
    seen.part.export_wanted.emit(target)
    QCoreApplication.processEvents()
    seen.stage.quit(minutes=1)
    assert [each.name for each in target.parent.iterdir()] == ["all.json"]
    assert target.read_text() == "what was there"
    seen.stage.start()


@pytest.mark.usefixtures("slow")
def test_a_restore_in_the_middle_leaves_the_import(seen: Seen, file: Path) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(2000)))
    seen.stage.ask(command="import", job="a", file=str(file))
    seen.part.import_wanted.emit(file)
    for _ in range(3):
        QCoreApplication.processEvents()
    seen.data.delete_wanted.emit()
    assert seen.last == Rest()
    assert "Everything is deleted." in seen.words
    told = seen.stage.ask(command="import", job="a")
    assert told == {"error": "The import was cancelled. Nothing was taken in."}
    assert seen.stage.walks == []


def test_a_preview_gives_way_to_a_restore(seen: Seen, file: Path) -> None:
    seen.found(file)
    seen.data.restore_wanted.emit(str(copies(seen.stage.paths.backups)[0].place))
    assert seen.last == Rest()
    assert "The copy is in use now." in seen.words


def test_where_no_copy_can_be_kept_nothing_is_taken_in(
    seen: Seen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(before, "copy_to", full)
    came = seen.bring(file)
    assert came == Came(f"{FULL} Nothing was imported.", is_trouble=True)
    assert seen.stage.walks == []


def test_a_full_disk_keeps_all_as_it_was_and_leaves_no_copy(
    seen: Seen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FULL

    monkeypatch.setattr(Parcel, "put_in", full)
    assert seen.bring(file).sentence == f"{FULL} Nothing was imported."
    assert Kind.BEFORE not in kinds(seen.stage)
    assert seen.stage.walks == []


def test_a_bug_of_ours_is_told_and_reported(
    seen: Seen, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_us(_: Import) -> bool:
        raise KeyError("ours")

    monkeypatch.setattr(Import, "step", fail_us)
    with qtbot.captureExceptions() as found:
        seen.part.import_wanted.emit(file)
        said = seen.came().sentence
    assert said == "That failed, by a mistake of this program."
    assert found[0][0] is KeyError


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("all.json", "12 walks are in all.json."),
        ("all.csv", "12 walks are in all.csv."),
        ("all.ics", "The reminders of the coming weeks and 12 walks are in all.ics."),
    ],
)
def test_all_is_written_and_told(
    seen: Seen, file: Path, tmp_path: Path, name: str, said: str
) -> None:
    seen.bring(file)
    seen.stages.clear()
    seen.part.export_wanted.emit(tmp_path / name)
    came = seen.came()
    assert came == Came(said, next=Next.FOLDER, folder=str(tmp_path))
    assert (tmp_path / name).stat().st_size > 1000
    if name.endswith(".json"):
        walks = json.loads((tmp_path / name).read_text())["walks"]
        assert len(walks) == 12


@pytest.mark.usefixtures("slow")
def test_a_long_export_shows_progress_and_can_be_cancelled(
    seen: Seen, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(3000)))
    seen.bring(file)
    seen.part.export_wanted.emit(tmp_path / "all.csv")
    qtbot.waitUntil(lambda: isinstance(seen.last, Working))
    assert "Writing all.csv:" in seen.words
    seen.part.working.cancel.click()
    assert seen.last == Came("Cancelled. Nothing was written.")
    left = [each.name for each in tmp_path.iterdir() if "all" in each.name]
    assert left == []


def test_a_disk_that_cannot_be_written_to_is_told_with_a_remedy(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen.part.export_wanted.emit(tmp_path / "nowhere" / "all.json")
    assert seen.came().sentence.startswith("There is no folder")
    seen.stages.clear()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    seen.part.export_wanted.emit(tmp_path / "all.json")
    assert "No space left on device. Free some space" in seen.came().sentence
    assert not (tmp_path / "all.json").exists()


def test_a_name_that_says_nothing_is_refused(seen: Seen, tmp_path: Path) -> None:
    seen.part.export_wanted.emit(tmp_path / "all.pdf")
    assert "Choose a name that ends in" in seen.came().sentence


@pytest.mark.usefixtures("slow")
def test_one_thing_at_a_time(seen: Seen, file: Path, tmp_path: Path) -> None:
    written(file, *(walk(n + 1, NOON - n * HOUR) for n in range(1500)))
    seen.part.import_wanted.emit(file)
    seen.part.export_wanted.emit(tmp_path / "all.csv")
    seen.part.import_wanted.emit(tmp_path / "other.json")
    assert seen.found_now().name == "walks.json"
    assert not (tmp_path / "all.csv").exists()


def test_what_changed_in_the_file_is_shown(seen: Seen, file: Path) -> None:
    seen.bring(file)
    changed = replace(walk(1, NOON), seconds=1500, after=2, note="by the river")
    written(file, changed)
    seen.stages.clear()
    seen.found(file)
    said = seen.words
    assert "Changed: 1 walk" in said
    assert "20 min becomes 25 min, after 2, a note" in said
