from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from walkreminder.ui.about import About, CopyButton, FilePlace
from walkreminder.ui.crash import Crash, CrashDialog, crash_report, crash_words
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

PLACES = [FilePlace("Settings", "/home/anna/.config/walkreminder/settings.toml")]


def report() -> str:
    with pytest.raises(ZeroDivisionError) as caught:
        divmod(1, 0)
    versions = {"Walk Reminder": "0.1.0", "Qt": "6.11"}
    return crash_report(caught.type, caught.value, caught.tb, versions)


@pytest.mark.usefixtures("qapp")
def test_about_says_what_it_must(qtbot: QtBot, themes: ThemeSource) -> None:
    page = About(themes, "0.1.0", PLACES)
    qtbot.addWidget(page)
    said = " ".join(text.text() for text in page.findChildren(Text))
    for words in (
        "Version 0.1.0",
        "General wellness information. Not reviewed by a clinician.",
        "No network, no account.",
        "LGPL-3.0",
        PLACES[0].path,
    ):
        assert words in said


def test_a_path_begins_with_its_slash_whichever_way_people_read(
    qtbot: QtBot, qapp: QApplication, themes: ThemeSource
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = About(themes, "0.1.0", PLACES)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qtbot.addWidget(page)
    said = [text.text() for text in page.findChildren(Text)]
    assert f"\u2066{PLACES[0].path}\u2069" in said


def test_a_path_is_copied(qtbot: QtBot, themes: ThemeSource) -> None:
    page = About(themes, "0.1.0", PLACES)
    qtbot.addWidget(page)
    button = page.findChild(CopyButton)
    assert isinstance(button, CopyButton)
    assert button.accessibleName() == "Copy the path of Settings"
    button.click()
    assert QGuiApplication.clipboard().text() == PLACES[0].path
    assert button.text() == "Copied"
    button._timer.timeout.emit()
    assert button.text() == "Copy"


def test_about_fits_a_narrow_page(qtbot: QtBot, themes: ThemeSource) -> None:
    page = About(themes, "0.1.0", PLACES)
    qtbot.addWidget(page)
    page.resize(584, 480)
    page.show()
    assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_a_report_names_versions_and_the_mistake() -> None:
    lines = report().splitlines()
    assert lines[:3] == ["Walk Reminder: 0.1.0", "Qt: 6.11", ""]
    assert lines[3] == "Traceback (most recent call last):"
    assert lines[-1] == "ZeroDivisionError: integer division or modulo by zero"


def test_a_report_without_versions_is_the_traceback() -> None:
    mistake = ValueError("x")
    assert crash_report(ValueError, mistake, None, {}) == "ValueError: x\n"


def test_a_crash_is_shown_and_copied(qtbot: QtBot, themes: ThemeSource) -> None:
    text = report()
    dialog = CrashDialog(text, themes)
    qtbot.addWidget(dialog)
    assert dialog.report.toPlainText() == text.rstrip("\n") + "\n"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    with qtbot.waitSignal(dialog.accepted):
        dialog.close_button.click()


@pytest.mark.usefixtures("qapp")
def test_a_crash_of_last_time_is_told_as_such() -> None:
    now, before = crash_words(Crash.NOW)[0], crash_words(Crash.LAST_TIME)[0]
    assert before == "The app ended unexpectedly last time"
    assert now != before
