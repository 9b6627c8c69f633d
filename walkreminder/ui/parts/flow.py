"""A layout that sets widgets in rows like words, and starts a new row when full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from walkreminder.ui.parts.control import Control


class FlowLayout(QLayout):
    """Rows of chips that break where the width ends, mirrored in right-to-left."""

    def __init__(
        self, parent: QWidget | None = None, gap: int = 8, row_gap: int = 8
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = row_gap
        self._centred = False
        self.setContentsMargins(QMargins())

    def centred(self) -> FlowLayout:
        """Set each row in the middle."""
        self._centred = True
        self.invalidate()
        return self

    def show_gap(self, gap: int) -> None:
        """Keep this distance between the widgets of a row."""
        self._gap = gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or nothing past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or nothing past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Put a widget before another one."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the rows need at a width."""
        return self._rows(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._rows(rect, place=True)

    def sizeHint(self) -> QSize:
        """Ask for one row of everything."""
        shown = [item for item in self._items if not item.isEmpty()]
        hints = [item.sizeHint() for item in shown]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Ask for the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(_least(item))
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        beside = margins.left() + margins.right()
        return size + QSize(beside, margins.top() + margins.bottom())

    def _rows(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y, rows = inner.y(), self._broken(max(1, inner.width()))
        for number, row in enumerate(rows):
            y += self._row_gap if number else 0
            if place:
                self._place_row(row, inner, y)
            y += max(size.height() for _item, size in row)
        return y - rect.y() + margins.bottom()

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items that are seen in rows, each with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _bounded(item, width)
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + self._gap
        return rows

    def _place_row(
        self, row: list[tuple[QLayoutItem, QSize]], inner: QRect, y: int
    ) -> None:
        x = inner.x()
        if self._centred:
            wide = sum(size.width() for _item, size in row) + self._gap * (len(row) - 1)
            x += (inner.width() - wide + 1) // 2
        for item, size in row:
            spot = QRect(QPoint(x, y), size)
            _place(item, QStyle.visualRect(self._direction(), inner, spot))
            x += size.width() + self._gap

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        ltr = Qt.LayoutDirection.LeftToRight
        return parent.layoutDirection() if parent else ltr


def _least(item: QLayoutItem) -> QSize:
    """Return the least size of an item: a row is its own where there is no other."""
    widget, size = item.widget(), item.minimumSize()
    if isinstance(widget, Control):
        size.setWidth(max(widget.narrowest(), widget.minimumWidth()))
    return size


def _bounded(item: QLayoutItem, width: int) -> QSize:
    """Return the size of an item in rows of a width."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    high = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, high)


def _place(item: QLayoutItem, spot: QRect) -> None:
    """Place an item; a fixed height is that of one line, and may be too little."""
    widget = item.widget()
    if widget is not None and spot.height() > item.maximumSize().height():
        widget.setGeometry(spot)
    else:
        item.setGeometry(spot)
