"""Small marks in a card's head: words that end in dots, and a word on a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Height, Theme, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QResizeEvent

    from walkreminder.ui.dressing import ThemeSource


class Elided(Text):
    """A line of words that ends in dots where it has to; whole as a tooltip."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, "", tone=Tone.MUTED, parent=parent)
        self._texts: tuple[str, ...] = ("",)
        ignored, fixed = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self.setSizePolicy(ignored, fixed)
        self.with_figures()
        Hint(self, themes)

    def show_longest(self, texts: Sequence[str]) -> None:
        """Show the first of these texts that fits; the longest comes first."""
        self._texts = tuple(texts)
        self.setAccessibleName(texts[0])
        self._fit()

    def show_wrapped(self, wrapped: bool) -> None:  # noqa: FBT001 - it is the value
        """Show the longest text in several lines, or in one the one that fits."""
        self.setWordWrap(wrapped)
        policy = QSizePolicy.Policy
        wide = policy.Preferred if wrapped else policy.Ignored
        self.setSizePolicy(wide, policy.Preferred)
        self.updateGeometry()
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Say whether the lines follow from the width."""
        return self.wordWrap()

    def _fit(self) -> None:
        if self.wordWrap():
            self.show_text(self._texts[0])
            self.setToolTip("")
            return
        metrics, dots = self.fontMetrics(), Qt.TextElideMode.ElideRight
        fitting = (
            text
            for text in self._texts
            if metrics.horizontalAdvance(text) <= self.width()
        )
        shortest = metrics.elidedText(self._texts[-1], dots, self.width())
        shown = next(fitting, shortest)
        self.setToolTip("" if shown == self._texts[0] else self._texts[0])
        self.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the room."""
        super().resizeEvent(event)
        self._fit()


class Tag(Picture):
    """A word on a pill that is no control."""

    def __init__(self, themes: ThemeSource, word: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._word = word
        self.setAccessibleName(word)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the word and its pill."""
        words_ = text_size(theme.font(Face.SMALL), self._word)
        width = round(words_.width() + 1) + theme.px(20)
        return QSize(width, max(theme.px(Height.BADGE), round(words_.height() + 4)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pill and the word."""
        rect, palette = QRectF(self.rect()), theme.palette
        fill(painter, rect, rect.height() / 2, palette.paper)
        write(painter, rect, self._word, theme.font(Face.SMALL), palette.muted)
