"""The way up: where its stops are, and how each tells of itself."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.painted import painted
from walkreminder.core.levels import LEVELS
from walkreminder.ui.parts.level_path import LevelPath, Path, Stop
from walkreminder.ui.parts.paint import text_size
from walkreminder.ui.parts.path_drawing import PathDrawing
from walkreminder.ui.theme import Face

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

STOPS = tuple(
    Stop(
        each.name, str(each.minutes), f"x {each.days}", each.week, f"level {each.name}"
    )
    for each in LEVELS[:12]
)


@pytest.fixture
def path(qtbot: QtBot, themes: ThemeSource) -> LevelPath:
    path = LevelPath(themes, "The levels")
    qtbot.addWidget(path)
    path.show_path(Path(STOPS, 9, 11, "You are here", "The way up."))
    path.resize(662, path.sizeHint().height())
    return path


def test_stops_are_even_apart_and_as_high_as_their_minutes_a_week(
    path: LevelPath,
) -> None:
    places = path.places()
    apart = {round(b.x() - a.x(), 3) for a, b in itertools.pairwise(places)}
    assert len(apart) == 1
    heights = [place.y() for place in places]
    assert heights[1:] == sorted(heights[1:], reverse=True)
    foot, top = 140, places[11].y()
    assert places[9].y() == pytest.approx(foot - (foot - top) * 100 / 150)


def test_who_reads_from_the_right_walks_to_the_left(path: LevelPath) -> None:
    before = [place.x() for place in path.places()]
    path.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = [path.width() - place.x() for place in path.places()]
    assert after == pytest.approx(before)
    path.setFocus()
    QTest.keyClick(path, Qt.Key.Key_Left)
    assert path.accessibleName() == "The levels: level 10"


def test_it_says_where_one_is_and_writes_every_number(path: LevelPath) -> None:
    assert path.accessibleName() == "The levels: level 9"
    assert path.accessibleDescription() == "The way up."
    words = painted(path)
    assert "You are here" in words
    for stop in STOPS:
        assert stop.minutes in words
        assert stop.days in words


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((Qt.Key.Key_Right,), "10"),
        ((Qt.Key.Key_Left, Qt.Key.Key_Left), "7"),
        ((Qt.Key.Key_Home, Qt.Key.Key_Left), "0"),
        ((Qt.Key.Key_End, Qt.Key.Key_Right), "11"),
    ],
)
def test_arrow_keys_go_from_stop_to_stop(
    path: LevelPath, keys: tuple[Qt.Key, ...], at: str
) -> None:
    path.show()
    for key in keys:
        QTest.keyClick(path, key)
    assert path.accessibleName() == f"The levels: level {at}"


def test_a_screen_reader_goes_to_a_stop_as_on_a_slider(path: LevelPath) -> None:
    path.setValue(3)
    assert path.accessibleName() == "The levels: level 3"
    assert path.maximum() == 11


def test_the_stop_under_the_pointer_is_found(path: LevelPath) -> None:
    place = path.places()[4]
    assert path.stop_at(place) == 4
    assert path.stop_at(QPointF(path.width() - 1, 0)) is None


def test_a_press_tells_of_a_stop(path: LevelPath) -> None:
    path.show()
    spot = path.places()[2].toPoint()
    QTest.mouseClick(path, Qt.MouseButton.LeftButton, pos=spot)
    assert path.accessibleName() == "The levels: level 2"


def test_where_it_is_narrow_the_numbers_of_here_and_the_goal_stay(
    path: LevelPath, themes: ThemeSource
) -> None:
    path.resize(200, path.height())
    way = Qt.LayoutDirection.LeftToRight
    drawing = PathDrawing(path._path, themes.theme, path.places(), 200, way)
    worded = set(drawing.worded())
    assert {9, 11} <= worded
    assert len(worded) < len(STOPS)


@pytest.mark.parametrize("font", ["Inter", "DejaVu Sans"])
@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("here", range(12))
def test_with_large_letters_the_words_and_the_stop_of_here_stay_clear(
    path: LevelPath,
    themes: ThemeSource,
    here: int,
    way: Qt.LayoutDirection,
    font: str,
) -> None:
    QApplication.setFont(QFont(font))
    themes.enlarge(2.0)
    path.setLayoutDirection(way)
    path.show_path(Path(STOPS, here, 11, "You are here", "The way up."))
    path.resize(path.minimumSizeHint())
    drawing = path._drawing()
    words = drawing.here_room()
    assert QRectF(path.rect()).contains(words)
    assert not any(words.contains(place) for place in path.places())
    name = text_size(themes.theme.font(Face.STRONG), STOPS[here].name)
    assert name.width() < 2 * drawing.radius <= 60
    assert words.bottom() < path.places()[here].y() - drawing.radius


def test_without_stops_nothing_is_painted(qtbot: QtBot, themes: ThemeSource) -> None:
    empty = LevelPath(themes, "The levels")
    qtbot.addWidget(empty)
    empty.resize(200, 200)
    assert painted(empty) == ""
    assert empty.stop_at(QPointF(5, 5)) is None
    QTest.keyClick(empty, Qt.Key.Key_Right)
    empty.reach(2)
    assert empty.accessibleName() == "The levels"


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_at_the_goal_the_words_keep_clear_of_the_next_stop(
    path: LevelPath, way: Qt.LayoutDirection
) -> None:
    path.setLayoutDirection(way)
    for here in (10, 11):
        path.show_path(Path(STOPS, here, 11, "You are here", "The way up."))
        path.resize(300, path.height())
        assert "You are here" in painted(path)


def test_the_pointer_has_a_stop_tell_of_itself(path: LevelPath) -> None:
    path.show()
    QTest.mouseMove(path, path.places()[5].toPoint())
    QTest.mouseMove(path, path.places()[5].toPoint() + QPoint(1, 0))
    assert path.stop_at(path.places()[5]) == 5
    # The keyboard's place is another matter.
    assert path.accessibleName() == "The levels: level 9"
