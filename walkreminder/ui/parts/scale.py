"""What every picture shares that one walks along with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.paint import painter_for
from walkreminder.ui.stylesheet import dress

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme


class Scale(QAbstractSlider):
    """A picture with places, one of them chosen: a slider to those who hear it.

    Its name says which place that is, its value the how-manieth.
    """

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self._name = name
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        self.focus_ring = FocusRing(self, themes)
        themes.changed.connect(self.refresh)
        self.valueChanged.connect(self.reach)

    @property
    def theme(self) -> Theme:
        """The theme of the moment."""
        return self.themes.theme

    @property
    def mirrored(self) -> bool:
        """Whether people read from the right here."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def show_place(self, at: int, last: int, told: str) -> None:
        """Show one of the places from 0 to the last, and say it in words."""
        with QSignalBlocker(self):
            self.setRange(0, last)
            self.setValue(at)
        self.setAccessibleName(f"{self._name}: {told}" if told else self._name)
        self.update()

    def show_hint(self, where: QPoint, words: str) -> None:
        """Show words beside the pointer, or none."""
        dress(self, self.theme)
        QToolTip.showText(where, words, self)

    def reach(self, at: int) -> None:
        """Choose the place that somebody's screen reader went to."""
        raise NotImplementedError

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a key that means nothing here to the page, which may scroll."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in the theme of the moment."""
        painter = painter_for(self)
        self.paint(painter, self.theme)
        painter.end()
