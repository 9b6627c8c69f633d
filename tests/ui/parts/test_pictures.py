from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt

from walkreminder.core.claims import Grade
from walkreminder.ui.parts.anatomy import (
    BACK_ZONES,
    FRONT_ZONES,
    Drawing,
    Tint,
    ZoneMap,
)
from walkreminder.ui.parts.badge import GradeBadge, Mark, WalkMark
from walkreminder.ui.parts.bars import (
    Bar,
    BarWeek,
    Measured,
    ProgressBar,
    RangeBar,
    Week,
)
from walkreminder.ui.parts.body_figure import BodyFigure
from walkreminder.ui.parts.column_chart import ColumnChart
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.heat_map import DayWords, HeatMap, Year, heat_step
from walkreminder.ui.parts.pain_chart import PainChart
from walkreminder.ui.parts.ring import Arc, Dial, Ring, RingSize, Share, WalkRing
from walkreminder.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Palette

    Painted = Callable[[QWidget, str], int]

TODAY = date(2026, 11, 19)
RTL = Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("size", list(RingSize))
def test_a_ring_fills_with_its_share(
    themes: ThemeSource, painted: Painted, size: RingSize
) -> None:
    ring = Ring(themes, size)
    fills = []
    for fraction in (0, 0.3, 0.7, 1, 2):
        ring.show_share(Share(fraction))
        fills.append(painted(ring, LIGHT.leaf))
    assert fills[0] == 0
    assert fills[0] < fills[1] < fills[2] < fills[3] == fills[4]


def test_a_ring_says_its_number(themes: ThemeSource) -> None:
    ring = Ring(themes)
    ring.show_share(Share(0.6, "20", "of 30 min"))
    assert ring.accessibleName() == "20 of 30 min"


def dial(done: tuple[float, float, float], **more: object) -> Dial:
    shares = (3, 14, 3)
    arcs = tuple(Arc(share, part) for share, part in zip(shares, done, strict=True))
    return Dial(arcs, "Walk", "12:40", "left", held=bool(more.get("held")), spoken="x")


def test_a_walk_ring_fills_arc_by_arc(themes: ThemeSource, painted: Painted) -> None:
    ring = WalkRing(themes)
    fills = []
    for done in ((0, 0, 0), (1, 0, 0), (1, 0.5, 0), (1, 1, 1)):
        ring.show_dial(dial(done))
        fills.append(painted(ring, LIGHT.leaf))
    assert fills == sorted(set(fills))


def test_a_held_walk_loses_its_colour(themes: ThemeSource, painted: Painted) -> None:
    ring = WalkRing(themes)
    ring.show_dial(dial((1, 0.5, 0), held=True))
    assert painted(ring, LIGHT.leaf) == 0
    assert painted(ring, LIGHT.edge) > 100


def test_a_walk_without_phases_is_one_whole_ring(
    themes: ThemeSource, painted: Painted
) -> None:
    walk, ring = WalkRing(themes), Ring(themes, RingSize.WALK)
    walk.show_dial(Dial((Arc(0, 0), Arc(20, 1), Arc(0, 0))))
    ring.show_share(Share(1))
    assert painted(walk, LIGHT.leaf) == pytest.approx(painted(ring, LIGHT.leaf), 0.02)


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_its_own_shape(
    themes: ThemeSource, painted: Painted, grade: Grade
) -> None:
    bars = {"strong": 3, "moderate": 2, "limited": 1, "contested": 0}[grade.value]
    none = painted(GradeBadge(themes, Grade.CONTESTED, "Word"), LIGHT.leaf)
    filled = painted(GradeBadge(themes, grade, "Word"), LIGHT.leaf)
    assert none == 0
    assert (filled > 0) == (bars > 0)
    assert GradeBadge(themes, grade, "Word").accessibleName() == "Word"


def test_marks_differ_without_colour(themes: ThemeSource) -> None:
    pictures = []
    for mark in Mark:
        picture = WalkMark(themes, mark).grab().toImage()
        pictures.append(picture.convertToFormat(picture.Format.Format_Grayscale8))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[i + 1 :])


def week(*minutes: int) -> Week:
    bars = tuple(Bar(each, day) for each, day in zip(minutes, "MTWTFSS", strict=True))
    return Week(bars, 30)


def test_more_minutes_make_taller_bars(themes: ThemeSource, painted: Painted) -> None:
    bars = BarWeek(themes)
    bars.show_week(week(0, 0, 0, 0, 0, 0, 0))
    assert painted(bars, LIGHT.leaf) == 0
    bars.show_week(week(10, 0, 0, 0, 0, 0, 0))
    low = painted(bars, LIGHT.leaf)
    bars.show_week(week(30, 0, 0, 0, 0, 0, 0))
    assert painted(bars, LIGHT.leaf) > 2 * low > 0


