"""A row whose parts go below each other where a line has no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QStyle, QWidget

from walkreminder.ui.parts.text import Text


class EndsRow(QHBoxLayout):
    """Words at the start of a line and something at its end, or all at the start.

    Words that may fold do so only once they have a line of their own.
    """

    def __init__(
        self, parent: QWidget | None = None, below: int = 0, words: int = 0
    ) -> None:
        """Take the distance between those that stand below each other.

        `words` is the width that what may be several lines has at least beside others.
        """
        super().__init__()
        self._below = below
        self._words = words
        if parent is not None:
            parent.setLayout(self)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row, or of all that stand below each other."""
        if self._has_room(width):
            if super().hasHeightForWidth():
                return super().heightForWidth(width)
            return self.sizeHint().height()
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        heights = [_size(each, inner).height() for each in self._parts()]
        gaps = self._below * max(0, len(heights) - 1)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the same: nothing is clipped."""
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        """Ask for the widest part: narrower than the row they stack."""
        margins = self.contentsMargins()
        wide = max((each.minimumSize().width() for each in self._parts()), default=0)
        wide += margins.left() + margins.right()
        return QSize(wide, super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        if self._has_room(rect.width()):
            super().setGeometry(rect)
            return
        QLayout.setGeometry(self, rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        parent, top = self.parentWidget(), inner.top()
        ltr = Qt.LayoutDirection.LeftToRight
        way = parent.layoutDirection() if parent is not None else ltr
        for each in self._parts():
            place = QRect(QPoint(inner.left(), top), _size(each, inner.width()))
            each.setGeometry(QStyle.visualRect(way, inner, place))
            top += place.height() + self._below

    def _has_room(self, width: int) -> bool:
        """Return whether all parts stand in one line at a width."""
        margins, count = self.contentsMargins(), self._shown()
        wide = sum(self._asked(each) for each in self._parts())
        gaps = self.spacing() * max(0, count - 1)
        return wide + gaps + margins.left() + margins.right() <= width

    def _asked(self, item: QLayoutItem) -> int:
        """Return the width that a part has to have beside the others."""
        widget, hint = item.widget(), item.sizeHint().width()
        if item.layout() is not None:
            return hint
        if isinstance(widget, Text) and widget.folds:
            return hint
        least = item.minimumSize().width()
        if item.hasHeightForWidth():
            return max(least, min(hint, self._words))
        return least

    def _shown(self) -> int:
        """Return how many have a distance between them: a stretch counts too."""
        items = items_of(self)
        return sum(not e.isEmpty() or e.spacerItem() is not None for e in items)

    def _parts(self) -> list[QLayoutItem]:
        """Return what there is to be seen."""
        return [each for each in items_of(self) if not each.isEmpty()]


def items_of(layout: QLayout) -> list[QLayoutItem]:
    """Return the items of a layout, hidden ones and room between them too."""
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [each for each in items if each is not None]


def _size(item: QLayoutItem, width: int) -> QSize:
    """Return the size of a part that has a line of its own."""
    hint, wide = item.sizeHint(), Qt.Orientation.Horizontal
    if item.expandingDirections() & wide or hint.width() > width:
        hint.setWidth(width)
    if item.hasHeightForWidth():
        hint.setHeight(item.heightForWidth(hint.width()))
    return hint
