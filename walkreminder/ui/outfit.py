"""Make the theme that user and desktop want, and dress the app in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QStyleHints

from walkreminder.ui.dressing import Choice, Motion
from walkreminder.ui.stylesheet import qt_palette
from walkreminder.ui.theme import DARK, LIGHT, Face, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SCHEMES: Final = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}

BASE_STYLE: Final = "fusion"

# The usual defaults of desktops are 9 to 11 points, 12 to 14.7 px, and all of
# them get a body of 14 px. Whoever sets a larger font gets everything larger.
LARGEST_USUAL_FONT_PX: Final = 14.7
LARGEST_SCALE: Final = 2.5


def scale_for(system_font: QFont) -> float:
    """Return how much larger than usual this person likes things to be."""
    size = QFontInfo(system_font).pixelSize()
    return min(LARGEST_SCALE, max(1.0, size / LARGEST_USUAL_FONT_PX))


def wants_less_motion(hints: QStyleHints) -> bool:
    """Return whether the desktop asks for less motion; older Qt cannot tell."""
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility and accessibility(), "motionPreference", None)
    return preference is not None and preference().name.startswith("Reduc")


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole app; Fusion lies below, so no desktop's own style shows."""
    if app.style().name() != BASE_STYLE:
        app.setStyle(BASE_STYLE)
    app.setFont(theme.font(Face.BODY))
    app.setPalette(qt_palette(theme))


def dressed(
    app: QApplication, choice: Choice, scale: float, motion: Motion = Motion.SYSTEM
) -> Theme:
    """Dress the app in what was chosen, and return the theme of it."""
    hints = app.styleHints()
    hints.setColorScheme(SCHEMES[choice])
    scheme = hints.colorScheme() if choice is Choice.SYSTEM else SCHEMES[choice]
    palette = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    still = motion is Motion.REDUCED or wants_less_motion(hints)
    theme = Theme(palette, scale, still)
    apply(app, theme)
    return theme
