"""The panel on paper: what it says, how its pages are filled, where they go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSaveFile,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from tests.ui.tabbing import tabbed_from
from tests.ui.why import CONTENT, settle
from walkreminder.core.trouble import Trouble
from walkreminder.ui import benefits_panel, desk
from walkreminder.ui.benefits import sheets
from walkreminder.ui.benefits.foot import foot_words
from walkreminder.ui.benefits.paper import KEEP, Sheet, paper
from walkreminder.ui.benefits.sheets import put_on
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.desk import Desk, ask_path, ask_printer
from walkreminder.ui.page_size import paged
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.theme import Face

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.benefits.printing import PrintButton
    from walkreminder.ui.dressing import ThemeSource

pytestmark = pytest.mark.usefixtures("qapp")
FOOT = foot_words(CONTENT)


class Written:
    """A document on the pages of a PDF, and the foot of each of them."""

    def __init__(self, document: QTextDocument, size: QPageSize.PageSizeId) -> None:
        self.document = document
        self.buffer = QBuffer()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.writer = QPdfWriter(self.buffer)
        paged(self.writer)
        self.writer.setPageSize(QPageSize(size))
        assert put_on(self.writer, document, FOOT)


SIZES = [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5]


@pytest.fixture(params=SIZES)
def written(request: pytest.FixtureRequest, themes: ThemeSource) -> Written:
    family = themes.theme.font(Face.BODY).family()
    return Written(paper(CONTENT, family), request.param)


def test_the_paper_says_all_that_the_panel_says() -> None:
    said = paper(CONTENT, "Sans").toPlainText()
    assert said.startswith(f"{CONTENT.labels.title}\n{FOOT}")
    for card in CONTENT.cards:
        assert card.title in said
        assert card.text in said
        assert (card.more or "") in said
        assert CONTENT.grades[card.grade].meaning in said
        assert CONTENT.citation(card.sources) in said
    for zone in CONTENT.zones:
        assert f"{zone.name}\n{zone.for_you}\n{zone.role}" in said
        assert zone.effort_written in said
    for signs in CONTENT.safety:
        assert all(item in said for item in (signs.title, *signs.items, signs.then))
    for row in CONTENT.article:
        assert all(words in said for words in (row.claim, row.evidence, row.app))
    for colour in CONTENT.colours:
        assert f"{colour.name}: {colour.text}" in said
    for source in CONTENT.sources:
        assert source.text in said
        assert source.address in said
    assert CONTENT.endorphins.pathway.told in said
    assert CONTENT.labels.walking_builds in said


def test_each_source_stands_with_its_address_once() -> None:
    said = paper(CONTENT, "Sans").toPlainText().splitlines()
    listed = said[-len(CONTENT.sources) :]
    for source, line in zip(CONTENT.sources, listed, strict=True):
        assert line.startswith(f"{source.text}.")
        assert not source.address or line.count(source.address) == 1
        assert line == line.strip()


def test_the_parts_come_in_their_order() -> None:
    said = paper(CONTENT, "Sans").toPlainText()
    names = [f"\n{section.name}\n" for section in CONTENT.sections]
    names += [f"\n{CONTENT.labels.get_help}\n", f"\n{CONTENT.labels.sources}\n"]
    places = [said.index(name) for name in names]
    assert places == sorted(places)


def test_the_figures_are_in_it_as_pictures() -> None:
    document = paper(CONTENT, "Sans")
    pictures = []
    block = document.begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            form = it.fragment().charFormat()
            if form.isImageFormat():
                pictures.append(form.toImageFormat().name())
            it += 1
        block = block.next()
    assert len(pictures) == 2 + len(CONTENT.steps)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert all(not document.resource(kind, name).isNull() for name in pictures)


def test_a_block_after_points_is_none_of_them() -> None:
    sheet = Sheet("Sans")
    sheet.write_list(["one", "two"])
    sheet.write("three")
    blocks = [sheet.document.findBlockByNumber(number) for number in range(3)]
    assert [block.text() for block in blocks] == ["one", "two", "three"]
    assert [block.textList() is not None for block in blocks] == [True, True, False]


def test_no_page_ends_inside_of_what_belongs_together(written: Written) -> None:
    document = written.document
    assert document.pageCount() > 8
    block = document.begin()
    while block.isValid():
        page = sheets._page(document, block, 0)
        if block.blockFormat().property(KEEP):
            following = block.next()
            assert page == sheets._page(document, following, -1), block.text()
        block = block.next()


def test_what_is_longer_than_a_page_is_torn_once_and_not_for_ever() -> None:
    sheet = Sheet("Sans")
    for _line in range(200):
        sheet.write("a line that holds to the next", keep=True)
    done = Written(sheet.document, QPageSize.PageSizeId.A5)
    assert done.document.pageCount() > 2


def test_every_page_has_its_foot(monkeypatch: pytest.MonkeyPatch) -> None:
    feet: list[tuple[str, str]] = []

    def note(_painter: object, _place: object, words: tuple[str, str]) -> None:
        feet.append(words)

    monkeypatch.setattr(sheets, "_paint_foot", note)
    document = paper(CONTENT, "Sans")
    Written(document, QPageSize.PageSizeId.A4)
    pages = document.pageCount()
    assert feet == [(FOOT, f"{page + 1} / {pages}") for page in range(pages)]
    assert "Last checked 22 November 2026." in FOOT


@pytest.mark.parametrize(
    "size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A6]
)
def test_words_and_number_of_the_foot_never_meet(
    monkeypatch: pytest.MonkeyPatch, size: QPageSize.PageSizeId
) -> None:
    drawn: list[QRectF] = []
    draw = QPainter.drawText

    def note(painter: QPainter, place: QRectF, flags: int, words: str) -> None:
        drawn.append(painter.boundingRect(place, flags, words))
        draw(painter, place, flags, words)

    document = paper(CONTENT, "Sans")
    monkeypatch.setattr(QPainter, "drawText", note)
    Written(document, size)
    assert len(drawn) == 2 * document.pageCount()
    for words, number in zip(drawn[::2], drawn[1::2], strict=True):
        assert words.right() < number.left()
        assert words.top() < number.bottom()


def test_paper_without_any_room_is_taken_by_none() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A10))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    assert not put_on(writer, paper(CONTENT, "Sans"), FOOT)
    del writer


def test_a_device_that_takes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda *_all: False)
    buffer = QBuffer()
    writer = QPdfWriter(buffer)
    assert not put_on(writer, QTextDocument(), FOOT)
    del writer


@pytest.mark.parametrize(("country", "size"), [("en_US", "Letter"), ("en_GB", "A4")])
def test_the_paper_is_that_of_the_country(country: str, size: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(country))
    buffer = QBuffer()
    writer = QPdfWriter(buffer)
    paged(writer)
    QLocale.setDefault(before)
    assert writer.pageLayout().pageSize().name().startswith(size)
    del writer


def open_desk(
    qtbot: QtBot, themes: ThemeSource, desk: Desk
) -> tuple[BenefitsPanel, PrintButton]:
    panel = BenefitsPanel(themes, CONTENT, desk=desk)
    qtbot.addWidget(panel)
    panel.resize(768, 660)
    panel.show()
    panel.activateWindow()
    settle()
    return panel, panel._print


def told(panel: BenefitsPanel) -> Notice | None:
    bar = panel.findChild(NoticeBar)
    return bar._notice if bar is not None and bar.isVisible() else None


def test_the_page_is_saved_as_a_pdf_and_that_is_told_until_it_is_read(
    qtbot: QtBot,
    themes: ThemeSource,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(
        benefits_panel, "speak", lambda _widget, words: spoken.append(words)
    )
    path = tmp_path / "why.pdf"
    panel, button = open_desk(qtbot, themes, Desk(path=lambda _parent, _name: path))
    button.menu.actions()[0].trigger()
    assert path.read_bytes().startswith(b"%PDF")
    notice = told(panel)
    assert notice is not None
    assert (notice.text, notice.care) == (f"Saved as {path}.", Care.CALM)
    assert spoken == [notice.text]
    bar = panel.findChild(NoticeBar)
    assert bar is not None
    assert next(tabbed_from(button)).parentWidget() is bar
    bar.asked.emit()
    assert told(panel) is None


def test_a_folder_that_cannot_be_written_is_told_with_what_helps(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "why.pdf"
    panel, button = open_desk(qtbot, themes, Desk(path=lambda _parent, _name: path))
    button.save()
    notice = told(panel)
    assert notice is not None
    assert notice.care is Care.HEED
    assert notice.text.startswith(f"The page cannot be saved as {path}: ")
    assert notice.text.endswith("Choose another folder, or free some space.")


@pytest.fixture(params=["folder", "pipe", "link to a pipe"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A name that something else than a file has."""
    path = tmp_path / "why.pdf"
    if request.param == "folder":
        path.mkdir()
    elif not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with a name")
    elif request.param == "pipe":
        os.mkfifo(path)
    else:
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to("pipe")
    return path


