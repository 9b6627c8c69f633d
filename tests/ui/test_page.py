from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from walkreminder.ui.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource


@pytest.mark.parametrize("height", [100, 2000])
def test_words_stand_at_the_same_place_with_and_without_a_scroll_bar(
    qtbot: QtBot, themes: ThemeSource, height: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    frame = QVBoxLayout(window)
    frame.setContentsMargins(0, 0, 0, 0)
    page = Page(themes, "Page")
    label = QLabel("Words")
    label.setMinimumHeight(height)
    page.body.addWidget(label)
    frame.addWidget(page)
    window.resize(800, 400)
    window.show()
    bar, overflows = page.verticalScrollBar(), height > page.height()
    qtbot.waitUntil(lambda: bar.isVisible() is overflows)
    QApplication.processEvents()
    left = label.mapTo(page, QPoint(0, 0)).x()
    assert (left, left + label.width()) == (32, 800 - 32)


def test_the_column_is_as_wide_as_the_letters_allow(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    page = Page(themes, "Page")
    qtbot.addWidget(page)
    label = QLabel("Words")
    page.body.addWidget(label)
    page.resize(2000, 400)
    page.show()
    QApplication.processEvents()
    before = label.width()
    themes.enlarge(1.5)
    QApplication.processEvents()
    assert label.width() == round(before * 1.5)


def test_what_is_wider_than_the_page_can_be_reached(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    page = Page(themes, "Page")
    qtbot.addWidget(page)
    label = QLabel("Words")
    page.body.addWidget(label)
    page.resize(500, 400)
    page.show()
    QApplication.processEvents()
    assert not page.horizontalScrollBar().isVisible()
    label.setMinimumWidth(700)
    qtbot.waitUntil(page.horizontalScrollBar().isVisible)
