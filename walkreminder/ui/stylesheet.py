"""Dress Qt's own widgets in a theme; the only module that writes style sheets."""

from __future__ import annotations

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPalette

from walkreminder.resources import resource

if TYPE_CHECKING:
    from walkreminder.ui.theme import Theme

SHEET: Final = Template("""
QToolTip {
    background: $ink; color: $paper; border: none; border-radius: $r6;
    padding: $p4 $p8;
}
QMenu {
    background: $surface; color: $ink; border: $p1 solid $line;
    padding: $p6;
}
QMenu::item { padding: $p8 $p24 $p8 $p12; border-radius: $r6; }
QMenu::icon { padding-left: $p8; }
QMenu::item:selected { background: $leaf_soft; color: $leaf; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: $p1; background: $line; margin: $p6 $p8; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $ink; border: $p1 solid $edge;
    border-radius: $r8; padding: 0 $p12; min-height: $p32;
    selection-background-color: $leaf; selection-color: $on_leaf;
}
QPlainTextEdit, QTextEdit { padding: $p8 $p12; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus { border: $p2 solid $leaf; padding-left: $p11; padding-right: $p11; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $track; border-color: $track; color: $muted; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit,
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { padding: 0 $p10; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    width: $p20; border: none; background: transparent;
}
QAbstractSpinBox::up-arrow { image: url($up); width: $p12; height: $p12; }
QAbstractSpinBox::down-arrow { image: url($down); width: $p12; height: $p12; }
QComboBox::drop-down { border: none; width: $p28; }
QComboBox::down-arrow { image: url($down); width: $p16; height: $p16; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: $p1 solid $line; padding: $p4;
    selection-background-color: $leaf_soft; selection-color: $leaf; outline: none;
}

QPushButton {
    background: $surface; color: $ink; border: $p1 solid $line;
    border-radius: $r8; padding: 0 $p16; min-height: $p34; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $track; }
QPushButton:focus { border: $p2 solid $leaf; padding: 0 $p15; min-height: $p32; }
QPushButton:disabled { background: transparent; color: $muted; }
QPushButton:default {
    background: $leaf; color: $on_leaf; border-color: $leaf; font-weight: 600;
}
QPushButton:default:hover { background: $leaf_hover; }
QPushButton:default:focus { border: $p2 solid $ink; }

QCheckBox, QRadioButton { spacing: $p8; color: $ink; padding: $p2; }
QCheckBox::indicator, QRadioButton::indicator {
    width: $p18; height: $p18; border: $p1 solid $edge; background: $surface;
}
QCheckBox::indicator { border-radius: $r5; }
QRadioButton::indicator { border-radius: $r10; }
QCheckBox::indicator:checked { background: $leaf; border-color: $leaf;
    image: url($tick); }
QRadioButton::indicator:checked { background: $leaf; border-color: $leaf;
    image: url($dot); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $ink; }

QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget {
    background: transparent; border: none;
}
QAbstractItemView { background: $surface; border: none; outline: none;
    selection-background-color: $leaf_soft; selection-color: $leaf;
    alternate-background-color: $hover; }
QAbstractItemView::item { padding: $p4 $p8; }
QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: $p1 solid $line; padding: $p8; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: $p12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: $r3; margin: $p3; }
QScrollBar::handle:vertical { min-height: $p32; }
QScrollBar::handle:horizontal { min-width: $p32; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page,
QScrollBar::sub-page { background: transparent; border: none; width: 0; height: 0; }

QSlider:horizontal { min-height: $p24; }
QSlider::groove:horizontal { height: $p4; border-radius: $r2; background: $track; }
QSlider::sub-page:horizontal { background: $leaf; border-radius: $r2; }
QSlider::handle:horizontal { width: $p16; height: $p16; margin: -$p6 0;
    border-radius: $r8; background: $leaf; }
QSlider::handle:horizontal:focus { border: $p2 solid $ink; width: $p12;
    height: $p12; }
""")

LENGTHS: Final = (1, 2, 3, 4, 6, 8, 10, 11, 12, 15, 16, 18, 20, 24, 28, 32, 34)
RADII: Final = (2, 3, 5, 6, 8, 10)


def _picture(name: str) -> str:
    return resource("icons", f"{name}.svg").as_posix()


def stylesheet(theme: Theme) -> str:
    """Return the style sheet that dresses Qt's own widgets in a theme."""
    colours = {
        field.name: getattr(theme.palette, field.name)
        for field in fields(theme.palette)
    }
    lengths = {f"p{n}": f"{max(1, theme.px(n))}px" for n in LENGTHS}
    radii = {f"r{n}": f"{theme.px(n)}px" for n in RADII}
    shade = theme.palette.shade
    pictures = {
        "up": _picture(f"sheet-up-{shade}"),
        "down": _picture(f"sheet-down-{shade}"),
        "dot": _picture(f"sheet-dot-{shade}"),
        "tick": _picture(f"sheet-tick-{shade}"),
    }
    return SHEET.substitute(colours | lengths | radii | pictures)


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
