"""Keep a widget in view while the page around it finds its heights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt

from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.theme import Radius, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

    from walkreminder.ui.dressing import ThemeSource

MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
ENDS = frozenset({QEvent.Type.FocusOut, QEvent.Type.Hide})


class InView(QObject):
    """Scrolls to a widget and gives it the focus, with a ring around.

    What was made a moment ago has no height yet, and gets it in steps. Until somebody
    scrolls, or the focus goes elsewhere, the page follows.
    """

    def __init__(self, area: QScrollArea, themes: ThemeSource) -> None:
        super().__init__(area)
        self._area = area
        self._themes = themes
        self._kept: QWidget | None = None
        self._ringed: set[QWidget] = set()
        self._at = 0
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._bring)
        bar.valueChanged.connect(self._notice)

    def keep(self, widget: QWidget, radius: float = Radius.CARD) -> None:
        """Bring a widget to the top; its ring is as round as the widget."""
        self.follow(widget)
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            self._ring(widget, radius)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, widget: QWidget) -> None:
        """Bring a widget to the top, in which the focus is already."""
        self._let_go()
        widget.installEventFilter(self)
        self._kept = widget
        self._bring()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the widget until it is left."""
        if event.type() in MOVES:
            self._bring()
        elif event.type() in ENDS:
            self._let_go()
        return False

    def _ring(self, widget: QWidget, radius: float) -> None:
        """Let a widget wear a ring that else never has the focus."""
        if widget not in self._ringed:
            self._ringed.add(widget)
            FocusRing(widget, self._themes, radius)

    def _bring(self) -> None:
        content, bar = self._area.widget(), self._area.verticalScrollBar()
        if self._kept is None or content is None:
            return
        top = self._kept.mapTo(content, QPoint()).y()
        wanted = top - self._themes.theme.px(Space.L)
        self._at = max(bar.minimum(), min(wanted, bar.maximum()))
        bar.setValue(self._at)

    def _notice(self, value: int) -> None:
        if value != self._at:
            self._let_go()

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.removeEventFilter(self)
