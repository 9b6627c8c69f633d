"""Amounts compared: what each is, in words, over a bar on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.parts.picture import Picture, keep_silent
from walkreminder.ui.theme import HAIRLINE, Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from walkreminder.core.claims import Amount
    from walkreminder.ui.dressing import ThemeSource

THICK: Final = 12
ROUND: Final = 3
PALE: Final = 1
TICK: Final = 5
FEW: Final = 3
ROUND_SIZES: Final = (1, 2, 5, 10, 20, 50, 100)


class ShareBar(Picture):
    """A bar over a share of the width: the first group in leaf, any other pale."""

    def __init__(
        self, themes: ThemeSource, share: float, parent: QWidget, *, first: bool
    ) -> None:
        super().__init__(themes, parent)
        self._share = share
        self._first = first
        keep_silent(self)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a bar that is long enough to compare."""
        return QSize(theme.px(THICK * 10), theme.px(THICK))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the bar from the start of the line."""
        width = self.width() * self._share
        left = self.width() - width if self.mirrored else 0
        palette, radius = theme.palette, theme.length(ROUND)
        colour = palette.leaf if self._first else palette.heat[PALE]
        bar = QRectF(left, 0, width, self.height())
        fill(painter, bar, radius, colour)
        outline(painter, bar, radius, pen(palette.leaf, HAIRLINE))


def steps(most: int) -> tuple[int, ...]:
    """Return round numbers from 0 on that divide a scale into a few parts."""
    tens = 10 ** max(0, len(str(most)) - 2)
    each = next(size * tens for size in ROUND_SIZES if most <= FEW * size * tens)
    return tuple(range(0, most + 1, each))


class DayScale(Picture):
    """Ticks with round numbers below the bars; the last one says of what.

    The words above the bars say all of it, so it is not read out.
    """

    def __init__(
        self, themes: ThemeSource, most: int, unit: str, parent: QWidget
    ) -> None:
        """Take what the whole width stands for, and how a number is written."""
        super().__init__(themes, parent)
        keep_silent(self)
        self._most = most
        *numbers, last = steps(most)
        self._words = {number: str(number) for number in numbers}
        self._words[last] = unit.format(count=last)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a tick and a line of small words."""
        words = text_size(theme.font(Face.SMALL), "0").height()
        return QSize(theme.px(THICK * 10), theme.px(TICK) + round(words))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the ticks, and the numbers below them."""
        font, palette = theme.font(Face.SMALL), theme.palette
        tick, whole = theme.px(TICK), self.width() - HAIRLINE
        for number, words in self._words.items():
            share = number / self._most
            x = whole * (1 - share if self.mirrored else share)
            fill(painter, QRectF(x, 0, HAIRLINE, tick), 0, palette.edge)
            wide = text_size(font, words).width() + 2
            left = max(0.0, min(x - wide / 2, self.width() - wide))
            below = QRectF(left, tick, wide, self.height() - tick)
            write(painter, below, words, font, palette.muted)


class Amounts(QWidget):
    """The amounts under each other; the largest fills the width."""

    def __init__(
        self,
        themes: ThemeSource,
        amounts: Sequence[Amount],
        unit: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take the amounts, and how a number of them is written."""
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, themes.theme.px(Space.XS))
        rows.setSpacing(themes.theme.px(Space.XS))
        most = max(amount.value for amount in amounts)
        for index, amount in enumerate(amounts):
            number = unit.format(count=amount.value)
            words = Prose(themes, f"{number}  {amount.label}", parent=self)
            rows.addWidget(words.with_strong(number))
            share = amount.value / most
            rows.addWidget(ShareBar(themes, share, self, first=not index))
        rows.addWidget(DayScale(themes, most, unit, self))
