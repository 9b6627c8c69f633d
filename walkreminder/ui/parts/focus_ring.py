"""Show where the keyboard is: a ring around a control, with air between.

The ring lies outside of its control, so no layout has to keep room for it.
It shows only to people who use the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from walkreminder.ui.parts.paint import outline, painter_for, pen
from walkreminder.ui.theme import FOCUS_GAP, FOCUS_LINE, Radius

if TYPE_CHECKING:
    from walkreminder.ui.theme import ThemeSource

BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
MOVES: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
ENDS: Final = frozenset({QEvent.Type.Hide, QEvent.Type.MouseButtonPress})


class FocusRing(QWidget):
    """The ring of one control; it follows its owner's focus, place and size."""

    def __init__(
        self, owner: QWidget, themes: ThemeSource, radius: float = Radius.CONTROL
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._themes = themes
        self._radius = radius
        self._part: QRect | None = None
        self._watched: list[QWidget] = []
        self._wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        owner.installEventFilter(self)

    def surround(self, part: QRect) -> None:
        """Ring one part of the owner instead of all of it."""
        self._part = part
        if self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the owner."""
        kind = event.type()
        if kind in MOVES and self.isVisible():
            self._place()
        elif watched is self._owner:
            self._follow(event)
        return False

    def _follow(self, event: QEvent) -> None:
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            back = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            if event.reason() in BY_KEYBOARD or (back and self._wanted):
                self._appear()
        elif kind is QEvent.Type.KeyPress and not self.isVisible():
            self._appear()
        elif kind is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            away = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            self._wanted = away and self.isVisible()
            self._vanish()
        elif kind in ENDS:
            self._vanish()

    def _reach(self) -> int:
        return self._themes.theme.px(FOCUS_GAP + FOCUS_LINE)

    def _around(self, host: QWidget) -> QRect:
        part = self._part or self._owner.rect()
        place = QRect(self._owner.mapTo(host, part.topLeft()), part.size())
        reach = self._reach()
        return place.adjusted(-reach, -reach, reach, reach)

    def _appear(self) -> None:
        host = self._owner
        self._watched = []
        while (above := host.parentWidget()) is not None and not host.isWindow():
            host.installEventFilter(self)
            self._watched.append(host)
            host = above
            if host.rect().contains(self._around(host)):
                break
        self.setParent(host)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(self._around(host))
            self.update()

    def _vanish(self) -> None:
        self.hide()
        for widget in self._watched:
            if widget is not self._owner:
                widget.removeEventFilter(self)
        self._watched = []
        self.setParent(self._owner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        theme = self._themes.theme
        painter = painter_for(self)
        radius = theme.length(self._radius) + self._reach()
        largest = min(self.width(), self.height()) / 2
        line = pen(theme.palette.leaf, theme.length(FOCUS_LINE))
        outline(painter, QRectF(self.rect()), min(radius, largest), line)
        painter.end()
