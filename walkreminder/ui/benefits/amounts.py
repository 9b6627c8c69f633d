"""Amounts compared: what each is, in words, over a bar as long as its share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.paint import fill
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from walkreminder.core.claims import Amount
    from walkreminder.ui.dressing import ThemeSource

THICK: Final = 12
ROUND: Final = 3


class ShareBar(Picture):
    """A bar over a share of the width; the first of several is in leaf."""

    def __init__(
        self, themes: ThemeSource, share: float, parent: QWidget, *, first: bool
    ) -> None:
        super().__init__(themes, parent)
        self._share = share
        self._first = first
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a bar that is long enough to compare."""
        return QSize(theme.px(THICK * 10), theme.px(THICK))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the bar from the start of the line."""
        width = self.width() * self._share
        left = self.width() - width if self.mirrored else 0
        # The other group is of the same kind, and not switched off.
        colour = theme.palette.leaf if self._first else theme.palette.heat[2]
        bar = QRectF(left, 0, width, self.height())
        fill(painter, bar, theme.length(ROUND), colour)


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
