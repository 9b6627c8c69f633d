"""A settings page on one Thursday, and the settings it led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.settings.seed import NOW, SEED, ZONE
from walkreminder.ui.settings_view import SettingsView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.settings import Settings
    from walkreminder.ui.theme import ThemeSource


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
    yield page
    page.close()
    page.deleteLater()
    # Else every later theme would dress the pages of all earlier tests too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def told(view: SettingsView) -> list[Settings]:
    """Collect every value the page tells."""
    values: list[Settings] = []
    view.changed.connect(values.append)
    return values
