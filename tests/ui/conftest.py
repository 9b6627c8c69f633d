"""What the tests of the widgets share: no screen, and one theme."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from walkreminder.ui.theme import ThemeSource


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeSource]:
    from walkreminder.ui.theme import Choice, ThemeSource  # noqa: PLC0415 - after Qt

    font = qapp.font()
    source = ThemeSource(qapp, Choice.LIGHT)
    yield source
    source.deleteLater()
    qapp.setFont(font)
