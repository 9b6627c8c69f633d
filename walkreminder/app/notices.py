"""Ask for a walk by notification, or by the card where no notification can."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core.events import (
    Dismissed,
    KeepTime,
    Skip,
    SkipToday,
    Snooze,
    Start,
)
from walkreminder.desktop.notify import DEFAULT, Choice, Manner, Notice
from walkreminder.ui.prompt_words import PromptWords, open_prompt, prompt_words
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.events import Event
    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import Slot
    from walkreminder.desktop.notify import Notifier

_WISHES: dict[str, Callable[[], Event]] = {
    "start": Start,
    "snooze": Snooze,
    "skip": Skip,
    "keep": KeepTime,
    "not-today": SkipToday,
}


class PromptNotices(QObject):
    """Keeps at most one notification on screen: that of the open prompt.

    `card_wanted` says that the prompt card should come: after a click on the
    notification, or where the notification cannot be answered. `card_replaced` says
    that a notification that could not is back on screen.
    """

    asked = Signal(object)
    card_wanted = Signal()
    card_replaced = Signal()
    move_wanted = Signal()

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._shown: tuple[Slot, int] | None = None
        self._fell_back = False
        notifier.chosen.connect(self._choose)
        notifier.dismissed.connect(self._dismiss)
        notifier.failed.connect(self._fall_back)
        notifier.learned.connect(self._learn)

    @property
    def can_ask(self) -> bool:
        """Whether a notification can be answered here, as far as is known."""
        return self._notifier.has_actions is not False

    def show_state(self, state: State, scene: Scene) -> None:
        """Put up, replace or take away the notification."""
        open_ = open_prompt(state)
        if open_ is None:
            if self._shown is not None:
                self._shown = None
                self._notifier.close()
            return
        # The slot whole: its minutes may change while it is asked for.
        asked, before = (open_.slot, open_.asked), self._shown
        if asked != before and not open_.dismissed:
            self._shown = asked
            self._fell_back = False
            if self.can_ask:
                manner = _manner(before, asked)
                self._notifier.show(_notice(prompt_words(open_, scene), manner))

    def _choose(self, key: str) -> None:
        if key == DEFAULT:
            self.card_wanted.emit()
        elif key == "move":
            self.move_wanted.emit()
        elif key in _WISHES:
            self.asked.emit(_WISHES[key]())

    def _dismiss(self) -> None:
        self.asked.emit(Dismissed())

    def _learn(self) -> None:
        if not self.can_ask:
            self._fall_back()
        elif self._fell_back and self._shown is not None:
            self._fell_back = False
            self.card_replaced.emit()

    def _fall_back(self) -> None:
        if self._shown is not None:
            self._fell_back = True
            self.card_wanted.emit()


def _manner(before: tuple[Slot, int] | None, now: tuple[Slot, int]) -> Manner:
    """Return how to ask: the same question with other minutes is no new one.

    Not by the key: of two that are due at once the other may be the longer one now.
    """
    is_same = before is not None and (before[0].due, before[1]) == (now[0].due, now[1])
    return Manner.CORRECTS if is_same else Manner.ASKS


def _notice(words: PromptWords, manner: Manner) -> Notice:
    # Some services draw a button for a click on the notice itself, so it is named.
    choices = (*starmap(Choice, words.choices), Choice(DEFAULT, tr("Open")))
    return Notice(words.title, words.sentence, choices, manner)
