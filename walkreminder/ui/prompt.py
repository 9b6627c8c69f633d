"""The prompt card: asks for a walk where no notification can, or after a click."""

from __future__ import annotations

from datetime import datetime, timedelta
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
from walkreminder.core.state import Mode, Open, Scene, State, StateName, name_of
from walkreminder.core.timetable import ClockTimes
from walkreminder.ui import wording
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.parts.ring import Share
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Slot
    from walkreminder.ui.floating import Around
    from walkreminder.ui.theme import ThemeSource

LATER: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
AN: Final = frozenset({8, 11, 18, *range(80, 90)})


def open_prompt(state: State) -> Open | None:
    """Return the slot the card asks about, or None where it has nothing to ask."""
    asks = name_of(state) is StateName.PROMPTING
    return state.open if asks else None


def other_time(slot: Slot, settings: Settings) -> time | None:
    """Return a time to offer instead: an hour later, or earlier before midnight.

    None where a slot cannot be moved by itself: it comes once, or from an interval.
    """
    for reminder in settings.reminders:
        if reminder.id == slot.key.reminder and isinstance(reminder.rule, ClockTimes):
            break
    else:
        return None
    at = datetime.combine(slot.key.date, slot.key.time)
    free = (at + LATER, at + 2 * LATER, at - LATER, at - 2 * LATER)
    for other in free:
        taken = other.time() in reminder.rule.times
        if other.date() == at.date() and not taken:
            return other.time()
    return None


def _always() -> bool:
    return True


class PromptCard(CornerCard):
    """Asks for the open slot; says nothing of its own."""

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
        self._other: time | None = None
        self._start = self.add_button(tr("Start walking"), Kind.PRIMARY, "play")
        self._snooze = self.add_button(tr("Snooze"), Kind.QUIET)
        self._skip = self.add_button(tr("Skip"), Kind.PLAIN)
        self._start.clicked.connect(self._yes)
        self._snooze.clicked.connect(self._later)
        self._skip.clicked.connect(self._no)
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
        if self._open.offer:
            self._show_offer(self._open, scene)
        else:
            self._show_prompt(self._open, scene)
        if _is_asked_anew(before, self._open) and self._alone():
            self.come()

    def come(self) -> None:
        """Come to the corner, if there is something to ask."""
        if self.can_come:
            super().come()

    def _show_prompt(self, open_: Open, scene: Scene) -> None:
        slot, goal = open_.slot, scene.settings.goal_today
        done = scene.past.today // MINUTE
        self.show_lines(
            _caption(slot),
            _title(slot.minutes),
            tr("It brings today to {sum}. Start slowly.", sum=done + slot.minutes),
        )
        words = tr("of {goal}", goal=goal)
        self.show_share(Share(done / max(1, goal), str(done), words))
        length = wording.span(scene.settings.prompt.snooze)
        self._start.show_text(tr("Start walking"), "play")
        self._snooze.show_text(tr("Snooze {length}", length=length))
        self._skip.show_text(tr("Skip"))
        self._snooze.show()
        self.fit()

    def _show_offer(self, open_: Open, scene: Scene) -> None:
        slot = open_.slot
        self._other = other_time(slot, scene.settings)
        self.show_lines(
            _caption(slot),
            tr("Would another time suit you?"),
            tr("The last three reminders went by."),
        )
        self.show_share(None)
        keep = tr("Keep {time}", time=f"{slot.key.time:%H:%M}")
        if self._other is not None:
            self._start.show_text(tr("Move to {time}", time=f"{self._other:%H:%M}"))
            self._snooze.show_text(keep)
        else:
            self._start.show_text(keep)
        self._snooze.setVisible(self._other is not None)
        self._skip.show_text(tr("Not today"))
        self.fit()

    def _yes(self) -> None:
        open_ = self._open
        if open_ is None:
            return
        if not open_.offer:
            self.asked.emit(Start())
        elif self._other is None:
            self.asked.emit(KeepTime())
        else:
            self.move_wanted.emit((open_.slot.key, self._other))

    def _later(self) -> None:
        if self._open is not None:
            self.asked.emit(KeepTime() if self._open.offer else Snooze())

    def _no(self) -> None:
        if self._open is not None:
            self.asked.emit(SkipToday() if self._open.offer else Skip())

    def _dismiss(self) -> None:
        if self._open is not None and self._open.mode is Mode.PROMPTING:
            self.asked.emit(Dismissed())


def _is_asked_anew(before: Open | None, now: Open) -> bool:
    if now.dismissed:
        return False
    return before is None or before.slot != now.slot or before.asked < now.asked


def _caption(slot: Slot) -> str:
    return f"{slot.key.time:%H:%M} · {wording.reminder_title(slot.key.reminder)}"


def _title(count: int) -> str:
    if count in AN:
        return tr("Time for an {count} minute walk", count=count)
    return tr("Time for a {count} minute walk", count=count)
