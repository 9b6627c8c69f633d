"""A row of equal cells, or two rows of them where one has no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStyle, QWidget

from walkreminder.ui.parts.ends import items_of


class CellRows(QHBoxLayout):
    """Cells that share a width; the first row of two has no fewer than the second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        parent.setLayout(self)

    def stacks_at(self, width: int) -> bool:
        """Return whether there are two rows at a width."""
        return width < super().minimumSize().width()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one row, or of two."""
        high = self.sizeHint().height()
        return 2 * high + self.spacing() if self.stacks_at(width) else high

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the same: nothing is clipped."""
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        """Ask for half of the cells beside each other."""
        least = super().minimumSize()
        widths = (each.minimumSize().width() for each in items_of(self))
        across, gap = self._across(), self.spacing()
        wide = max(widths, default=0) * across + gap * (across - 1)
        return QSize(min(wide, least.width()), least.height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the cells."""
        if not self.stacks_at(rect.width()):
            super().setGeometry(rect)
            return
        QLayout.setGeometry(self, rect)
        across, gap = self._across(), self.spacing()
        pitch, high = (rect.width() + gap) / across, (rect.height() - gap) // 2
        parent = self.parentWidget()
        ltr = Qt.LayoutDirection.LeftToRight
        way = parent.layoutDirection() if parent is not None else ltr
        for at, cell in enumerate(items_of(self)):
            row, column = divmod(at, across)
            left = round(column * pitch)
            wide = round((column + 1) * pitch) - gap - left
            place = QRect(left, row * (high + gap), wide, high)
            place.translate(rect.topLeft())
            cell.setGeometry(QStyle.visualRect(way, rect, place))

    def _across(self) -> int:
        return (self.count() + 1) // 2
