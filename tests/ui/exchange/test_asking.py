"""The dialogs for a file: the right ending, and no file replaced unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from walkreminder.ui.exchange import asking
from walkreminder.ui.exchange.asking import Asking, kinds, with_ending

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON, CSV, ICS = kinds()


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    widget = QWidget()
    widget.show()
    yield widget
    for dialog in widget.findChildren(QFileDialog):
        dialog.close()
    widget.close()
    widget.deleteLater()
    qapp.processEvents()


@pytest.fixture
def ask(window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setattr(asking, "documents", lambda: tmp_path)
    return Asking(window)


def dialog(window: QWidget) -> QFileDialog:
    """Return the one dialog that is open."""
    (found,) = (d for d in window.findChildren(QFileDialog) if d.isVisible())
    return found


@pytest.mark.parametrize(
    ("name", "ending", "named"),
    [
        ("walks", ".json", "walks.json"),
        ("walks.csv", ".json", "walks.csv"),
        ("walks.CSV", ".json", "walks.CSV"),
        ("walks.2026", ".csv", "walks.2026.csv"),
    ],
)
def test_an_ending_is_added_where_there_is_none(
    name: str, ending: str, named: str
) -> None:
    assert with_ending(Path("/a") / name, ending) == Path("/a") / named


def test_all_of_it_is_offered_as_json_in_the_documents(
    ask: Asking, window: QWidget, tmp_path: Path
) -> None:
    written: list[Path] = []
    ask.to_write.connect(written.append)
    ask.ask_to_write()
    shown = dialog(window)
    assert shown.selectedNameFilter() == JSON
    assert [Path(each) for each in shown.selectedFiles()] == [tmp_path / "walks.json"]
    shown.accept()
    assert written == [tmp_path / "walks.json"]


@pytest.mark.parametrize(("kind", "name"), [(CSV, "walks.csv"), (ICS, "walks.ics")])
def test_another_kind_changes_the_ending(
    ask: Asking, window: QWidget, tmp_path: Path, kind: str, name: str
) -> None:
    written: list[Path] = []
    ask.to_write.connect(written.append)
    ask.ask_to_write()
    shown = dialog(window)
    shown.selectNameFilter(kind)
    shown.filterSelected.emit(kind)
    shown.accept()
    assert written == [tmp_path / name]


def test_a_name_without_an_ending_gets_that_of_its_kind(
    ask: Asking, window: QWidget, tmp_path: Path
) -> None:
    written: list[Path] = []
    ask.to_write.connect(written.append)
    ask.ask_to_write()
    shown = dialog(window)
    shown.selectNameFilter(CSV)
    shown.fileSelected.emit(str(tmp_path / "mine"))
    assert written == [tmp_path / "mine.csv"]


def test_a_file_that_the_ending_leads_to_is_asked_about_by_the_dialog(
    ask: Asking, window: QWidget, tmp_path: Path
) -> None:
    written: list[Path] = []
    ask.to_write.connect(written.append)
    (tmp_path / "mine.json").write_text("what was there")
    ask.ask_to_write()
    first = dialog(window)
    first.fileSelected.emit(str(tmp_path / "mine"))
    first.close()
    assert written == []
    again = dialog(window)
    assert [Path(each) for each in again.selectedFiles()] == [tmp_path / "mine.json"]
    assert not again.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_the_next_one_begins_in_the_folder_of_the_last(
    ask: Asking, window: QWidget, tmp_path: Path
) -> None:
    read: list[Path] = []
    ask.to_read.connect(read.append)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    ask.ask_to_read()
    first = dialog(window)
    assert first.fileMode() is QFileDialog.FileMode.ExistingFile
    first.fileSelected.emit(str(folder / "walks.csv"))
    first.close()
    assert read == [folder / "walks.csv"]
    ask.ask_to_write()
    assert Path(dialog(window).directory().absolutePath()) == folder


def test_who_chooses_nothing_is_told_nothing(ask: Asking, window: QWidget) -> None:
    told: list[object] = []
    ask.to_read.connect(told.append)
    ask.to_write.connect(told.append)
    ask.ask_to_read()
    dialog(window).reject()
    ask.ask_to_write()
    dialog(window).reject()
    assert told == []


def test_a_desktop_may_tell_of_no_kind(
    ask: Asking, window: QWidget, tmp_path: Path
) -> None:
    written: list[Path] = []
    ask.to_write.connect(written.append)
    ask.ask_to_write()
    dialog(window).filterSelected.emit("")
    dialog(window).accept()
    assert written == [tmp_path / "walks.json"]
