"""What all our controls share: theme, focus ring, keys, a hand for the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.paint import painter_for
from walkreminder.ui.theme import Radius

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme


class Control(QAbstractButton):
    """A button we paint ourselves; Enter presses it as Space does."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        radius: float = Radius.CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Minimum, fixed)
        self.focus_ring = FocusRing(self, themes, radius)
        themes.changed.connect(self._dress)

    @property
    def theme(self) -> Theme:
        """The theme of the moment."""
        return self.themes.theme

    def ask_size(self, theme: Theme) -> QSize:
        """Return the room this control needs; each kind of control says its own."""
        raise NotImplementedError

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint this control; each kind of control does it its own way."""
        raise NotImplementedError

    def visual(self, rect: QRectF) -> QRectF:
        """Return a rectangle mirrored where people read from the right."""
        whole, direction = self.rect(), self.layoutDirection()
        moved = QStyle.visualRect(direction, whole, rect.toAlignedRect())
        if direction is Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(moved)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return self.ask_size(self.theme)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room: texts are never clipped."""
        return self.sizeHint()

    def narrowest(self) -> int:
        """Return the least width where nothing else stands in its row."""
        return self.minimumSizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too, as people expect of a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        alone = not self.autoExclusive() and self.group() is None
        if alone and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Qt would do what Tab does; what the control lies on can scroll.
            event.ignore()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pointer's arrival."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in the theme of the moment."""
        painter = painter_for(self)
        self.paint(painter, self.theme)
        painter.end()
