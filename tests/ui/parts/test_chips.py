from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from walkreminder.ui.parts.chips import Chip, DayChip, DayChips, TabPill, Tabs
from walkreminder.ui.parts.time_chips import (
    AddChip,
    TimeChip,
    TimeChips,
    later,
)
from walkreminder.ui.parts.time_edit import TimeEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.theme import ThemeSource

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = tuple((number, name[:3], name) for number, name in enumerate(NAMES))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def days(themes: ThemeSource, qtbot: QtBot) -> DayChips:
    chips = DayChips(themes, DAYS, "Days")
    qtbot.addWidget(chips)
    chips.show_days(range(5))
    chips.show()
    return chips


def test_pressing_a_day_brings_the_whole_set(days: DayChips, qtbot: QtBot) -> None:
    saturday = days.findChildren(DayChip)[5]
    with qtbot.waitSignal(days.changed, timeout=100) as told:
        qtbot.mouseClick(saturday, LEFT)
    assert told.args == [frozenset(range(6))]
    assert saturday.accessibleName() == "Saturday"


def test_showing_days_asks_for_nothing(days: DayChips, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(days.changed):
        days.show_days([6])
    assert days.days() == frozenset({6})


def test_arrow_keys_walk_along_the_days(days: DayChips, qtbot: QtBot) -> None:
    chips = days.findChildren(DayChip)
    chips[6].setFocus()
    qtbot.keyClick(chips[6], Qt.Key.Key_Right)
    assert chips[0].hasFocus()


def test_in_right_to_left_the_first_day_stands_right(days: DayChips) -> None:
    days.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    days.resize(500, 32)
    days.layout().activate()
    chips = days.findChildren(DayChip)
    assert chips[0].x() > chips[6].x()
    assert chips[0].geometry().right() == 499


def test_chips_that_do_not_fit_start_a_new_row(days: DayChips) -> None:
    assert days.layout().heightForWidth(500) == 32
    assert days.layout().heightForWidth(200) == 32 * 3 + 8 * 2


@pytest.fixture
def tabs(themes: ThemeSource, qtbot: QtBot) -> Tabs:
    row = Tabs(themes, ["Muscles", "Endorphins", "Your back"], "Pages")
    qtbot.addWidget(row)
    row.show()
    return row


def test_choosing_a_tab_tells_once(tabs: Tabs, qtbot: QtBot) -> None:
    told: list[int] = []
    tabs.chosen.connect(told.append)
    qtbot.mouseClick(tabs.findChildren(TabPill)[2], LEFT)
    assert told == [2]


def test_arrow_keys_move_between_tabs(tabs: Tabs, qtbot: QtBot) -> None:
    told: list[int] = []
    tabs.chosen.connect(told.append)
    first, second, _ = tabs.findChildren(TabPill)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert told == [1]


def test_showing_a_tab_tells_nobody(tabs: Tabs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.show_chosen(1)
    assert [pill.isChecked() for pill in tabs.findChildren(TabPill)] == [0, 1, 0]


def test_a_chip_has_room_for_text_and_icons(themes: ThemeSource) -> None:
    bare = Chip(themes, "Quiet for…").sizeHint().width()
    full = Chip(themes, "Quiet for…", "moon", "down").sizeHint().width()
    assert full == bare + 18 + 8 + 16 + 4


@pytest.fixture
def times(themes: ThemeSource, qtbot: QtBot) -> TimeChips:
    chips = TimeChips(themes, "Times")
    qtbot.addWidget(chips)
    chips.show_times([time(15), time(10, 30), time(15)])
    chips.resize(400, 40)
    chips.show()
    qtbot.waitExposed(chips)
    return chips


def chips_of(times: TimeChips) -> list[TimeChip]:
    return sorted(
        (chip for chip in times.findChildren(TimeChip) if chip.isVisible()),
        key=lambda chip: chip.when,
    )


def editor_of(times: TimeChips) -> TimeEdit:
    return next(each for each in times.findChildren(TimeEdit) if each.isVisible())


def test_times_are_shown_sorted_and_once(times: TimeChips) -> None:
    assert times.times() == (time(10, 30), time(15))
    assert [chip.text() for chip in chips_of(times)] == ["10:30", "15:00"]


def test_the_x_removes_a_time(times: TimeChips, qtbot: QtBot) -> None:
    chip = chips_of(times)[0]
    with qtbot.waitSignal(times.changed, timeout=100) as told:
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, 16))
    assert told.args == [(time(15),)]


def test_in_right_to_left_the_x_stands_left(times: TimeChips, qtbot: QtBot) -> None:
    times.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(times.changed, timeout=100):
        qtbot.mouseClick(chips_of(times)[0], LEFT, pos=QPoint(8, 16))


def test_delete_removes_a_time(times: TimeChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(times.changed, timeout=100) as told:
        qtbot.keyClick(chips_of(times)[1], Qt.Key.Key_Delete)
    assert told.args == [(time(10, 30),)]


def test_pressing_a_time_edits_it_in_place(times: TimeChips, qtbot: QtBot) -> None:
    qtbot.mouseClick(chips_of(times)[1], LEFT, pos=QPoint(20, 16))
    editor = editor_of(times)
    assert editor.time().hour() == 15
    qtbot.keyClicks(editor, "16")
    with qtbot.waitSignal(times.changed, timeout=100) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [(time(10, 30), time(16))]


def test_escape_leaves_a_time_as_it_was(times: TimeChips, qtbot: QtBot) -> None:
    qtbot.mouseClick(chips_of(times)[1], LEFT, pos=QPoint(20, 16))
    editor = editor_of(times)
    qtbot.keyClicks(editor, "16")
    with qtbot.assertNotEmitted(times.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert len(chips_of(times)) == 2


def test_adding_offers_a_time_after_the_last(times: TimeChips, qtbot: QtBot) -> None:
    qtbot.mouseClick(times.findChildren(AddChip)[0], LEFT)
    with qtbot.waitSignal(times.changed, timeout=100) as told:
        qtbot.keyClick(editor_of(times), Qt.Key.Key_Return)
    assert told.args == [(time(10, 30), time(15), time(16))]


def test_escape_adds_nothing(times: TimeChips, qtbot: QtBot) -> None:
    qtbot.mouseClick(times.findChildren(AddChip)[0], LEFT)
    with qtbot.assertNotEmitted(times.changed):
        qtbot.keyClick(editor_of(times), Qt.Key.Key_Escape)
    assert times.times() == (time(10, 30), time(15))


def test_later_turns_around_midnight() -> None:
    assert later(time(23, 30)) == time(0, 30)
