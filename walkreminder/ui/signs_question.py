"""The question about signs that need help: one list at a time, answered by a button."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.core.claims import SafetyId
from walkreminder.core.programme_log import Sign
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignItems, SoftPanel
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from walkreminder.core.claims import Content, SafetyList
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
TONES: Final = {SafetyId.EMERGENCY: Tone.CLAY}


class SignsQuestion(QWidget):
    """Asks about the lists in turn; the first yes is the answer, else there is none.

    `answered` carries the Sign of the list that was said yes to, or None. After an
    emergency it says itself what to do now, in the words of the content.
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
        self._themes = themes
        self._content = content
        self._asks = asks.value
        self._at = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.theme.px(Space.M))
        self._count = Caption(themes, parent=self)
        self._title = Prose(themes, "", Face.LEAD_STRONG, parent=self)
        self._intro = Prose(themes, "", Face.STRONG, parent=self)
        self._items: QWidget = QWidget(self)
        self._answers = QWidget(self)
        # Neither answer is the one that is meant to be pressed.
        self.none = Button(themes, tr("None of these"), parent=self._answers)
        self.some = Button(themes, tr("Yes, one of these"), parent=self._answers)
        self._urgent = SoftPanel(
            themes, "help", Care.STOP, Face.LEAD_STRONG, parent=self
        )
        self._set_out()
        self.begin()

    def begin(self) -> None:
        """Ask from the first list on."""
        self._urgent.hide()
        self._answers.show()
        self._ask(0)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the answers, as if by Tab."""
        self.none.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_out(self) -> None:
        px, emergency = self._themes.theme.px, self._content.signs(SafetyId.EMERGENCY)
        row = FlowLayout(self._answers, px(Space.S), px(Space.S))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._answers.setSizePolicy(policy)
        for button, slot in ((self.none, self._deny), (self.some, self._affirm)):
            row.addWidget(button)
            button.clicked.connect(slot)
        heading = Prose(
            self._themes, emergency.title, Face.LEAD_STRONG, Tone.CLAY, self._urgent
        )
        paused = tr(
            "Reminders, walks and the programme are paused until you say that a"
            " clinician has cleared you."
        )
        self._urgent.setObjectName("signs/urgent")
        self._urgent.setAccessibleName(sentences(emergency.title, emergency.then))
        self._urgent.body.addWidget(heading)
        self._urgent.body.addWidget(
            Prose(self._themes, emergency.then, Face.TITLE, parent=self._urgent)
        )
        self._urgent.body.addWidget(
            Prose(self._themes, paused, tone=Tone.MUTED, parent=self._urgent)
        )
        for part in (self._count, self._title, self._intro, self._items):
            self._column.addWidget(part)
        self._column.addSpacing(px(Space.XS))
        words, small = self._content.disclaimer, Face.SMALL
        foot = Prose(self._themes, words, small, Tone.MUTED, self)
        for part in (self._answers, self._urgent, foot):
            self._column.addWidget(part)

    def _ask(self, at: int) -> None:
        """Show the list with this number."""
        self._at = at
        signs = self._content.signs(self._asks[at])
        count = tr("{number} of {count}", number=at + 1, count=len(self._asks))
        self._count.show_text(count)
        self._count.setVisible(len(self._asks) > 1)
        self._title.show_text(tr("Does any of these apply to you now?"))
        self._intro.show_text(signs.intro)
        self._show_items(signs)
        for part in (self._title, self._intro):
            part.show()
        # Whoever comes to an answer by Tab hears what it answers.
        heard = sentences(self._title.text(), signs.intro, "; ".join(signs.items))
        self.setAccessibleName(self._title.text())
        for button in (self.none, self.some):
            button.setAccessibleDescription(heard)

    def _show_items(self, signs: SafetyList) -> None:
        tone = TONES.get(signs.id, Tone.AMBER)
        items = SignItems(self._themes, signs.items, tone, parent=self)
        self._column.replaceWidget(self._items, items)
        self._items.hide()
        self._items.deleteLater()
        self._items = items
        # Screen readers go by this order: the signs come before the answers.
        items.stackUnder(self._answers)
        items.show()

    def _deny(self) -> None:
        if self._at + 1 < len(self._asks):
            self._ask(self._at + 1)
            return
        self.answered.emit(None)

    def _affirm(self) -> None:
        sign = SIGNS[self._asks[self._at]]
        if sign is Sign.EMERGENCY:
            self._say_what_to_do()
        self.answered.emit(sign)

    def _say_what_to_do(self) -> None:
        asked = (self._count, self._title, self._intro, self._items, self._answers)
        for part in asked:
            part.hide()
        self.setAccessibleName(self._urgent.accessibleName())
        self._urgent.show()
