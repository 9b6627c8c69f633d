"""What stands below a rating: a second question, what red asks for, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui import rating_words as words
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Text
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.rating import Taken
    from walkreminder.ui.dressing import ThemeSource


class LegLine(QWidget):
    """Asks whether pain spread down the leg; only a yes is said, and kept.

    `clicked` is that yes, `taken_back` of whoever said it by mistake.
    """

    clicked = Signal()
    taken_back = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = Text(themes, tone=Tone.MUTED, parent=self).wrapped()
        self._yes = Link(themes, tr("Yes"), parent=self)
        self._yes.setAccessibleName(tr("Yes, pain spread down my leg"))
        self._yes.clicked.connect(self.clicked)
        self._back = Link(themes, words.leg_slip(), parent=self)
        self._back.setAccessibleName(tr("Take back that pain spread down my leg"))
        self._back.clicked.connect(self.taken_back)
        self._back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, themes.theme.px(Space.S), 0, 0)
        row.setSpacing(themes.theme.px(Space.M))
        row.addWidget(self._text, 1)
        for link in (self._yes, self._back):
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_taken(self, told: Taken) -> None:
        """Ask whoever rated a rise, and show what was said."""
        answered, asked = words.leg_answer(), words.leg_question()
        self._text.show_text(answered if told.spread else asked)
        first, then = self._yes, self._back
        if not told.spread:
            first, then = then, first
        had_keyboard = first.hasFocus()
        then.show()
        if had_keyboard:
            # The keyboard stays where the answer is.
            then.setFocus(Qt.FocusReason.OtherFocusReason)
        first.hide()
        self.setVisible(told.spread or told.rose)


class HelpLine(QWidget):
    """What the table says for red, and the way to the list of signs."""

    clicked = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = Text(themes, parent=self).wrapped()
        link = Link(themes, tr("When to get help"), after="right", parent=self)
        link.clicked.connect(self.clicked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, themes.theme.px(Space.XS), 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._text)
        whole.addWidget(link)
        self.hide()

    def show_words(self, sentence: str) -> None:
        """Show what is to be done, or nothing; a new sentence is read out as well."""
        is_new = bool(sentence) and (self.isHidden() or sentence != self._text.text())
        self._text.show_text(sentence)
        self.setVisible(bool(sentence))
        if is_new:
            speak(self, sentence)


class OffLink(Link):
    """Switches ratings off for good, and says where they are switched on again."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, words.off_words(), Face.SMALL_MEDIUM, parent=parent)
        Hint(self, themes)
        self.setToolTip(words.off_remedy())
        self.setAccessibleDescription(words.off_remedy())
