"""What the article said, and what the evidence says, claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.benefits.passage import Passage, Piece, Round
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.text import LINE_SEPARATOR, Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import ArticleRow, Content
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 20)
STACK_BELOW: Final = 560
SHARES: Final = (4, 5, 4)
BETWEEN: Final = " \N{MIDDLE DOT} "


class ArticleCard(Card):
    """A table of three columns; where it is narrow, each row stands as a list.

    There the three texts of a row are told apart by weight and tone, as the words of
    the head are. `card_wanted` brings the card that a row leads to.
    """

    card_wanted = Signal(str)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        self._content = content
        self._round = Round()
        labels = content.labels
        self.setAccessibleName(labels.article)
        self.setObjectName("piece/article")
        self._captions = (labels.article_said, labels.evidence_says, labels.app_says)
        self.body.setSpacing(themes.theme.px(Space.M))
        self.body.addWidget(Prose(themes, labels.article, Face.TITLE, parent=self))
        intro = Prose(themes, labels.article_intro, tone=Tone.MUTED, parent=self)
        self.body.addWidget(intro)
        self._add_head()
        for number, row in enumerate(content.article):
            self.body.addWidget(Rule(themes, self))
            self._add_row(number, row)

    def _add_head(self) -> None:
        """Name the columns above them, or in one line above what is stacked."""
        themes = self._themes
        words = [Caption(themes, word, parent=self) for word in self._captions]
        columns = zip(words, SHARES, strict=True)
        self._head = Columns(themes, STACK_BELOW, columns, Space.XL, self)
        self._legend = Caption(themes, BETWEEN.join(self._captions), parent=self)
        self._legend.wrapped()
        self.body.addWidget(self._head)
        self.body.addWidget(self._legend)

    def _add_row(self, number: int, row: ArticleRow) -> None:
        themes = self._themes
        claim = Prose(themes, row.claim, Face.STRONG, parent=self)
        evidence = Prose(themes, row.evidence, parent=self)
        app = Passage(themes, self._told(row), self._round, parent=self)
        app.followed.connect(self.card_wanted)
        cells = (claim, evidence, app)
        for cell, caption in zip(cells, self._captions, strict=True):
            said = cell.accessibleName() or cell.text()
            cell.setAccessibleName(f"{caption}: {said}")
        columns: list[tuple[QWidget, int]] = list(zip(cells, SHARES, strict=True))
        line = Columns(themes, STACK_BELOW, columns, Space.XL, self)
        line.setObjectName(f"article/{number}")
        line.stack_closer(Space.XS)
        self.body.addWidget(line)
        if not number:  # all rows turn at the same width
            line.turned.connect(self._turn)
            self._turn(line.stacked)

    def _told(self, row: ArticleRow) -> Iterator[Piece]:
        yield Piece(row.app, Tone.MUTED)
        before = LINE_SEPARATOR
        for name in row.cards:
            yield Piece(before, Tone.MUTED, face=Face.SMALL)
            title = self._content.card(name).title
            yield Piece(title, Tone.LEAF, name, Face.SMALL_MEDIUM)
            before = BETWEEN

    def _turn(self, stacked: bool) -> None:  # noqa: FBT001 - a signal brings it
        self._head.setVisible(not stacked)
        self._legend.setVisible(stacked)
