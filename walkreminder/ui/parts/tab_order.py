"""The order in which Tab meets what was made late."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_in_order(*wholes: QWidget) -> None:
    """Let Tab meet all of the first widget, then all of the next, and so on."""
    stops = [each for whole in wholes for each in _stops(whole)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def enter_at_the_chosen(group: QButtonGroup) -> None:
    """Let Tab enter a group of choices at the chosen one, and leave it from there.

    Qt does so only once the keyboard has been inside.
    """
    policy = Qt.FocusPolicy
    for button in group.buttons():
        chosen = button.isChecked()
        button.setFocusPolicy(policy.StrongFocus if chosen else policy.ClickFocus)


def _stops(whole: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus, in the order of the layouts.

    WORKAROUND(PySide6): whatever nextInFocusChain() returns counts from then on as
    a child of the widget that was asked. When that one goes, wrappers of the other
    go with it, though the widgets live.
    """
    if whole.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield whole
    layout = whole.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
