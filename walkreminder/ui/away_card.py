"""The card that asks, back from being away, whether that was the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.events import Answer, Dismissed, Walked
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.prompt_words import away_words, open_question

if TYPE_CHECKING:
    from walkreminder.core.state import Open, Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource


class AwayCard(CornerCard):
    """Asks once; closed by hand it waits in the tray until patience ends."""

    def __init__(self, themes: ThemeSource, around: Around) -> None:
        super().__init__(themes, around, "walk")
        self._open: Open | None = None
        self._yes = self.add_button("", Kind.PRIMARY)
        self._no = self.add_button("", Kind.QUIET)
        # Both answers weigh the same.
        self.buttons.setStretch(1, 1)
        self._yes.clicked.connect(self._walked)
        self._no.clicked.connect(self._not_walked)
        self.closed.connect(self._dismiss)
        self.show_share(None)

    @property
    def can_come(self) -> bool:
        """Whether there is something to ask."""
        return self._open is not None

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the question, and come when it is a new one; without one, go."""
        before, self._open = self._open, open_question(state)
        if self._open is None:
            self.hide()
            return
        words = away_words(self._open, scene)
        self.show_lines(words.caption, words.title, words.sentence)
        answers = zip((self._yes, self._no), words.choices, strict=True)
        for button, (_key, label) in answers:
            button.show_text(label)
        self.fit()
        if before is None and not self._open.dismissed:
            self.come()

    def come(self) -> None:
        """Come to the corner, if there is something to ask."""
        if self.can_come:
            super().come()

    def _walked(self) -> None:
        self.asked.emit(Answer(Walked.ALL))

    def _not_walked(self) -> None:
        self.asked.emit(Answer(Walked.NONE))

    def _dismiss(self) -> None:
        self.asked.emit(Dismissed())