def test_a_long_walk_does_not_leave_the_chart(
    themes: ThemeSource, painted: Painted
) -> None:
    bars = BarWeek(themes)
    bars.show_week(week(600, 0, 0, 0, 0, 0, 0))
    bars.resize(bars.sizeHint())
    image = bars.grab().toImage()
    top = {image.pixelColor(x, 0).name().upper() for x in range(image.width())}
    assert LIGHT.leaf not in top
    assert painted(bars, LIGHT.leaf) > 0


def test_in_right_to_left_monday_stands_right(themes: ThemeSource) -> None:
    bars = BarWeek(themes)
    bars.setLayoutDirection(RTL)
    bars.show_week(week(30, 0, 0, 0, 0, 0, 0))
    bars.resize(300, 152)
    image = bars.grab().toImage()
    row = [image.pixelColor(x, 115).name().upper() == LIGHT.leaf for x in range(300)]
    assert row.index(True) > 200


def test_progress_fills_from_the_start_of_the_line(themes: ThemeSource) -> None:
    bar = ProgressBar(themes)
    bar.show_fraction(0.5, "half")
    bar.resize(100, 6)
    for direction, green in ((Qt.LayoutDirection.LeftToRight, 20), (RTL, 80)):
        bar.setLayoutDirection(direction)
        image = bar.grab().toImage()
        assert image.pixelColor(green, 3).name().upper() == LIGHT.leaf
        assert image.pixelColor(100 - green, 3).name().upper() == LIGHT.track


def test_what_nobody_measured_has_no_bar(themes: ThemeSource, painted: Painted) -> None:
    bar = RangeBar(themes)
    bar.show_measured(Measured(None))
    assert painted(bar, LIGHT.track) == 0
    bar.show_measured(Measured((19, 42), chosen=True))
    assert painted(bar, LIGHT.leaf) > 0


@pytest.mark.parametrize(("drawing", "zones"), [
    (Drawing.FRONT, FRONT_ZONES), (Drawing.BACK, BACK_ZONES)
])  # fmt: skip
@pytest.mark.usefixtures("qapp")
def test_every_muscle_can_be_found_in_the_drawing(
    drawing: Drawing, zones: tuple[str, ...]
) -> None:
    known = ZoneMap(drawing)
    found = {
        known.zone_at(QPointF(x / 75, y / 185)) for x in range(75) for y in range(185)
    }
    assert found == {None, *zones}


@pytest.fixture
def body(themes: ThemeSource, qtbot: QtBot) -> BodyFigure:
    figure = BodyFigure(themes, {"calves": "Calf", "abdominals": "Abdominals"}, "Body")
    qtbot.addWidget(figure)
    figure.resize(figure.sizeHint())
    figure.show()
    return figure


def place_of(body: BodyFigure, zone: str) -> QPointF:
    return next(
        QPointF(x, y)
        for x in range(0, body.width(), 2)
        for y in range(0, body.height(), 2)
        if body.zone_at(QPointF(x, y)) == zone
    )


def test_a_press_on_a_muscle_chooses_it(body: BodyFigure, qtbot: QtBot) -> None:
    place = place_of(body, "hamstrings").toPoint()
    with qtbot.waitSignal(body.zone_chosen, timeout=100) as told:
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["hamstrings"]


def test_a_press_beside_the_body_chooses_nothing(
    body: BodyFigure, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(body.zone_chosen):
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.rect().topLeft())


def test_arrow_keys_walk_through_all_muscles(body: BodyFigure, qtbot: QtBot) -> None:
    told: list[str] = []
    body.zone_chosen.connect(told.append)
    for _ in range(9):
        qtbot.keyClick(body, Qt.Key.Key_Down)
    assert len(set(told)) == 9
    body.show_zones(frozenset(), "calves")
    assert body.accessibleName() == "Body: Calf"


def test_the_chosen_muscle_is_leaf_and_working_ones_are_paler(
    body: BodyFigure, painted: Painted
) -> None:
    body.show_zones(frozenset(), None)
    assert painted(body, LIGHT.leaf) == 0
    body.show_zones(frozenset({"quadriceps"}), "calves")
    assert painted(body, LIGHT.leaf) > 50
    assert painted(body, LIGHT.heat[2]) > 50


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_state_of_a_muscle_looks_different(palette: Palette) -> None:
    states = [
        Tint(frozenset(working), chosen, near).ink("calves", palette)
        for working in ((), ("calves",))
        for chosen in (None, "calves")
        for near in (None, "calves")
    ]
    assert len(set(states)) == 8


