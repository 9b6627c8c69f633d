"""The button that walks the steps, its timer driven by hand."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from walkreminder.core.benefits import StepId, parse
from walkreminder.resources import resource
from walkreminder.ui.benefits.muscles import MusclesRoom
from walkreminder.ui.benefits.one_step import OneStep
from walkreminder.ui.benefits.poses import Pose
from walkreminder.ui.benefits.step_slider import StepSlider
from walkreminder.ui.benefits.stride import Stride
from walkreminder.ui.dressing import Choice, Motion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

LANDING, STANDING, PUSH_OFF, SWING = StepId


@pytest.fixture
def room(qtbot: QtBot, themes: ThemeSource) -> MusclesRoom:
    text = resource("content", "en.toml").read_text(encoding="utf-8")
    room = MusclesRoom(themes, parse(tomllib.loads(text)))
    qtbot.addWidget(room)
    room.show()
    room.show_step(PUSH_OFF)
    return room


@pytest.fixture
def button(room: MusclesRoom) -> Stride:
    button = room.findChild(Stride)
    assert button is not None
    return button


def step_of(room: MusclesRoom) -> StepId:
    one = room.findChild(OneStep)
    assert one is not None
    return one.step


def pass_the_time(button: Stride) -> None:
    """Let the button's own time pass, if it counts any."""
    if button.playing:
        button._pace.timeout.emit()


def test_pressed_it_walks_the_steps_round_until_pressed_again(
    room: MusclesRoom, button: Stride
) -> None:
    seen = []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(4):
        seen.append(step_of(room))
        pass_the_time(button)
    assert seen == [SWING, LANDING, STANDING, PUSH_OFF]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.playing
    assert step_of(room) is SWING


def test_it_stops_where_figure_and_poses_are_scrolled_out_of_view(
    qtbot: QtBot, room: MusclesRoom, button: Stride
) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    page.setWidgetResizable(True)
    page.setWidget(room)
    page.resize(700, 300)
    with qtbot.waitExposed(page):
        page.show()
    button.click()
    # The figure above it moves as well: as long as that is seen, the play goes on.
    assert button.visibleRegion().isEmpty()
    pass_the_time(button)
    assert button.playing
    assert step_of(room) is LANDING
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    pass_the_time(button)
    assert not button.playing
    assert step_of(room) is LANDING
    assert button.accessibleName() == "Play the step"
    page.takeWidget()  # for each of the two is closed by itself


def test_it_says_what_a_press_does(button: Stride) -> None:
    assert button.accessibleName() == button.toolTip() == "Play the step"
    button.click()
    assert button.accessibleName() == button.toolTip() == "Pause the step"
    button.click()
    assert button.accessibleName() == "Play the step"


def test_nothing_ticks_before_it_is_pressed(button: Stride) -> None:
    assert not button.playing


def test_it_stops_when_the_user_picks_a_step(room: MusclesRoom, button: Stride) -> None:
    button.click()
    room.findChildren(Pose)[1].click()
    assert not button.playing
    assert step_of(room) is STANDING
    button.click()
    slider = room.findChild(StepSlider)
    assert slider is not None
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert not button.playing
    assert step_of(room) is LANDING


def test_choosing_a_muscle_lets_it_go_on(room: MusclesRoom, button: Stride) -> None:
    button.click()
    room.show_zone("shin")
    assert button.playing


def test_it_stops_when_nobody_can_see_it(room: MusclesRoom, button: Stride) -> None:
    button.click()
    room.hide()
    assert not button.playing
    room.show()
    assert not button.playing
    assert button.accessibleName() == "Play the step"


@pytest.mark.parametrize("active", [True, False])
def test_it_stops_when_the_window_is_left(
    button: Stride,
    monkeypatch: pytest.MonkeyPatch,
    active: bool,  # noqa: FBT001 - it is the value
) -> None:
    button.click()
    # Off screen a window is told neither that it is left nor that it is entered.
    monkeypatch.setattr(button, "isActiveWindow", lambda: active)
    QApplication.sendEvent(button, QEvent(QEvent.Type.ActivationChange))
    assert button.playing is active


def test_under_reduced_motion_each_press_is_one_step(
    room: MusclesRoom, button: Stride, themes: ThemeSource
) -> None:
    button.click()
    themes.use(Choice.LIGHT, Motion.REDUCED)
    assert not button.playing
    assert button.accessibleName() == "Next step"
    room.show_step(PUSH_OFF)
    for step in (SWING, LANDING):
        button.click()
        assert step_of(room) is step
        assert not button.playing
    themes.use(Choice.LIGHT)
    assert button.accessibleName() == "Play the step"
