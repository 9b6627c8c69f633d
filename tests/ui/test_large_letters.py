"""Every page with large letters, in the smallest window, in two fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tests.ui.fits import faults
from tests.ui.why import settle
from tools.screenshots.windows import Studio, pictures
from walkreminder.ui.main_window import LEAST, MainWindow
from walkreminder.ui.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.store.history import History
    from walkreminder.ui.dressing import ThemeSource

LETTERS = [1.0, 1.25, 1.5, 2.0]
FONTS = ["Inter", "DejaVu Sans"]
PAGES = (
    "today",
    "programme",
    "signs",
    "history",
    "about",
    "help",
    "settings",
    "walk",
    "after-walk",
)
SHOWN = [
    name
    for name in pictures()
    # The compact ones are the same at the size that all have here.
    if name.startswith(PAGES) and not name.endswith("compact")
]
HISTORIES: dict[str, History] = {}


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("name", SHOWN)
def test_no_page_scrolls_sideways_or_cuts_words_in_the_smallest_window(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    themes: ThemeSource,
    name: str,
    letters: float,
    font: str,
) -> None:
    QApplication.setFont(QFont(font))
    themes.enlarge(letters)
    window = pictures()[name](Studio(themes, HISTORIES))
    qtbot.addWidget(window)
    if isinstance(window, (MainWindow, Page)):
        window.resize(*LEAST)
    settle()
    assert faults(window, monkeypatch) == []
