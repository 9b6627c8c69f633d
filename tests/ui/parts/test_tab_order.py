from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from walkreminder.ui.parts.tab_order import put_in_order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def made(*names: str) -> QWidget:
    whole = QWidget()
    rows = QVBoxLayout(whole)
    for name in names:
        row = QHBoxLayout()
        row.addWidget(QPushButton(name))
        rows.addLayout(row)
    return whole


def test_tab_goes_through_one_whole_after_the_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    late, early = made("c", "d"), made("a", "b")
    column.addWidget(early)
    column.addWidget(late)
    put_in_order(early, late)
    window.show()
    buttons = {each.text(): each for each in window.findChildren(QPushButton)}
    buttons["a"].setFocus()
    met = []
    for _ in buttons:
        at = window.focusWidget()
        assert isinstance(at, QPushButton)
        met.append(at.text())
        window.focusNextChild()
    assert met == ["a", "b", "c", "d"]


def test_what_is_put_in_order_does_not_take_its_neighbours_along(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, neighbour = made("a"), made("b"), QPushButton("n")
    for each in (first, second, neighbour):
        column.addWidget(each)
    menu = QMenu(neighbour)
    action = menu.addAction("stays")
    put_in_order(first, second)
    second.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert action.text() == "stays"
