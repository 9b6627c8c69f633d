"""Endorphins, honestly: what is well shown, partly shown and not shown."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.benefits.grid import ClaimGrid
from walkreminder.ui.benefits.grounds import Grounds
from walkreminder.ui.benefits.pathway import PathwayCard
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SoftPanel
from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.parts.picture import Picture, keep_silent
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import ICON, Face, Space, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

    from walkreminder.core.benefits import Column, ColumnItem, Content
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, 18)
STACK_BELOW: Final = 600


class Fullness(Picture):
    """A disc that is full, half full, or empty."""

    def __init__(self, themes: ThemeSource, icon: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._icon = icon
        # The title beside it says the same.
        keep_silent(self)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for an icon's room."""
        return QSize(theme.px(ICON), theme.px(ICON))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the disc; an empty one is quiet."""
        palette = theme.palette
        colour = palette.edge if self._icon == "none" else palette.leaf
        draw_icon(painter, self._icon, colour, QRectF(self.rect()))


class BriefClaim(QWidget):
    """A claim in few words; all of it, and who showed it, opens on a press."""

    def __init__(
        self, themes: ThemeSource, content: Content, item: ColumnItem, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._labels, card = content.labels, content.card(item.card)
        self.setAccessibleName(card.title)
        if card.id not in content.endorphins.further:  # else it stands there in full
            self.setObjectName(f"card/{card.id}")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(themes.theme.px(Space.S))
        self.words = Prose(themes, item.says, parent=self)
        rows.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(grade_badge(themes, content, card.grade))
        row.addStretch(1)
        face = Face.SMALL_MEDIUM
        self._link = Link(themes, self._labels.sources, face, parent=self)
        self._link.setAccessibleDescription(card.title)
        self._link.clicked.connect(self._turn)
        row.addWidget(self._link)
        rows.addLayout(row)
        cited = content.citation(card.sources)
        texts = (card.text, *([card.more] if card.more else ()), cited)
        self._rest = [
            Prose(themes, text, Face.SMALL, Tone.MUTED, parent=self) for text in texts
        ]
        for prose in self._rest:
            prose.hide()
            rows.addWidget(prose)

    def _turn(self) -> None:
        opens = self._rest[0].isHidden()
        for prose in self._rest:
            prose.setVisible(opens)
        self._link.show_text(self._labels.less if opens else self._labels.sources)


class ColumnCard(Card):
    """Claims that are equally well shown, with the grade of each."""

    def __init__(
        self, themes: ThemeSource, content: Content, column: Column, parent: QWidget
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        self._content = content
        self._claims: list[BriefClaim] = []
        self.setAccessibleName(column.title)
        self.setObjectName(f"column/{column.icon}")
        title = QHBoxLayout()
        title.setSpacing(themes.theme.px(Space.S))
        title.addWidget(Fullness(themes, column.icon, self))
        title.addWidget(Prose(themes, column.title, Face.TITLE, parent=self), 1)
        self.body.addLayout(title)
        self.body.addSpacing(themes.theme.px(Space.XS))
        for index, item in enumerate(column.items):
            if index:
                self.body.addSpacing(themes.theme.px(Space.XS))
                self.body.addWidget(Rule(themes, self))
                self.body.addSpacing(themes.theme.px(Space.XS))
            claim = BriefClaim(themes, content, item, self)
            self._claims.append(claim)
            self.body.addWidget(claim)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside other cards, keep grades and dividers of all of them in one line."""
        super().resizeEvent(event)
        around = self.parentWidget()
        alone = isinstance(around, Columns) and around.stacked
        columns = () if alone else self._content.endorphins.columns
        rows = zip_longest(*(column.items for column in columns))
        for claim, row in zip_longest(self._claims, islice(rows, len(self._claims))):
            claim.words.leaving_room_for(item.says for item in row or () if item)
            claim.words.updateGeometry()


class EndorphinsRoom(QWidget):
    """The summary, the columns, the warning about medicines, and further cards."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content = content
        note = content.endorphins
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(themes.theme.px(Space.L))
        lead = Prose(themes, note.lead, Face.LEAD, parent=self).with_accent(note.accent)
        lead.setObjectName("lead/endorphins")
        rows.addWidget(lead)
        pathway = PathwayCard(themes, note.pathway, self)
        pathway.setObjectName("piece/pathway")
        rows.addWidget(pathway)
        cards = [(ColumnCard(themes, content, each, self), 1) for each in note.columns]
        rows.addWidget(Columns(themes, STACK_BELOW, cards, parent=self))
        rows.addWidget(self._medicines())
        rows.addSpacing(themes.theme.px(Space.S))
        more = Caption(themes, content.labels.more_evidence, parent=self)
        more.setObjectName("piece/more-evidence")
        rows.addWidget(more)
        further = [content.card(name) for name in note.further]
        rows.addWidget(ClaimGrid(themes, content, further, self))

    def _medicines(self) -> SoftPanel:
        card = self._content.card(self._content.endorphins.notice)
        panel = SoftPanel(self._themes, "pill", Care.HEED, parent=self)
        panel.setAccessibleName(card.title)
        if card.id not in self._content.endorphins.further:
            panel.setObjectName(f"card/{card.id}")
        title = f"{card.title}."
        words = Prose(self._themes, f"{title} {card.brief}", parent=panel)
        panel.body.addWidget(words.with_strong(title))
        claim = (card.grade, card.sources)
        panel.body.addWidget(Grounds(self._themes, self._content, claim, panel))
        return panel
