"""The theme of the moment: follows the user's choice and dresses the app in it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QStyleHints

from walkreminder.ui.stylesheet import qt_palette
from walkreminder.ui.theme import DARK, LIGHT, Face, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Choice(Enum):
    """Which theme the user wants; the values are those of the settings file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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


class ThemeSource(QObject):
    """Knows the theme of the moment and tells painted widgets when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()
        self._scale: float | None = None
        self._choice = choice
        self._theme: Theme | None = None
        self._hints.colorSchemeChanged.connect(self._follow)
        self.use(choice)

    @property
    def theme(self) -> Theme:
        """The theme of the moment; ask again after `changed`.

        The app is dressed when somebody first asks: fonts take a while to find.
        """
        if self._theme is None:
            self._theme = self._dressed()
        return self._theme

    def dress(self) -> None:
        """Dress the app now if nobody has asked yet: the tray's menu never does."""
        if self._theme is None:
            self._theme = self._dressed()

    def use(self, choice: Choice) -> None:
        """Follow the user's choice from now on."""
        self._choice = choice
        self._hints.setColorScheme(SCHEMES[choice])
        self._follow()

    def enlarge(self, scale: float) -> None:
        """Show everything at another size, as a larger system font would."""
        self._scale = scale
        self._follow()

    def _follow(self) -> None:
        if self._theme is not None:
            self._theme = self._dressed()
        self.changed.emit()

    def _dressed(self) -> Theme:
        if self._scale is None:
            self._scale = scale_for(self._app.font())
        scheme = SCHEMES[self._choice]
        if self._choice is Choice.SYSTEM:
            scheme = self._hints.colorScheme()
        palette = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        theme = Theme(palette, self._scale, wants_less_motion(self._hints))
        apply(self._app, theme)
        return theme
