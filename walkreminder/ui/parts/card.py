"""A card: a quiet surface with a line around, holding what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.paint import fill, outline, painter_for, pen
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import HAIRLINE, Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from walkreminder.ui.dressing import ThemeSource


class Card(QFrame):
    """A surface with rounded corners; put things into `body`."""

    def __init__(
        self,
        themes: ThemeSource,
        caption: str = "",
        padding: tuple[int, int] = (20, Space.XL),
        parent: QWidget | None = None,
    ) -> None:
        """Take a caption (or none) and the padding above and beside."""
        super().__init__(parent)
        self._themes = themes
        self._padding = padding
        self._tight = False
        self.body = QVBoxLayout(self)
        self.body.setSpacing(themes.theme.px(Space.S))
        self.head = EndsRow(below=themes.theme.px(Space.XS))
        self.head.setSpacing(themes.theme.px(Space.S))
        self._caption = Caption(themes, caption, parent=self)
        self._caption.folding()
        self.head.addWidget(self._caption)
        self.head.addStretch(1)
        self.body.addLayout(self.head)
        self.show_caption(caption)
        themes.changed.connect(self._dress)
        self._dress()

    def show_caption(self, caption: str) -> None:
        """Show another caption, or none."""
        self._caption.show_text(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(caption)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the far end of the caption's row."""
        self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_tight(self, tight: bool) -> None:  # noqa: FBT001 - it is the value
        """Leave more of a narrow page to the words, or as much air as is beautiful."""
        if tight != self._tight:
            self._tight = tight
            self._dress()

    def _dress(self) -> None:
        px, padding = self._themes.theme.px, self._padding
        if self._tight:
            padding = (min(padding[0], Space.M), min(padding[1], Space.M))
        above, beside = (px(side) for side in padding)
        self.body.setContentsMargins(beside, above, beside, above)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its line."""
        theme = self._themes.theme
        painter = painter_for(self)
        rect, radius = QRectF(self.rect()), theme.length(Radius.CARD)
        fill(painter, rect, radius, theme.palette.surface)
        outline(painter, rect, radius, pen(theme.palette.line, HAIRLINE))
        painter.end()


class Rule(QWidget):
    """A hairline between two things."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setFixedHeight(1)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for one pixel."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = painter_for(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.palette.line))
        painter.end()
