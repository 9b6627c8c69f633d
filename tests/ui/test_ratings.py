"""How the back is: asked before a walk, after it and on the next morning."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.seed import SETTINGS, WALKED, Clock, at, scene, waiting, walking
from walkreminder.core.after import AfterWalk
from walkreminder.core.benefits import parse
from walkreminder.core.claims import Occasion
from walkreminder.core.events import NoMorning, Pause, Rate, Say
from walkreminder.core.ledger import Part, Past
from walkreminder.core.programme_log import LegPain
from walkreminder.core.rating import without_ratings
from walkreminder.resources import resource
from walkreminder.ui import rating_links
from walkreminder.ui.after_walk import AfterPage, Told
from walkreminder.ui.around import Around
from walkreminder.ui.page import Room
from walkreminder.ui.parts.rating import RatingCell
from walkreminder.ui.parts.text import Text
from walkreminder.ui.rating_links import HelpLine, LegLine, OffLink
from walkreminder.ui.today import Today
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.core.events import Event
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.back_card import BackCard
    from walkreminder.ui.before_row import BeforeRow
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.morning_card import MorningCard

CONTENT = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
LEFT = Qt.MouseButton.LeftButton
END = at(15, 20)
RATED = Past(rated=True, before=(2,) * 7)
WALK = replace(WALKED, id=UUID(int=1), started=at(15), ended=END, before=2)


def known(now: datetime, past: Past = RATED, *, ask: bool = True) -> Scene:
    settings = SETTINGS if ask else without_ratings(SETTINGS)
    return replace(scene(now, settings), past=past)


def shown(inside: QWidget) -> list[str]:
    return [each.text() for each in inside.findChildren(Text) if each.isVisible()]


def cell(inside: QWidget, number: int) -> RatingCell:
    return inside.findChildren(RatingCell)[number]


class Core:
    """Keeps what is asked, and shows it as the app does; or has no room for it."""

    def __init__(self, walk: WalkRecord, past: Past = RATED) -> None:
        self.walk, self.past, self.heard = walk, past, list[object]()
        self.is_full = False
        self.ask = True

    def take(self, wish: object) -> None:
        self.heard.append(wish)
        if self.is_full:
            return
        match wish:
            case Rate(_, part, value):
                self.walk = replace(self.walk, **{part.value: value})
                self.past = replace(self.past, rated=True)
            case Say(LegPain(walk)):
                self.past = replace(self.past, down_the_leg=frozenset({walk}))
        self.show()

    def show(self) -> None:
        raise NotImplementedError


# After a walk.


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
        page = self.window._after
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
    assert ended.card.findChild(LegLine).isVisible() is asked
    assert ("Did pain spread down your leg?" in shown(ended.card)) is asked


def test_a_yes_is_said_once_and_makes_the_walk_red(ended: Ended, qtbot: QtBot) -> None:
    qtbot.mouseClick(cell(ended.card, 3), LEFT)
    assert not ended.card.findChild(HelpLine).isVisible()
    leg = ended.card.findChild(LegLine)
    assert leg._yes.accessibleName() == "Yes, pain spread down my leg"
    leg._yes.click()
    said = ended.heard[-1]
    assert isinstance(said, Say)
    assert said.said == LegPain(WALK.id)
    assert "Noted: pain spread down your leg." in shown(ended.card)
    assert not leg._yes.isVisible()
    assert "Stop and rest. Make the next walk half as long." in shown(ended.card)


def test_red_is_said_calmly_and_leads_to_the_list_of_signs(
    ended: Ended, qtbot: QtBot
) -> None:
    qtbot.mouseClick(cell(ended.card, 6), LEFT)
    assert "Stop and rest. Make the next walk half as long." in shown(ended.card)
    with qtbot.waitSignal(ended.window.wanted) as wanted:
        ended.card.findChild(HelpLine).findChild(type(ended.page._fact._link)).click()
    assert wanted.args == ["help"]
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
    off = ended.card.findChild(OffLink)
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
    assert not ended.card.findChild(OffLink).isVisible()


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


# Before a walk.


class Started(Core):
    """A walk that warms up in its window."""

    def __init__(self, window: WalkWindow, past: Past = RATED) -> None:
        super().__init__(WALK, past)
        self.window, self.now = window, at(15, 1)
        self.walk = replace(WALK, before=None)
        window.asked.connect(self.take)
        self.show()

    def show(self) -> None:
        state = walking()
        assert state.walk is not None
        walk = replace(state.walk, before=self.walk.before)
        self.window.show_state(replace(state, walk=walk), known(self.now, self.past))

    @property
    def row(self) -> BeforeRow:
        return self.window._controls.back


@pytest.fixture
def started(window: WalkWindow) -> Started:
    return Started(window)


def test_while_it_warms_up_the_back_may_be_rated_beside_the_hint(
    started: Started,
) -> None:
    assert started.row.isVisible()
    assert shown(started.row) == ["Your back now?", "0 none, 10 worst"]
    assert "Start slowly and easily." in shown(started.window)


def test_one_tap_answers_and_the_row_goes(started: Started, qtbot: QtBot) -> None:
    qtbot.mouseClick(cell(started.row, 4), LEFT)
    assert started.heard == [Rate(WALK.id, Part.BEFORE, 4)]
    assert not started.row.isVisible()
    assert "Started 15:00, ends about 15:20" in shown(started.window)


@pytest.mark.parametrize(("key", "rating"), [(Qt.Key.Key_3, 3), (Qt.Key.Key_End, 10)])
def test_a_key_answers_and_the_other_keys_are_the_walks(
    started: Started, qtbot: QtBot, key: Qt.Key, rating: int
) -> None:
    qtbot.keyClick(started.window, key)
    assert started.walk.before == rating
    qtbot.keyClick(started.window, Qt.Key.Key_Space)
    assert started.heard[-1] == Pause()
    qtbot.keyClick(started.window, key)
    assert started.heard[-1] == Pause()


def test_whoever_answered_in_the_row_has_the_keys_of_the_window_again(
    started: Started, qtbot: QtBot
) -> None:
    cell(started.row, 0).setFocus()
    qtbot.keyClick(cell(started.row, 0), Qt.Key.Key_2)
    assert started.window.focusWidget() is started.window


def test_the_row_goes_when_the_warm_up_ends(started: Started) -> None:
    started.now = at(15, 2)
    started.show()
    assert not started.row.isVisible()


def test_it_may_be_skipped_for_this_walk(started: Started) -> None:
    started.row._skip.click()
    started.show()
    assert not started.row.isVisible()
    assert started.heard == []
    state: State = walking()
    assert state.walk is not None
    another = replace(state, walk=replace(state.walk, id=UUID(int=77)))
    started.window.show_state(another, known(at(15, 1)))
    assert started.row.isVisible()


def test_what_could_not_be_kept_is_asked_again(started: Started, qtbot: QtBot) -> None:
    started.is_full = True
    qtbot.mouseClick(cell(started.row, 4), LEFT)
    assert started.row.isVisible()
    assert started.row._row.rating() is None


def test_the_first_of_all_asks_says_what_the_numbers_mean_and_may_be_the_last(
    window: WalkWindow, qtbot: QtBot
) -> None:
    started = Started(window, Past())
    assert shown(started.row) == [
        "Your back now?",
        "no pain",
        "medium",
        "worst imaginable",
    ]
    with qtbot.waitSignal(window.ratings_off):
        started.row.findChild(OffLink).click()


def test_where_ratings_are_off_nothing_is_asked(window: WalkWindow) -> None:
    window.show_state(walking(), known(at(15, 1), ask=False))
    assert not window._controls.back.isVisible()


def test_no_digit_rates_while_it_is_asked_whether_to_discard(
    started: Started, qtbot: QtBot
) -> None:
    started.window._controls.ask_discard()
    qtbot.keyClick(started.window, Qt.Key.Key_5)
    assert started.heard == []


def test_assistive_technology_answers_before_a_walk(
    started: Started, qtbot: QtBot
) -> None:
    wanted = QAccessible.queryAccessibleInterface(cell(started.row, 0))
    assert wanted.text(QAccessible.Text.Name) == "Your back now?: 0, no pain"
    wanted.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: started.walk.before == 0)


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_the_row_fits_into_the_window_at_any_size(
    themes: ThemeSource, window: WalkWindow, size: float
) -> None:
    themes.enlarge(size)
    started = Started(window, Past())
    for _layer in range(4):
        QApplication.processEvents()
    for each in started.row.findChildren(Text):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width(), each.text()
    assert window.rect().contains(window._controls.geometry())


# On the next morning.


class Morning(Core):
    """Today on the morning after a walk."""

    def __init__(self, page: Today, clock: Clock) -> None:
        super().__init__(replace(WALK, after=2), RATED)
        self.page, self.clock = page, clock
        self.declined: UUID | None = None
        page.asked.connect(self.take)
        self.show()

    def take(self, wish: Event) -> None:
        if isinstance(wish, NoMorning):
            self.declined = wish.walk
        super().take(wish)

    def show(self) -> None:
        past = replace(self.past, last_yesterday=self.walk)
        # What is shown is that of midnight, when the app last had something to do.
        midnight = at(0, day=20)
        state = replace(waiting(midnight), no_morning=self.declined)
        self.page.show_state(state, known(midnight, past, ask=self.ask))

    @property
    def card(self) -> MorningCard:
        return self.page._morning


@pytest.fixture
def morning(qtbot: QtBot, themes: ThemeSource) -> Morning:
    clock = Clock(at(8, day=20))
    page = Today(themes, clock)
    qtbot.addWidget(page)
    page.resize(768, 660)
    morning = Morning(page, clock)
    with qtbot.waitExposed(page):
        page.show()
    return morning


def test_the_morning_after_is_asked_about_on_today(morning: Morning) -> None:
    assert morning.card.isVisible()
    question = "How is your back this morning, after yesterday's walk?"
    assert shown(morning.card)[0] == question
    assert morning.card.accessibleName() == question


def test_in_the_afternoon_it_was_this_morning(morning: Morning) -> None:
    morning.clock.now = at(14, day=20)
    morning.show()
    assert shown(morning.card)[0].startswith("How was your back this morning")


def test_a_tap_keeps_it_another_corrects_it_and_done_is_done(
    morning: Morning, qtbot: QtBot
) -> None:
    for number in (4, 2):
        qtbot.mouseClick(cell(morning.card, number), LEFT)
    assert morning.walk.next_morning == 2
    assert morning.card._not_now.text() == "Done"
    morning.card._not_now.click()
    assert not morning.card.isVisible()
    morning.show()
    assert not morning.card.isVisible()
    assert NoMorning(WALK.id) not in morning.heard


def test_what_was_answered_is_not_shown_to_whoever_comes_back(
    morning: Morning, qtbot: QtBot
) -> None:
    qtbot.mouseClick(cell(morning.card, 2), LEFT)
    assert morning.card.isVisible()
    morning.page.hide()
    morning.page.show()
    assert not morning.card.isVisible()


def test_not_now_is_for_good_of_this_walk(morning: Morning) -> None:
    morning.card._not_now.click()
    assert morning.heard == [NoMorning(WALK.id)]
    assert not morning.card.isVisible()


def test_a_digit_in_the_row_answers(morning: Morning, qtbot: QtBot) -> None:
    first = cell(morning.card, 0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert morning.walk.next_morning == 10


def test_a_red_morning_leads_to_the_list_of_signs(
    morning: Morning, qtbot: QtBot
) -> None:
    qtbot.mouseClick(cell(morning.card, 4), LEFT)
    assert not morning.card.findChild(HelpLine).isVisible()
    qtbot.mouseClick(cell(morning.card, 5), LEFT)
    assert "Stop and rest. Make the next walk half as long." in shown(morning.card)
    with qtbot.waitSignal(morning.page.wanted) as wanted:
        morning.card.findChild(HelpLine).clicked.emit()
    assert wanted.args == ["help"]


def test_the_first_ask_on_a_morning_can_be_the_last(
    morning: Morning, qtbot: QtBot
) -> None:
    morning.past = Past()
    morning.show()
    off = morning.card.findChild(OffLink)
    assert off.isVisible()
    with qtbot.waitSignal(morning.page.ratings_off):
        off.click()
    morning.ask = False
    morning.show()
    assert shown(morning.card) == [
        "You will not be asked again. Settings, Walk, can switch it on again."
    ]
    morning.page.hide()
    morning.page.show()
    assert not morning.card.isVisible()


def test_without_a_walk_yesterday_nothing_is_asked(morning: Morning) -> None:
    morning.page.show_state(waiting(morning.clock()), known(morning.clock()))
    assert not morning.card.isVisible()


@pytest.mark.parametrize(
    ("width", "size"),
    [(556, 1.0), (584, 1.0), (768, 1.0), (556, 1.5), (768, 1.5), (584, 2.0)],
)
def test_the_card_is_no_wider_than_the_page(
    themes: ThemeSource, morning: Morning, width: int, size: float
) -> None:
    themes.enlarge(size)
    morning.page.resize(width, 480)
    morning.past = Past()
    morning.show()
    QApplication.processEvents()
    card = morning.card
    assert card.minimumSizeHint().width() <= morning.page.viewport().width()
    assert (morning.page.room is Room.FULL) or card._question.y() < card._scale.y()


def test_at_night_nobody_is_asked_about_the_morning(morning: Morning) -> None:
    morning.clock.now = at(3, 59, day=20)
    morning.show()
    assert not morning.card.isVisible()
    morning.clock.now = at(4, day=20)
    morning.page._repaint()
    assert morning.card.isVisible()
