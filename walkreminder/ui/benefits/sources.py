"""Where every claim comes from, what the grades mean, and the article, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.article import ArticleCard
from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.columns import Slot
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.reference import Reference
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.benefits import Content, Grade
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.badge import GradeBadge

PADDING: Final = (Space.L, 20)
BADGE_ROOM: Final = 104


class SourcesRoom(QWidget):
    """The grades, the article, and every source.

    `open_link` opens an address in the user's browser; it is called on a press only.
    """

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
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(themes.theme.px(Space.L))
        self._rows.addWidget(self._grades())
        self._rows.addWidget(ArticleCard(themes, content, self))
        self._add_claims()

    def _grades(self) -> Card:
        themes, content = self._themes, self._content
        card = Card(themes, content.labels.grades, PADDING, self)
        for grade, words in content.grades.items():
            card.body.addLayout(self._graded(grade, words.meaning, card))
        return card

    def _graded(self, grade: Grade, meaning: str, card: Card) -> QHBoxLayout:
        themes = self._themes
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(Space.M))
        pill = self._badge(grade)
        row.addWidget(Slot(pill, themes.theme.px(BADGE_ROOM), card))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Prose(themes, meaning, parent=card), 1, middle)
        return row

    def _badge(self, grade: Grade) -> GradeBadge:
        """Return a badge at which Tab does not stop: its meaning stands beside it."""
        badge = grade_badge(self._themes, self._content, grade)
        badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return badge

    def _add_claims(self) -> None:
        content, labels = self._content, self._content.labels
        for section in content.sections:
            card = Card(self._themes, section.name, PADDING, self)
            for claim in content.cards_of(section.id):
                self._add_claim(card, claim.title, claim.grade, claim.sources)
            self._rows.addWidget(card)
        muscles = Card(self._themes, labels.who_works, PADDING, self)
        for zone in content.zones:
            self._add_claim(muscles, zone.name, zone.grade, zone.sources)
        self._rows.addWidget(muscles)
        signs = Card(self._themes, labels.get_help, PADDING, self)
        for each in content.safety:
            self._add_claim(signs, each.title, each.grade, each.sources)
        self._rows.addWidget(signs)

    def _add_claim(
        self, card: Card, title: str, grade: Grade, sources: tuple[str, ...]
    ) -> None:
        themes, content, px = self._themes, self._content, self._themes.theme.px
        if card.body.count() > 1:
            card.body.addWidget(Rule(themes, card))
        row = QHBoxLayout()
        row.setSpacing(px(Space.M))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Prose(themes, title, Face.STRONG, parent=card))
        meaning = content.grades[grade].meaning
        words.addWidget(Prose(themes, meaning, Face.SMALL, Tone.MUTED, parent=card))
        row.addLayout(words, 1)
        row.addWidget(self._badge(grade), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        for name in sources:
            source = content.source(name)
            reference = Reference(themes, source, content.labels, card)
            reference.open_wanted.connect(self._open_link)
            card.body.addWidget(reference)
