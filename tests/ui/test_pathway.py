"""The picture of what endorphins may do."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from walkreminder.core.benefits import Content, parse
from walkreminder.resources import resource
from walkreminder.ui.benefits.endorphins import ColumnCard
from walkreminder.ui.benefits.pathway import PathwayCard, PathwayPicture
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits_panel import BenefitsPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture
def content() -> Content:
    text = resource("content", "en.toml").read_text(encoding="utf-8")
    return parse(tomllib.loads(text))


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def picture(themes: ThemeSource, content: Content, holder: QWidget) -> PathwayPicture:
    return PathwayPicture(themes, content.endorphins.pathway, holder)


def lefts(picture: PathwayPicture) -> list[float]:
    return [disc.left() for disc in picture._discs(picture.theme)]


def test_it_is_never_shown_without_saying_how_far_it_holds(
    themes: ThemeSource, content: Content, holder: QWidget
) -> None:
    card = PathwayCard(themes, content.endorphins.pathway, holder)
    picture = card.findChild(PathwayPicture)
    assert picture is not None
    said = [each.text() for each in card.findChildren(Prose)]
    assert said == ["Hard effort. Not shown for gentle walks."]
    assert "Hard effort" in picture.accessibleName()
    assert picture.accessibleName().endswith("Not shown for gentle walks.")


def test_it_promises_no_more_than_may(content: Content) -> None:
    pathway = content.endorphins.pathway
    assert pathway.stations[0] == "Hard effort"
    assert all("may" in words for words in (pathway.stations[-1], pathway.told))


def test_the_stations_follow_each_other_as_people_read(
    picture: PathwayPicture,
) -> None:
    picture.resize(680, 60)
    places = lefts(picture)
    assert places == sorted(places)
    picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert lefts(picture) == places[::-1]


def test_where_it_is_narrow_they_stand_below_each_other(
    picture: PathwayPicture,
) -> None:
    narrow = picture.sizeHint().width() - 1
    high = picture.heightForWidth(narrow)
    assert high > 2 * picture.heightForWidth(narrow + 1)
    picture.resize(narrow, high)
    discs = picture._discs(picture.theme)
    assert len({disc.left() for disc in discs}) == 1
    assert discs[-1].bottom() == high
    picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert {disc.right() for disc in picture._discs(picture.theme)} == {narrow}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [200, 680])
@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_it_fills_the_room_it_asks_for(
    picture: PathwayPicture,
    themes: ThemeSource,
    scale: float,
    width: int,
    way: Qt.LayoutDirection,
) -> None:
    themes.enlarge(scale)
    picture.setLayoutDirection(way)
    wide = round(width * scale)
    picture.resize(wide, picture.heightForWidth(wide))
    image = picture.grab().toImage()
    ground = image.pixel(image.width() // 2, image.height() - 1)
    for disc in picture._discs(picture.theme):
        assert picture.rect().contains(disc.toRect())
        middle = disc.center().toPoint()
        assert image.pixel(middle.x(), round(disc.top()) + 3) != ground


def test_the_columns_still_begin_where_they_are_seen(
    qtbot: QtBot, themes: ThemeSource, content: Content, qapp: QApplication
) -> None:
    panel = BenefitsPanel(themes, content)
    qtbot.addWidget(panel)
    panel.resize(768, 660)
    panel.show()
    panel.show_section("endorphins")
    for _round in range(4):
        qapp.processEvents()
    card = panel.findChildren(ColumnCard)[0]
    top = card.mapTo(panel.viewport(), card.rect().topLeft()).y()
    assert top < panel.viewport().height() * 2 / 3
