"""The theme of the moment: follows the user's choice, dresses the app when seen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from walkreminder.ui.theme import Theme


class Choice(Enum):
    """Which theme the user wants; the values are those of the settings file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Motion(Enum):
    """Whether things may move by themselves; reduced adds to what the system asks."""

    SYSTEM = "system"
    REDUCED = "reduced"


class ThemeSource(QObject):
    """Knows the theme of the moment and tells painted widgets when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._scale: float | None = None
        self._choice = choice
        self._motion = Motion.SYSTEM
        self._theme: Theme | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme of the moment; ask again after `changed`.

        The app is dressed when somebody first asks: fonts take a while to find.
        """
        if self._theme is None:
            self._theme = self._dressed()
        return self._theme

    def dress(self) -> None:
        """Dress the app now if nobody has asked yet."""
        if self._theme is None:
            self._theme = self._dressed()

    def use(self, choice: Choice, motion: Motion = Motion.SYSTEM) -> None:
        """Follow the user's choices from now on."""
        self._choice, self._motion = choice, motion
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
        # Imported here: most days nobody looks, and the names of Qt that it needs
        # cost 15 ms and 1.1 MiB.
        from walkreminder.ui.outfit import dressed, scale_for  # noqa: PLC0415

        if self._scale is None:
            self._scale = scale_for(self._app.font())
        return dressed(self._app, self._choice, self._scale, self._motion)
