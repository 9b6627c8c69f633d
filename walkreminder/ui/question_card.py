"""The card that asks whether the user walked in a gap; only the answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.events import Answer, Walked
from walkreminder.core.state import Gap
from walkreminder.ui import wording
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.prompt_words import (
    question_answers,
    question_sentence,
    question_title,
)
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.state import Question, Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource


class QuestionCard(CornerCard):
    """Asks once a walk was broken into, and stays until it is answered."""

    def __init__(self, themes: ThemeSource, around: Around) -> None:
        super().__init__(themes, around, "walk")
        self._question: Question | None = None
        kinds = (Kind.PRIMARY, Kind.QUIET, Kind.PLAIN)
        answers = zip(question_answers(), kinds, strict=True)
        all_, until, none = (self.add_button(text, kind) for text, kind in answers)
        self._until = until
        all_.clicked.connect(self._all)
        until.clicked.connect(self._until_break)
        none.clicked.connect(self._none)
        self.show_share(None)

    @property
    def can_come(self) -> bool:
        """Whether there is something to ask."""
        return self._question is not None

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the question, and come when it is a new one; without one, go."""
        before, self._question = self._question, state.question
        if state.question is None or state.walk is None:
            self.hide()
            return
        at = wording.clock(state.question.until, scene.zone)
        ran_on = state.question.gap is Gap.RAN_ON
        self._until.show_text(question_answers(state.question)[1])
        self.show_lines(
            tr("Ended at {time}", time=at) if ran_on else tr("Back at {time}", time=at),
            question_title(),
            question_sentence(state.question, state.walk.started),
        )
        self.fit()
        if before != state.question:
            self.come()

    def come(self) -> None:
        """Come to the corner, if there is something to ask."""
        if self.can_come:
            super().come()

    def _all(self) -> None:
        self.asked.emit(Answer(Walked.ALL))

    def _until_break(self) -> None:
        self.asked.emit(Answer(Walked.UNTIL_BREAK))

    def _none(self) -> None:
        self.asked.emit(Answer(Walked.NONE))
