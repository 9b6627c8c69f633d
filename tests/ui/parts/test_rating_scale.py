"""The rating row by key and with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from walkreminder.ui.parts.rating import RatingCell, RatingRow, RatingScale
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture
def scale(themes: ThemeSource, qtbot: QtBot) -> RatingScale:
    scale = RatingScale(themes, "Back pain")
    qtbot.addWidget(scale)
    scale.resize(276, scale.sizeHint().height())
    with qtbot.waitExposed(scale):
        scale.show()
    return scale


def cells(row: RatingRow | RatingScale) -> list[RatingCell]:
    return row.findChildren(RatingCell)


def test_none_the_middle_and_the_worst_have_words_seen_and_heard(
    scale: RatingScale,
) -> None:
    words = [each.text() for each in scale.findChildren(Text)]
    assert words == ["no pain", "medium", "worst imaginable"]
    named = [cells(scale)[number].accessibleName() for number in (0, 4, 5, 10)]
    assert named == [
        "Back pain: 0, no pain",
        "Back pain: 4",
        "Back pain: 5, medium",
        "Back pain: 10, worst imaginable",
    ]
    assert cells(scale)[10].toolTip() == "worst imaginable"


def test_a_cell_is_heard_as_one_of_several(scale: RatingScale) -> None:
    for each in cells(scale):
        heard = QAccessible.queryAccessibleInterface(each)
        assert heard.role() is QAccessible.Role.RadioButton


def test_each_word_stands_under_its_cell(scale: RatingScale) -> None:
    none, middle, worst = scale.findChildren(Text)
    row = cells(scale)
    assert none.x() == row[0].x()
    assert abs(middle.geometry().center().x() - row[5].geometry().center().x()) <= 4
    assert abs(worst.geometry().right() - row[10].geometry().right()) <= 1


def test_the_words_change_sides_where_people_read_from_the_right(
    scale: RatingScale, qtbot: QtBot
) -> None:
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    none, _middle, worst = scale.findChildren(Text)
    qtbot.waitUntil(lambda: none.x() > worst.x())
    assert cells(scale)[0].x() > cells(scale)[10].x()


@pytest.mark.parametrize(
    ("key", "rating"),
    [(Qt.Key.Key_0, 0), (Qt.Key.Key_9, 9), (Qt.Key.Key_End, 10), (Qt.Key.Key_Home, 0)],
)
def test_a_key_answers_and_the_keyboard_goes_there(
    scale: RatingScale, qtbot: QtBot, key: Qt.Key, rating: int
) -> None:
    scale.row.focus_answer()
    with qtbot.waitSignal(scale.chosen, timeout=100) as told:
        qtbot.keyClick(cells(scale)[0], key)
    assert told.args == [rating]
    assert cells(scale)[rating].hasFocus()


def test_ten_is_reached_by_the_arrow_too(scale: RatingScale, qtbot: QtBot) -> None:
    scale.row.show_rating(9)
    scale.row.focus_answer()
    qtbot.keyClick(cells(scale)[9], Qt.Key.Key_Right)
    assert scale.row.rating() == 10


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta"])
def test_a_digit_in_a_chord_means_something_else(
    scale: RatingScale, qtbot: QtBot, held: str
) -> None:
    with qtbot.assertNotEmitted(scale.chosen):
        modifier = getattr(Qt.KeyboardModifier, f"{held}Modifier")
        qtbot.keyClick(cells(scale)[0], Qt.Key.Key_5, modifier)


def test_tab_stops_once_with_an_answer_and_without(scale: RatingScale) -> None:
    def stops() -> list[int]:
        tab = Qt.FocusPolicy.TabFocus
        found = enumerate(cells(scale))
        return [number for number, cell in found if cell.focusPolicy() & tab]

    assert stops() == [0]
    scale.row.show_rating(7)
    assert stops() == [7]
    scale.row.show_rating(None)
    assert stops() == [0]


def test_large_letters_are_not_clipped(themes: ThemeSource, qtbot: QtBot) -> None:
    themes.enlarge(2)
    row = RatingRow(themes, "Back pain", height=10)
    qtbot.addWidget(row)
    cell = cells(row)[10]
    assert cell.minimumSizeHint().height() >= cell.fontMetrics().height()
