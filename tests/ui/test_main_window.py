from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkreminder.core.events import Skip
from walkreminder.ui.main_window import MainWindow
from walkreminder.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

NAMES = ["today", "why", "history", "settings", "about"]


class Sheet(QWidget):
    asked = Signal(object)
    wanted = Signal(str)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource, made: list[str]) -> Iterator[MainWindow]:
    def page(name: str) -> Sheet:
        made.append(name)
        return Sheet()

    pages = {name: (lambda name=name: page(name)) for name in NAMES}
    window = MainWindow(themes, pages)
    qtbot.addWidget(window)
    window.show_page("today")
    yield window
    window.hide()


def item(window: MainWindow, name: str) -> QWidget:
    items = window._navigation.items
    return next(each for each in items if each.place.name == name)


def test_a_page_is_made_when_it_is_first_wanted(
    window: MainWindow, made: list[str]
) -> None:
    assert made == ["today"]
    window.show_page("history")
    window.show_page("today")
    window.show_page("history")
    assert made == ["today", "history"]
    assert window.page("why") is None


def test_the_page_in_view_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.shown) as shown:
        window.show()
    assert shown.args == ["today"]
    with qtbot.waitSignal(window.shown) as shown:
        window.show_page("why")
    assert shown.args == ["why"]


def test_a_page_out_of_view_is_not_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.assertNotEmitted(window.shown):
        window.show_page("why")


def test_wishes_of_pages_pass_on(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("today")
    assert isinstance(page, Sheet)
    with qtbot.waitSignal(window.asked) as asked:
        page.asked.emit(Skip())
    assert asked.args == [Skip()]
    page.wanted.emit("settings")
    assert window.current == "settings"
    with qtbot.waitSignal(window.wanted) as wanted:
        page.wanted.emit("walk")
    assert wanted.args == ["walk"]


def test_a_click_in_the_navigation_opens_a_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show()
    qtbot.mouseClick(item(window, "history"), Qt.MouseButton.LeftButton)
    assert window.current == "history"
    chosen = [each.place.name for each in window._navigation.items if each.isChecked()]
    assert chosen == ["history"]


def test_a_place_that_is_no_page_leaves_the_choice_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.wanted) as wanted:
        item(window, "help").click()  # type: ignore[attr-defined] # an item is a button
    assert wanted.args == ["help"]
    chosen = [each.place.name for each in window._navigation.items if each.isChecked()]
    assert chosen == ["today"]


@pytest.mark.parametrize(
    ("key", "modifier", "name"),
    [
        (Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, "history"),
        (Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier, "about"),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, "why"),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, "about"),
    ],
)
def test_keys_lead_to_pages(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    name: str,
) -> None:
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier)
    assert window.current == name


def test_arrows_walk_along_the_navigation(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    item(window, "today").setFocus()
    qtbot.keyClick(item(window, "today"), Qt.Key.Key_Down)
    assert window.current == "why"
    assert window.focusWidget() is item(window, "why")
    qtbot.keyClick(item(window, "why"), Qt.Key.Key_Up)
    qtbot.keyClick(item(window, "today"), Qt.Key.Key_Up)
    assert window.current == "today"


def test_tab_stops_at_the_chosen_place_only(window: MainWindow) -> None:
    window.show_page("history")
    stops = [
        each.place.name
        for each in window._navigation.items
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["history"]


@pytest.mark.parametrize("width", [800, 960])
def test_a_wide_window_names_its_places(window: MainWindow, width: int) -> None:
    window.resize(width, 480)
    window.show()
    assert window._navigation.width() >= 192
    assert item(window, "why").toolTip() == ""


@pytest.mark.parametrize("width", [640, 799])
def test_a_narrow_window_has_a_rail_with_tooltips(
    window: MainWindow, width: int
) -> None:
    window.resize(width, 480)
    window.show()
    assert window._navigation.width() == 56
    assert item(window, "why").toolTip() == "Why walk"


def test_long_words_widen_the_navigation(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "walkreminder.ui.main_window.tr",
        lambda text: f"{text} Benachrichtigungseinstellungen",
    )
    window = MainWindow(themes, {})
    qtbot.addWidget(window)
    longest = max(each.sizeHint().width() for each in window._navigation.items)
    assert window._navigation.width() >= longest


def test_a_trouble_stands_above_the_pages_once(window: MainWindow) -> None:
    window.show_notice("settings", "Line 7 is no time.")
    window.show_notice("settings", "Line 8 is no time.")
    assert list(window._notices) == ["settings"]
    bar = window._notices["settings"]
    assert bar.accessibleName() == "Line 8 is no time."
    window.drop_notice("settings")
    window.drop_notice("settings")
    assert window._notices == {}


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("width", [640, 960])
def test_the_window_is_drawn_both_ways(
    window: MainWindow, width: int, direction: Qt.LayoutDirection
) -> None:
    window.setLayoutDirection(direction)
    window.resize(width, 480)
    window.show()
    picture = window.grab().toImage()
    line = window._themes.theme.palette.line.lower()
    place = window._navigation.geometry()
    ltr = direction is Qt.LayoutDirection.LeftToRight
    x = place.right() if ltr else place.left()
    assert (place.left() == 0) is ltr
    assert picture.pixelColor(x, 470).name() == line


@pytest.mark.parametrize("place", [(-50, 20), (300, 500), (0, 0)])
@pytest.mark.parametrize("size", [(700, 500), (640, 2000), (3000, 480)])
def test_the_window_comes_whole_on_the_screen_with_its_frame(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int], place: tuple[int, int]
) -> None:
    window.resize(*size)
    window.move(*place)
    window.show()
    free = window.screen().availableGeometry()
    qtbot.waitUntil(lambda: free.contains(window.frameGeometry()))
    assert window.frameGeometry() != window.geometry(), "there is a frame"


def test_who_moves_the_window_beyond_the_screen_is_let_to(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show()
    free = window.screen().availableGeometry()
    qtbot.waitUntil(lambda: free.contains(window.frameGeometry()))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.move(free.right() - 40, 50)
    assert not free.contains(window.frameGeometry())


class OwnTeller(Page):
    """A page that may tell of a trouble itself."""


def test_a_trouble_that_the_page_tells_itself_is_not_told_twice(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    teller = OwnTeller(themes, "Settings")
    window = MainWindow(themes, {"today": QWidget, "settings": lambda: teller})
    qtbot.addWidget(window)
    window.show_page("today")
    window.show()
    window.show_notice("settings", "Line 7 is no time.")
    window.show_notice("disk", "The disk is full.")
    bars = window._notices
    assert bars["settings"].isVisible()
    teller.tells = frozenset({"settings"})
    window.show_page("settings")
    assert not bars["settings"].isVisible()
    assert bars["disk"].isVisible()
    window.show_page("today")
    assert bars["settings"].isVisible()
    window.hide()
