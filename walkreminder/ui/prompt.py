"""The prompt card: asks for a walk where no notification can, or after a click."""

from __future__ import annotations

from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from walkreminder.core.events import (
    Dismissed,
    KeepTime,
    Skip,
    SkipToday,
    Snooze,
    Start,
)
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.parts.ring import Share
from walkreminder.ui.prompt_words import PromptWords, open_prompt, prompt_words
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.events import Event
    from walkreminder.core.state import Open, Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource

MINUTE: Final = timedelta(minutes=1)
KINDS: Final = (Kind.PRIMARY, Kind.QUIET, Kind.PLAIN)
ICONS: Final = {"start": "play"}
WISHES: Final[dict[str, Callable[[], Event]]] = {
    "start": Start,
    "snooze": Snooze,
    "skip": Skip,
    "keep": KeepTime,
    "not-today": SkipToday,
}


def _always() -> bool:
    return True


class PromptCard(CornerCard):
    """Asks for the open slot; says nothing of its own.

    `move_wanted` carries the slot's key and the time that it should move to.
    """

    move_wanted = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        around: Around,
        alone: Callable[[], bool] = _always,
    ) -> None:
        """Take `alone`: whether nothing else here asks, so that the card comes."""
        super().__init__(themes, around, "clock")
        self._alone = alone
        self._open: Open | None = None
        self._words: PromptWords | None = None
        self._answers = [self.add_button("", kind) for kind in KINDS]
        first, second, third = self._answers
        first.clicked.connect(self._choose_first)
        second.clicked.connect(self._choose_second)
        third.clicked.connect(self._choose_third)
        self.closed.connect(self._dismiss)

    @property
    def can_come(self) -> bool:
        """Whether there is something to ask."""
        return self._open is not None

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the open slot; the card comes when it is asked, and goes with it."""
        before, self._open = self._open, open_prompt(state)
        if self._open is None:
            self.hide()
            return
        self._show(self._open, scene)
        if _is_asked_anew(before, self._open) and self._alone():
            self.come()

    def come(self) -> None:
        """Come to the corner, if there is something to ask."""
        if self.can_come:
            super().come()

    def _show(self, open_: Open, scene: Scene) -> None:
        words = self._words = prompt_words(open_, scene)
        self.show_lines(words.caption, words.title, words.sentence)
        self.show_share(None if open_.offer else _share(scene))
        for button, choice in zip_longest(self._answers, words.choices):
            button.setVisible(choice is not None)
            if choice is not None:
                key, label = choice
                button.show_text(label, ICONS.get(key, ""))
        self.fit()

    def _choose_first(self) -> None:
        self._choose(0)

    def _choose_second(self) -> None:
        self._choose(1)

    def _choose_third(self) -> None:
        self._choose(2)

    def _choose(self, index: int) -> None:
        if self._open is None or self._words is None:
            return
        key, _label = self._words.choices[index]
        if key == "move":
            self.move_wanted.emit((self._open.slot.key, self._words.other))
        else:
            self.asked.emit(WISHES[key]())

    def _dismiss(self) -> None:
        if self._open is not None:
            self.asked.emit(Dismissed())


def _share(scene: Scene) -> Share:
    """Return what the ring says: today's minutes of today's goal."""
    done, goal = scene.past.today // MINUTE, max(1, scene.goal_of_a_day)
    return Share(done / goal, str(done), tr("of {goal}", goal=goal))


def _is_asked_anew(before: Open | None, now: Open) -> bool:
    if now.dismissed:
        return False
    return before is None or before.slot != now.slot or before.asked < now.asked
