"""A claim as a card: its words, how sure we are, what limits it, who showed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui import wording
from walkreminder.ui.benefits.amounts import Amounts
from walkreminder.ui.benefits.columns import LED_BELOW, Columns
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.card import Card as Surface
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.paint import fill, text_size
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Height, Space, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import Card, Content, Grade
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 20)
TAG_PADDING: Final = 10
WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


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
        preferred = QSizePolicy.Policy.Preferred
        # Not fixed: a layout would hold it to the height of its one wished-for line.
        policy = QSizePolicy(preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the words in one line, and their padding."""
        words = text_size(theme.font(Face.SMALL), self._text)
        width = round(words.width() + 1) + 2 * theme.px(TAG_PADDING)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word at least: the others go into further lines."""
        theme, asked = self.theme, self.sizeHint()
        font = theme.font(Face.SMALL)
        longest = max(text_size(font, word).width() for word in self._text.split())
        width = round(longest + 1) + 2 * theme.px(TAG_PADDING)
        return QSize(min(width, asked.width()), asked.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines and the air around them."""
        theme = self.theme
        inner = QRectF(0, 0, width - 2 * theme.px(TAG_PADDING), 1 << 20)
        metrics = QFontMetricsF(theme.font(Face.SMALL))
        words = metrics.boundingRect(inner, WRAPPED, self._text)
        return max(theme.px(Height.BADGE), round(words.height() + Space.XS))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pill and the words."""
        rect = QRectF(self.rect())
        round_ends = min(rect.height(), theme.px(Height.BADGE)) / 2
        fill(painter, rect, round_ends, theme.palette.paper)
        painter.setFont(theme.font(Face.SMALL))
        painter.setPen(QColor(theme.palette.muted))
        beside = theme.px(TAG_PADDING)
        painter.drawText(rect.adjusted(beside, 0, -beside, 0), WRAPPED, self._text)


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
        self.body.addWidget(self._title_row())
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
        at = self.body.indexOf(self._words) + 1
        self.body.insertWidget(at, widget)
        # What is heard next is what is seen next.
        after = self.body.itemAt(at + 1)
        below = after.widget() if after is not None else None
        if below is not None:
            widget.stackUnder(below)

    def _title_row(self) -> QWidget:
        """Set the grade at the end of the title, or below it where it is narrow."""
        themes, claim = self._themes, self.claim
        title = Prose(themes, claim.title, Face.TITLE, parent=self)
        grade = grade_badge(themes, self._content, claim.grade)
        columns = [(title, 1), (grade, 0)]
        row = Columns(themes, LED_BELOW, columns, Space.M, self)
        row.stack_closer(Space.XS)
        start, top = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTop
        row.place(1, start | top)
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
