"""A layout of two columns in one order; alone knows which card goes to which side.

No card begins far above the one before it, so that who reads down the page, who walks
with Tab and who listens all meet the cards in one order. Among such ways it takes the
one whose columns end nearest to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkreminder.ui.dressing import ThemeSource

STACK_BELOW: Final = 600
BACK: Final = 100  # how far above the card before it a card may begin


def sides(heights: Sequence[float], gap: float, back: float) -> tuple[int, ...]:
    """Return the column of each card: 0 where one begins to read, or 1."""
    # Each way so far: its columns, how far they are filled, and where the last began.
    ways: list[tuple[tuple[int, ...], tuple[float, float], float]]
    ways = [((), (0.0, 0.0), 0.0)]
    for height in heights:
        longer = []
        for taken, filled, last in ways:
            for side in (0, 1):
                top = filled[side]
                if top < last - back or (not taken and side):
                    continue
                below = top + height + gap
                ends = (below, filled[1]) if side == 0 else (filled[0], below)
                longer.append(((*taken, side), ends, top))
        # Two ways that end alike are as good as one.
        ways = list({(ends, top): (t, ends, top) for t, ends, top in longer}.values())
    best = min(ways, key=lambda way: (max(way[1]), abs(way[1][0] - way[1][1])))
    return best[0]


class TwoColumns(QLayout):
    """Two columns where there is room, and one where not.

    Who stands where is decided once for each width: what grows there later moves
    what is below it, and nothing to the other side.
    """

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._items: list[QLayoutItem] = []
        self._sides: dict[int, tuple[int, ...]] = {}
        self.setContentsMargins(QMargins())
        themes.changed.connect(self._forget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)
        self._sides.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or nothing past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or nothing past the end."""
        self._sides.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the longer column at a width."""
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        ltr = Qt.LayoutDirection.LeftToRight
        way = parent.layoutDirection() if parent is not None else ltr
        whole = QRect(QPoint(), rect.size())
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            spot = QStyle.visualRect(way, whole, place)
            item.setGeometry(spot.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        """Ask for two columns as wide as their widest card."""
        width = max((item.sizeHint().width() for item in self._items), default=0)
        asked = 2 * width + self._gap()
        return QSize(asked, self.heightForWidth(asked))

    def minimumSize(self) -> QSize:
        """Ask for the widest card: narrower than two of them they stack."""
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, 0)

    def _gap(self) -> int:
        return self._themes.theme.px(Space.L)

    def _places(self, width: int) -> list[QRect]:
        """Return where each card stands at a width, as one reads from the left."""
        gap = self._gap()
        beside = width >= self._themes.theme.px(STACK_BELOW)
        wide = (width - gap) // 2 if beside else width
        heights = [self._height(item, wide) for item in self._items]
        if not beside:
            taken: tuple[int, ...] = (0,) * len(heights)
        elif width in self._sides:
            taken = self._sides[width]
        else:
            back = self._themes.theme.length(BACK)
            taken = self._sides[width] = sides(heights, gap, back)
        tops, lefts = [0, 0], (0, width - wide)
        places = []
        for side, height in zip(taken, heights, strict=True):
            places.append(QRect(lefts[side], tops[side], wide, height))
            tops[side] += height + gap
        return places

    def _height(self, item: QLayoutItem, width: int) -> int:
        if item.hasHeightForWidth():
            return item.heightForWidth(width)
        return item.sizeHint().height()

    def _forget(self) -> None:
        self._sides.clear()
        self.invalidate()
