"""How the back was, asked on the page after a walk."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.found import the
from tests.ui.rating_core import END, LEFT, RATED, WALK, Core, cell, known, shown
from tests.ui.seed import Clock, at, scene, waiting, walking
from walkreminder.core.after import AfterWalk
from walkreminder.core.benefits import parse
from walkreminder.core.claims import Occasion
from walkreminder.core.events import Rate, Say
from walkreminder.core.ledger import Part, Past
from walkreminder.core.programme_log import LegPain, NoLegPain
from walkreminder.resources import resource
from walkreminder.ui import rating_links
from walkreminder.ui.after_walk import AfterPage, Told
from walkreminder.ui.around import Around
from walkreminder.ui.parts.link import Link
from walkreminder.ui.rating_links import HelpLine, LegLine, OffLink
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.back_card import BackCard
    from walkreminder.ui.dressing import ThemeSource

CONTENT = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)


class Ended(Core):
    """A walk that has just ended in its window."""

    def __init__(self, window: WalkWindow, past: Past = RATED) -> None:
        super().__init__(WALK, past)
        self.window = window
        window.asked.connect(self.take)
        window.ratings_off.connect(self.end)
        window.show_state(walking(), scene(at(15, 7)))
        card = CONTENT.card("walkback")
        after = AfterWalk(20, 40, 30, 115, 150)
        grade, counted = CONTENT.grades[card.grade], CONTENT.labels.days
        told = Told(after, card, grade, counted, Occasion.ORDINARY, CONTENT.checked)
        window.tell(replace(told, walk=WALK.id))
        self.show()

    def show(self) -> None:
        past = replace(self.past, last_walk=self.walk)
        self.window.show_state(waiting(END), known(END, past, ask=self.ask))

    def end(self) -> None:
        self.ask = False
        self.show()

    @property
    def page(self) -> AfterPage:
        page = self.window._inlays.after
        assert page is not None
        return page

    @property
    def card(self) -> BackCard:
        return self.page._back


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> WalkWindow:
    window = WalkWindow(themes, Clock(at(15, 1)), Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    return window


@pytest.fixture
def ended(window: WalkWindow) -> Ended:
    return Ended(window)


def test_after_a_walk_the_row_stands_between_head_and_card(ended: Ended) -> None:
    words = shown(ended.card)
    assert words[:2] == [
        "How was your back at its worst?",
        "During the walk or just after. Before it: 2.",
    ]
    assert words[2:] == ["no pain", "medium", "worst imaginable"]
    page = ended.page
    QApplication.processEvents()
    assert page._head.geometry().bottom() < ended.card.y() < page._fact.y()


def test_without_a_rating_before_it_none_is_told(window: WalkWindow) -> None:
    ended = Ended(window)
    ended.walk = replace(WALK, before=None)
    ended.show()
    assert "During the walk or just after." in shown(ended.card)


def test_one_tap_keeps_it_and_another_corrects_it(ended: Ended, qtbot: QtBot) -> None:
    for number in (5, 3):
        qtbot.mouseClick(cell(ended.card, number), LEFT)
    assert ended.heard == [
        Rate(WALK.id, Part.AFTER, 5),
        Rate(WALK.id, Part.AFTER, 3),
    ]
    assert ended.card._scale.row.rating() == 3


def test_the_page_says_done_until_something_is_answered(
    ended: Ended, qtbot: QtBot
) -> None:
    page = ended.page
    assert page._done.text() == "Done"
    assert not page._not_now.isVisible()
    qtbot.mouseClick(cell(ended.card, 2), LEFT)
    assert page._done.text() == "Save and close"
    assert page._not_now.isVisible()
    page._done.click()
    assert not ended.window.isVisible()
    assert ended.walk.after == 2


def test_not_now_takes_back_what_was_tapped_and_closes(
    ended: Ended, qtbot: QtBot
) -> None:
    qtbot.mouseClick(cell(ended.card, 8), LEFT)
    ended.page._not_now.click()
    assert ended.walk.after is None
    assert not ended.window.isVisible()


@pytest.mark.parametrize(
    ("key", "rating"),
    [(Qt.Key.Key_0, 0), (Qt.Key.Key_7, 7), (Qt.Key.Key_End, 10)],
)
def test_a_key_rates_wherever_on_the_page_the_keyboard_is(
    ended: Ended, qtbot: QtBot, key: Qt.Key, rating: int
) -> None:
    qtbot.keyClick(ended.page, key)
    assert ended.walk.after == rating
    assert ended.window.focusWidget() is cell(ended.card, rating)
    assert not ended.page._timer.isActive()
    qtbot.keyClick(ended.page._done, Qt.Key.Key_1)
    assert ended.walk.after == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_keys_that_close_keep_what_was_rated(
    ended: Ended, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(ended.page, Qt.Key.Key_4)
    qtbot.keyClick(ended.page, key)
    assert not ended.window.isVisible()
    assert ended.walk.after == 4


def test_touching_the_row_is_touching_the_page(ended: Ended, qtbot: QtBot) -> None:
    assert ended.page._timer.isActive()
    ended.take(Rate(WALK.id, Part.AFTER, 1))  # by another door
    assert ended.page._timer.isActive()
    cell(ended.card, 1).toggle()
    qtbot.mouseClick(cell(ended.card, 2), LEFT)
    assert not ended.page._timer.isActive()


@pytest.mark.parametrize("action", ["Press", "Toggle"])
def test_assistive_technology_rates_and_the_page_stays(
    ended: Ended, qtbot: QtBot, action: str
) -> None:
    wanted = cell(ended.card, 6)
    name = "How was your back at its worst?: 6"
    interface = QAccessible.queryAccessibleInterface(wanted)
    assert interface.text(QAccessible.Text.Name) == name
    actions = interface.actionInterface()
    # Radio buttons list no press, and take one all the same.
    assert "Toggle" in actions.actionNames()
    actions.doAction(action)
    qtbot.waitUntil(lambda: ended.walk.after == 6)
    assert not ended.page._timer.isActive()


def test_what_could_not_be_kept_is_not_shown_as_kept(
    ended: Ended, qtbot: QtBot
) -> None:
    ended.is_full = True
    qtbot.mouseClick(cell(ended.card, 5), LEFT)
    assert ended.card._scale.row.rating() is None
    assert ended.page._done.text() == "Done"


@pytest.mark.parametrize(("rating", "asked"), [(1, False), (2, False), (3, True)])
def test_whoever_rated_a_rise_is_asked_about_the_leg(
    ended: Ended, qtbot: QtBot, rating: int, *, asked: bool
) -> None:
    qtbot.mouseClick(cell(ended.card, rating), LEFT)
    assert the(LegLine, ended.card).isVisible() is asked
    assert ("Did pain spread down your leg?" in shown(ended.card)) is asked


def test_a_yes_is_said_once_and_makes_the_walk_red(ended: Ended, qtbot: QtBot) -> None:
    qtbot.mouseClick(cell(ended.card, 3), LEFT)
    assert not the(HelpLine, ended.card).isVisible()
    leg = the(LegLine, ended.card)
    assert leg._yes.accessibleName() == "Yes, pain spread down my leg"
    leg._yes.click()
    said = ended.heard[-1]
    assert isinstance(said, Say)
    assert said.said == LegPain(WALK.id)
    assert "Noted: pain spread down your leg." in shown(ended.card)
    assert not leg._yes.isVisible()
    assert "Stop and rest. Make the next walk half as long." in shown(ended.card)


def test_a_yes_that_was_a_slip_is_taken_back(ended: Ended, qtbot: QtBot) -> None:
    qtbot.mouseClick(cell(ended.card, 3), LEFT)
    leg = the(LegLine, ended.card)
    assert not leg._back.isVisible()
    leg._yes.click()
    assert leg._back.isVisible()
    assert leg._back.accessibleName() == "Take back that pain spread down my leg"
    leg._back.setFocus()
    leg._back.click()
    said = ended.heard[-1]
    assert isinstance(said, Say)
    assert said.said == NoLegPain(WALK.id)
    assert "Did pain spread down your leg?" in shown(ended.card)
    assert not leg._back.isVisible()
    assert not the(HelpLine, ended.card).isVisible()
    # The keyboard stays where the answer is.
    assert ended.window.focusWidget() is leg._yes
    leg._yes.click()
    assert "Noted: pain spread down your leg." in shown(ended.card)
    assert ended.window.focusWidget() is leg._back


def test_red_is_said_calmly_and_leads_to_the_list_of_signs(
    ended: Ended, qtbot: QtBot
) -> None:
    qtbot.mouseClick(cell(ended.card, 6), LEFT)
    assert "Stop and rest. Make the next walk half as long." in shown(ended.card)
    with qtbot.waitSignal(ended.window.help_wanted):
        the(Link, the(HelpLine, ended.card)).click()
    assert not ended.window.isVisible()


def test_red_is_read_out_once(
    ended: Ended, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        rating_links, "speak", lambda _widget, words: read.append(words)
    )
    for number in (6, 7):
        qtbot.mouseClick(cell(ended.card, number), LEFT)
        ended.show()
    assert read == ["Stop and rest. Make the next walk half as long."]


def test_the_first_ask_can_be_the_last(window: WalkWindow) -> None:
    ended = Ended(window, Past())
    off = the(OffLink, ended.card)
    assert off.isVisible()
    assert off.text() == "Don't ask again"
    assert off.accessibleDescription() == "Settings, Walk, can switch it on again."
    off.click()
    assert shown(ended.card) == [
        "You will not be asked again. Settings, Walk, can switch it on again."
    ]
    assert not ended.page._timer.isActive()


def test_whoever_has_rated_is_not_asked_whether_to_be_asked(
    window: WalkWindow, qtbot: QtBot
) -> None:
    ended = Ended(window, Past())
    qtbot.mouseClick(cell(ended.card, 2), LEFT)
    assert not the(OffLink, ended.card).isVisible()


def test_where_ratings_are_off_the_page_is_as_before(window: WalkWindow) -> None:
    ended = Ended(window)
    ended.end()
    assert not ended.card.isVisible()
    assert ended.page._done.text() == "Done"


def test_a_walk_that_was_deleted_meanwhile_is_not_asked_about(ended: Ended) -> None:
    ended.window.show_state(waiting(END), known(END, Past()))
    assert not ended.card.isVisible()


def test_a_small_screen_keeps_the_answer_and_lets_the_card_go(
    themes: ThemeSource, window: WalkWindow, qtbot: QtBot
) -> None:
    ended = Ended(window)
    assert ended.page._fact.isVisible()
    themes.enlarge(2)
    ended.show()
    assert not ended.page._fact.isVisible()
    qtbot.mouseClick(cell(ended.card, 2), LEFT)
    assert ended.walk.after == 2


def test_the_card_comes_again_where_there_is_room_for_it_again(
    themes: ThemeSource, window: WalkWindow
) -> None:
    ended = Ended(window)
    themes.enlarge(2)
    ended.show()
    assert not ended.page._fact.isVisible()
    themes.enlarge(1)
    QApplication.processEvents()
    ended.show()
    assert ended.page._fact.isVisible()


def test_a_window_at_the_foot_of_the_screen_grows_upwards(
    window: WalkWindow, qtbot: QtBot
) -> None:
    ended = Ended(window)
    screen = window.screen().availableGeometry()
    window.move(40, screen.bottom() - window.frameGeometry().height())
    qtbot.mouseClick(cell(ended.card, 6), LEFT)
    for _layer in range(4):
        QApplication.processEvents()
    assert screen.contains(window.frameGeometry())
    assert window.x() == 40


def test_tab_goes_once_through_the_row(ended: Ended) -> None:
    window, page = ended.window, ended.page
    met = []
    for _step in range(4):
        window.focusNextChild()
        met.append(window.focusWidget())
    assert met == [
        cell(ended.card, 0),
        page._fact._badge,
        page._fact._link,
        page._done,
    ]
