"""What the walk window tells when a walk has ended."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.seed import Clock, at, scene, waiting, walking
from walkreminder.core.after import AfterWalk, OnlyWalked
from walkreminder.core.benefits import parse
from walkreminder.core.claims import Occasion
from walkreminder.resources import resource
from walkreminder.ui.after_walk import AfterPage, Told
from walkreminder.ui.after_words import after_words
from walkreminder.ui.around import Around
from walkreminder.ui.parts.text import Text
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

CONTENT = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
DAILY = [card.id for card in CONTENT.cards if card.daily]
AFTER = AfterWalk(20, 20, 30, 95, 150)
MET = AfterWalk(20, 40, 30, 115, 150)
END = at(15, 20)


def told(after: AfterWalk = AFTER, name: str = "walkback") -> Told:
    card = CONTENT.card(name)
    grade = CONTENT.grades[card.grade]
    counted, checked = CONTENT.labels.days, CONTENT.checked
    return Told(after, card, grade, counted, Occasion.WEEK_KEPT, checked)


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> WalkWindow:
    window = WalkWindow(themes, Clock(at(15, 7)), Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    window.show_state(walking(), scene(at(15, 7)))
    return window


@pytest.fixture
def page(window: WalkWindow) -> AfterPage:
    """The page of a walk that has ended, in its window."""
    window.tell(told())
    window.show_state(waiting(END), scene(END))
    page = window._inlays.after
    assert page is not None
    return page


def labels(page: AfterPage) -> list[str]:
    return [each.text() for each in page.findChildren(Text) if each.isVisible()]


@pytest.mark.parametrize(
    ("after", "spoken"),
    [
        (AFTER, "20 minutes walked. Today 20 of 30, 10 to go. This week 95 of 150."),
        (MET, "20 minutes walked. Today 40 of 30. Goal met. This week 115 of 150."),
        (
            AfterWalk(1, 1, 1, 1, 0),
            "1 minute walked. Today 1 of 1. Goal met. This week 1.",
        ),
    ],
)
def test_a_walk_is_told_in_numbers(after: AfterWalk, spoken: str) -> None:
    assert after_words(after).spoken == spoken


def test_what_nobody_knows_is_not_told() -> None:
    assert after_words(OnlyWalked(7)).spoken == "7 minutes walked."


def test_a_trouble_stands_in_the_place_of_the_figures_until_there_are_some(
    page: AfterPage,
) -> None:
    trouble = "The history cannot be read. Look at the disk."
    page.show_told(replace(told(), after=OnlyWalked(7), trouble=trouble))
    assert trouble in labels(page)
    assert page.accessibleName() == f"7 minutes walked. {trouble}"
    assert not page._ring.isVisible()
    page.show_told(told())
    assert page._ring.isVisible()
    assert trouble not in labels(page)
    assert "This week 95 of 150." in labels(page)


def test_the_page_tells_the_minutes_and_one_card(page: AfterPage) -> None:
    assert page.isVisible()
    assert page._number.accessibleName() == "20 minutes walked"
    assert page._fact.accessibleName() == "A week kept"
    card = CONTENT.card("walkback")
    for words in ("Today 20 of 30, 10 to go.", "This week 95 of 150.", card.title):
        assert words in labels(page)


def test_the_card_says_how_sure_we_are_and_when_it_was_checked(
    page: AfterPage,
) -> None:
    card, month = CONTENT.card("walkback"), f"{CONTENT.checked:%b %Y}"
    assert CONTENT.grades[card.grade].name in page._fact._badge.accessibleName()
    assert f"Checked {month}, not by a clinician." in labels(page)


def test_the_ring_is_full_with_a_tick_once_the_goal_is_met(page: AfterPage) -> None:
    share = page._ring._share
    assert (share.number, share.words, share.icon) == ("20", "of 30", "")
    page.show_told(told(MET))
    assert page._ring._share.fraction == 1
    assert page._ring._share.icon == "check"


def test_a_walk_on_a_day_without_a_goal_is_whole_by_itself(page: AfterPage) -> None:
    page.show_told(told(AfterWalk(20, 20, 0, 95, 150)))
    assert page._ring._share.icon == "check"
    assert "Today 20 min." in labels(page)


def test_the_walk_and_its_buttons_make_room_and_come_back(
    window: WalkWindow, page: AfterPage
) -> None:
    parts: list[QWidget] = [window._ring, window._corners._more, window._controls]
    assert not any(part.isVisible() for part in parts)
    window.show_state(walking(), scene(at(15, 7)))
    assert all(part.isVisible() for part in parts)
    assert not page.isVisible()


def test_a_screen_reader_hears_it_for_the_keyboard_comes_to_it(
    window: WalkWindow, page: AfterPage
) -> None:
    assert window.focusWidget() is page
    assert page.accessibleName().startswith("20 minutes walked. Today 20 of 30")


def test_nobody_loses_the_keyboard_by_it(
    window: WalkWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    for name in ("activateWindow", "raise_", "show"):
        monkeypatch.setattr(window, name, lambda name=name: taken.append(name))
    window.tell(told())
    window.show_state(waiting(END), scene(END))
    assert taken == []


def test_after_a_minute_it_goes_by_itself(window: WalkWindow, page: AfterPage) -> None:
    assert page._timer.interval() == 60_000
    assert page._timer.isSingleShot()
    assert page._timer.isActive()
    page._timer.timeout.emit()
    assert not window.isVisible()


def hover(page: AfterPage) -> None:
    where = QPointF(9, 9)
    QApplication.sendEvent(
        page, QHoverEvent(QEvent.Type.HoverMove, where, where, where)
    )


@pytest.mark.parametrize("touch", ["hover", "click", "key", "tab"])
def test_it_stays_for_whoever_touches_it(
    qtbot: QtBot, page: AfterPage, touch: str
) -> None:
    touches: dict[str, Callable[[], object]] = {
        "hover": lambda: hover(page),
        "click": lambda: qtbot.mouseClick(page, Qt.MouseButton.LeftButton),
        "key": lambda: qtbot.keyClick(page, Qt.Key.Key_Shift),
        "tab": lambda: qtbot.keyClick(page, Qt.Key.Key_Tab),
    }
    touches[touch]()
    assert not page._timer.isActive()
    assert page.isVisible()


def test_a_pointer_that_only_rests_on_it_does_not_keep_it(page: AfterPage) -> None:
    where = QPointF(9, 9)
    rest = QHoverEvent(QEvent.Type.HoverEnter, where, where, where)
    QApplication.sendEvent(page, rest)
    assert page._timer.isActive()


@pytest.mark.parametrize("key", ["Escape", "Return", "Enter"])
def test_a_key_is_done_with_it(
    qtbot: QtBot, window: WalkWindow, page: AfterPage, key: str
) -> None:
    qtbot.keyClick(page, getattr(Qt.Key, f"Key_{key}"))
    assert not window.isVisible()
    assert not page._timer.isActive()


def test_done_is_done_with_it(window: WalkWindow, page: AfterPage) -> None:
    page._done.click()
    assert not window.isVisible()


def test_the_key_that_finished_the_walk_does_not_close_the_page_as_well(
    window: WalkWindow, page: AfterPage
) -> None:
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(page, held)
    assert window.isVisible()


def test_no_key_asks_anything_of_a_walk_that_is_over(
    qtbot: QtBot, window: WalkWindow, page: AfterPage
) -> None:
    with qtbot.assertNotEmitted(window.asked):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_F, Qt.Key.Key_Plus, Qt.Key.Key_M):
            qtbot.keyClick(page, key)
    assert page.isVisible()
    assert not window._mini.isVisible()


def test_a_real_pointer_that_moves_over_the_card_keeps_it(
    qtbot: QtBot, page: AfterPage
) -> None:
    for where in (
        page._fact._title.rect().center(),
        page._fact._title.rect().topLeft(),
    ):
        qtbot.mouseMove(page._fact._title, where)
    assert not page._timer.isActive()


def test_what_the_card_rests_on_opens_and_the_page_goes(
    qtbot: QtBot, window: WalkWindow, page: AfterPage
) -> None:
    with qtbot.waitSignal(window.claim_wanted) as wanted:
        page._fact._link.click()
    assert wanted.args == ["walkback"]
    assert not window.isVisible()


def test_a_page_that_was_closed_does_not_come_again(
    window: WalkWindow, page: AfterPage
) -> None:
    window.close()
    window.come()
    window.show_state(waiting(END), scene(END))
    assert not window.isVisible()
    assert not page.isVisible()


def test_the_next_walk_is_told_for_a_whole_minute_as_well(
    window: WalkWindow, page: AfterPage
) -> None:
    hover(page)
    window.close()
    window.show_state(walking(), scene(at(15, 7)))
    window.come()
    window.tell(told(MET))
    window.show_state(waiting(END), scene(END))
    assert page._timer.isActive()
    assert "Today 40 of 30. Goal met." in labels(page)


@pytest.mark.parametrize("name", DAILY)
@pytest.mark.parametrize("size", [1.0, 1.5])
def test_every_card_is_shown_whole(
    qapp: QApplication,
    themes: ThemeSource,
    window: WalkWindow,
    name: str,
    size: float,
) -> None:
    themes.enlarge(size)
    window.tell(told(name=name))
    window.show_state(waiting(END), scene(END))
    for _layer in range(4):  # a layout tells the one around it, and so on
        qapp.processEvents()
    page = window._inlays.after
    assert page is not None
    for shown in page.findChildren(Text):
        if shown.isVisible() and shown is not page._fact._limits:
            assert shown.width() >= shown.minimumSizeHint().width(), shown.text()
            assert shown.height() >= shown.heightForWidth(shown.width()), shown.text()
    assert window.rect().contains(page._done.geometry())


def test_tab_goes_from_the_card_to_done(window: WalkWindow, page: AfterPage) -> None:
    met = []
    for _step in range(3):
        window.focusNextChild()
        met.append(window.focusWidget())
    assert met == [page._fact._badge, page._fact._link, page._done]
