"""Marks that carry a shape, a word and a colour: evidence grades and walk colours."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QToolTip

from walkreminder.core.claims import Grade
from walkreminder.ui.parts.focus_ring import BY_KEYBOARD, FocusRing
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.stylesheet import Hint, dress
from walkreminder.ui.theme import HAIRLINE, Face, Height, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

BADGE_GAP: Final = 6
BADGE_PADDING: Final = (8, 10)
BARS: Final = ((0.5, 7.5), (5.5, 5.0), (10.5, 2.5))
BAR_FOOT: Final = 11.5
GLYPH: Final = (14, 12)
MARK: Final = 18
TELLS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
FILLED: Final = {Grade.STRONG: 3, Grade.MODERATE: 2, Grade.LIMITED: 1}


class GradeBadge(Picture):
    """A small pill: three bars, or two arrows apart, and the grade's word.

    What the grade means shows under the pointer, on a press and to the keyboard.
    """

    def __init__(
        self,
        themes: ThemeSource,
        grade: Grade = Grade.MODERATE,
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        Hint(self, themes)
        FocusRing(self, themes, Height.BADGE / 2)
        self.show_grade(grade, word)

    def show_grade(self, grade: Grade, word: str, hint: str = "") -> None:
        """Show a grade with its word, and what it means as a tooltip.

        Tab stops at a badge that has something to tell.
        """
        self._grade = grade
        self._word = word
        self.setAccessibleName(word)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.TabFocus if hint else policy.NoFocus)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell what the grade means to whom the keyboard brought here."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD:
            self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fall silent."""
        super().focusOutEvent(event)
        QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell it again on Enter and Space."""
        if event.key() in TELLS:
            self._tell()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tell it to a finger too, which cannot point without a press."""
        self._tell()

    def _tell(self) -> None:
        if self.toolTip():
            dress(self, self.theme)
            below = QPoint(0, self.height() // 2)
            QToolTip.showText(self.mapToGlobal(below), self.toolTip(), self)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the glyph and the word."""
        words = text_size(theme.font(Face.SMALL), self._word)
        around = sum(BADGE_PADDING) + GLYPH[0] + BADGE_GAP
        width = round(words.width() + 1) + theme.px(around)
        return QSize(width, max(theme.px(Height.BADGE), round(words.height() + 4)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pill, the glyph and the word."""
        rect, palette = QRectF(self.rect()), theme.palette
        radius = rect.height() / 2
        fill(painter, rect, radius, palette.surface)
        outline(painter, rect, radius, pen(palette.line, HAIRLINE))
        before, after = (theme.px(side) for side in BADGE_PADDING)
        glyph = theme.px(GLYPH[0])
        start = rect.width() - before - glyph if self.mirrored else before
        painter.save()
        painter.translate(start, (rect.height() - theme.length(GLYPH[1])) / 2)
        painter.scale(theme.scale, theme.scale)
        self._glyph(painter, theme)
        painter.restore()
        lead = before + glyph + theme.px(BADGE_GAP)
        sides = (after, -lead) if self.mirrored else (lead, -after)
        words = rect.adjusted(sides[0], 0, sides[1], 0)
        write(painter, words, self._word, theme.font(Face.SMALL), palette.muted)

    def _glyph(self, painter: QPainter, theme: Theme) -> None:
        palette = theme.palette
        filled = FILLED.get(self._grade)
        if filled is None:
            painter.setPen(pen(palette.muted, 1.5))
            for tip, tail in ((1.5, 4.5), (12.5, 9.5)):
                arrow = [QPointF(tail, 3), QPointF(tip, 6), QPointF(tail, 9)]
                painter.drawPolyline(QPolygonF(arrow))
            return
        for index, (left, top) in enumerate(BARS):
            bar = QRectF(left - 0.5, top - 0.5, 4, BAR_FOOT - top + 1)
            if index < filled:
                fill(painter, bar, 1.5, palette.leaf)
            else:
                outline(painter, bar, 1.5, pen(palette.edge, 1))


class Mark(Enum):
    """How a walk went: each has its own shape."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNRATED = "unrated"


class WalkMark(Picture):
    """A disc with a tick, a triangle, a square with a dash, or an empty ring."""

    def __init__(
        self,
        themes: ThemeSource,
        mark: Mark = Mark.UNRATED,
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self.show_mark(mark, word)

    def show_mark(self, mark: Mark, word: str) -> None:
        """Show how a walk went, in a shape and a word."""
        self._mark = mark
        self._word = word
        self.setAccessibleName(word)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the shape and the word."""
        words = text_size(theme.font(Face.BODY), self._word)
        gap = theme.px(BADGE_GAP) if self._word else 0
        width = theme.px(MARK) + gap + round(words.width() + 1)
        return QSize(width, max(theme.px(MARK), round(words.height())))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the shape and the word."""
        rect, side = QRectF(self.rect()), theme.px(MARK)
        start = rect.width() - side if self.mirrored else 0
        painter.save()
        painter.translate(start, (rect.height() - side) / 2)
        painter.scale(theme.scale, theme.scale)
        draw_mark(painter, self._mark, theme)
        painter.restore()
        lead = side + theme.px(BADGE_GAP)
        words = rect.adjusted(0 if self.mirrored else lead, 0, 0, 0)
        if self.mirrored:
            words.setRight(rect.right() - lead)
        rated = self._mark is not Mark.UNRATED
        ink = theme.palette.ink if rated else theme.palette.muted
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        write(painter, words, self._word, theme.font(Face.BODY), ink, align)


def draw_mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    """Draw a walk's mark in an 18 px square at the origin."""
    palette = theme.palette
    painter.setPen(Qt.PenStyle.NoPen)
    match mark:
        case Mark.GREEN:
            painter.setBrush(QColor(palette.leaf))
            painter.drawEllipse(QPointF(9, 9), 6.5, 6.5)
            painter.setPen(pen(palette.on_leaf, 1.75))
            tick = [QPointF(6, 9.2), QPointF(8.1, 11.3), QPointF(12.2, 7)]
            painter.drawPolyline(QPolygonF(tick))
        case Mark.AMBER:
            painter.setBrush(QColor(palette.amber))
            painter.setPen(pen(palette.amber, 1.5))
            corners = [QPointF(9, 2.6), QPointF(16, 15.2), QPointF(2, 15.2)]
            painter.drawPolygon(QPolygonF(corners))
            painter.setPen(pen(palette.surface, 1.75))
            painter.drawLine(QPointF(9, 7.5), QPointF(9, 10.5))
            painter.drawPoint(QPointF(9, 12.7))
        case Mark.RED:
            fill(painter, QRectF(3, 3, 12, 12), 2.5, palette.clay)
            painter.setPen(pen(palette.surface, 1.75))
            painter.drawLine(QPointF(6.5, 9), QPointF(11.5, 9))
        case Mark.UNRATED:
            outline(
                painter, QRectF(2.25, 2.25, 13.5, 13.5), 6.75, pen(palette.edge, 1.5)
            )
