"""Tab pills whose first word, not whose first pill, stands under the page's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.chips import TAB_PADDING, Tabs
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMoveEvent, QResizeEvent

    from walkreminder.ui.theme import ThemeSource


class HangingTabs(QWidget):
    """Keeps room for the pills in a layout; the pills hang out of it by their padding.

    They are children of a wider widget, for a widget clips its own children.
    """

    chosen = Signal(int)

    def __init__(
        self, themes: ThemeSource, names: Sequence[str], name: str, wider: QWidget
    ) -> None:
        super().__init__(wider)
        self._themes = themes
        self._wider = wider
        self._tabs = Tabs(themes, names, name, wider)
        self._tabs.chosen.connect(self.chosen)
        tall, wide = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding
        policy = QSizePolicy(wide, tall)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.updateGeometry)

    def show_chosen(self, index: int) -> None:
        """Show which tab is open, without telling anyone."""
        self._tabs.show_chosen(index)

    def _rise(self) -> int:
        """Return how much nearer than other things the pills are to the title."""
        return self._themes.theme.px(Space.S)

    def _hang(self) -> int:
        return self._themes.theme.px(TAB_PADDING)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows of pills."""
        rows = self._tabs.heightForWidth(width + 2 * self._hang())
        return rows - self._rise()

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return self._tabs.sizeHint() - QSize(0, self._rise())

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest pill."""
        return self._tabs.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pills where this stands."""
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Put the pills where this stands."""
        super().moveEvent(event)
        self._place()

    def _place(self) -> None:
        corner = self.mapTo(self._wider, QPoint())
        hang, rise = self._hang(), self._rise()
        room = QRect(corner, self.size()).adjusted(-hang, -rise, hang, 0)
        self._tabs.setGeometry(room)
        self._tabs.raise_()
