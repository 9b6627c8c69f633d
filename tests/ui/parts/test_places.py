"""Charts tell of each of their places: to the pointer, to a finger, to the keyboard."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QToolTip

from tests.ui.painted import painted
from walkreminder.ui.parts.column_chart import ColumnChart
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.pain_chart import PainChart
from walkreminder.ui.parts.shares import Share, Shares

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.places import Places

pytestmark = pytest.mark.usefixtures("qapp")
WAYS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
MONTHS = tuple(
    Column(minutes, name, name == "Nov", told=f"{name}: {minutes}")
    for name, minutes in (("Sep", 120), ("Oct", 0), ("Nov", 60))
)
ENDS = (
    Share(12, "walked", "Walked: 12 of 16", "leaf"),
    Share(4, "missed", "Missed: 4 of 16", "edge"),
)


@pytest.fixture
def chart(themes: ThemeSource, qtbot: QtBot) -> ColumnChart:
    chart = ColumnChart(themes, "Months")
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    chart.show_columns(MONTHS, "Three months")
    chart.show()
    return chart


def test_a_chart_is_at_its_latest_and_sums_up(chart: ColumnChart) -> None:
    assert chart.accessibleName() == "Months: Nov: 60"
    assert chart.accessibleDescription() == "Three months"
    assert (chart.value(), chart.maximum()) == (2, 2)


def test_a_chart_of_nothing_says_nothing(themes: ThemeSource, qtbot: QtBot) -> None:
    chart = ColumnChart(themes, "Months")
    qtbot.addWidget(chart)
    chart.show_columns((), "")
    chart.reach(3)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    chart.grab()
    assert chart.accessibleName() == "Months"
    assert chart.place_at(QPointF(9, 9)) is None


@pytest.mark.parametrize("way", WAYS)
def test_arrow_keys_walk_along_as_one_reads(
    chart: ColumnChart, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    chart.setLayoutDirection(way)
    back = Qt.Key.Key_Left if way is WAYS[0] else Qt.Key.Key_Right
    ahead = Qt.Key.Key_Right if way is WAYS[0] else Qt.Key.Key_Left
    said = []
    for key in (back, back, back, ahead, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(chart, key)
        said.append(chart.accessibleName())
    assert said == [
        "Months: Oct: 0",
        "Months: Sep: 120",
        "Months: Sep: 120",
        "Months: Oct: 0",
        "Months: Nov: 60",
        "Months: Sep: 120",
    ]


def test_the_keyboard_is_told_beside_the_column(
    chart: ColumnChart, qtbot: QtBot
) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: QToolTip.text() == "Oct: 0")
    chart.clearFocus()


@pytest.mark.parametrize("way", WAYS)
def test_the_pointer_finds_every_column(
    chart: ColumnChart, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    chart.setLayoutDirection(way)
    for at in range(3):
        middle = chart.room_of(at).center().toPoint()
        qtbot.mouseMove(chart, middle)
        assert chart._pointed == at
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
        assert chart.accessibleName() == f"Months: {MONTHS[at].told}"
    qtbot.mouseMove(chart, QPoint(2, chart.height() - 2))
    assert chart._pointed is None
    chart.grab()


def test_labels_of_columns_never_lie_over_each_other(chart: ColumnChart) -> None:
    chart.show_columns([Column(9, "September") for _ in range(12)], "")
    rooms = [room for room, _ in chart.labels(chart.theme)]
    assert 1 < len(rooms) < 12
    assert all(not one.intersects(two) for one, two in pairwise(rooms))


def test_numbers_stand_over_the_columns_that_want_them(chart: ColumnChart) -> None:
    chart.show_columns([Column(60, numbered=True), Column(20), Column(0)], "")
    assert painted(chart).split() == ["60"]


def test_no_number_lies_over_the_bar_beside_it(chart: ColumnChart) -> None:
    chart.resize(chart.minimumSizeHint())
    few = [Column(value, numbered=True) for value in (100, 1000, 100, 1000) * 3]
    chart.show_columns(few, "")
    assert set(painted(chart).split()) == {"1000"}


def test_pain_has_a_whole_scale_of_its_own(themes: ThemeSource, qtbot: QtBot) -> None:
    chart = PainChart(themes, "Pain beside minutes")
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    columns = [Column(90, pain=9.8), Column(60), Column(70, pain=8.0)]
    chart.show_pain(columns, ("pain before a walk", "min"), "Two averages")
    words = painted(chart)
    for word in ("10", "0", "min", "9.8", "8.0", "pain before a walk"):
        assert word in words
    # Where nobody rated, the line is dashed: it does not go on as if somebody had.
    assert [len(each) for each in chart._stretches(chart.theme)] == [1, 1]
    lowest = chart._pain_y(0)
    assert lowest < chart._foot(chart.theme) - chart.height() * 0.3


@pytest.mark.parametrize("way", WAYS)
def test_shares_say_number_and_word(
    themes: ThemeSource, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    shares = Shares(themes, "Reminders")
    qtbot.addWidget(shares)
    shares.setLayoutDirection(way)
    shares.show_shares(ENDS, "16 reminders")
    shares.resize(400, shares.heightForWidth(400))
    shares.show()
    for word in ("12", "walked", "4", "missed"):
        assert word in painted(shares).split()
    rooms = [shares.room_of(at) for at in range(2)]
    assert (rooms[0].left() < rooms[1].left()) is (way is WAYS[0])
    qtbot.mouseMove(shares, rooms[1].center().toPoint())
    assert shares._pointed == 1
    shares.grab()


def test_shares_go_below_each_other_where_it_is_narrow(themes: ThemeSource) -> None:
    shares = Shares(themes, "Reminders")
    shares.show_shares(ENDS * 2, "")
    wide, least = shares.sizeHint(), shares.minimumSizeHint()
    assert shares.heightForWidth(least.width()) > wide.height()
    shares.resize(least.width(), shares.heightForWidth(least.width()))
    rooms = [shares.room_of(at) for at in range(4)]
    assert len({room.top() for room in rooms}) == 4
    assert all(room.right() <= shares.width() for room in rooms)


def test_every_place_has_a_ring(chart: ColumnChart, themes: ThemeSource) -> None:
    shares = Shares(themes, "Reminders")
    shares.show_shares(ENDS, "")
    places: list[Places] = [chart, shares]
    for each in places:
        each.resize(each.width() + 9, each.height())
        each.reach(0)
        assert each.rect().contains(each.room_of(0).center().toPoint())
