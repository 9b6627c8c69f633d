"""What every painted part shares that shows and does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walkreminder.ui.parts.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme


UNHEARD: Final = "qt_rubberband"


def keep_silent(picture: QWidget) -> None:
    """Hide from screen readers what says nothing that is not said beside it.

    WORKAROUND(Qt): it has no word for this. What it leaves out when it lists the
    parts of a widget, it knows by this name.
    """
    picture.setObjectName(UNHEARD)


class Picture(QLabel):
    """A widget we paint ourselves, at least as large as its content.

    It is a label, as that is what screen readers read out: its name is its text.
    """

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        themes.changed.connect(self.refresh)

    @property
    def theme(self) -> Theme:
        """The theme of the moment."""
        return self.themes.theme

    @property
    def mirrored(self) -> bool:
        """Whether people read from the right here."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for room; each kind of picture says its own."""
        raise NotImplementedError

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint; each kind of picture does it its own way."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Measure and paint again, after a new value or theme."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for everything."""
        return self.ask_size(self.theme)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room: nothing is clipped."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in the theme of the moment."""
        painter = painter_for(self)
        self.paint(painter, self.theme)
        painter.end()
