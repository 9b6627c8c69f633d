"""Four numbers of the records, each with a line of meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_words import Figure

FIGURES: Final = 4
PAIR: Final = 300  # the least width of two numbers beside each other
FIGURE_PADDING: Final = (13, 18)


class FigureCard(Card):
    """One number with its title and a line of meaning."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=FIGURE_PADDING, parent=parent)
        self._number = Number(themes, Face.HEADING, parent=self)
        self._title = Text(themes, parent=self).folding()
        self._meaning = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self.body.setSpacing(themes.theme.px(2))
        for widget in (self._number, self._title, self._meaning):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Show a number."""
        self._number.show_number(figure.number, figure.unit)
        self._title.show_text(figure.title)
        self._meaning.show_text(figure.meaning)


class Figures(QWidget):
    """Four numbers in a row, in two rows where it is narrow, or below each other."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cards = [FigureCard(themes, self) for _ in range(FIGURES)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._room = Room.FULL
        self._across = 0
        self.show_room(Room.FULL)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show the numbers."""
        for card, figure in zip(self._cards, figures, strict=True):
            card.show_figure(figure)

    def show_room(self, room: Room) -> None:
        """Stand in one row, in two, or in as many as there are numbers."""
        self._room = room
        self._grid.setSpacing(self._gap())
        # Words that break are higher than the hint of their card.
        vertical = QSizePolicy.Policy
        high = vertical.Minimum if room is Room.TIGHT else vertical.Maximum
        policy = self.sizePolicy()
        policy.setVerticalPolicy(high)
        self.setSizePolicy(policy)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for one number beside another, or alone where it is narrow."""
        least = super().minimumSizeHint()
        if self._room is Room.TIGHT:
            wide = max(card.minimumSizeHint().width() for card in self._cards)
            return QSize(wide, least.height())
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is more or less room."""
        super().resizeEvent(event)
        self._arrange()

    def _gap(self) -> int:
        full = self._room is Room.FULL
        return self._themes.theme.px(Space.L if full else Space.M)

    def _arrange(self) -> None:
        across = FIGURES if self._room is Room.FULL else 2
        pair = self._themes.theme.px(PAIR)
        if self._room is Room.TIGHT and self.width() < pair:
            across = 1
        if across == self._across:
            return
        self._across = across
        for column in range(FIGURES):
            self._grid.setColumnStretch(column, int(column < across))
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // across, index % across)
