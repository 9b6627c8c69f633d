"""Claims as cards in two columns that both come out about as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.two_columns import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.benefits import Card, Content
    from walkreminder.ui.dressing import ThemeSource


class ClaimGrid(QWidget):
    """Claims as cards; Tab and those who listen meet them in the given order."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        claims: Iterable[Card],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        cards = TwoColumns(themes, self)
        for claim in claims:
            cards.addWidget(ClaimCard(themes, content, claim, self))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
