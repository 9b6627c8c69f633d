"""A claim as a card: its words, how sure we are, what limits it, who showed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout

from walkreminder.ui import wording
from walkreminder.ui.benefits.amounts import Amounts
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.card import Card as Surface
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Height, Space, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import Card, Content, Grade
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 20)
TAG_PADDING: Final = 10


def dated(label: str, content: Content) -> str:
    """Return a label with the day on which all this was last checked."""
    day = content.checked
    words = wording.date_words(day)
    return label.format(date=wording.tr("{day} {year}", day=words, year=day.year))


def grade_badge(themes: ThemeSource, content: Content, grade: Grade) -> GradeBadge:
    """Return the badge of a grade; it tells what the grade means."""
    words = content.grades[grade]
    pill = GradeBadge(themes)
    pill.show_grade(grade, words.name, words.meaning)
    return pill


class Tag(Picture):
    """A few words on a soft pill that say what kind of finding this is."""

    def __init__(
        self, themes: ThemeSource, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._text = text
        self.setAccessibleName(text)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the words and their padding."""
        words = text_size(theme.font(Face.SMALL), self._text)
        height = max(theme.px(Height.BADGE), round(words.height() + Space.XS))
        return QSize(round(words.width() + 1) + 2 * theme.px(TAG_PADDING), height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pill and the words."""
        rect = QRectF(self.rect())
        fill(painter, rect, rect.height() / 2, theme.palette.paper)
        font = theme.font(Face.SMALL)
        write(painter, rect, self._text, font, theme.palette.muted)


class ClaimCard(Surface):
    """One claim; what limits it opens on a press."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        claim: Card,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        self._content = content
        self.claim = claim
        self.setAccessibleName(claim.title)
        self.setObjectName(f"card/{claim.id}")
        self.body.addLayout(self._title_row())
        if claim.tag:
            start = Qt.AlignmentFlag.AlignLeading
            self.body.addWidget(Tag(themes, claim.tag, self), 0, start)
        if claim.bars:
            days = content.labels.days
            self.body.addWidget(Amounts(themes, claim.bars, days, self))
        self._words = Prose(themes, claim.text, parent=self)
        self.body.addWidget(self._words)
        self._add_more()
        cited = content.citation(claim.sources)
        self.body.addWidget(Prose(themes, cited, Face.SMALL, Tone.MUTED, parent=self))
        self.body.addStretch(1)

    def show_below_words(self, widget: QWidget) -> None:
        """Show something that belongs to the claim right under its words."""
        self.body.insertWidget(self.body.indexOf(self._words) + 1, widget)

    def _title_row(self) -> QHBoxLayout:
        themes, claim = self._themes, self.claim
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(Space.M))
        row.addWidget(Prose(themes, claim.title, Face.TITLE, parent=self), 1)
        grade = grade_badge(themes, self._content, claim.grade)
        row.addWidget(grade, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_more(self) -> None:
        if self.claim.more is None:
            return
        themes, labels = self._themes, self._content.labels
        self._more = Prose(themes, self.claim.more, tone=Tone.MUTED, parent=self)
        self._more.hide()
        self._button = Link(themes, labels.more, parent=self)
        self._button.setAccessibleDescription(self.claim.title)
        self._button.clicked.connect(self._turn)
        self.body.addWidget(self._more)
        self.body.addWidget(self._button)

    def _turn(self) -> None:
        labels, shown = self._content.labels, self._more.isHidden()
        self._more.setVisible(shown)
        self._button.show_text(labels.less if shown else labels.more)
