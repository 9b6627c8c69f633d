from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from walkreminder.ui.dressing import Choice
from walkreminder.ui.parts.buttons import Button, IconButton, Kind, RoundButton, Switch
from walkreminder.ui.parts.chips import DayChip
from walkreminder.ui.parts.focus_ring import Halo
from walkreminder.ui.parts.paint import text_size
from walkreminder.ui.parts.time_chips import AddChip, TimeChip
from walkreminder.ui.theme import DARK, LIGHT, Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

    Painted = Callable[[QWidget, str], int]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_button_has_room_for_its_whole_text(themes: ThemeSource, kind: Kind) -> None:
    text = "Erinnere mich in dreissig Minuten"
    button = Button(themes, text, kind, "play")
    words = text_size(themes.theme.font(Face.MEDIUM), text).width()
    assert button.minimumSizeHint().width() > words + 18
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_button_without_an_outline_needs_less_air(themes: ThemeSource) -> None:
    bare, framed = Button(themes, "Skip", Kind.PLAIN), Button(themes, "Skip")
    assert bare.sizeHint().width() == framed.sizeHint().width() - 8


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_can_be_pressed_by_key(
    themes: ThemeSource, qtbot: QtBot, key: Qt.Key
) -> None:
    button = Button(themes, "Start")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked, timeout=100):
        qtbot.keyClick(button, key)


def test_only_the_primary_button_is_leaf(themes: ThemeSource, painted: Painted) -> None:
    assert painted(Button(themes, "Start", Kind.PRIMARY), LIGHT.leaf) > 500
    assert painted(Button(themes, "Snooze"), LIGHT.leaf) == 0


def test_a_button_follows_the_theme(themes: ThemeSource, painted: Painted) -> None:
    button = Button(themes, "Start", Kind.PRIMARY)
    themes.use(Choice.DARK)
    assert painted(button, DARK.leaf) > 500
    assert painted(button, LIGHT.leaf) == 0


def test_what_has_no_ground_gets_none_when_it_cannot_be_used(
    themes: ThemeSource, painted: Painted
) -> None:
    bare = Button(themes, "Days off", Kind.PLAIN, "calendar")
    for control in (bare, IconButton(themes, "x", "Remove")):
        control.setEnabled(False)
        assert painted(control, LIGHT.track) == 0


def test_a_button_grows_with_the_system_font(themes: ThemeSource) -> None:
    button = Button(themes, "Start")
    before = button.sizeHint()
    themes.enlarge(1.5)
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() > before.height()


def test_what_cannot_be_used_lies_on_the_track(
    themes: ThemeSource, painted: Painted
) -> None:
    day, row = DayChip(themes, "Mon", "Monday"), QWidget()
    day.setChecked(True)
    time_chip = TimeChip(themes, time(15), "15:00", row)
    for control in (Button(themes, "Start", Kind.PRIMARY), day, time_chip):
        assert painted(control, LIGHT.track) == 0
        control.setEnabled(False)
        assert painted(control, LIGHT.track) > control.width() * control.height() / 2


def test_what_only_has_an_outline_keeps_it_when_it_cannot_be_used(
    themes: ThemeSource, painted: Painted
) -> None:
    row = QWidget()
    for control in (Button(themes, "Add a reminder"), AddChip(themes, "Add", row)):
        control.setEnabled(False)
        assert painted(control, LIGHT.track) == 0
        assert painted(control, LIGHT.line) > 30


def test_a_disabled_button_is_not_leaf(themes: ThemeSource, painted: Painted) -> None:
    button = Button(themes, "Start", Kind.PRIMARY)
    button.setEnabled(False)
    assert painted(button, LIGHT.track) > 500
    assert painted(button, LIGHT.leaf) == 0


def test_an_icon_button_has_a_name_and_a_tooltip(themes: ThemeSource) -> None:
    button = IconButton(themes, "sound", "Sound on")
    button.show_icon("moon", "Sound off")
    assert button.accessibleName() == "Sound off"
    assert button.toolTip() == "Sound off"


def test_a_round_button_grows_for_a_long_word(themes: ThemeSource) -> None:
    short, long = (
        RoundButton(themes, "pause", word) for word in ("Go", "Unterbrechen")
    )
    assert short.sizeHint().width() == 72
    assert long.sizeHint().width() > 72


def test_a_switch_tells_what_the_user_chose_but_not_what_it_was_shown(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    switch = Switch(themes, "Sound")
    qtbot.addWidget(switch)
    told: list[bool] = []
    switch.changed.connect(told.append)
    switch.show_on(on=True)
    assert told == []
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert told == [False, True]


@pytest.fixture
def row(themes: ThemeSource, qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setContentsMargins(20, 20, 20, 20)
    layout = QVBoxLayout(window)
    inner = QWidget()
    tight = QVBoxLayout(inner)
    tight.setContentsMargins(0, 0, 0, 0)
    tight.addWidget(Button(themes, "Start"))
    layout.addWidget(inner)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    inner.findChildren(Button)[0].clearFocus()
    return window


def halos(window: QWidget) -> list[Halo]:
    return [halo for halo in window.findChildren(Halo) if halo.isVisible()]


def test_the_focus_ring_lies_around_the_button_and_is_not_clipped(row: QWidget) -> None:
    button = row.findChildren(Button)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (halo,) = halos(row)
    assert halo.parentWidget() is row
    assert halo.width() == button.width() + 8
    assert row.rect().contains(halo.geometry())


def test_the_focus_ring_follows_a_moved_button(row: QWidget) -> None:
    button = row.findChildren(Button)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = halos(row)[0].pos()
    inner = button.parentWidget()
    assert inner is not None
    inner.move(inner.x() + 5, inner.y())
    assert halos(row)[0].pos().x() == before.x() + 5


def test_the_focus_ring_of_what_has_yet_to_be_laid_out_comes_to_its_place(
    row: QWidget,
) -> None:
    button, layout = row.findChildren(Button)[0], row.layout()
    assert layout is not None
    before = button.mapTo(row, button.rect().center())
    layout.setContentsMargins(0, 40, 0, 0)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (halo,) = halos(row)
    QApplication.processEvents()
    after = button.mapTo(row, button.rect().center())
    assert after != before
    assert halo.geometry().center() == after


def test_the_mouse_brings_no_focus_ring(row: QWidget, qtbot: QtBot) -> None:
    button = row.findChildren(Button)[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert halos(row) == []
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(halos(row)) == 1


def test_the_focus_ring_goes_with_the_focus(row: QWidget) -> None:
    button = row.findChildren(Button)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.clearFocus()
    assert halos(row) == []


@pytest.mark.parametrize("part", ["button", "holder"])
def test_the_focus_ring_goes_with_its_button(
    row: QWidget, qtbot: QtBot, part: str
) -> None:
    button = row.findChildren(Button)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(halos(row)) == 1
    gone = button if part == "button" else button.parentWidget()
    assert gone is not None
    with qtbot.waitSignal(gone.destroyed, timeout=1000):
        gone.deleteLater()
    row.resize(row.width() + 10, row.height())
    assert halos(row) == []
