"""The card in the corner: a picture, three lines, and what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from walkreminder.ui.floating import Floating, margins
from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.buttons import Button, IconButton, Kind
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.ring import Ring, RingSize, Share
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

SIZE: Final = (380, 170)
DISC: Final = 72
DISC_ICON: Final = 32
LINES: Final = (18, 24, 20)
LINE: Final = 1
CLOSE: Final = 32


class Disc(Picture):
    """A soft disc with an icon, where a card is not about minutes."""

    def __init__(self, themes: ThemeSource, icon: str) -> None:
        super().__init__(themes)
        self._icon = icon

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a square as large as the ring's."""
        return QSize(theme.px(DISC), theme.px(DISC))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the disc and its icon."""
        disc = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette.leaf_soft))
        painter.drawEllipse(disc)
        side = theme.px(DISC_ICON)
        place = QRectF(0, 0, side, side)
        place.moveCenter(disc.center())
        colour, direction = theme.palette.leaf, self.layoutDirection()
        draw_icon(painter, self._icon, colour, place, direction)


class CornerCard(Floating):
    """A card that asks; it never takes the keyboard away from anybody."""

    asked = Signal(object)
    closed = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, around: Around, icon: str) -> None:
        super().__init__(themes, around, SIZE)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._ring = Ring(themes, RingSize.PROMPT)
        self._disc = Disc(themes, icon)
        self._caption = Caption(themes)
        self._caption.shortened()
        self._title = Text(themes, "", Face.TITLE).wrapped()
        self._sentence = Text(themes, "", Face.BODY, Tone.MUTED).wrapped()
        self.buttons = QHBoxLayout()
        self._close = IconButton(themes, "x", tr("Close"), parent=self)
        self._close.clicked.connect(self._shut)
        self._help = IconButton(themes, "help", tr("When to get help"), parent=self)
        self._help.clicked.connect(self.help_wanted)
        self._set_out()
        # The lines reach below the cross, and came later.
        for button in (self._close, self._help):
            button.raise_()
        themes.changed.connect(self._space_out)
        self._space_out()

    def add_button(self, text: str, kind: Kind, icon: str = "") -> Button:
        """Add an answer; the first one takes the room that is left."""
        button = Button(self.themes, text, kind, icon)
        first = self.buttons.count() == 0
        if first:
            wide = QSizePolicy.Policy.Expanding
            button.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.buttons.addWidget(button, 1 if first else 0)
        return button

    def show_lines(self, caption: str, title: str, sentence: str) -> None:
        """Show other words."""
        self._caption.show_text(caption)
        self._title.show_text(title)
        self._sentence.show_text(sentence)
        self.setWindowTitle(title)
        self.setAccessibleDescription(sentence)

    def show_share(self, share: Share | None) -> None:
        """Show the ring, or the disc where there is nothing to fill."""
        self._disc.setVisible(share is None)
        self._ring.setVisible(share is not None)
        if share is not None:
            self._ring.show_share(share)

    def come(self) -> None:
        """Come to the corner, but never over a window that fills the screen."""
        self.fit()
        self.to_corner()
        self.show_over(stays_on_top=not self.around.full_screen())
        # Qt forgets a label's later font when its window gets other flags.
        self._caption.show_text(self._caption.text())

    def fit(self) -> None:
        """Take the size that the words need, and keep to the corner."""
        before = self.size()
        super().fit()
        if self.isVisible() and self.size() != before:
            self.to_corner()

    def _set_out(self) -> None:
        words = QVBoxLayout()
        for line in (self._caption, self._title, self._sentence):
            words.addWidget(line)
        words.addStretch(1)
        self._lines = words
        self._top = QHBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        for picture in (self._ring, self._disc):
            self._top.addWidget(picture, 0, top)
        self._top.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.addLayout(self._top)
        whole.addStretch(1)
        whole.addLayout(self.buttons)
        self._whole = whole

    def _space_out(self) -> None:
        """Set the distances of the theme's size."""
        theme = self.themes.theme
        pad = theme.px(Space.L) + LINE
        self._whole.setContentsMargins(pad, pad, pad, pad)
        self._whole.setSpacing(theme.px(Space.M))
        self._top.setSpacing(theme.px(Space.L))
        self._lines.setSpacing(theme.px(2))
        # The caption ends before the buttons in the corner.
        self._lines.setContentsMargins(0, theme.px(2), 0, 0)
        beside = margins(self, 0, 0, 2 * theme.px(CLOSE), theme.px(2))
        self._caption.setContentsMargins(beside)
        self.buttons.setSpacing(theme.px(Space.S))
        lines = (self._caption, self._title, self._sentence)
        for line, height in zip(lines, LINES, strict=True):
            line.setMinimumHeight(theme.px(height))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the help and the closing button in their corner."""
        super().resizeEvent(event)
        theme = self.themes.theme
        top = beside = theme.px(Space.S) + LINE
        for button in (self._close, self._help):
            button.resize(button.sizeHint())
            left = self.width() - button.width() - beside
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left = beside
            button.move(left, top)
            beside += button.width()

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()
