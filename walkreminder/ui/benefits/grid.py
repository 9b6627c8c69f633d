"""Cards in two columns, filled so that both come out about as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.benefits import Card, Content
    from walkreminder.ui.dressing import ThemeSource

STACK_BELOW: Final = 600
HEAD: Final = 170  # the rest of a card is about as high as so many letters
LINK: Final = 60
SMALL: Final = 0.65


def _weight(content: Content, claim: Card) -> float:
    cited = SMALL * len(content.citation(claim.sources))
    return HEAD + len(claim.text) + cited + (LINK if claim.more else 0)


class ClaimGrid(QWidget):
    """Claims as cards; each goes where the column is shorter."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        claims: Iterable[Card],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        gap = themes.theme.px(Space.L)
        sides: list[QVBoxLayout] = []
        widgets = [QWidget(self), QWidget(self)]
        for widget in widgets:
            side = QVBoxLayout(widget)
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(gap)
            sides.append(side)
        filled = [0.0, 0.0]
        for claim in claims:
            shorter = filled.index(min(filled))
            filled[shorter] += _weight(content, claim)
            sides[shorter].addWidget(ClaimCard(themes, content, claim, self))
        for side in sides:
            side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        columns = [(widget, 1) for widget in widgets]
        whole.addWidget(Columns(themes, STACK_BELOW, columns, parent=self))
