from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tests.ui.tabbing import tabbed_from
from walkreminder.ui.main_window import MainWindow
from walkreminder.ui.navigation import NavItem
from walkreminder.ui.page import Page
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.focus_ring import Halo

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@pytest.fixture
def long_page(qtbot: QtBot, themes: ThemeSource) -> Iterator[Page]:
    page = Page(themes, "Page")
    label = QLabel("Words")
    label.setMinimumHeight(2000)
    page.body.addWidget(label)
    page.become_stop()
    window = MainWindow(themes, {"today": lambda: page})
    qtbot.addWidget(window)
    window.show_page("today")
    window.resize(800, 400)
    window.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    yield page
    window.hide()


SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
DOWN = [
    (Qt.Key.Key_Down, Qt.Key.Key_Up, NONE),
    (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, NONE),
    (Qt.Key.Key_End, Qt.Key.Key_Home, NONE),
    (Qt.Key.Key_Space, Qt.Key.Key_Space, SHIFT),
]


@pytest.mark.parametrize(("down", "up", "modifier"), DOWN)
def test_keys_scroll_a_page_where_nothing_has_the_keyboard(
    qtbot: QtBot,
    long_page: Page,
    down: Qt.Key,
    up: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    bar = long_page.verticalScrollBar()
    qtbot.keyClick(long_page.window(), down)
    assert bar.value() > 0
    qtbot.keyClick(long_page.window(), up, modifier)
    assert bar.value() == 0


@pytest.mark.parametrize(("down", "up", "modifier"), DOWN[:3])
def test_keys_scroll_a_page_from_a_button_that_has_no_use_for_them(
    qtbot: QtBot,
    themes: ThemeSource,
    long_page: Page,
    down: Qt.Key,
    up: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    button = Button(themes, "Press")
    long_page.add_to_head(button)
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    assert long_page.window().focusWidget() is button
    qtbot.keyClick(button, down)
    assert long_page.verticalScrollBar().value() > 0
    assert long_page.window().focusWidget() is button
    qtbot.keyClick(button, up, modifier)
    assert long_page.verticalScrollBar().value() == 0
    assert rings(long_page.window()) == 1, "the page wears no ring for it"


def test_a_page_down_in_the_navigation_scrolls_the_page(
    qtbot: QtBot, long_page: Page
) -> None:
    item = chosen_place(long_page)
    item.setFocus()
    qtbot.keyClick(item, Qt.Key.Key_PageDown)
    assert long_page.verticalScrollBar().value() > 0


def test_a_key_with_control_or_alt_scrolls_nothing(
    qtbot: QtBot, long_page: Page
) -> None:
    for modifier in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    ):
        qtbot.keyClick(long_page.window(), Qt.Key.Key_End, modifier)
    assert long_page.verticalScrollBar().value() == 0


def test_tab_reaches_a_page_that_holds_no_other_stop_and_shows_it(
    qtbot: QtBot, long_page: Page
) -> None:
    window = long_page.window()
    assert long_page in tabbed_from(chosen_place(long_page))
    window.activateWindow()
    long_page.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(long_page.hasFocus)
    (ring,) = (ring for ring in window.findChildren(Halo) if ring.isVisible())
    at = QRect(ring.mapTo(window, QPoint(0, 0)), ring.size())
    assert window.rect().contains(at)
    qtbot.keyClick(long_page, Qt.Key.Key_End)
    bar = long_page.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_a_page_that_shows_whole_is_no_stop_of_the_keyboard(
    qtbot: QtBot, long_page: Page
) -> None:
    long_page.window().resize(800, 2400)
    qtbot.waitUntil(lambda: long_page.verticalScrollBar().maximum() == 0)
    assert long_page.focusPolicy() is Qt.FocusPolicy.NoFocus


def chosen_place(page: Page) -> NavItem:
    item = page.window().findChild(NavItem)
    assert isinstance(item, NavItem)
    return item


def rings(window: QWidget) -> int:
    return sum(ring.isVisible() for ring in window.findChildren(Halo))


def test_a_line_of_the_last_screen_is_seen_again_on_the_next(
    qtbot: QtBot, long_page: Page
) -> None:
    qtbot.keyClick(long_page.window(), Qt.Key.Key_PageDown)
    shown = long_page.viewport().height()
    assert shown / 2 < long_page.verticalScrollBar().value() < shown
