"""One page to paint on, in points: it alone knows the dots of a device.

All lengths are points from the page's beginning, which lies to the right for who
reads from there. A page smaller than the layout asks for is painted smaller.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from walkreminder.ui.theme import Palette

POINTS: Final = 72
LEAST_WIDTH: Final = 470.0
LEAST_HEIGHT: Final = 680.0
THIN: Final = 0.5
AIR: Final = 1.28  # of the height of the letters, from line to line


class Type(Enum):
    """The letters of the page: points, weight, and spacing as a share of the size."""

    TITLE = (22, QFont.Weight.DemiBold, -0.01)
    NUMBER = (21, QFont.Weight.Medium, -0.01)
    LEAD = (10.5, QFont.Weight.Normal, 0.0)
    HEADING = (10.5, QFont.Weight.DemiBold, 0.0)
    BODY = (8.5, QFont.Weight.Normal, 0.0)
    STRONG = (8.5, QFont.Weight.DemiBold, 0.0)
    CAPTION = (7, QFont.Weight.DemiBold, 0.0)
    SMALL = (7.5, QFont.Weight.Normal, 0.0)
    FIGURE = (7, QFont.Weight.Medium, 0.0)
    LABEL = (6.5, QFont.Weight.Normal, 0.0)


class Align(Enum):
    """Where in its place a line of text stands, whichever way people read."""

    LEAD = 0
    MIDDLE = 1
    END = 2


class Sheet:
    """The printable part of a page."""

    def __init__(
        self,
        painter: QPainter,
        place: QRectF,
        family: str,
        palette: Palette,
        *,
        mirrored: bool,
        wide: float = 0,
    ) -> None:
        """Take a place of the device, in its own dots.

        `wide` is how many points wide it stands for; else as many as it is.
        """
        own = painter.device().logicalDpiY() / POINTS
        wide = wide or place.width() / own
        high = place.height() * wide / place.width()
        smaller = min(1.0, wide / LEAST_WIDTH, high / LEAST_HEIGHT)
        self._dots = place.width() / wide * smaller
        self._smaller = self._dots / own
        self._device = painter.device()
        self._corner = place.topLeft()
        self._painter = painter
        self._family = family
        self.palette = palette
        self.mirrored = mirrored
        self.width, self.height = wide / smaller, high / smaller
        right_to_left = Qt.LayoutDirection.RightToLeft
        if mirrored:
            painter.setLayoutDirection(right_to_left)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def font(self, kind: Type) -> QFont:
        """Return a font for the dots of the device."""
        size, weight, spacing = kind.value
        font = QFont(self._family)
        # By points, which may be broken: whole dots would be other sizes on a screen.
        font.setPointSizeF(size * self._smaller)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Signs of the type's own cannot be searched for, nor copied out of a PDF: so
        # no letters are joined, and digits are not of one width.
        for joins in ("calt", "liga"):
            font.setFeature(QFont.Tag(joins), 0)
        if spacing:
            kind_ = QFont.SpacingType.AbsoluteSpacing
            font.setLetterSpacing(kind_, size * spacing * self._dots)
        return font

    def width_of(self, text: str, kind: Type) -> float:
        """Return the width of a line of text."""
        metrics = QFontMetricsF(self.font(kind), self._device)
        return metrics.horizontalAdvance(text) / self._dots

    def line_height(self, kind: Type) -> float:
        """Return how far apart lines of text stand."""
        size: float = kind.value[0]
        return size * AIR

    def write(
        self,
        text: str,
        kind: Type,
        place: QRectF,
        align: Align = Align.LEAD,
        colour: str = "",
    ) -> None:
        """Write one line in the middle of a place's height; what is too long is cut."""
        font = self.font(kind)
        metrics, rect = QFontMetricsF(font, self._device), self._on_paper(place)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        across = {
            Align.LEAD: Qt.AlignmentFlag.AlignLeft,
            Align.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
            Align.END: Qt.AlignmentFlag.AlignRight,
        }[align]
        if self.mirrored and align is not Align.MIDDLE:
            right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
            across = right if align is Align.LEAD else left
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour or self.palette.ink))
        self._painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, text)

    def paragraph(
        self, text: str, kind: Type, corner: QPointF, width: float, colour: str = ""
    ) -> float:
        """Write text in as many lines as it takes; return the height of them all."""
        high = self.line_height(kind)
        lines = self.broken(text, kind, width)
        for number, line in enumerate(lines):
            top = corner.y() + number * high
            place = QRectF(corner.x(), top, width, high)
            self.write(line, kind, place, colour=colour)
        return len(lines) * high

    def broken(self, text: str, kind: Type, width: float) -> Sequence[str]:
        """Return text in lines that fit into a width."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout, lines = QTextLayout(text, self.font(kind), self._device), []
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * self._dots)
            start, length = line.textStart(), line.textLength()
            lines.append(text[start : start + length].strip())
        layout.endLayout()
        return lines

    def rule(
        self, start: QPointF, end: QPointF, colour: str, width: float = THIN
    ) -> None:
        """Draw a straight line."""
        self._painter.setPen(self._pen(colour, width))
        self._painter.drawLine(self._at(start), self._at(end))

    def dots(self, start: QPointF, end: QPointF, colour: str) -> None:
        """Draw a dotted line."""
        pen = self._pen(colour, 1.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 3.2])
        self._painter.setPen(pen)
        self._painter.drawLine(self._at(start), self._at(end))

    def bar(self, place: QRectF, colour: str, *, dashed: bool = False) -> None:
        """Fill a rectangle, or draw its outline in dashes."""
        rect = self._on_paper(place)
        if not dashed:
            self._painter.fillRect(rect, QColor(colour))
            return
        width = 0.75
        pen = self._pen(colour, width)
        pen.setDashPattern([2.4, 1.8])
        half = width * self._dots / 2
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect.adjusted(half, half, -half, -half))

    def path(self, points: Iterable[QPointF], colour: str) -> None:
        """Draw a line from point to point."""
        pen = self._pen(colour, 1.1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([self._at(each) for each in points]))

    def disc(self, centre: QPointF, colour: str, radius: float = 2.4) -> None:
        """Mark a point by a filled circle."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        size = radius * self._dots
        self._painter.drawEllipse(self._at(centre), size, size)

    def diamond(self, centre: QPointF, colour: str, radius: float = 3.0) -> None:
        """Mark a point by an empty diamond."""
        ways = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
        corners = [self._at(centre + QPointF(*way)) for way in ways]
        self._painter.setPen(self._pen(colour, 0.9))
        self._painter.setBrush(QBrush(QColor(self.palette.surface)))
        self._painter.drawPolygon(QPolygonF(corners))

    def _pen(self, colour: str, width: float) -> QPen:
        pen = QPen(QColor(colour), width * self._dots)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _at(self, point: QPointF) -> QPointF:
        x = self.width - point.x() if self.mirrored else point.x()
        return self._corner + QPointF(x, point.y()) * self._dots

    def _on_paper(self, place: QRectF) -> QRectF:
        one, other = self._at(place.topLeft()), self._at(place.bottomRight())
        return QRectF(one, other).normalized()
