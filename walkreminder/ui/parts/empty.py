"""An empty state: a path that waits for its first step, a sentence, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import pen
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Theme, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkreminder.ui.dressing import ThemeSource

PATH_SIZE: Final = (300, 120)
TEXT_WIDTH: Final = 400
WALKER_LINES: Final = (
    ((55, 58), (52.6, 68.5), (45.5, 86)),
    ((53, 68.3), (59.6, 74.2), (62.6, 83.7)),
    ((55, 57.8), (60.7, 64.7), (66.2, 65.9)),
    ((54.5, 57.8), (47.4, 61.1), (44.8, 67.8)),
)


class FirstSteps(Picture):
    """A path uphill to a flag, with a walker at its beginning."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        shrinks, least = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(shrinks, least)
        self.setSizePolicy(policy)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the drawing."""
        return QSize(theme.px(PATH_SIZE[0]), theme.px(PATH_SIZE[1]))

    def minimumSizeHint(self) -> QSize:
        """Ask for a smaller one, where large letters meet a small window."""
        return QSize(*(self.theme.px(side) // 2 for side in PATH_SIZE))

    def hasHeightForWidth(self) -> bool:
        """Say that it keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a drawing so wide."""
        return round(min(width, self.sizeHint().width()) * PATH_SIZE[1] / PATH_SIZE[0])

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the path, the stops, the walker and the flag."""
        scale = self.width() / PATH_SIZE[0]
        painter.scale(scale, scale)
        if self.mirrored:
            painter.translate(PATH_SIZE[0], 0)
            painter.scale(-1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_path(painter, theme)
        self._draw_walker(painter, theme)
        self._draw_flag(painter, theme)

    def _draw_path(self, painter: QPainter, theme: Theme) -> None:
        palette = theme.palette
        whole = QPainterPath(QPointF(6, 108))
        whole.cubicTo(58, 104, 76, 78, 118, 80)
        whole.cubicTo(160, 82, 170, 94, 202, 72)
        whole.cubicTo(234, 50, 240, 28, 286, 22)
        walked = QPainterPath(QPointF(6, 108))
        walked.cubicTo(26, 106.5, 40, 102, 52, 97)
        painter.strokePath(whole, pen(palette.track, 8))
        painter.strokePath(walked, pen(palette.leaf, 8))
        painter.setPen(pen(palette.edge, 1.75))
        painter.setBrush(QColor(palette.paper))
        for stop in (QPointF(118, 80), QPointF(202, 72)):
            painter.drawEllipse(stop, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_walker(self, painter: QPainter, theme: Theme) -> None:
        painter.save()
        painter.translate(-2, 7)
        painter.setPen(pen(theme.palette.leaf, 2.25))
        painter.drawEllipse(QPointF(56, 48), 3.8, 3.8)
        for line in WALKER_LINES:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
        painter.restore()

    def _draw_flag(self, painter: QPainter, theme: Theme) -> None:
        flag = QPainterPath(QPointF(282, 22))
        flag.lineTo(282, 4)
        flag.moveTo(282, 5)
        flag.cubicTo(286, 3, 289, 7, 294, 5)
        flag.lineTo(294, 13)
        flag.cubicTo(289, 15, 286, 11, 282, 13)
        painter.strokePath(flag, pen(theme.palette.muted, 1.75))


class EmptyState(QWidget):
    """What a page shows before there is anything: a picture, words, and buttons."""

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        text: str,
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self._title = Text(themes, title, Face.LEAD_STRONG, parent=self)
        self._title.folding().centred()
        self._text = Text(themes, text, tone=Tone.MUTED, parent=self)
        self._text.wrapped().centred().setMaximumWidth(px(TEXT_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        self.picture = FirstSteps(themes, self)
        column.addWidget(self.picture, 0, middle)
        column.addSpacing(px(Space.XL))
        column.addWidget(self._title)
        column.addSpacing(px(Space.S))
        # A row keeps the height of wrapped words; an alignment would forget it.
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(self._text, TEXT_WIDTH)
        words.addStretch(1)
        column.addLayout(words)
        if buttons:
            row = FlowLayout(None, px(Space.S), px(Space.S)).centred()
            for button in buttons:
                row.addWidget(button)
            column.addSpacing(px(Space.XL))
            column.addLayout(row)
        column.addStretch(1)

    def show_words(self, title: str, text: str) -> None:
        """Show another title and sentence."""
        self._title.show_text(title)
        self._text.show_text(text)
