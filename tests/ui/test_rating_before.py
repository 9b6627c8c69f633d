"""How the back is, asked while a walk warms up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.found import the
from tests.ui.rating_core import LEFT, RATED, WALK, Core, cell, known, shown
from tests.ui.seed import Clock, at, walking
from walkreminder.core.events import Pause, Rate
from walkreminder.core.ledger import Part, Past
from walkreminder.ui.around import Around
from walkreminder.ui.parts.text import Text
from walkreminder.ui.rating_links import OffLink
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.core.state import State
    from walkreminder.ui.before_row import BeforeRow
    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> WalkWindow:
    window = WalkWindow(themes, Clock(at(15, 1)), Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    return window


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
        the(OffLink, started.row).click()


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
