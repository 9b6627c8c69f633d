"""Small words for painting: pens, pills and text in the theme's colours."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def write_lines(
    painter: QPainter,
    rect: QRectF,
    lines: Sequence[str],
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Write lines of text below each other, around the middle."""
    step = text_size(font, "0").height()
    for index, each in enumerate(lines):
        down = (index - (len(lines) - 1) / 2) * step
        write(painter, rect.translated(0, down), each, font, colour, align)


def isolated(text: str) -> str:
    """Return a text that keeps its own order of reading among words of any script.

    Else who reads from the right would find "42%-19" for a range.
    """
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def text_size(font: QFont, text: str) -> QSizeF:
    """Return the room one line of text needs."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text), metrics.height())


def widest_word(font: QFont, text: str) -> int:
    """Return the width under which some word of a text would break in itself."""
    metrics = QFontMetricsF(font)
    return ceil(max(map(metrics.horizontalAdvance, text.split()), default=0)) + 1


def broken(font: QFont, text: str, width: float) -> list[str]:
    """Return a text in lines that fit into a width, broken between words."""
    if text_size(font, text).width() <= width:
        return [text]
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout, lines = QTextLayout(text, font), []
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        lines.append(text[start : start + length].strip())
    layout.endLayout()
    return lines


def fitted(font: QFont, words: str, width: float) -> QFont:
    """Return the font, smaller where the words are wider than that."""
    wide = text_size(font, words).width()
    if wide > width > 0:
        font = QFont(font)
        # The theme's fonts are set in pixels.
        font.setPixelSize(max(1, int(font.pixelSize() * width / wide)))
    return font
