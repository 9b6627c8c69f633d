"""The order in which Tab meets what was made late."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_in_order(*wholes: QWidget) -> None:
    """Let Tab meet all of the first widget, then all of the next, and so on."""
    chain = list(_chain(wholes[0]))
    stops = [
        each
        for whole in wholes
        for each in chain
        if each is whole or whole.isAncestorOf(each)
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _chain(first: QWidget) -> Iterator[QWidget]:
    each: QWidget | None = first
    while each is not None:
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield each
        each = each.nextInFocusChain()
        if each is first:
            return
