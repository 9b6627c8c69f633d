"""Tab pills whose first word, not whose first pill, stands under the page's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.chips import TAB_PADDING, TIGHT_PADDING, TabPill, Tabs
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent

    from walkreminder.ui.dressing import ThemeSource

MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class HangingTabs(QWidget):
    """Keeps room for the pills in a layout; the pills begin their padding before it.

    They lie on `stage`, a wider widget, for a widget cuts off its own children.
    """

    chosen = Signal(int)

    def __init__(
        self, themes: ThemeSource, names: Sequence[str], name: str, stage: QWidget
    ) -> None:
        super().__init__(stage)
        self._themes = themes
        self._stage = stage
        self._padding = TAB_PADDING
        self._tabs = Tabs(themes, names, name, stage)
        self._tabs.chosen.connect(self.chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.updateGeometry)

    def pills(self) -> list[TabPill]:
        """Return the pills, in the order of their names."""
        return self._tabs.findChildren(TabPill)

    def show_chosen(self, index: int) -> None:
        """Show which tab is open, without telling anyone."""
        self._tabs.show_chosen(index)

    def show_tight(self, tight: bool) -> None:  # noqa: FBT001 - it is the value
        """Let the pills stand closer together where there is little room."""
        self._padding = TIGHT_PADDING if tight else TAB_PADDING
        self._tabs.show_tight(tight)
        self.updateGeometry()
        self._place()

    def _beyond(self) -> QSize:
        """Return how far the pills begin before their room, and above it."""
        px = self._themes.theme.px
        return QSize(px(self._padding), px(Space.S))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows of pills."""
        beyond = self._beyond()
        return self._tabs.heightForWidth(width + beyond.width()) - beyond.height()

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return self._tabs.sizeHint() - self._beyond()

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest pill."""
        return self._tabs.minimumSizeHint() - self._beyond()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the column too: it may move where this room does not."""
        if event.type() in MOVES:
            self._place()
        return False

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the pills along."""
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pills the new room."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the column from now on."""
        super().showEvent(event)
        self._tabs.show()
        column = self.parentWidget()
        if column is not None:
            column.installEventFilter(self)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the pills too: they lie elsewhere."""
        super().hideEvent(event)
        self._tabs.hide()

    def _place(self) -> None:
        beyond = self._beyond()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        begin = QPoint(0 if mirrored else -beyond.width(), -beyond.height())
        room = QRect(self.mapTo(self._stage, begin), self.size() + beyond)
        self._tabs.setGeometry(room)
        self._tabs.raise_()
