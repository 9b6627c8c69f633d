"""The parts where there is hardly any room: lines break, rows turn, no word is cut."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from walkreminder.ui.parts.bars import Bar, BarWeek, Week
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.column_chart import ColumnChart
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.paint import broken, text_size
from walkreminder.ui.parts.rating import RatingCell, RatingScale
from walkreminder.ui.parts.text import Caption, Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WORDS = "See the signs that need help"


def shown(qtbot: QtBot, widget: QWidget, width: int) -> None:
    qtbot.addWidget(widget)
    high = widget.heightForWidth(width)
    widget.resize(width, high if high > 0 else widget.sizeHint().height())
    widget.show()
    for _round in range(3):
        QApplication.processEvents()


@pytest.mark.usefixtures("qapp")
def test_a_text_breaks_between_its_words_and_loses_none() -> None:
    font = QFont()
    width = text_size(font, "See the signs").width() + 1
    lines = broken(font, WORDS, width)
    assert len(lines) > 1
    assert " ".join(lines) == WORDS
    assert all(text_size(font, line).width() <= width for line in lines)
    assert broken(font, WORDS, 10_000) == [WORDS]


@pytest.mark.parametrize("kind", [Text, Caption])
def test_a_line_folds_only_where_it_has_no_room(
    themes: ThemeSource, kind: type[Text]
) -> None:
    text = kind(themes, WORDS).folding()
    plain = kind(themes, WORDS)
    whole = text.sizeHint()
    assert whole == plain.sizeHint()
    assert text.heightForWidth(whole.width()) == whole.height()
    assert text.minimumSizeHint().width() < whole.width()
    assert text.heightForWidth(whole.width() - 1) > whole.height()


def ends(
    themes: ThemeSource, qtbot: QtBot, width: int, way: Qt.LayoutDirection = LTR
) -> tuple[QWidget, Text, Button]:
    row = QWidget()
    row.setLayoutDirection(way)
    line = EndsRow(row, below=4)
    line.setContentsMargins(0, 0, 0, 0)
    text, button = (
        Text(themes, WORDS, parent=row).folding(),
        Button(themes, "Copy", parent=row),
    )
    line.addWidget(text)
    line.addStretch(1)
    line.addWidget(button)
    shown(qtbot, row, width)
    return row, text, button


def test_what_stands_at_the_end_goes_below_where_it_is_narrow(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    _row, text, button = ends(themes, qtbot, 500)
    assert button.geometry().right() == 499
    assert text.y() <= button.geometry().center().y()
    _row, text, button = ends(themes, qtbot, text.width() + 20)
    assert text.height() == text.sizeHint().height()
    assert button.y() == text.geometry().bottom() + 1 + 4
    assert button.x() == text.x() == 0


def test_a_stacked_row_begins_where_people_begin_to_read(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    _row, text, button = ends(themes, qtbot, 220, RTL)
    assert button.geometry().right() == text.geometry().right() == 219


def test_a_button_alone_in_a_row_has_its_words_in_lines(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    row = QWidget()
    flow = FlowLayout(row)
    button = Button(themes, WORDS, parent=row)
    flow.addWidget(button)
    width = button.sizeHint().width() - 40
    assert flow.minimumSize().width() <= width
    shown(qtbot, row, width)
    assert button.width() == width
    assert button.height() == button.heightForWidth(width) > button.sizeHint().height()


def test_a_link_may_be_several_lines(themes: ThemeSource) -> None:
    link = Link(themes, WORDS, after="right").folding()
    wide = link.sizeHint()
    assert link.minimumSizeHint().width() < wide.width()
    assert link.heightForWidth(wide.width()) == wide.height()
    assert link.heightForWidth(wide.width() // 2) > wide.height()
    assert Link(themes, WORDS).minimumSizeHint() == Link(themes, WORDS).sizeHint()


def test_the_words_of_a_number_go_below_it_in_lines(themes: ThemeSource) -> None:
    number = Number(themes)
    number.show_number("15:00", "in one hour and ten minutes, for twenty minutes")
    one = number.heightForWidth(number.sizeHint().width())
    two = number.heightForWidth(number.sizeHint().width() - 1)
    more = number.heightForWidth(number.minimumSizeHint().width())
    assert one < two < more


@pytest.mark.parametrize("way", [LTR, RTL])
def test_the_numbers_of_a_scale_stand_in_two_rows_where_it_is_narrow(
    themes: ThemeSource, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    page = QWidget()
    page.setLayoutDirection(way)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    scale = RatingScale(themes, "Back pain", page)
    column.addWidget(scale)
    column.addStretch(1)
    shown(qtbot, page, 180)
    cells = scale.findChildren(RatingCell)
    tops = [cell.geometry().top() for cell in cells]
    assert tops[:6] == [0] * 6
    assert tops[6:] == [cells[0].height() + 3] * 5
    assert all(cell.height() == cell.sizeHint().height() for cell in cells)
    assert (cells[0].x() < cells[5].x()) is (way is LTR)
    told = [text for text in scale.findChildren(Text) if text.isVisible()]
    assert [text.text() for text in told] == [
        "0 no pain, 5 medium, 10 worst imaginable"
    ]
    scale.show_words(seen=False)
    assert not told[0].isVisible()


def test_days_have_letters_where_their_names_have_no_room(
    themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(
        "walkreminder.ui.parts.bars.write", lambda *all_: written.append(all_[2])
    )
    names = ("Donnerstag", "Freitag")
    chart = BarWeek(themes)
    chart.show_week(Week(tuple(Bar(0, name, letter=name[0]) for name in names), 0))
    for size in (chart.sizeHint(), chart.minimumSizeHint()):
        chart.resize(size)
        chart.grab()
    assert written == ["Donnerstag", "Freitag", "D", "F"]


def test_numbers_of_weeks_never_lie_over_each_other(themes: ThemeSource) -> None:
    chart = ColumnChart(themes, "Weeks")
    chart.show_goal([Column(160)] * 12, 150, "all of twelve")
    chart.resize(180, chart.sizeHint().height())
    rooms = [room for room, _ in chart.numbers(themes.theme, 0.5)]
    assert 2 < len(rooms) < 12
    pairs = itertools.combinations(rooms, 2)
    assert not any(one.intersects(other) for one, other in pairs)
    chart.resize(800, chart.height())
    assert len(list(chart.numbers(themes.theme, 0.5))) == 12