def test_a_chosen_muscle_is_filled_only_where_it_works(
    body: BodyFigure, painted: Painted
) -> None:
    body.show_zones(frozenset(), "calves")
    edged = painted(body, LIGHT.leaf)
    assert painted(body, LIGHT.leaf_soft) > edged
    body.show_zones(frozenset({"calves"}), "calves")
    assert painted(body, LIGHT.leaf) > edged
    assert painted(body, LIGHT.leaf_soft) == 0


@pytest.mark.parametrize(
    ("minutes", "step"), [(0, 0), (1, 1), (9, 1), (10, 2), (19, 2), (29, 3), (30, 4)]
)
def test_heat_steps_are_those_of_the_legend(minutes: int, step: int) -> None:
    assert heat_step(minutes) == step


@pytest.fixture
def heat(themes: ThemeSource, qtbot: QtBot) -> HeatMap:
    words = DayWords(
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        {month: f"M{month}" for month in range(1, 13)},
        "{0:%Y-%m-%d} {1}".format,
    )
    part = HeatMap(themes, words, "Minutes a day")
    qtbot.addWidget(part)
    part.show_year(Year({TODAY: 20}, TODAY, TODAY - timedelta(days=100)))
    part.resize(part.sizeHint())
    part.show()
    return part


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("missing", [0, 3, 52])
def test_every_day_lies_where_it_is_pressed(
    heat: HeatMap, direction: Qt.LayoutDirection, missing: int
) -> None:
    heat.setLayoutDirection(direction)
    heat.resize(heat.width() - missing, heat.height())
    found = {
        heat.day_at(QPointF(x, y))
        for x in range(0, heat.width(), 4)
        for y in range(0, heat.height(), 4)
    }
    known = {TODAY - timedelta(days=back) for back in range(101)}
    assert found == {None, *known}


def test_a_year_needs_no_more_room_than_the_smallest_gaps(heat: HeatMap) -> None:
    least = heat.sizeHint().width() - 52
    assert heat.weeks_in(least) == 53
    assert heat.weeks_in(least - 1) == 52


def test_a_narrow_year_ends_today_all_the_same(heat: HeatMap) -> None:
    least = heat.minimumSizeHint()
    heat.resize(least.width(), heat.heightForWidth(least.width()))
    assert heat._year is not None
    squares = heat._squares(heat._year, heat.theme)
    assert heat._year.weeks == 8
    assert squares.start == heat._year.start
    assert squares.square(heat._year.today).right() <= heat.width()


@pytest.mark.parametrize("more", [0, 37, 120, 200])
def test_a_year_grows_with_its_card_and_ends_where_it_does(
    heat: HeatMap, more: int
) -> None:
    least = heat.sizeHint()
    width = least.width() + more
    heat.resize(width, heat.heightForWidth(width))
    assert heat._year is not None
    squares = heat._squares(heat._year, heat.theme)
    last = squares.square(TODAY)
    assert width - 3 <= last.right() + 2 <= width
    assert last.height() == last.width() == 10 + more // 53
    assert squares.square(heat._year.start + timedelta(days=6)).bottom() < heat.height()


def test_arrow_keys_walk_along_days_and_stop_today(heat: HeatMap, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(heat, key)
    assert heat.accessibleName() == "Minutes a day: 2026-11-11 0"
    for _ in range(3):
        qtbot.keyClick(heat, Qt.Key.Key_Right)
    with qtbot.waitSignal(heat.chosen, timeout=100) as told:
        qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert told.args == [TODAY]


def test_a_week_that_still_runs_is_outlined(
    themes: ThemeSource, painted: Painted
) -> None:
    chart = ColumnChart(themes, "Weeks")
    chart.show_goal([Column(100, "now", running=True)], 150, "100 of 150")
    assert painted(chart, LIGHT.leaf_soft) > 100
    assert painted(chart, LIGHT.heat[3]) == 0
    chart.show_goal([Column(152), Column(100)], 150, "one of two")
    assert painted(chart, LIGHT.leaf) > 100
    assert painted(chart, LIGHT.heat[3]) > 100


def test_weeks_without_a_rating_have_no_line(
    themes: ThemeSource, painted: Painted
) -> None:
    chart = PainChart(themes, "Pain")
    chart.show_pain([Column(100), Column(50)], ("", "min"), "no ratings")
    assert painted(chart, LIGHT.amber) == 0
    weeks = [Column(100, pain=4.0), Column(50), Column(60, pain=2.0)]
    chart.show_pain(weeks, ("pain", "min"), "down")
    assert painted(chart, LIGHT.amber) > 50
