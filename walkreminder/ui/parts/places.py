"""A picture whose places tell of themselves to pointer, finger and arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QToolTip

from walkreminder.ui.parts.focus_ring import BY_KEYBOARD
from walkreminder.ui.parts.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class Places(Scale):
    """Places in their order; the keyboard comes to the one that is told first.

    To screen readers it is a slider, whose name tells the place that it is at and
    whose description sums all of them up.
    """

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._told: tuple[str, ...] = ()
        self._first = 0
        self._marked: int | None = None
        self._pointed: int | None = None
        self.setMouseTracking(True)

    def show_told(self, told: Sequence[str], first: int, spoken: str) -> None:
        """Take what places say of themselves, which comes first, and their sum."""
        self._told, self._first = tuple(told), first
        self._marked = self._pointed = None
        self.setAccessibleDescription(spoken)
        if self._told:
            self._tell(first)
        self.refresh()

    def room_of(self, at: int) -> QRectF:
        """Return where a place is; each kind of picture says its own."""
        raise NotImplementedError

    def place_at(self, point: QPointF) -> int | None:
        """Return the place at a point, if there is one."""
        every = range(len(self._told))
        return next((at for at in every if self.room_of(at).contains(point)), None)

    def reach(self, at: int) -> None:
        """Go to a place, and say it."""
        if self._told:
            self._marked = min(max(0, at), len(self._told) - 1)
            self._tell(self._marked)
            self._surround(self._marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the place under the pointer."""
        self._point(self.place_at(event.position()))
        if self._pointed is None:
            QToolTip.hideText()
        else:
            where = event.globalPosition().toPoint()
            self.show_hint(where, self._told[self._pointed])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell it to a finger too, which cannot point without a press."""
        at = self.place_at(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Fall silent when the pointer has left."""
        super().leaveEvent(event)
        self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of the first to whom the keyboard brought here."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD and self._told:
            self._go(self._first)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fall silent."""
        super().focusOutEvent(event)
        self._marked = None
        QToolTip.hideText()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring around the place that the keyboard is at."""
        super().resizeEvent(event)
        if self._told:
            self._surround(self._first if self._marked is None else self._marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the places."""
        at, ahead = self._marked, -1 if self.mirrored else 1
        at = self._first if at is None else at
        to = {
            Qt.Key.Key_Right: at + ahead,
            Qt.Key.Key_Left: at - ahead,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._told) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not self._told:
            super().keyPressEvent(event)
        else:
            self._go(to)

    def _go(self, at: int) -> None:
        self.reach(at)
        assert self._marked is not None
        room = self.room_of(self._marked)
        foot = QPoint(round(room.center().x()), round(room.bottom()))
        self.show_hint(self.mapToGlobal(foot), self._told[self._marked])
        self.update()

    def _point(self, at: int | None) -> None:
        if at != self._pointed:
            self._pointed = at
            self.update()

    def _tell(self, at: int) -> None:
        self.show_place(at, len(self._told) - 1, self._told[at])

    def _surround(self, at: int) -> None:
        """Put the focus ring around a place: the picture is no control of one."""
        self.focus_ring.surround(self.room_of(at).toAlignedRect())