def test_only_a_file_is_written_over(no_file: Path) -> None:
    before = no_file.lstat()
    with pytest.raises(Trouble) as told:
        desk.write(no_file, b"new")
    has = "a folder has" if no_file.is_dir() else "a device or a pipe has"
    assert str(told.value) == (
        f"The page cannot be saved as {no_file}: {has} that name. Choose another name."
    )
    assert no_file.lstat().st_mode == before.st_mode
    assert no_file.lstat().st_ino == before.st_ino


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device")
def test_a_device_is_no_file() -> None:
    with pytest.raises(Trouble, match="a device or a pipe has that name"):
        desk.write(Path(os.devnull), b"new")
    assert Path(os.devnull).is_char_device()


def test_a_printer_that_writes_into_a_pipe_is_not_waited_for(
    qtbot: QtBot, themes: ThemeSource, no_file: Path
) -> None:
    def printer(_parent: QWidget, _name: str) -> QPrinter:
        into = QPrinter(QPrinter.PrinterMode.HighResolution)
        into.setOutputFileName(str(no_file))
        return into

    panel, button = open_desk(qtbot, themes, Desk(printer=printer))
    button.print_out()
    notice = told(panel)
    assert notice is not None
    assert notice.care is Care.HEED
    assert notice.text.endswith("has that name. Choose another name.")


