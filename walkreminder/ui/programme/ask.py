"""A card in the page that asks once before something is said to the programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.ui.dressing import ThemeSource

    Deed: TypeAlias = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Sure:
    """What is asked, the words of a yes and what it does, and of a no.

    `see` are the words that lead to the signs that need someone to look, if any.
    """

    title: str
    text: str
    yes: str
    no: str
    deed: Deed
    see: str = ""


class AskCard(Card):
    """One question; `answered` once it is, `help_wanted` by who reads the list."""

    answered = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent=parent)
        self._sure: Sure | None = None
        self._title = Text(themes, "", Face.TITLE, parent=self).wrapped()
        self._text = Text(themes, "", parent=self).wrapped()
        self._see = Link(themes, "", after="right", parent=self).folding()
        self._see.clicked.connect(self.help_wanted)
        self.yes = Button(themes, "", Kind.PRIMARY, parent=self)
        self.no = Button(themes, "", parent=self)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.answered)
        line = QWidget(self)
        flow = FlowLayout(line, themes.theme.px(Space.S), themes.theme.px(Space.S))
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        policy = line.sizePolicy()
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        for widget in (self._title, self._text):
            self.body.addWidget(widget)
        self.body.addWidget(self._see, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addSpacing(themes.theme.px(Space.S))
        self.body.addWidget(line)
        self.hide()

    def ask(self, sure: Sure) -> None:
        """Ask, with the keyboard on the gentler answer."""
        self._sure = sure
        self._title.show_text(sure.title)
        self._text.show_text(sure.text)
        self.setAccessibleName(sentences(sure.title, sure.text))
        self._see.setText(sure.see)
        self._see.updateGeometry()
        self._see.setVisible(bool(sure.see))
        self.yes.show_text(sure.yes)
        self.no.show_text(sure.no)
        self.show()
        self.no.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _agree(self) -> None:
        if self._sure is not None:
            self._sure.deed()
        self.answered.emit()
