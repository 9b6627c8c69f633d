"""What the tests of the parts share: a way to look at what was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def count_of(image: QImage, colour: str) -> int:
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = memoryview(plain.constBits()).cast("B").cast("I")
    return pixels.tolist().count(QColor(colour).rgb())


@pytest.fixture
def painted() -> Callable[[QWidget, str], int]:
    """Return how many pixels of a colour a widget paints at the size it asks for."""

    def count(widget: QWidget, colour: str) -> int:
        if not widget.isVisible():
            widget.resize(widget.sizeHint())
        return count_of(widget.grab().toImage(), colour)

    return count
