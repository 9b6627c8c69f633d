"""The way into the programme: the signs first, then where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.benefits import SafetyId
from walkreminder.core.programme_log import Answer, Checked, Cleared, Said, Sign
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.ask import AskCard, Sure
from walkreminder.ui.programme.start_question import StartQuestion
from walkreminder.ui.signs_question import Asks, SignsQuestion
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from uuid import UUID

    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource


AFTER_CAPTION: Final = 1


class StartFlow(QWidget):
    """Asks step by step; nothing is kept before the last one is answered.

    `told` brings all that was said, in its order; `left` when somebody went back
    past the first step. Only an emergency is told at once, for it stops everything;
    then it `is_over`, and no more than what to do now is shown.
    """

    told = Signal(object)
    left = Signal()
    help_wanted = Signal()

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._content = themes, content
        self._sign: Sign | None = None
        self._red: UUID | None = None
        self._signs: SignsQuestion | None = None
        self.is_over = False
        self._first = Card(themes, tr("Step 1 of 2: the signs"), parent=self)
        self._first.body.setSpacing(themes.theme.px(Space.M))
        back = Button(themes, tr("Back"), parent=self._first)
        back.clicked.connect(self.go_back)
        self._first.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._check = AskCard(themes, self)
        self._check.help_wanted.connect(self.help_wanted)
        self._check.answered.connect(self._leave_check)
        self.question = StartQuestion(themes, self)
        self.question.answered.connect(self._tell)
        self.question.back.clicked.connect(self.go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.M))
        # The question about the signs says so itself.
        muted = Tone.MUTED
        self._foot = Text(themes, content.disclaimer, Face.SMALL, muted, self).wrapped()
        for widget in (self._first, self._check, self.question, self._foot):
            column.addWidget(widget)
        column.addStretch(1)

    def begin(self, red: UUID | None = None) -> None:
        """Ask from the beginning; `red` is the newest red walk that is known."""
        self._red, self._sign, self.is_over = red, None, False
        if self._signs is not None:
            self._signs.hide()
            self._signs.deleteLater()
        self._signs = SignsQuestion(self._themes, self._content, Asks.ALL, self._first)
        self._signs.answered.connect(self._hear_signs)
        self._first.body.insertWidget(AFTER_CAPTION, self._signs)
        self._signs.show()
        self._show(self._first)
        self._signs.take_keyboard()

    def go_back(self) -> None:
        """Go one step back, and out before the first."""
        if self._first.isVisibleTo(self):
            self.is_over = False
            self.left.emit()
        else:
            self.begin(self._red)

    def _hear_signs(self, sign: Sign | None) -> None:
        self._sign = sign
        if sign is Sign.EMERGENCY:
            # What to do now stays in sight until somebody goes back.
            self.is_over = True
            self.told.emit((Checked(sign, self._red),))
        elif sign is None:
            self._ask_where()
        else:
            self._check_first()

    def _check_first(self) -> None:
        signs = self._content.signs(SafetyId.CHECK)
        self._show(self._check)
        self._check.ask(
            Sure(
                signs.title,
                tr(
                    "Show this to a doctor or a physiotherapist before you start. The"
                    " programme waits for you; nothing has been kept."
                ),
                tr("I have been checked"),
                tr("Not now"),
                self._ask_where,
                tr("See the list"),
            )
        )

    def _leave_check(self) -> None:
        if not self.question.isVisibleTo(self):
            self.left.emit()

    def _ask_where(self) -> None:
        self._show(self.question)
        self.question.ask_anew()

    def _show(self, step: QWidget) -> None:
        steps = (self._first, self._check, self.question)
        for each in steps:
            each.setVisible(each is step)
        self._foot.setVisible(step is not self._first)

    def _tell(self, answer: Answer) -> None:
        said: tuple[Said, ...] = (Checked(self._sign, self._red), answer)
        if self._sign is not None:
            # Only who said to have been checked comes as far as here.
            said = (*said, Cleared())
        self.told.emit(said)
