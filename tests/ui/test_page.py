from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from walkreminder.ui.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.theme import ThemeSource


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
