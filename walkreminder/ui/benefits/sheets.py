"""Put a document on pages: what belongs together stays so, and each page has a foot."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)

from walkreminder.ui.benefits.paper import KEEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPagedPaintDevice, QTextDocument

FOOT_POINTS: Final = 8
AIR_POINTS: Final = 5
WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)
HAIRLINE_POINTS: Final = 0.5
POINTS: Final = 72
SLACK: Final = 1


def put_on(device: QPagedPaintDevice, document: QTextDocument, foot: str) -> bool:
    """Paint a document page by page; return whether the device took it.

    Paper that has no room for anything is taken by none.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiY() / POINTS
    painter.setFont(QFont(document.defaultFont().family(), FOOT_POINTS))
    below = _foot_height(painter, foot, device.width(), dots)
    room = QSizeF(device.width(), device.height() - below - FOOT_POINTS * dots)
    if room.width() <= 0 or room.height() <= 0:
        painter.end()
        return False
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(room)
    keep_together(document)
    whole = QRectF(0, 0, device.width(), device.height())
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * room.height())
        document.drawContents(painter, QRectF(QPointF(0, page * room.height()), room))
        painter.restore()
        words = foot, f"{page + 1} / {pages}"
        _paint_foot(painter, whole.adjusted(0, whole.height() - below, 0, 0), words)
    return painter.end()


def keep_together(document: QTextDocument) -> None:
    """Begin a page wherever one would end inside of what belongs together."""
    while (torn := _torn(document)) is not None:
        form = torn.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(torn).setBlockFormat(form)
        # Qt would move what follows, and not look for the ends of pages again.
        document.markContentsDirty(0, document.characterCount())


def _foot_height(painter: QPainter, foot: str, width: int, dots: float) -> float:
    """Return the height of the foot: of all its lines, and the air above them."""
    beside = QRectF(0, 0, width - _number_width(painter), 1 << 20)
    lines = painter.boundingRect(beside, WRAPPED, foot).height()
    return lines + AIR_POINTS * dots


def _number_width(painter: QPainter) -> float:
    """Return what the number of a page takes at most, with the air before it."""
    return painter.fontMetrics().horizontalAdvance("0000 / 0000")


def _paint_foot(painter: QPainter, place: QRectF, words: tuple[str, str]) -> None:
    """Paint the words and the number of the page, the one never over the other."""
    dots = painter.device().logicalDpiY() / POINTS
    painter.setPen(QPen(Qt.GlobalColor.black, HAIRLINE_POINTS * dots))
    painter.drawLine(QLineF(place.topLeft(), place.topRight()))
    beside = place.adjusted(0, AIR_POINTS * dots, -_number_width(painter), 0)
    painter.drawText(beside, WRAPPED, words[0])
    right, top = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop
    painter.drawText(place.adjusted(0, AIR_POINTS * dots, 0, 0), right | top, words[1])


def _torn(document: QTextDocument) -> QTextBlock | None:
    """Return the first block of what a page's end would tear, where that can help."""
    begun = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    for group in _groups(document):
        first, last = group[0], group[-1]
        if first.blockFormat().pageBreakPolicy() & begun:
            continue
        if _page(document, first, 0) != _page(document, last, -1):
            return first
    return None


def _groups(document: QTextDocument) -> Iterator[list[QTextBlock]]:
    """Yield the blocks that belong together, outside of tables."""
    group: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        group.append(block)
        if not block.blockFormat().boolProperty(KEEP):
            yield group
            group = []
        block = block.next()
    if group:
        yield group


def _page(document: QTextDocument, block: QTextBlock, line: int) -> int:
    """Return the page on which the first or the last line of a block lies."""
    layout = block.layout()
    top = document.documentLayout().blockBoundingRect(block).top()
    if layout.lineCount():
        found = layout.lineAt(line % layout.lineCount())
        top += found.y() + (found.height() - SLACK if line else SLACK)
    return floor(top / document.pageSize().height())
