"""Room for a widget that begins a little before its column, as tab pills do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMoveEvent, QResizeEvent, QShowEvent

MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class Overhang(QWidget):
    """Keeps the room; the widget itself lies on `stage`, where nothing cuts it off."""

    def __init__(
        self, held: QWidget, stage: QWidget, by: QPoint, parent: QWidget | None = None
    ) -> None:
        """Take the widget, where it lies, and how far it begins before its room."""
        super().__init__(parent)
        self._held = held
        self._stage = stage
        self._by = by
        held.setParent(stage)
        held.show()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the room of the held widget."""
        return self._held.sizeHint() - self._beyond()

    def minimumSizeHint(self) -> QSize:
        """Ask for the least room of the held widget."""
        return self._held.minimumSizeHint() - self._beyond()

    def heightForWidth(self, width: int) -> int:
        """Return the height the held widget needs at a width."""
        return self._held.heightForWidth(width + self._by.x()) - self._by.y()

    def place(self) -> None:
        """Put the held widget over its room."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        begin = QPoint(0 if mirrored else -self._by.x(), -self._by.y())
        room = self.size() + self._beyond()
        self._held.setGeometry(QRect(self.mapTo(self._stage, begin), room))

    def _beyond(self) -> QSize:
        return QSize(self._by.x(), self._by.y())

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
        """Watch the column from now on."""
        super().showEvent(event)
        column = self.parentWidget()
        if column is not None:
            column.installEventFilter(self)
        self.place()
