"""The card that asks whether the user walked in a gap; only the answer counts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.events import Answer, Walked
from walkreminder.core.state import Gap, Question, Scene, State
from walkreminder.ui import wording
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)


class QuestionCard(CornerCard):
    """Asks once a walk was broken into, and stays until it is answered."""

    def __init__(self, themes: ThemeSource, around: Around) -> None:
        super().__init__(themes, around, "walk")
        self._question: Question | None = None
        all_ = self.add_button(tr("All of it"), Kind.PRIMARY)
        until = self.add_button(tr("Until the break"), Kind.QUIET)
        none = self.add_button(tr("None"), Kind.PLAIN)
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
        back = wording.clock(state.question.until, scene.zone)
        self.show_lines(
            tr("Back at {time}", time=back),
            tr("Were you walking?"),
            _sentence(state.question, state.walk.started),
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


def _sentence(question: Question, started: datetime) -> str:
    slept = question.gap is Gap.SLEPT
    gap, whole = question.until - question.since, question.until - started
    if gap < MINUTE:
        return tr("The app was off for a moment.")
    if whole >= HOUR:
        words = {"gap": wording.span(gap), "whole": wording.span(whole)}
        if slept:
            return tr("Your computer slept {gap} of the last {whole}.", **words)
        return tr("The app was off {gap} of the last {whole}.", **words)
    # Whole minutes that are over, as the why sentence counts them.
    counts = {"gap": gap // MINUTE, "whole": whole // MINUTE}
    if slept:
        return tr("Your computer slept {gap} of {whole} minutes.", **counts)
    return tr("The app was off {gap} of the last {whole} minutes.", **counts)
