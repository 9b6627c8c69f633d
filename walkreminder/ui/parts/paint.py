"""Small words for painting: pens, pills and text in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"


def painter_for(widget: QWidget) -> QPainter:
    """Open an antialiased painter on a widget; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def pen(colour: str, width: float) -> QPen:
    """Return a pen with round ends."""
    solid = Qt.PenStyle.SolidLine
    ends = Qt.PenCapStyle.RoundCap
    return QPen(QColor(colour), width, solid, ends, Qt.PenJoinStyle.RoundJoin)


def dotted(colour: str, width: float, gap: float) -> QPen:
    """Return a pen that sets round dots, `gap` widths apart."""
    dots = pen(colour, width)
    dots.setDashPattern([0.1, gap])
    return dots


def dashed(colour: str, width: float) -> QPen:
    """Return a pen of short dashes."""
    dashes = pen(colour, width)
    dashes.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes.setDashPattern([3, 3])
    return dashes


def fill(painter: QPainter, rect: QRectF, radius: float, colour: str) -> None:
    """Fill a rounded rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, radius, radius)


def outline(painter: QPainter, rect: QRectF, radius: float, line: QPen) -> None:
    """Draw a rounded outline that lies inside the rectangle."""
    half = line.widthF() / 2
    inner = rect.adjusted(half, half, -half, -half)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Write one line of text; left means left, whichever way people read."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, text)


def isolated(text: str) -> str:
    """Return a text that keeps its own order of reading among words of any script.

    Else who reads from the right would find "42%-19" for a range.
    """
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def text_size(font: QFont, text: str) -> QSizeF:
    """Return the room one line of text needs."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text), metrics.height())


def fitted(font: QFont, words: str, width: float) -> QFont:
    """Return the font, smaller where the words are wider than that."""
    wide = text_size(font, words).width()
    if wide > width > 0:
        font = QFont(font)
        # The theme's fonts are set in pixels.
        font.setPixelSize(max(1, int(font.pixelSize() * width / wide)))
    return font
