"""The card that asks, back at the keyboard in a walk, whether the walk is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core import back
from walkreminder.core.events import Finish, StillWalking
from walkreminder.ui import wording
from walkreminder.ui.corner_card import CornerCard
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import datetime

    from walkreminder.core.state import Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource


class EarlyCard(CornerCard):
    """Asks once for each return; closed by hand it lets the walk go on."""

    def __init__(self, themes: ThemeSource, around: Around) -> None:
        super().__init__(themes, around, "walk")
        self._at: datetime | None = None
        self._finish = self.add_button("", Kind.PRIMARY)
        still = self.add_button(tr("Still walking"), Kind.QUIET)
        # Both answers weigh the same.
        self.buttons.setStretch(1, 1)
        self._finish.clicked.connect(self._end)
        still.clicked.connect(self._go_on)
        self.closed.connect(self._go_on)
        self.show_share(None)

    @property
    def can_come(self) -> bool:
        """Whether there is something to ask."""
        return self._at is not None

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the question, and come when it is a new one; without one, go."""
        before, self._at = self._at, back.asked_at(state)
        if self._at is None or state.walk is None:
            self.hide()
            return
        time = wording.clock(self._at, scene.zone)
        self.show_lines(
            tr("Back at {time}", time=time),
            tr("Back already?"),
            tr("Your walk goes on until you say so."),
        )
        minutes = back.minutes(state.walk, self._at)
        self._finish.show_text(tr("Finish at {count} min", count=minutes))
        self.fit()
        if before is None:
            self.come()

    def come(self) -> None:
        """Come to the corner, if there is something to ask."""
        if self.can_come:
            super().come()

    def _end(self) -> None:
        # A click that was late must not end the walk after this one.
        if self._at is not None:
            self.asked.emit(Finish(self._at))

    def _go_on(self) -> None:
        self.asked.emit(StillWalking())
