"""Put a document on pages: what belongs together stays so, and each page has a foot."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
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

MARGIN_MM: Final = 20
FOOT_POINTS: Final = 8
FOOT_LINES: Final = 3  # the foot, and the air between it and the text
HAIRLINE_POINTS: Final = 0.5
POINTS: Final = 72
SLACK: Final = 1


def paged(device: QPagedPaintDevice) -> None:
    """Give a device the paper of the country, with margins that a hand can hold."""
    us = QLocale.MeasurementSystem.ImperialUSSystem
    letter = QLocale().measurementSystem() is us
    size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    device.setPageSize(QPageSize(size))
    margins = QMarginsF(*([MARGIN_MM] * 4))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def put_on(device: QPagedPaintDevice, document: QTextDocument, foot: str) -> bool:
    """Paint a document page by page; return whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiY() / POINTS
    room = QSizeF(device.width(), device.height() - FOOT_LINES * FOOT_POINTS * dots)
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
        painter.setFont(QFont(document.defaultFont().family(), FOOT_POINTS))
        _paint_foot(painter, whole, dots, (foot, f"{page + 1} / {pages}"))
    return painter.end()


def keep_together(document: QTextDocument) -> None:
    """Begin a page wherever one would end inside of what belongs together."""
    while (torn := _torn(document)) is not None:
        form = torn.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(torn).setBlockFormat(form)
        # Qt would move what follows, and not look for the ends of pages again.
        document.markContentsDirty(0, document.characterCount())


def _paint_foot(
    painter: QPainter, whole: QRectF, dots: float, words: tuple[str, str]
) -> None:
    painter.setPen(QPen(Qt.GlobalColor.black, HAIRLINE_POINTS * dots))
    height = FOOT_POINTS * dots
    line = whole.bottom() - 1.8 * height
    painter.drawLine(QLineF(whole.left(), line, whole.right(), line))
    place = QRectF(whole.left(), line, whole.width(), whole.bottom() - line)
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | bottom, words[0])
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | bottom, words[1])


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
