"""The question at the start, with what its answer would lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.pain import WORST_PAIN
from walkreminder.core.programme_log import Answer
from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.rating import RatingRow
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme_words import start_preview
from walkreminder.ui.settings.answers import Choices
from walkreminder.ui.settings.words import minute_count
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.ui.dressing import ThemeSource

ABLE: Final = Steps(0, 120)
USUALLY: Final = 15
RATING_WIDTH: Final = 360
UNSAID: Final = -1
USUAL_STEPS: Final = Steps(UNSAID, WORST_PAIN)


def _usual_words(value: int) -> str:
    return tr("not said") if value == UNSAID else str(value)


class StartQuestion(Card):
    """How long, whether flared up, and usual pain; `answered` brings the Answer."""

    answered = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Step 2 of 2: where to begin"), parent=parent)
        self._themes = themes
        px = themes.theme.px
        self.able = Stepper(
            themes, tr("How long can you walk now"), ABLE, minute_count, self
        )
        self.able.show_value(USUALLY)
        options = ((False, tr("No")), (True, tr("Yes")))
        flared = tr("Is your back flared up right now?")
        self.flared_up = Choices(themes, flared, options, self)
        self.flared_up.show_value(False)  # noqa: FBT003 - it is the value
        self.usual = RatingRow(themes, tr("Usual back pain"), self)
        self.usual.setMaximumWidth(px(RATING_WIDTH))
        # Eleven numbers in a row take more room than a small window has.
        self.usual_step = Stepper(
            themes, tr("Usual back pain"), USUAL_STEPS, _usual_words, self
        )
        self.usual_step.hide()
        self.unsaid = Link(themes, tr("Rather not say"), Face.SMALL_MEDIUM, parent=self)
        self.unsaid.clicked.connect(self._unsay)
        self._preview = Text(themes, "", Face.HINT, Tone.LEAF, self).wrapped()
        self.start = Button(themes, tr("Start"), Kind.PRIMARY, parent=self)
        self.back = Button(themes, tr("Back"), parent=self)
        self.start.clicked.connect(self._answer)
        self.able.changed.connect(self._show_preview)
        self.flared_up.changed.connect(self._note_flare)
        self.usual.chosen.connect(self._rate)
        self.usual_step.changed.connect(self._rate)
        self._is_flared_up = False
        self._usual: int | None = None
        self._ends = QWidget(self)
        self._set_out()
        self._show_preview()

    @property
    def answer(self) -> Answer:
        """What is answered so far."""
        return Answer(self.able.value(), self._usual, self._is_flared_up)

    def ask_anew(self) -> None:
        """Forget what was answered before."""
        self.able.show_value(USUALLY)
        self.flared_up.show_value(False)  # noqa: FBT003 - it is the value
        self._is_flared_up = False
        self._rate(None)
        self.able.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_room(self, room: Room) -> None:
        """Ask for usual pain in less width where there is hardly any."""
        tight = room is Room.TIGHT
        self.usual_step.setVisible(tight)
        for part in (self.usual, self._ends):
            part.setVisible(not tight)

    def _set_out(self) -> None:
        px = self._themes.theme.px
        able = tr(
            "How long can you walk on the flat now before pain goes up by 2 points?"
        )
        flared = tr("Is your back flared up right now?")
        usual = tr("Your usual back pain, from 0 to 10, if you like to say")
        rating = QVBoxLayout()
        rating.setSpacing(px(Space.XS))
        rating.addWidget(self.usual)
        rating.addWidget(self.usual_step, 0, Qt.AlignmentFlag.AlignLeading)
        ends = QHBoxLayout(self._ends)
        for end, words in enumerate((tr("0 none"), tr("10 worst imaginable"))):
            if end:
                ends.addStretch(1)
            text = Text(self._themes, words, Face.SMALL, Tone.MUTED, self)
            ends.addWidget(text)
        ends.setContentsMargins(0, 0, 0, 0)
        self._ends.setMaximumWidth(px(RATING_WIDTH))
        rating.addWidget(self._ends)
        rating.addWidget(self.unsaid, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.setSpacing(px(Space.S))
        leading = Qt.AlignmentFlag.AlignLeading
        self.body.addSpacing(px(Space.XS))
        self._add_words(able)
        self.body.addWidget(self.able, 0, leading)
        self.body.addSpacing(px(Space.S))
        self._add_words(flared)
        self.body.addWidget(self.flared_up)
        self.body.addSpacing(px(Space.S))
        self._add_words(usual)
        self.body.addLayout(rating)
        self.body.addSpacing(px(Space.S))
        self.body.addWidget(Rule(self._themes, self))
        self.body.addSpacing(px(Space.XS))
        self.body.addWidget(self._preview)
        self.body.addSpacing(px(Space.XS))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.start)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _add_words(self, words: str) -> None:
        text = Text(self._themes, words, Face.MEDIUM, parent=self).wrapped()
        self.body.addWidget(text)

    def _note_flare(self, flared_up: object) -> None:
        self._is_flared_up = flared_up is True
        self._show_preview()

    def _rate(self, rating: int | None) -> None:
        self._usual = None if rating == UNSAID else rating
        self.usual.show_rating(self._usual)
        self.usual_step.show_value(UNSAID if self._usual is None else self._usual)
        self._show_preview()

    def _unsay(self) -> None:
        self._rate(None)
        # What had the keyboard is gone.
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_preview(self) -> None:
        self._preview.show_text(start_preview(self.answer))
        self.unsaid.setVisible(self._usual is not None)

    def _answer(self) -> None:
        self.answered.emit(self.answer)
