"""What the tests of the widgets share: one theme, and no widget left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture(autouse=True)
def _no_widget_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    # Else every later theme would dress the widgets of all earlier tests too.
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeSource]:
    from walkreminder.ui.dressing import Choice, ThemeSource  # noqa: PLC0415 - after Qt

    font = qapp.font()
    source = ThemeSource(qapp, Choice.LIGHT)
    yield source
    source.deleteLater()
    qapp.setFont(font)
