"""Show where the keyboard is: a ring around a control, with air between.

The ring lies outside of its control, so no layout has to keep room for it.
It shows only to people who use the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from walkreminder.ui.parts.paint import outline, painter_for, pen
from walkreminder.ui.theme import FOCUS_GAP, FOCUS_LINE, Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from walkreminder.ui.dressing import ThemeSource

BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
MOVES: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
ENDS: Final = frozenset({QEvent.Type.Hide, QEvent.Type.MouseButtonPress})


class Halo(QWidget):
    """The ring itself: lies on an ancestor with room for it, and follows its owner.

    It is never a child of its owner, so it can go while its owner is destroyed.
    """

    def __init__(self, owner: QWidget, themes: ThemeSource, radius: float) -> None:
        super().__init__(None)
        self._owner = owner
        self._themes = themes
        self._radius = radius
        self._part: QRect | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setParent(self._host())
        self.hide()

    def show_part(self, part: QRect | None) -> None:
        """Surround one part of the owner, or all of it."""
        self._part = part
        self.setGeometry(self._around(self.parentWidget() or self._owner))
        self.update()

    def _reach(self) -> int:
        return self._themes.theme.px(FOCUS_GAP + FOCUS_LINE)

    def _around(self, host: QWidget) -> QRect:
        part = self._part or self._owner.rect()
        place = QRect(self._owner.mapTo(host, part.topLeft()), part.size())
        reach = self._reach()
        return place.adjusted(-reach, -reach, reach, reach)

    def _host(self) -> QWidget:
        """Return the nearest ancestor with room, watching all that may move."""
        host = self._owner
        while (above := host.parentWidget()) is not None and not host.isWindow():
            host.installEventFilter(self)
            host = above
            if host.rect().contains(self._around(host)):
                break
        return host

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow when the owner, or what it lies on, moves."""
        # Not isVisible(): while it is being shown, what it lies on is laid out.
        if event.type() in MOVES and not self.isHidden():
            self.show_part(self._part)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        theme = self._themes.theme
        painter = painter_for(self)
        radius = theme.length(self._radius) + self._reach()
        largest = min(self.width(), self.height()) / 2
        line = pen(theme.palette.leaf, theme.length(FOCUS_LINE))
        outline(painter, QRectF(self.rect()), min(radius, largest), line)
        painter.end()


class FocusRing(QObject):
    """Decides when a control wears a ring, from how the keyboard came to it."""

    def __init__(
        self, owner: QWidget, themes: ThemeSource, radius: float = Radius.CONTROL
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._themes = themes
        self._radius = radius
        self._part: QRect | None = None
        self._halo: Halo | None = None
        self._wanted = False
        owner.installEventFilter(self)

    def surround(self, part: QRect) -> None:
        """Ring one part of the owner instead of all of it."""
        if part != self._part:
            self._part = part
            if self._halo is not None and isValid(self._halo):
                self._halo.show_part(part)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the owner's focus."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            back = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            if event.reason() in BY_KEYBOARD or (back and self._wanted):
                self._appear()
        elif kind is QEvent.Type.KeyPress and self._owner.hasFocus():
            # Not for a key that came up from a child.
            self._appear()
        elif kind is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            away = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            self._wanted = away and self._halo is not None
            self._vanish()
        elif kind in ENDS:
            self._vanish()
        return False

    def _appear(self) -> None:
        if self._halo is None:
            self._halo = Halo(self._owner, self._themes, self._radius)
            self._halo.show_part(self._part)
            self._halo.show()
            self._halo.raise_()

    def _vanish(self) -> None:
        halo, self._halo = self._halo, None
        if halo is not None and isValid(halo):
            halo.hide()
            halo.deleteLater()
