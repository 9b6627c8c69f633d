"""The panel on a window of its own, for the tests of what it can do."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from walkreminder.core.benefits import parse
from walkreminder.resources import resource
from walkreminder.ui.benefits_panel import BenefitsPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

CONTENT: Final = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
PANEL: Final = (768, 660)


def settle() -> None:
    """Let widths decide on columns, columns on heights, heights on the scroll bar."""
    for _round in range(4):
        QGuiApplication.processEvents()


def open_panel(
    qtbot: QtBot, themes: ThemeSource, size: tuple[int, int] = PANEL
) -> BenefitsPanel:
    """Show the panel, and let it settle."""
    panel = BenefitsPanel(themes, CONTENT)
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.activateWindow()
    settle()
    return panel


def top_of(panel: BenefitsPanel, widget: QWidget) -> int:
    """Return how far below the upper edge of the panel a widget begins."""
    return widget.mapTo(panel, widget.rect().topLeft()).y()
