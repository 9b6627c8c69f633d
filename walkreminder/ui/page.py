"""The frame of a page: its head and its body, which scroll together."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.text import Text
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import FOCUS_GAP, FOCUS_LINE, Face, Space, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from walkreminder.ui.dressing import ThemeSource

TIGHT_BELOW: Final = 480
NARROW_BELOW: Final = 740
WIDEST: Final = 880
HEAD: Final = (40, 52)  # compact, full
BASELINE: Final = 4
MARGINS: Final = ((Space.L, 20), (Space.XL, Space.XXL))  # compact, full
LINE: Final = 40


class Room(IntEnum):
    """How much room a page has; tight is the smallest window with large letters."""

    TIGHT = 0
    COMPACT = 1
    FULL = 2


class Page(QScrollArea):
    """A page of the main window: put things into `body`, buttons into the head.

    `asked` carries a wish of the user as an event of the core, `wanted` the name
    of a page, and after a slash that of a place there. How much room there is
    decides how things stand: `roomed` tells, and `compacted` tells those who only ask
    whether it is less than all. `tells` names the kinds of trouble that the page
    tells of itself, so that nobody else need.
    """

    asked = Signal(object)
    wanted = Signal(str)
    roomed = Signal(object)
    compacted = Signal(bool)

    def __init__(
        self, themes: ThemeSource, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.room = Room.FULL
        self.tells: frozenset[str] = frozenset()
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            Clothes(bar, themes)
        self._ring = FocusRing(self, themes)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self._outer = QHBoxLayout(self.content)
        self._column = QWidget(self.content)
        self._outer.addWidget(self._column)
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(themes.theme.px(Space.M))
        self._head = _Head(themes, title, self._column)
        self.body.addWidget(self._head)
        self.setWidget(self.content)
        themes.changed.connect(self._dress)
        self._dress()

    @property
    def compact(self) -> bool:
        """Whether there is less than all the room."""
        return self.room is not Room.FULL

    def show_subtitle(self, text: str) -> None:
        """Show a few words under the title, or none."""
        self._head.show_subtitle(text)

    def show_place(self, _name: str) -> None:
        """Bring a place of this page into view; most pages have no such places."""

    def become_stop(self) -> None:
        """Let Tab stop at the page while it scrolls, for it holds no other stop."""
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._offer_stop)
        self._offer_stop(bar.minimum(), bar.maximum())

    def add_to_head(self, widget: QWidget) -> None:
        """Put a control at the far end of the head."""
        self._head.add(widget)

    def fit_cards(self) -> None:
        """Give all cards as much air around their words as the room allows."""
        for card in self.content.findChildren(Card):
            card.show_tight(self.room is Room.TIGHT)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll as a key asks; return whether it asks for that."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = held == Qt.KeyboardModifier.ShiftModifier
        key, bar = event.key(), self.verticalScrollBar()
        if held and not (back and key == Qt.Key.Key_Space):
            return False
        # A line of the last screen is seen again on the next.
        line, screen = bar.singleStep(), bar.pageStep() - bar.singleStep()
        ways: dict[int, int] = {
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_Down: line,
            Qt.Key.Key_PageUp: -screen,
            Qt.Key.Key_PageDown: screen,
            Qt.Key.Key_Space: -screen if back else screen,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        way = ways.get(key, 0)
        bar.setValue(bar.value() + way)
        return way != 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that come up from the controls unused."""
        if not self.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is more or less room."""
        super().resizeEvent(event)
        room = self._room()
        if room is not self.room:
            self.room = room
            self.roomed.emit(room)
            self.compacted.emit(self.compact)
        self._dress()

    def _offer_stop(self, _top: int, bottom: int) -> None:
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.TabFocus if bottom else policy.NoFocus)

    def _room(self) -> Room:
        px = self.themes.theme.px
        if self.width() < px(TIGHT_BELOW):
            return Room.TIGHT
        return Room.COMPACT if self.width() < px(NARROW_BELOW) else Room.FULL

    def _dress(self) -> None:
        px, full = self.themes.theme.px, self.room is Room.FULL
        above, beside = (px(side) for side in MARGINS[int(full)])
        # The scroll bar stands in the margin, so nothing moves when it comes.
        # The bar itself has no size yet when the room for it is taken.
        taken = self.width() - self.viewport().width()
        margins = QMargins(beside, above, beside - taken, px(Space.M))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            margins = QMargins(beside - taken, above, beside, px(Space.M))
        self._outer.setContentsMargins(margins)
        self._column.setMaximumWidth(px(WIDEST))
        self.body.setSpacing(px(Space.L if full else Space.M))
        self._head.show_room(self.room)
        self.verticalScrollBar().setSingleStep(px(LINE))
        # The ring lies outside of what it surrounds, and the page fills its window.
        inset = px(FOCUS_GAP + FOCUS_LINE)
        self._ring.surround(self.rect().adjusted(inset, inset, -inset, -inset))


class _Head(QWidget):
    """Title and subtitle, under each other or side by side, and the controls."""

    def __init__(self, themes: ThemeSource, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._large = Text(themes, title, Face.HEADING, parent=self)
        self._small = Text(themes, title, Face.LEAD_STRONG, parent=self)
        self._subtitle = Text(themes, "", tone=Tone.MUTED, parent=self)
        self._titles = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for text in (self._large, self._small, self._subtitle):
            text.folding()
            self._titles.addWidget(text, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row = EndsRow(self, themes.theme.px(Space.XS))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(themes.theme.px(Space.S))
        self._row.addLayout(self._titles)
        self._row.addStretch(1)
        self._subtitle.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_subtitle(self, text: str) -> None:
        self._subtitle.show_text(text)
        self._subtitle.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_room(self, room: Room) -> None:
        px, full = self._themes.theme.px, room is Room.FULL
        self._large.setVisible(full)
        self._small.setVisible(not full)
        direction = QBoxLayout.Direction
        in_line = room is Room.COMPACT
        self._titles.setDirection(
            direction.LeftToRight if in_line else direction.TopToBottom
        )
        self._titles.setSpacing(px(Space.M if in_line else Space.XS))
        # Beside the larger title the smaller words stand on its baseline.
        self._subtitle.setContentsMargins(0, px(BASELINE) if in_line else 0, 0, 0)
        self.setMinimumHeight(px(HEAD[int(full)]))
