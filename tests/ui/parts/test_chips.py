from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from walkreminder.ui.parts.chips import (
    TAB_PADDING,
    Chip,
    DayChip,
    DayChips,
    TabPill,
    Tabs,
)
from walkreminder.ui.parts.hanging_tabs import HangingTabs
from walkreminder.ui.parts.time_chips import TimeChip
from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

    Painted = Callable[[QWidget, str], int]

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
    layout = days.layout()
    assert layout is not None
    layout.activate()
    chips = days.findChildren(DayChip)
    assert chips[0].x() > chips[6].x()
    assert chips[0].geometry().right() == 499


def test_chips_that_do_not_fit_start_a_new_row(days: DayChips) -> None:
    layout = days.layout()
    assert layout is not None
    assert layout.heightForWidth(500) == 32
    assert layout.heightForWidth(200) == 32 * 3 + 8 * 2


def test_days_that_cannot_be_chosen_lose_their_colour(
    days: DayChips, painted: Painted
) -> None:
    assert painted(days, LIGHT.leaf) > 0
    days.setEnabled(False)
    assert painted(days, LIGHT.leaf) == 0


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


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_the_first_tab_begins_before_its_room_wherever_the_column_goes(
    qtbot: QtBot, themes: ThemeSource, way: Qt.LayoutDirection
) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    column = QWidget(stage)
    tabs = HangingTabs(themes, ["One", "Two"], "Tabs", stage)
    QVBoxLayout(column).addWidget(tabs)
    stage.setLayoutDirection(way)
    mirrored = way is Qt.LayoutDirection.RightToLeft
    stage.resize(600, 100)
    stage.show()
    for left in (40, 80):
        column.setGeometry(left, 20, 400, 60)
        QApplication.processEvents()
        first = stage.findChildren(TabPill)[0]
        room = QRect(tabs.mapTo(stage, QPoint()), tabs.size())
        pill = QRect(first.mapTo(stage, QPoint()), first.size())
        hangs = pill.right() - room.right() if mirrored else room.left() - pill.left()
        assert hangs == TAB_PADDING


def test_tabs_stand_closer_where_there_is_little_room(themes: ThemeSource) -> None:
    tabs = Tabs(themes, ["One", "Two", "Three"], "Tabs")
    wide = tabs.sizeHint().width()
    tabs.show_tight(tight=True)
    assert tabs.sizeHint().width() == wide - 3 * 2 * 4 - 2 * 4
    tabs.show_tight(tight=False)
    assert tabs.sizeHint().width() == wide


@pytest.fixture
def chip(themes: ThemeSource, qtbot: QtBot) -> Iterator[TimeChip]:
    row = QWidget()
    qtbot.addWidget(row)
    chip = TimeChip(themes, time(15), "15:00", row)
    chip.resize(chip.sizeHint())
    row.show()
    yield chip
    row.close()


def test_the_x_removes_a_time(chip: TimeChip, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(chip.removed, timeout=100),
        qtbot.assertNotEmitted(chip.clicked),
    ):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, 16))


def test_in_right_to_left_the_x_stands_left(chip: TimeChip, qtbot: QtBot) -> None:
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(chip.removed, timeout=100):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(8, 16))


def test_delete_removes_a_time(chip: TimeChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.removed, timeout=100):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_press_beside_the_x_asks_to_edit(chip: TimeChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.clicked, timeout=100):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(20, 16))
