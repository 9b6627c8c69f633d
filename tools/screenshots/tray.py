"""The tray as pictures: its menu, and a sheet of every icon at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QSystemTrayIcon

from walkreminder.ui.tray_icon import TRAY_SIZES, Glyph, Panel, TrayLook, tray_pixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from walkreminder.core.state import Scene, State
    from walkreminder.ui.theme import Theme
    from walkreminder.ui.tray import Tray

GAP: Final = 24
ROW: Final = max(TRAY_SIZES) + GAP
# What desktops paint their panels with, known to the icon or not.
LIGHT, DARK = "#ebebea", "#2d2d2d"
PANELS: Final = (
    (Panel.LIGHT, LIGHT),
    (Panel.DARK, DARK),
    (Panel.UNKNOWN, DARK),
    (Panel.UNKNOWN, LIGHT),
)
SHARE: Final = 0.67


def menu(tray: Tray, state: State, scene: Scene) -> QMenu:
    """Return the menu of a state, open."""
    tray.show_state(state, scene)
    icon = tray.findChild(QSystemTrayIcon)
    assert icon is not None
    opened = icon.contextMenu()
    tray.setParent(opened)
    opened.popup(QPoint(100, 100))
    return opened


def icons(theme: Theme) -> QWidget:
    """Return a sheet: each state on each panel, at each size."""
    sheet = QLabel()
    ratio = sheet.devicePixelRatioF()
    size = QSize(GAP + sum(side + GAP for side in TRAY_SIZES), ROW * 16)
    whole = QPixmap(size * ratio)
    whole.setDevicePixelRatio(ratio)
    whole.fill(QColor(theme.palette.paper))
    painter = QPainter(whole)
    lines = [(*panel, glyph) for panel in PANELS for glyph in Glyph]
    for number, (panel, ground, glyph) in enumerate(lines):
        painter.fillRect(0, number * ROW, size.width(), ROW, QColor(ground))
        x = GAP
        for side in TRAY_SIZES:
            icon = tray_pixmap(TrayLook(SHARE, glyph, panel), side, ratio)
            painter.drawPixmap(x, number * ROW + (ROW - side) // 2, icon)
            x += side + GAP
    painter.end()
    sheet.setPixmap(whole)
    sheet.setFixedSize(size)
    sheet.show()
    return sheet
