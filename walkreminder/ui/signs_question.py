"""The question about signs that need help: one list at a time, answered by a button."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.benefits import SafetyId
from walkreminder.core.programme_log import Sign
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource


class Asks(Enum):
    """Which lists are asked about, one after the other: the weightiest comes first."""

    EMERGENCY = (SafetyId.EMERGENCY,)
    ALL = (SafetyId.EMERGENCY, SafetyId.SOON, SafetyId.CHECK)


SIGNS: Final = {
    SafetyId.EMERGENCY: Sign.EMERGENCY,
    SafetyId.SOON: Sign.SOON,
    SafetyId.CHECK: Sign.CHECK,
}


class SignsQuestion(QWidget):
    """Asks about the lists in turn; the first yes is the answer, else there is none.

    `answered` carries the Sign of the list that was said yes to, or None. After an
    emergency its list stays, with what to do now.
    """

    answered = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        asks: Asks = Asks.EMERGENCY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        gap = themes.theme.px(Space.S)
        self._at = 0
        self._asks = asks.value
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.M))
        self._panels = []
        for name in self._asks:
            care = Care.STOP if name is SafetyId.EMERGENCY else Care.HEED
            panel = SignsPanel(themes, content, name, care, parent=self)
            self._panels.append(panel)
            column.addWidget(panel)
        self.none = Button(themes, tr("None of these"), parent=self)
        self.some = Button(themes, tr("Yes, one of these"), parent=self)
        row = FlowLayout(None, gap, gap)
        row.addWidget(self.none)
        row.addWidget(self.some)
        column.addLayout(row)
        words, muted = content.disclaimer, Tone.MUTED
        column.addWidget(Text(themes, words, Face.SMALL, muted, self).wrapped())
        self.none.clicked.connect(self._deny)
        self.some.clicked.connect(self._affirm)
        self.begin()

    def begin(self) -> None:
        """Ask from the first list on."""
        self.none.show()
        self.some.show()
        self._ask(0)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the answers, as if by Tab."""
        self.none.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, at: int) -> None:
        self._at = at
        for number, panel in enumerate(self._panels):
            panel.setVisible(number == at)

    def _deny(self) -> None:
        if self._at + 1 < len(self._asks):
            self._ask(self._at + 1)
            return
        self.answered.emit(None)

    def _affirm(self) -> None:
        sign = SIGNS[self._asks[self._at]]
        if sign is Sign.EMERGENCY:
            self.none.hide()
            self.some.hide()
        self.answered.emit(sign)
