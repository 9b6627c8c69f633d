from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QWidget

from walkreminder.ui.parts.time_edit import DateEdit, TimeEdit
from walkreminder.ui.theme import LIGHT, Height

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
HOURS = QDateTimeEdit.Section.HourSection
MINUTES = QDateTimeEdit.Section.MinuteSection


@pytest.fixture
def edit(qtbot: QtBot, themes: ThemeSource) -> TimeEdit:
    edit = TimeEdit(themes, "From")
    qtbot.addWidget(edit)
    edit.show_time(time(9, 47))
    edit.show()
    edit.activateWindow()
    edit.begin()
    return edit


@pytest.fixture
def chosen(edit: TimeEdit) -> list[time]:
    values: list[time] = []
    edit.chosen.connect(values.append)
    return values


def test_what_the_keyboard_is_in_has_the_name(edit: TimeEdit) -> None:
    assert edit.lineEdit().accessibleName() == edit.accessibleName() == "From"


def test_four_digits_and_enter_are_a_time(
    qtbot: QtBot, edit: TimeEdit, chosen: list[time]
) -> None:
    qtbot.keyClicks(edit, "0830")
    assert chosen == []
    qtbot.keyClick(edit, ENTER)
    assert chosen == [time(8, 30)]


def test_escape_brings_back_what_was_there(
    qtbot: QtBot, edit: TimeEdit, chosen: list[time]
) -> None:
    left = []
    edit.left.connect(lambda: left.append(1))
    qtbot.keyClicks(edit, "0830")
    qtbot.keyClick(edit, ESCAPE)
    assert (edit.text(), chosen, left) == ("09:47", [], [1])


@pytest.mark.parametrize(
    ("start", "section", "steps", "end"),
    [
        (time(9, 45), MINUTES, 1, "09:50"),
        (time(9, 47), MINUTES, 1, "09:50"),
        (time(9, 47), MINUTES, -1, "09:45"),
        (time(9, 45), MINUTES, -1, "09:40"),
        (time(9, 47), MINUTES, 2, "09:55"),
        (time(23, 55), MINUTES, 1, "00:00"),
        (time(0, 0), MINUTES, -1, "23:55"),
        (time(23, 47), HOURS, 1, "00:47"),
        (time(0, 47), HOURS, -1, "23:47"),
    ],
)
def test_arrows_step_to_whole_five_minutes_around_midnight(
    edit: TimeEdit, start: time, section: QDateTimeEdit.Section, steps: int, end: str
) -> None:
    edit.show_again(start)
    edit.setCurrentSection(section)
    edit.stepBy(steps)
    assert edit.text() == end
    assert edit.currentSection() == section


def test_an_edit_in_progress_is_not_overwritten_by_the_same_value(
    qtbot: QtBot, edit: TimeEdit
) -> None:
    qtbot.keyClicks(edit, "0830")
    edit.show_time(time(9, 47))
    assert edit.text() == "08:30"
    edit.show_time(time(10))
    assert edit.text() == "10:00"


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        (Qt.FocusReason.TabFocusReason, [time(8, 30)]),
        (Qt.FocusReason.MouseFocusReason, [time(8, 30)]),
        (Qt.FocusReason.PopupFocusReason, []),
        (Qt.FocusReason.ActiveWindowFocusReason, []),
    ],
)
def test_leaving_keeps_but_looking_elsewhere_does_not(
    qtbot: QtBot,
    edit: TimeEdit,
    chosen: list[time],
    reason: Qt.FocusReason,
    kept: list[time],
) -> None:
    qtbot.keyClicks(edit, "0830")
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert chosen == kept


def test_the_words_have_room_inside_the_frame(edit: TimeEdit) -> None:
    line = edit.lineEdit()
    words = line.fontMetrics().horizontalAdvance("00:00")
    assert line.contentsRect().width() > words
    assert edit.height() == Height.CONTROL


def test_the_frame_shows_where_the_keyboard_is(
    edit: TimeEdit, painted: Callable[[QWidget, str], int]
) -> None:
    assert edit.hasFocus()
    focused = painted(edit, LIGHT.leaf)
    edit.clearFocus()
    assert focused > painted(edit, LIGHT.leaf)
    assert painted(edit, LIGHT.edge) > 0


def test_a_date_tells_itself_once(qtbot: QtBot, themes: ThemeSource) -> None:
    edit = DateEdit(themes, "First day")
    qtbot.addWidget(edit)
    told: list[date] = []
    edit.chosen.connect(told.append)
    edit.show_date(date(2026, 12, 31))
    edit.show()
    edit.setSelectedSection(QDateTimeEdit.Section.MonthSection)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert told == []
    qtbot.keyClick(edit, ENTER)
    qtbot.keyClick(edit, ENTER)
    assert told == [date(2026, 11, 30)]
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    qtbot.keyClick(edit, ESCAPE)
    assert edit.shown_date() == date(2026, 11, 30)


def test_hours_stand_before_minutes_in_every_script(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field = TimeEdit(themes, "Began at", parent=around)
    assert field.layoutDirection() is Qt.LayoutDirection.LeftToRight
