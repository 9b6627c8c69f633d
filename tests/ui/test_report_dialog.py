"""The way to the report: what is chosen is shown, printed and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.report_lives import LOOKS, report
from tests.ui.tabbing import tabbed_from
from tests.ui.why import settle
from walkreminder.core.report_period import Span
from walkreminder.core.trouble import Trouble
from walkreminder.ui.desk import Desk
from walkreminder.ui.page import Page
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.report.button import ReportButton
from walkreminder.ui.report.dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from walkreminder.core.report import Report
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.settings.answers import Choices


def opened(
    qtbot: QtBot,
    themes: ThemeSource,
    read: Callable[[Span], Report] = report,
    desk: Desk | None = None,
) -> ReportDialog:
    dialog = ReportDialog(themes, read, LOOKS, desk or Desk())
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


def press(choices: Choices, word: str) -> None:
    found = choices.findChildren(QAbstractButton)
    next(each for each in found if each.text() == word).click()


def test_it_shows_twelve_weeks_in_colour_at_first(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    asked: list[Span] = []

    def read(span: Span) -> Report:
        asked.append(span)
        return report(span)

    dialog = opened(qtbot, themes, read)
    assert asked == [Span.TWELVE_WEEKS]
    assert "31 August to 19 November 2026" in dialog.preview.accessibleName()
    press(dialog.spans, "4 weeks")
    assert asked == [Span.TWELVE_WEEKS, Span.FOUR_WEEKS]
    assert "26 October to 19 November 2026" in dialog.preview.accessibleName()


def test_what_is_chosen_is_on_the_page(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = opened(qtbot, themes)
    press(dialog.colours, "Black and white")
    dialog.name.setText("  Robin  ")
    assert dialog.preview._page is not None
    _, looks = dialog.preview._page
    assert (looks.black, looks.name) == (True, "Robin")


def test_it_is_saved_and_that_is_told_until_it_is_read(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    names: list[str] = []

    def ask(_parent: QWidget, name: str) -> Path:
        names.append(name)
        return path

    dialog = opened(qtbot, themes, desk=Desk(path=ask))
    dialog.save.click()
    assert names == ["Walks and back pain"]
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.notice.isVisible()
    assert dialog.notice.accessibleName() == f"Saved as {path}."
    dialog.notice.asked.emit()
    assert not dialog.notice.isVisible()


def test_who_asks_for_no_place_is_told_nothing(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    desk = Desk(lambda _parent, _name: None, lambda _parent, _name: None)
    dialog = opened(qtbot, themes, desk=desk)
    dialog.save.click()
    dialog.print_out.click()
    assert not dialog.notice.isVisible()


def test_a_key_prints_it(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"

    def printer(_parent: QWidget, _name: str) -> QPrinter:
        into = QPrinter(QPrinter.PrinterMode.HighResolution)
        into.setOutputFileName(str(path))
        return into

    dialog = opened(qtbot, themes, desk=Desk(printer=printer))
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.notice.accessibleName() == "Sent to the printer."


def test_a_history_that_cannot_be_read_is_told_and_nothing_is_printed(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    broken = True

    def read(span: Span) -> Report:
        if broken:
            raise Trouble("The history cannot be read.", "Look at the disk.")
        return report(span)

    def nobody(_parent: QWidget, _name: str) -> None:
        pytest.fail("there is nothing to print")

    dialog = opened(qtbot, themes, read, Desk(nobody, nobody))
    assert dialog.notice._notice.care is Care.HEED
    assert dialog.notice.accessibleName().startswith("The history cannot be read.")
    assert not dialog.preview.isVisible()
    assert not dialog.save.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    broken = False
    press(dialog.spans, "Everything")
    assert dialog.preview.isVisible()
    assert dialog.save.isEnabled()
    assert not dialog.notice.isVisible()


def test_the_keyboard_reaches_everything(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = opened(qtbot, themes)
    dialog.activateWindow()
    stops = list(tabbed_from(dialog.name))
    assert dialog.save in stops
    assert dialog.print_out in stops
    assert any(stop.parentWidget() is dialog.spans for stop in stops)
    assert any(stop.parentWidget() is dialog.colours for stop in stops)


def test_where_it_is_narrow_the_page_stands_below_its_controls(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    dialog = opened(qtbot, themes)

    def top(widget: QWidget) -> int:
        return widget.mapTo(dialog, widget.rect().topLeft()).y()

    assert abs(top(dialog.preview) - top(dialog.spans)) < 60
    dialog.resize(640, 480)
    settle()
    assert top(dialog.preview) > top(dialog.save)
    assert dialog.page.horizontalScrollBar().maximum() == 0


def test_with_letters_twice_as_large_nothing_is_cut(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    themes.enlarge(2.0)
    dialog = opened(qtbot, themes)
    dialog.resize(640, 480)
    settle()
    assert dialog.page.horizontalScrollBar().maximum() == 0


def test_the_button_of_a_page_asks_for_it_by_its_name(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    page = Page(themes, "History")
    qtbot.addWidget(page)
    button = ReportButton(page)
    with qtbot.waitSignal(page.wanted) as told:
        button.click()
    assert told.args == ["report"]
    assert button.accessibleName() or button.text() == "Report"
