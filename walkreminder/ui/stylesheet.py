"""Dress Qt's own widgets in a theme; the only module that writes style sheets.

A sheet for the whole app would cost every widget of ours a new polish whenever the
theme changes, though we paint those ourselves. So each of Qt's few wears its own.
"""

from __future__ import annotations

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QBitmap, QColor, QPainter, QPalette

from walkreminder.ui.theme import Radius

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

SHEET: Final = Template("""
QToolTip {
    background: $ink; color: $paper; border: none; border-radius: $r6;
    padding: $p4 $p8;
}
QMenu {
    background: $surface; color: $ink; border: $p1 solid $edge;
    border-radius: $r8; padding: $p4;
}
QMenu::item { padding: $p8 $p24 $p8 $p12; border-radius: $r6; }
QMenu::icon { padding-left: $p8; }
QMenu::item:selected { background: $leaf_soft; color: $leaf; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: $p1; background: $line; margin: $p6 $p8; }

QLineEdit, QPlainTextEdit {
    background: $surface; color: $ink; border: $p1 solid $edge;
    border-radius: $r8; padding: 0 $p12; min-height: $p34;
    selection-background-color: $leaf; selection-color: $on_leaf;
    placeholder-text-color: $muted;
}
QPlainTextEdit { padding: $p8 $p12; }
QLineEdit:focus, QPlainTextEdit:focus {
    border: $p2 solid $leaf; padding-left: $p11; padding-right: $p11;
    min-height: $p32;
}

QScrollBar:vertical { background: transparent; width: $p12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0; }
QScrollBar::handle { background: $line; border-radius: $r3; margin: $p3; }
QScrollBar::handle:vertical { min-height: $p32; margin: $p8 $p3; }
QScrollBar::handle:horizontal { min-width: $p32; margin: $p3 $p8; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page,
QScrollBar::sub-page { background: transparent; border: none; width: 0; height: 0; }
""")

LENGTHS: Final = (1, 2, 3, 4, 6, 8, 11, 12, 24, 32, 34)
RADII: Final = (3, 6, 8)


def stylesheet(theme: Theme) -> str:
    """Return the style sheet that dresses Qt's own widgets in a theme."""
    colours = {
        field.name: getattr(theme.palette, field.name)
        for field in fields(theme.palette)
    }
    lengths = {f"p{n}": f"{max(1, theme.px(n))}px" for n in LENGTHS}
    radii = {f"r{n}": f"{theme.px(n)}px" for n in RADII}
    return SHEET.substitute(colours | lengths | radii)


def dress(widget: QWidget, theme: Theme) -> None:
    """Dress one widget, and what lies in it, in a theme."""
    sheet = stylesheet(theme)
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


class Clothes(QObject):
    """Keeps one of Qt's own widgets dressed in the theme of the moment."""

    def __init__(self, wearer: QWidget, themes: ThemeSource) -> None:
        super().__init__(wearer)
        self._wearer = wearer
        self._themes = themes
        themes.changed.connect(self._dress)
        self._dress()
        if wearer.inherits("QMenu"):
            wearer.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cut the corners off a menu: it is a window, which a sheet leaves square."""
        if event.type() is QEvent.Type.Resize:
            self._wearer.setMask(self._rounded())
        return False

    def _dress(self) -> None:
        dress(self._wearer, self._themes.theme)

    def _rounded(self) -> QBitmap:
        """Return the room of the menu, with the soft outer pixels of its line."""
        room = QBitmap(self._wearer.size())
        room.clear()
        painter = QPainter(room)
        painter.setPen(Qt.GlobalColor.color1)
        painter.setBrush(Qt.GlobalColor.color1)
        radius = self._themes.theme.px(Radius.CONTROL) - 1
        inside = self._wearer.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(inside, radius, radius)
        painter.end()
        return room


class Hint(QObject):
    """Dresses the tooltip of a widget of ours, once somebody wants to read it.

    Qt shows a tooltip in the clothes of the widget it belongs to.
    """

    def __init__(self, owner: QWidget, themes: ThemeSource) -> None:
        super().__init__(owner)
        self._owner = owner
        self._themes = themes
        owner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Dress before Qt shows the tooltip."""
        if event.type() is QEvent.Type.ToolTip:
            dress(self._owner, self._themes.theme)
        return False


def qt_palette(theme: Theme) -> QPalette:
    """Return the palette Qt's own widgets paint with."""
    tokens = theme.palette
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.on_leaf,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
        role.Highlight: tokens.leaf,
        role.HighlightedText: tokens.on_leaf,
        role.Accent: tokens.leaf,
        role.Link: tokens.leaf,
        role.LinkVisited: tokens.leaf,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.paper,
    }
    palette = QPalette()
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, part, QColor(tokens.muted))
    return palette