def test_what_was_there_stays_whole_until_all_of_the_new_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "why.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(QSaveFile, "commit", lambda _file: False)
    with pytest.raises(Trouble, match="free some space"):
        desk.write(path, b"new")
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    desk.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    path, link = tmp_path / "far.pdf", tmp_path / "why.pdf"
    path.write_bytes(b"old")
    link.symlink_to(path)
    desk.write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_who_asks_for_nothing_is_told_nothing(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    taker = Desk(lambda _parent, _name: None, lambda _parent, _name: None)
    panel, button = open_desk(qtbot, themes, taker)
    button.save()
    button.print_out()
    assert told(panel) is None


def test_a_key_prints_the_page(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"

    def printer(_parent: QWidget, _name: str) -> QPrinter:
        into = QPrinter(QPrinter.PrinterMode.HighResolution)
        into.setOutputFileName(str(path))
        return into

    panel, _button = open_desk(qtbot, themes, Desk(printer=printer))
    QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert path.read_bytes().startswith(b"%PDF")
    notice = told(panel)
    assert notice is not None
    assert notice.text == "Sent to the printer."


def test_a_printer_that_takes_nothing_is_told_with_what_helps(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "put_on", lambda *_all: False)
    taker = Desk(printer=lambda _parent, _name: QPrinter())
    panel, button = open_desk(qtbot, themes, taker)
    button.print_out()
    notice = told(panel)
    assert notice is not None
    assert notice.care is Care.HEED
    assert notice.text == (
        "The printer did not take the page. "
        "See whether it is on, or save the page as a PDF."
    )


def test_the_menu_opens_by_pointer_and_by_the_down_arrow(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    _panel, button = open_desk(qtbot, themes, Desk())
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert button.menu.isVisible()
    button.menu.hide()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.menu.isVisible()
    texts = [action.text() for action in button.menu.actions()]
    assert texts == ["Save as PDF…", "Print…\tCtrl+P"]
    button.menu.hide()


def test_other_keys_press_the_button(qtbot: QtBot, themes: ThemeSource) -> None:
    _panel, button = open_desk(qtbot, themes, Desk())
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.menu.isVisible()
    button.menu.hide()


@pytest.mark.parametrize("code", list(QDialog.DialogCode))
def test_a_pdf_gets_its_ending_and_goes_where_one_says(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    code: QDialog.DialogCode,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []

    def choose(dialog: QFileDialog) -> int:
        seen.append(dialog.defaultSuffix())
        dialog.selectFile(str(tmp_path / "mine"))
        return code.value

    monkeypatch.setattr(QFileDialog, "exec", choose)
    path = ask_path(parent, "Why walk")
    accepted = code is QDialog.DialogCode.Accepted
    assert path == (tmp_path / "mine.pdf" if accepted else None)
    assert seen == ["pdf"]


@pytest.mark.parametrize("kept", ["Documents", "."])
def test_a_pdf_is_proposed_where_the_user_keeps_documents(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: str
) -> None:
    (tmp_path / kept).mkdir(exist_ok=True)
    homes = {"HomeLocation": tmp_path, "DocumentsLocation": tmp_path / "Documents"}
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda place: str(homes[place.name])
    )
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: dialog.DialogCode.Accepted)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_path(parent, "Why walk") == tmp_path / kept / "Why walk.pdf"


@pytest.mark.parametrize("code", list(QDialog.DialogCode))
def test_a_printer_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, code: QDialog.DialogCode
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: code.value)
    printer = ask_printer(parent, "Why walk")
    if code is QDialog.DialogCode.Accepted:
        assert printer is not None
        assert printer.docName() == "Why walk"
    else:
        assert printer is None


def test_what_is_copied_from_paper_is_what_was_written() -> None:
    font = paper(CONTENT, "Sans").defaultFont()
    assert font.featureValue(QFont.Tag("calt")) == 0
    assert font.isFeatureSet(QFont.Tag("calt"))


def test_paper_is_black() -> None:
    document = paper(CONTENT, "Sans")
    brush = QTextFormat.Property.ForegroundBrush
    assert not any(form.hasProperty(brush) for form in document.allFormats())
