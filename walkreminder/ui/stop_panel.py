"""When to stop a walk: the signs over the walk window, and the button that stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from walkreminder.core.claims import SafetyId
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignItems
from walkreminder.ui.parts.buttons import Button, IconButton, Kind
from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.paint import painter_for
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from walkreminder.core.claims import Content
    from walkreminder.ui.dressing import ThemeSource

# How many of the signs call for the emergency number; the content says so, too.
URGENT: Final = 5
LEAD: Final = 4
SIDE: Final = 20


class StopPanel(QWidget):
    """Lies over a window until it is left; nothing below takes the keys meanwhile.

    `stop_wanted` is for the walk, `help_wanted` for the whole list; `left` tells that
    it was left for the walk.
    """

    stop_wanted = Signal()
    left = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, content: Content, window: QWidget) -> None:
        super().__init__(window)
        self._themes = themes
        self._covered = window
        self._below: list[QWidget] = []
        signs = content.signs(SafetyId.STOP)
        self.setAccessibleName(sentences(signs.title, signs.intro))
        self._title = Prose(themes, tr("When to stop"), Face.LEAD_STRONG, parent=self)
        self._back = IconButton(themes, "x", tr("Back to the walk"), parent=self)
        self._back.clicked.connect(self._go_back)
        self._area = self._list(content)
        self._then = Prose(themes, signs.then, Face.STRONG, parent=self)
        self.stop = Button(themes, tr("Stop this walk"), Kind.PRIMARY, parent=self)
        self.more = IconButton(
            themes, "help", content.labels.get_help, Kind.QUIET, parent=self
        )
        self.stop.clicked.connect(self._stop)
        self.more.clicked.connect(self.help_wanted)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.stop, 1)
        self._foot.addWidget(self.more)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self._then)
        self._whole.addLayout(self._foot)
        themes.changed.connect(self._space_out)
        self._space_out()
        window.installEventFilter(self)
        self.hide()

    def come(self) -> None:
        """Cover the window, and take the keyboard."""
        if self.isHidden():
            parts = self._covered.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            self._below = [p for p in parts if p is not self and p.isEnabled()]
        for part in self._below:
            part.setEnabled(False)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus()

    def leave(self) -> None:
        """Uncover the window, and give the keyboard back."""
        if self.isHidden():
            return
        for part in self._below:
            part.setEnabled(True)
        self.hide()
        self._covered.setFocus()

    def _list(self, content: Content) -> QScrollArea:
        """Return the signs, those that call for the emergency number first."""
        signs, themes = content.signs(SafetyId.STOP), self._themes
        area, sheet = QScrollArea(self), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(sentences(signs.intro, "; ".join(signs.items)))
        Clothes(area.verticalScrollBar(), themes)
        FocusRing(area, themes)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, themes.theme.px(Space.S), 0)
        column.setSpacing(themes.theme.px(Space.M))
        intro = Prose(themes, signs.intro, Face.STRONG, Tone.CLAY, sheet)
        column.addWidget(intro)
        for items, tone in (
            (signs.items[:URGENT], Tone.CLAY),
            (signs.items[URGENT:], Tone.AMBER),
        ):
            column.addWidget(SignItems(themes, items, tone, parent=sheet))
        column.addStretch(1)
        area.setWidget(sheet)
        for part in (area.viewport(), sheet):
            part.setAutoFillBackground(False)
        return area

    def _go_back(self) -> None:
        self.leave()
        self.left.emit()

    def _stop(self) -> None:
        self.leave()
        self.stop_wanted.emit()

    def _space_out(self) -> None:
        px = self._themes.theme.px
        self._whole.setContentsMargins(px(SIDE), px(Space.L), px(SIDE), px(SIDE))
        self._whole.setSpacing(px(Space.M))
        self._foot.setSpacing(px(Space.S))
        self._title.setContentsMargins(0, px(LEAD), 0, 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._covered.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape; no other key reaches the walk."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, so that nothing of the walk shines through."""
        painter = painter_for(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.palette.paper))
        painter.end()
