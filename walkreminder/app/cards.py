"""The cards that ask in a corner of the screen: made when first there is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core import back
from walkreminder.ui.prompt_words import open_prompt, open_question

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.state import Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.away_card import AwayCard
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.early_card import EarlyCard
    from walkreminder.ui.prompt import PromptCard
    from walkreminder.ui.question_card import QuestionCard


class Cards(QObject):
    """Shows the state on the prompt card and on those that ask about a walk.

    `move_wanted` carries a slot's key and the time that it should move to, `wanted`
    the name of a page.
    """

    asked = Signal(object)
    move_wanted = Signal(object)
    wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        around: Around,
        prompt_is_alone: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._around = around
        self._prompt_is_alone = prompt_is_alone
        self._prompt: PromptCard | None = None
        self._question: QuestionCard | None = None
        self._away: AwayCard | None = None
        self._back: EarlyCard | None = None

    def show_state(self, state: State, scene: Scene) -> None:
        """Show what is asked; without a question no card is even made."""
        if self._prompt is None and open_prompt(state) is not None:
            self._prompt = self._made_prompt()
        if self._question is None and state.question is not None:
            self._question = self._made_question()
        if self._away is None and open_question(state) is not None:
            self._away = self._made_away()
        if self._back is None and back.asked_at(state) is not None:
            self._back = self._made_back()
        for card in self._cards():
            if card is not None:
                card.show_state(state, scene)

    def come(self) -> None:
        """Bring to the front whatever is asked."""
        for card in self._cards():
            if card is not None:
                card.come()

    def leave_prompt(self) -> None:
        """Take the prompt card away: something else asks in its place."""
        if self._prompt is not None:
            self._prompt.hide()

    def _want_help(self) -> None:
        self.wanted.emit("help")

    def _cards(
        self,
    ) -> tuple[PromptCard | QuestionCard | AwayCard | EarlyCard | None, ...]:
        return self._prompt, self._question, self._away, self._back

    def _made_prompt(self) -> PromptCard:
        # Imported here, as below: where notifications ask, no card ever comes.
        from walkreminder.ui.prompt import PromptCard  # noqa: PLC0415

        card = PromptCard(self._themes, self._around, self._prompt_is_alone)
        card.asked.connect(self.asked)
        card.help_wanted.connect(self._want_help)
        card.move_wanted.connect(self.move_wanted)
        return card

    def _made_question(self) -> QuestionCard:
        from walkreminder.ui.question_card import QuestionCard  # noqa: PLC0415

        card = QuestionCard(self._themes, self._around)
        card.asked.connect(self.asked)
        card.help_wanted.connect(self._want_help)
        return card

    def _made_away(self) -> AwayCard:
        from walkreminder.ui.away_card import AwayCard  # noqa: PLC0415

        card = AwayCard(self._themes, self._around)
        card.asked.connect(self.asked)
        card.help_wanted.connect(self._want_help)
        return card

    def _made_back(self) -> EarlyCard:
        from walkreminder.ui.early_card import EarlyCard  # noqa: PLC0415

        card = EarlyCard(self._themes, self._around)
        card.asked.connect(self.asked)
        return card
