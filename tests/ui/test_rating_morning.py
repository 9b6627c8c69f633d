"""How the back is on the morning after a walk, asked on Today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.found import the
from tests.ui.rating_core import LEFT, RATED, WALK, Core, cell, known, shown
from tests.ui.seed import Clock, at, waiting
from walkreminder.core.events import NoMorning
from walkreminder.core.ledger import Past
from walkreminder.ui.page import Room
from walkreminder.ui.rating_links import HelpLine, OffLink
from walkreminder.ui.today import Today

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.morning_card import MorningCard


class Morning(Core):
    """Today on the morning after a walk."""

    def __init__(self, page: Today, clock: Clock) -> None:
        super().__init__(replace(WALK, after=2), RATED)
        self.page, self.clock = page, clock
        self.declined: UUID | None = None
        page.asked.connect(self.take)
        self.show()

    def take(self, wish: object) -> None:
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
    assert not the(HelpLine, morning.card).isVisible()
    qtbot.mouseClick(cell(morning.card, 5), LEFT)
    assert "Stop and rest. Make the next walk half as long." in shown(morning.card)
    with qtbot.waitSignal(morning.page.wanted) as wanted:
        the(HelpLine, morning.card).clicked.emit()
    assert wanted.args == ["help"]


def test_the_first_ask_on_a_morning_can_be_the_last(
    morning: Morning, qtbot: QtBot
) -> None:
    morning.past = Past()
    morning.show()
    off = the(OffLink, morning.card)
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
