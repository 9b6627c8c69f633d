"""What a screen reader is told of the parts that are no control of Qt's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from walkreminder.ui.main_window import places
from walkreminder.ui.navigation import Navigation
from walkreminder.ui.parts.chips import TabPill, Tabs
from walkreminder.ui.parts.ring import Dial, WalkRing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

Role = QAccessible.Role


def heard(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def test_a_picture_is_read_out_as_text(themes: ThemeSource, qtbot: QtBot) -> None:
    ring = WalkRing(themes)
    qtbot.addWidget(ring)
    ring.show_dial(Dial((), "Walk", "12:40", spoken="Walk, about 13 minutes left"))
    assert heard(ring).role() is Role.StaticText
    name = heard(ring).text(QAccessible.Text.Name)
    assert name == "Walk, about 13 minutes left"


def test_of_the_places_one_is_chosen(themes: ThemeSource, qtbot: QtBot) -> None:
    navigation = Navigation(themes, "Walk Reminder", places())
    qtbot.addWidget(navigation)
    navigation.show_chosen("why")
    assert {heard(item).role() for item in navigation.items} == {Role.RadioButton}
    chosen = [each.place.name for each in navigation.items if each.isChecked()]
    assert chosen == ["why"]
    told: list[str] = []
    navigation.chosen.connect(told.append)
    qtbot.mouseClick(navigation.items[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(navigation.items[2], Qt.MouseButton.LeftButton)
    assert told == ["why", "history"]
    # Who opens the page says so; until then the choice stays.
    assert [each.isChecked() for each in navigation.items[1:3]] == [True, False]


def test_of_the_tabs_one_is_chosen(themes: ThemeSource, qtbot: QtBot) -> None:
    tabs = Tabs(themes, ["Muscles", "Sources"], "Sections")
    qtbot.addWidget(tabs)
    pills = tabs.findChildren(TabPill)
    assert {heard(pill).role() for pill in pills} == {Role.RadioButton}
    qtbot.mouseClick(pills[1], Qt.MouseButton.LeftButton)
    assert [pill.isChecked() for pill in pills] == [False, True]
