"""When to stop and when to get help, from the windows of a walk and from the cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.seed import NOW, Clock, at, paused, scene, waiting, walking
from tests.ui.test_after_walk import told
from tests.ui.why import CONTENT, settle
from walkreminder.core import events as on
from walkreminder.core.claims import SafetyId
from walkreminder.ui import walk_forms
from walkreminder.ui.around import Around
from walkreminder.ui.away_card import AwayCard
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.prompt import PromptCard
from walkreminder.ui.question_card import QuestionCard
from walkreminder.ui.stop_panel import URGENT, StopPanel
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.corner_card import CornerCard
    from walkreminder.ui.dressing import ThemeSource

STOP = CONTENT.signs(SafetyId.STOP)
HELP = "When to get help"


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> WalkWindow:
    window = WalkWindow(themes, Clock(at(15, 7, 20)), Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    window.signs_wanted.connect(lambda: window.show_signs(CONTENT))
    window.show_state(walking(), scene(at(15, 7, 20)))
    return window


def icon(parent: QWidget, name: str) -> IconButton:
    (found,) = (
        each
        for each in parent.findChildren(IconButton)
        if each.accessibleName() == name and each.isVisible()
    )
    return found


def panel(window: WalkWindow) -> StopPanel:
    assert window._inlays.signs is not None
    return window._inlays.signs


def test_one_click_shows_when_to_stop_in_the_walk_window(window: WalkWindow) -> None:
    icon(window, "When to stop").click()
    seen = [p.text() for p in panel(window).findChildren(Prose) if p.isVisible()]
    assert {STOP.intro, *STOP.items, STOP.then} <= set(seen)
    assert panel(window).geometry() == window.rect()


def test_the_signs_that_call_for_the_emergency_number_are_those_of_the_content() -> (
    None
):
    assert "any of the first five" in STOP.intro
    assert "emergency number" in STOP.intro
    assert (URGENT, len(STOP.items)) == (5, 8)


def test_it_is_opened_and_left_by_keyboard(qtbot: QtBot, window: WalkWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S)
    assert panel(window).isVisible()
    keyboard = window.focusWidget()
    assert keyboard is not None
    qtbot.keyClick(keyboard, Qt.Key.Key_Escape)
    assert not panel(window).isVisible()
    assert window.isVisible()
    assert window.focusWidget() is window


def test_tab_stays_in_it_and_no_key_reaches_the_walk(
    qtbot: QtBot, window: WalkWindow
) -> None:
    wishes: list[object] = []
    window.asked.connect(wishes.append)
    icon(window, "When to stop").click()
    met = set()
    for _ in range(8):
        window.focusNextChild()
        keyboard = window.focusWidget()
        assert keyboard is not None
        assert panel(window).isAncestorOf(keyboard)
        met.add(keyboard)
    assert {panel(window).stop, panel(window).more} < met
    panel(window)._area.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_F, Qt.Key.Key_Plus):
        qtbot.keyClick(panel(window)._area, key)
    assert wishes == []


def test_stop_finishes_the_walk_with_its_minutes(window: WalkWindow) -> None:
    wishes: list[object] = []
    window.asked.connect(wishes.append)
    icon(window, "When to stop").click()
    panel(window).stop.click()
    assert wishes == [on.Finish()]
    assert not panel(window).isVisible()
    assert window._sheet.isEnabled()


@pytest.mark.parametrize("by", ["click", "key"])
def test_one_click_or_key_shows_it_from_the_small_form_too(
    qtbot: QtBot, window: WalkWindow, by: str
) -> None:
    window.shrink()
    window._mini.move(30, 40)
    if by == "click":
        icon(window._mini, "When to stop").click()
    else:
        qtbot.keyClick(window._mini, Qt.Key.Key_S)
    assert panel(window).isVisible()
    assert window.isVisible()
    assert not window._mini.isVisible()
    # Back to the walk is back to how it was looked at.
    icon(window, "Back to the walk").click()
    assert window._mini.isVisible()
    assert window._mini.pos() == QPoint(30, 40)
    assert not window.isVisible()
    window._mini.hide()
    window.come()
    assert window._mini.isVisible()


def test_who_opened_it_in_the_large_form_comes_back_to_that(
    window: WalkWindow,
) -> None:
    window.shrink()
    icon(window._mini, "When to stop").click()
    icon(window, "Back to the walk").click()
    window.expand()
    icon(window, "When to stop").click()
    icon(window, "Back to the walk").click()
    assert window.isVisible()
    assert not window._mini.isVisible()


def test_who_closes_the_window_over_it_finds_the_small_form_again(
    window: WalkWindow,
) -> None:
    window.shrink()
    icon(window._mini, "When to stop").click()
    window.close()
    assert not window._mini.isVisible()
    window.come()
    assert window._mini.isVisible()


def test_a_walk_that_is_called_meanwhile_comes_in_one_form_only(
    qtbot: QtBot, window: WalkWindow
) -> None:
    window.shrink()
    qtbot.keyClick(window._mini, Qt.Key.Key_S)
    window.come()
    assert (window.isVisible(), window._mini.isVisible()) == (False, True)


def test_stop_from_the_small_form_finishes_and_tells_what_it_came_to(
    window: WalkWindow,
) -> None:
    wishes: list[object] = []
    window.asked.connect(wishes.append)
    window.shrink()
    icon(window._mini, "When to stop").click()
    window.asked.connect(lambda _wish: window.tell(told()))
    panel(window).stop.click()
    assert wishes == [on.Finish()]
    window.show_state(waiting(NOW), scene(NOW))
    assert window.isVisible()
    assert window._inlays.after is not None
    assert window._inlays.after.isVisible()
    assert not window._mini.isVisible()


def test_where_the_large_form_has_no_room_the_page_with_all_lists_comes(
    qtbot: QtBot, window: WalkWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.shrink()
    low = QRect(0, 0, 640, 400)
    monkeypatch.setattr(walk_forms, "free_screen", lambda _widget: low)
    with qtbot.waitSignal(window.help_wanted):
        icon(window._mini, "When to stop").click()
    assert window._mini.isVisible()


def test_a_walk_that_ends_below_it_is_told_when_it_is_left(window: WalkWindow) -> None:
    icon(window, "When to stop").click()
    window.tell(told())
    assert panel(window).isVisible()
    panel(window).leave()
    assert window._inlays.after is not None
    assert window._inlays.after.isVisible()
    assert window._inlays.after.isEnabled()


def test_a_window_that_closes_takes_it_along(window: WalkWindow) -> None:
    icon(window, "When to stop").click()
    window.close()
    window.come()
    assert not panel(window).isVisible()
    assert window._sheet.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_can_be_read_in_every_size_of_letters(
    qtbot: QtBot, themes: ThemeSource, scale: float
) -> None:
    themes.enlarge(scale)
    window = WalkWindow(themes, Clock(at(15, 7)), Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    window.show_state(walking(), scene(at(15, 7)))
    window.show()
    window.show_signs(CONTENT)
    settle()
    area = panel(window)._area
    sheet = area.widget()
    assert sheet is not None
    assert sheet.width() <= area.viewport().width()
    assert area.height() > themes.theme.px(200)
    for text in panel(window).findChildren(Prose):
        assert text.height() >= text.heightForWidth(text.width()), text.text()
    if scale == 1.0:
        assert window.size().toTuple() == (340, 460)
        hidden = area.verticalScrollBar().maximum()
        assert hidden < area.height() / 4, "nearly all of it is seen at once"


def test_help_is_one_click_or_key_away_in_both_forms_and_after_the_walk(
    qtbot: QtBot, window: WalkWindow
) -> None:
    asked: list[int] = []
    window.help_wanted.connect(lambda: asked.append(1))
    icon(window, HELP).click()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    window.shrink()
    icon(window._mini, HELP).click()
    qtbot.keyClick(window._mini, Qt.Key.Key_F1)
    window.expand()
    window.tell(told())
    icon(window, HELP).click()
    assert len(asked) == 5
    window.show_signs(CONTENT)
    panel(window).more.click()
    assert len(asked) == 6


def click(window: WalkWindow, name: str) -> None:
    """Click where a button is: whatever lies over it gets the click."""
    button = icon(window, name)
    middle = button.mapTo(window, button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, left, none, middle)


def test_a_pointer_meets_the_buttons_in_the_corners(
    qtbot: QtBot, window: WalkWindow
) -> None:
    with qtbot.waitSignal(window.help_wanted):
        click(window, HELP)
    with qtbot.waitSignal(window.signs_wanted):
        click(window, "When to stop")
    # The list lies over all of it.
    click(window, "Back to the walk")
    assert not panel(window).isVisible()
    window.tell(told())
    with qtbot.waitSignal(window.help_wanted):
        click(window, HELP)
    window.show_state(walking(), scene(at(15, 8)))
    click(window, "Small form")
    assert window._mini.isVisible()


def test_after_a_walk_help_stands_over_no_words(window: WalkWindow) -> None:
    window.tell(told())
    settle()
    assert window._inlays.after is not None
    place = icon(window, HELP).geometry()
    for part in (
        window._inlays.after._number,
        window._inlays.after._today,
        window._inlays.after._week,
    ):
        assert not part.geometry().intersects(place)


@pytest.mark.parametrize("kind", [PromptCard, QuestionCard, AwayCard])
def test_help_is_one_click_away_on_every_card(
    qtbot: QtBot, themes: ThemeSource, kind: Callable[[ThemeSource, Around], CornerCard]
) -> None:
    card = kind(themes, Around())
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.help_wanted):
        icon(card, HELP).click()
    cross = icon(card, "Close")
    assert not cross.geometry().intersects(icon(card, HELP).geometry())


def test_a_walk_under_the_lock_offers_no_way_on(window: WalkWindow) -> None:
    held = replace(paused(at(15, 7)), locked=True)
    window.show_state(held, scene(NOW))
    assert window._controls._hint.text() == "Paused for safety"
    controls = window._controls, window._controls._pause, window._controls._longer
    _row, resume, longer = controls
    assert not resume.isEnabled()
    assert not longer.isEnabled()
    assert [line.text() for line in window._corners._menu.actions()] == [
        "5 minutes less",
        "Cancel walk",
    ]
    enabled = [line.isEnabled() for line in window._corners._menu.actions()]
    assert enabled == [False, True]
    window.show_state(replace(held, locked=False), scene(NOW))
    assert resume.isEnabled()
    assert longer.isEnabled()
    assert all(line.isEnabled() for line in window._corners._menu.actions())


def test_the_small_form_under_the_lock_says_why_it_stands_still(
    window: WalkWindow,
) -> None:
    mini = window._mini
    window.shrink()
    held = replace(paused(at(15, 7)), locked=True)
    window.show_state(held, scene(NOW))
    assert not mini._pause.isVisible()
    assert (mini._word.text(), mini._until.text()) == ("Paused for safety", "")
    settle()
    assert mini._word.width() >= mini._word.sizeHint().width()
    window.show_state(replace(held, locked=False), scene(NOW))
    assert mini._pause.isVisible()
    assert mini._word.text() == "Paused"
