"""A settings page on one Thursday, and the settings it led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.seed import NOW, ZONE
from tests.ui.settings.seed import SEED
from walkreminder.ui.settings_view import SettingsView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.settings import Settings
    from walkreminder.ui.dressing import ThemeSource


def clock() -> datetime:
    return NOW


def zone() -> ZoneInfo:
    return ZONE


@pytest.fixture
def view(themes: ThemeSource) -> Iterator[SettingsView]:
    page = SettingsView(themes, clock, zone)
    page.show_settings(SEED)
    page.resize(768, 660)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def told(view: SettingsView) -> list[Settings]:
    """Collect every value the page tells."""
    values: list[Settings] = []
    view.changed.connect(values.append)
    return values
