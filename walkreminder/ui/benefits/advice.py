"""Your back, starting safely, and when walking is not enough: claims and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.benefits import SafetyId, SectionId
from walkreminder.core.places import PAIN_COLOURS
from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.columns import Slot, led
from walkreminder.ui.benefits.grid import ClaimGrid
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.parts.badge import Mark, WalkMark
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

MARK_WIDTH: Final = 88


def _column(room: QWidget, themes: ThemeSource) -> QVBoxLayout:
    rows = QVBoxLayout(room)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(themes.theme.px(Space.L))
    return rows


class BackRoom(QWidget):
    """The main trial with its two bars, then what else is known of backs."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = _column(self, themes)
        first, *others = content.cards_of(SectionId.BACK)
        rows.addWidget(ClaimCard(themes, content, first, self))
        rows.addWidget(ClaimGrid(themes, content, others, self))


class PainColours(QWidget):
    """What green, amber and red mean for a walk, each with its shape."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(themes.theme.px(Space.S))
        for colour in content.colours:
            mark = WalkMark(themes, Mark(colour.id), colour.name, self)
            before = Slot(mark, themes.theme.px(MARK_WIDTH), self)
            rows.addWidget(led(themes, before, Prose(themes, colour.text, parent=self)))


class StartingRoom(QWidget):
    """Who should ask first, then how to begin."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = _column(self, themes)
        check, care = SafetyId.CHECK, Care.HEED
        rows.addWidget(SignsPanel(themes, content, check, care, parent=self))
        cards = content.cards_of(SectionId.STARTING)
        others = [card for card in cards if card.id != PAIN_COLOURS]
        rows.addWidget(ClaimGrid(themes, content, others, self))
        colours = ClaimCard(themes, content, content.card(PAIN_COLOURS), self)
        colours.show_below_words(PainColours(themes, content, colours))
        rows.addWidget(colours)


class EnoughRoom(QWidget):
    """The signs that need help at once, then what else there is."""

    help_wanted = Signal()

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = _column(self, themes)
        signs, care = SafetyId.EMERGENCY, Care.STOP
        panel = SignsPanel(themes, content, signs, care, parent=self)
        more = Button(themes, content.labels.show_help, icon="help", parent=panel)
        more.clicked.connect(self.help_wanted)
        # What to do stands before who says so.
        last = panel.body.count() - 1
        panel.body.insertWidget(last, more, 0, Qt.AlignmentFlag.AlignLeading)
        more.stackUnder(panel.grounds)
        rows.addWidget(panel)
        cards = content.cards_of(SectionId.ENOUGH)
        rows.addWidget(ClaimGrid(themes, content, cards, self))
