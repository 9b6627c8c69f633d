"""What the article said, and what the evidence says, claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 20)
STACK_BELOW: Final = 560


class _Cell(QWidget):
    """One text of the table; alone it needs the caption of its column."""

    def __init__(
        self, themes: ThemeSource, caption: str, text: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(themes.theme.px(Space.XS))
        self.caption = Caption(themes, caption, parent=self)
        rows.addWidget(self.caption)
        rows.addWidget(Prose(themes, text, parent=self))
        rows.addStretch(1)


class ArticleCard(Card):
    """A table of three columns; where it is narrow, each row stands as a list."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        labels = content.labels
        self.setAccessibleName(labels.article)
        self._captions = (labels.article_said, labels.evidence_says, labels.app_says)
        self.body.setSpacing(themes.theme.px(Space.M))
        self.body.addWidget(Prose(themes, labels.article, Face.TITLE, parent=self))
        intro = Prose(themes, labels.article_intro, tone=Tone.MUTED, parent=self)
        self.body.addWidget(intro)
        captions = [(Caption(themes, word, parent=self), 1) for word in self._captions]
        self._head = Columns(themes, STACK_BELOW, captions, Space.XL, self)
        self.body.addWidget(self._head)
        self._cells: list[_Cell] = []
        for row in content.article:
            self.body.addWidget(Rule(themes, self))
            self._add_row((row.claim, row.evidence, row.app))

    def _add_row(self, texts: tuple[str, str, str]) -> None:
        themes, captioned = self._themes, zip(self._captions, texts, strict=True)
        cells = [_Cell(themes, word, text, self) for word, text in captioned]
        self._cells += cells
        columns = [(cell, 1) for cell in cells]
        row = Columns(themes, STACK_BELOW, columns, Space.XL, self)
        row.setObjectName(f"article/{len(self._cells) // len(cells) - 1}")
        self.body.addWidget(row)
        if len(self._cells) == len(cells):  # all rows turn at the same width
            row.turned.connect(self._turn)
        self._show_stacked(stacked=row.stacked)

    def _turn(self, stacked: bool) -> None:  # noqa: FBT001 - a signal brings it
        self._show_stacked(stacked=stacked)

    def _show_stacked(self, *, stacked: bool) -> None:
        self._head.setVisible(not stacked)
        for cell in self._cells:
            cell.caption.setVisible(stacked)
