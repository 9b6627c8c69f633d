"""What a screen reader finds in the pictures one walks along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent

from walkreminder.core.benefits import Step, StepId
from walkreminder.ui.benefits.step_slider import StepSlider
from walkreminder.ui.parts.anatomy import ZONES
from walkreminder.ui.parts.body_figure import BodyFigure
from walkreminder.ui.parts.heat_map import DayWords, HeatMap, Year

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.scale import Scale

TODAY = date(2026, 11, 19)
FIRST = date(2026, 11, 2)
STEPS = tuple(Step(each, each.value, f"about {each.value}") for each in StepId)


@pytest.fixture(params=["year", "body", "step"])
def scale(request: pytest.FixtureRequest, themes: ThemeSource, qtbot: QtBot) -> Scale:
    made: Scale
    if request.param == "year":
        names = dict.fromkeys(range(1, 13), "Nov")
        words = DayWords(("Mon",) * 7, names, "{0:%d %b} {1}".format)
        made = HeatMap(themes, words, "Minutes a day")
        made.show_year(Year({TODAY: 20}, TODAY, FIRST, spoken="Walks on one day."))
    elif request.param == "body":
        made = BodyFigure(themes, {zone: zone.title() for zone in ZONES}, "Body")
        made.show_zones(frozenset({"shin"}), ZONES[2], "Working now: Shin")
    else:
        made = StepSlider(themes, STEPS, "In one step")
    qtbot.addWidget(made)
    return made


def heard(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name_of(widget: QWidget) -> str:
    return heard(widget).text(QAccessible.Text.Name)


def test_it_is_a_slider(scale: Scale) -> None:
    assert heard(scale).role() is QAccessible.Role.Slider


def test_its_value_is_the_place_and_its_name_says_it(scale: Scale) -> None:
    value = heard(scale).valueInterface()
    expected = {
        HeatMap: (0, 17, 17, "Minutes a day: 19 Nov 20"),
        BodyFigure: (0, 2, 8, f"Body: {ZONES[2].title()}"),
        StepSlider: (0, 0, 3, "In one step: landing"),
    }[type(scale)]
    found = (value.minimumValue(), value.currentValue(), value.maximumValue())
    assert (*found, name_of(scale)) == expected


def test_what_else_there_is_to_know_is_its_description(scale: Scale) -> None:
    told = heard(scale).text(QAccessible.Text.Description)
    assert (
        told
        == {
            HeatMap: "Walks on one day.",
            BodyFigure: "Working now: Shin",
            StepSlider: "about landing",
        }[type(scale)]
    )


def test_a_key_moves_name_and_value(scale: Scale, qtbot: QtBot) -> None:
    before = name_of(scale), scale.value()
    qtbot.keyClick(scale, Qt.Key.Key_Up)
    after = name_of(scale), scale.value()
    assert after[0] != before[0]
    assert abs(after[1] - before[1]) == 1


def test_a_screen_reader_can_choose_a_place(scale: Scale) -> None:
    told: list[object] = []
    if isinstance(scale, BodyFigure):
        scale.zone_chosen.connect(told.append)
    elif isinstance(scale, StepSlider):
        scale.chosen.connect(told.append)
    heard(scale).valueInterface().setCurrentValue(1)
    assert scale.value() == 1
    chosen = {HeatMap: [], BodyFigure: [ZONES[1]], StepSlider: [StepId.STANDING]}
    assert told == chosen[type(scale)]
    words = {HeatMap: "03 Nov", BodyFigure: ZONES[1].title(), StepSlider: "standing"}
    assert words[type(scale)] in name_of(scale)


def test_the_wheel_scrolls_the_page_not_the_picture(
    scale: Scale, qapp: QApplication
) -> None:
    before = scale.value()
    here, inverted = QPointF(5, 5), False
    event = QWheelEvent(
        here,
        here,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        inverted,
    )
    qapp.sendEvent(scale, event)
    assert scale.value() == before
    assert not event.isAccepted()
