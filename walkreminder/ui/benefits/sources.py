"""The article, checked; what the grades mean; and every source with what it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.benefits.article import ArticleCard
from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.columns import Columns, Slot, led
from walkreminder.ui.benefits.passage import Round
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.reference import Reference
from walkreminder.ui.parts.card import Card
from walkreminder.ui.theme import Face, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from walkreminder.core.benefits import Content, Grade, Source
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 20)
BADGE_ROOM: Final = 104
STACK_BELOW: Final = 600
AROUND: Final = 60  # address and air take as much room as so many letters


def claims_by_source(content: Content) -> Mapping[str, list[str]]:
    """Return the titles of all that each source serves, in the order of the page."""
    served: dict[str, list[str]] = {source.id: [] for source in content.sources}
    told = [(card.title, card.sources) for card in content.cards]
    told += [(zone.name, zone.sources) for zone in content.zones]
    told += [(signs.title, signs.sources) for signs in content.safety]
    for title, sources in told:
        for name in sources:
            served[name].append(title)
    return served


class SourcesRoom(QWidget):
    """The article, the grades, and each source once.

    `open_link` opens an address in the user's browser; it is called on a press only.
    `card_wanted` brings the card that somebody wants to see.
    """

    card_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        open_link: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content = content
        self._open_link = open_link
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(themes.theme.px(Space.L))
        article = ArticleCard(themes, content, self)
        article.card_wanted.connect(self.card_wanted)
        rows.addWidget(article)
        rows.addWidget(self._grades())
        rows.addWidget(self._references())

    def _titled(self, name: str, title: str) -> Card:
        card = Card(self._themes, "", PADDING, self)
        card.setObjectName(f"piece/{name}")
        card.setAccessibleName(title)
        card.body.addWidget(Prose(self._themes, title, Face.TITLE, parent=card))
        return card

    def _grades(self) -> Card:
        content = self._content
        card = self._titled("grades", content.labels.grades)
        for grade, words in content.grades.items():
            card.body.addWidget(self._graded(grade, words.meaning, card))
        return card

    def _graded(self, grade: Grade, meaning: str, card: Card) -> QWidget:
        themes = self._themes
        pill = grade_badge(themes, self._content, grade)
        # Its meaning stands beside it: no reason for Tab to stop.
        pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        before = Slot(pill, themes.theme.px(BADGE_ROOM), card)
        row = led(themes, before, Prose(themes, meaning, parent=card))
        row.place(1, Qt.AlignmentFlag.AlignVCenter)
        row.setObjectName(f"grade/{grade}")
        return row

    def _references(self) -> Card:
        """Set the sources in two columns, of which one reads the first to its end."""
        themes, content = self._themes, self._content
        card = self._titled("sources", content.labels.sources)
        columns, members = [QWidget(card), QWidget(card)], Round()
        for column, sources in zip(columns, self._halves(), strict=True):
            rows = QVBoxLayout(column)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(themes.theme.px(Space.M))
            for source in sources:
                rows.addWidget(self._reference(source, members, column))
            rows.addStretch(1)
        beside = [(column, 1) for column in columns]
        card.body.addWidget(Columns(themes, STACK_BELOW, beside, Space.XL, card))
        return card

    def _reference(self, source: Source, members: Round, column: QWidget) -> Reference:
        claims = self._served[source.id]
        labels = self._content.labels
        reference = Reference(self._themes, source, claims, labels, members, column)
        reference.open_wanted.connect(self._open_link)
        return reference

    def _halves(self) -> tuple[list[Source], list[Source]]:
        sources = list(self._content.sources)
        self._served = claims_by_source(self._content)
        long = [
            AROUND + len(source.text) + len(", ".join(self._served[source.id]))
            for source in sources
        ]
        half, cut = sum(long) / 2, 0
        while sum(long[: cut + 1]) <= half:
            cut += 1
        return sources[:cut], sources[cut:]
