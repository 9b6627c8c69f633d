"""Room for a widget that begins a little before its column, as tab pills do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent

MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class Overhang(QWidget):
    """Keeps the room; the widget itself lies on `stage`, where nothing cuts it off."""

    def __init__(
        self, held: QWidget, stage: QWidget, by: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._held = held
        self._stage = stage
        self._by = by
        held.setParent(stage)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the room of the held widget."""
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for the least room of the held widget."""
        return self._held.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height the held widget needs at a width."""
        return self._held.heightForWidth(width + self._by)

    def place(self) -> None:
        """Put the held widget over its room."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        begin = QPoint(0 if mirrored else -self._by, 0)
        room = QSize(self.width() + self._by, self.height())
        self._held.setGeometry(QRect(self.mapTo(self._stage, begin), room))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the column too: it may move where this room does not."""
        if event.type() in MOVES:
            self.place()
        return False

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the held widget along."""
        super().moveEvent(event)
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the held widget the new room."""
        super().resizeEvent(event)
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the column, and show the held widget."""
        super().showEvent(event)
        column = self.parentWidget()
        if column is not None:
            column.installEventFilter(self)
        self._held.show()
        self.place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the held widget too."""
        super().hideEvent(event)
        self._held.hide()
