from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from walkreminder.ui.parts.rating import RatingCell, RatingRow
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stepper(themes: ThemeSource, qtbot: QtBot) -> Stepper:
    part = Stepper(themes, "Walk for", Steps(5, 90, 5), "{} min".format)
    qtbot.addWidget(part)
    part.show_value(20)
    part.resize(part.sizeHint())
    part.show()
    return part


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 25),
        (Qt.Key.Key_Plus, 25),
        (Qt.Key.Key_Down, 15),
        (Qt.Key.Key_Minus, 15),
        (Qt.Key.Key_PageUp, 45),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 5),
        (Qt.Key.Key_End, 90),
    ],
)
def test_keys_step(stepper: Stepper, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    with qtbot.waitSignal(stepper.changed, timeout=100) as told:
        qtbot.keyClick(stepper, key)
    assert told.args == [value]
    assert stepper.accessibleName() == f"Walk for: {value} min"


def test_a_press_on_either_side_steps(stepper: Stepper, qtbot: QtBot) -> None:
    qtbot.mouseClick(stepper, LEFT, pos=QPoint(stepper.width() - 10, 18))
    assert stepper.value() == 25
    qtbot.mouseClick(stepper, LEFT, pos=QPoint(10, 18))
    qtbot.mouseClick(stepper, LEFT, pos=QPoint(stepper.width() // 2, 18))
    assert stepper.value() == 20


def test_in_right_to_left_more_stands_left(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.mouseClick(stepper, LEFT, pos=QPoint(10, 18))
    assert stepper.value() == 25


def test_at_a_bound_nothing_changes(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.show_value(500)
    assert stepper.value() == 90
    with qtbot.assertNotEmitted(stepper.changed):
        qtbot.keyClick(stepper, Qt.Key.Key_Up)


@pytest.mark.parametrize(
    ("value", "count", "after"),
    [(47, 1, 50), (47, -1, 45), (47, 2, 55), (47, -2, 40), (45, 1, 50), (45, -1, 40)],
)
def test_the_first_step_goes_to_a_whole_one(value: int, count: int, after: int) -> None:
    assert Steps(5, 90, 5).after(value, count) == after


def test_a_screen_reader_meets_a_slider_and_may_move_it(
    stepper: Stepper, qtbot: QtBot
) -> None:
    met = QAccessible.queryAccessibleInterface(stepper)
    assert met.role() is QAccessible.Role.Slider
    assert met.text(QAccessible.Text.Name) == "Walk for: 20 min"
    with qtbot.waitSignal(stepper.changed, timeout=100) as told:
        met.valueInterface().setCurrentValue(45)
    assert told.args == [45]
    assert met.text(QAccessible.Text.Name) == "Walk for: 45 min"


def test_a_disabled_stepper_shows_that_it_cannot_be_used(
    stepper: Stepper, painted: Callable[[QWidget, str], int]
) -> None:
    around = stepper.width() + stepper.height()
    assert painted(stepper, LIGHT.edge) > around
    assert painted(stepper, LIGHT.line) == 0
    stepper.setEnabled(False)
    assert painted(stepper, LIGHT.line) > around
    assert painted(stepper, LIGHT.ink) == 0


def test_the_stepper_has_room_for_its_value(themes: ThemeSource) -> None:
    steps = Steps(5, 90, 5)
    short = Stepper(themes, "Walk for", steps, "{} min".format)
    long = Stepper(themes, "Walk for", steps, "{} dakika boyunca".format)
    assert long.sizeHint().width() > short.sizeHint().width()


@pytest.fixture
def rating(themes: ThemeSource, qtbot: QtBot) -> RatingRow:
    row = RatingRow(themes, "Back pain")
    qtbot.addWidget(row)
    row.show()
    return row


def test_one_press_answers(rating: RatingRow, qtbot: QtBot) -> None:
    assert rating.rating() is None
    cell = rating.findChildren(RatingCell)[7]
    with qtbot.waitSignal(rating.chosen, timeout=100) as told:
        qtbot.mouseClick(cell, LEFT)
    assert told.args == [7]
    assert rating.rating() == 7
    assert cell.accessibleName() == "Back pain: 7"


def test_an_answer_can_be_taken_back_by_showing_none(
    rating: RatingRow, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(rating.chosen):
        rating.show_rating(10)
        assert rating.rating() == 10
        rating.show_rating(None)
    assert rating.rating() is None


def test_digits_answer(rating: RatingRow, qtbot: QtBot) -> None:
    first = rating.findChildren(RatingCell)[0]
    with qtbot.waitSignal(rating.chosen, timeout=100) as told:
        qtbot.keyClick(first, Qt.Key.Key_4)
    assert told.args == [4]


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_assistive_technology_answers_as_a_click_does(
    rating: RatingRow, qtbot: QtBot, action: str
) -> None:
    rating.show_rating(3)
    cell = rating.findChildren(RatingCell)[7]
    actions = QAccessible.queryAccessibleInterface(cell).actionInterface()
    # Radio buttons list no press, and take one all the same.
    assert "Toggle" in actions.actionNames()
    with qtbot.waitSignal(rating.chosen, timeout=2000) as told:
        actions.doAction(action)  # a press stays down for a moment
    assert told.args == [7]
    assert rating.rating() == 7


def test_arrow_keys_walk_along_the_row(rating: RatingRow, qtbot: QtBot) -> None:
    rating.show_rating(3)
    cells = rating.findChildren(RatingCell)
    cells[3].setFocus()
    with qtbot.waitSignal(rating.chosen, timeout=100) as told:
        qtbot.keyClick(cells[3], Qt.Key.Key_Right)
    assert told.args == [4]
    assert rating.rating() == 4
    assert cells[4].hasFocus()


def test_the_row_fits_into_a_small_card(rating: RatingRow) -> None:
    assert rating.minimumSizeHint().width() <= 276
