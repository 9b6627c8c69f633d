"""Whether anybody is at the computer, told to the core as often as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walkreminder.core.events import Held, Released
from walkreminder.core.settings import HoldReason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from walkreminder.core.state import Scene, State
    from walkreminder.desktop.presence import Presence


class Absences(QObject):
    """Compares the state with who is there: what a full disk kept out is told anew."""

    asked = Signal(object)

    def __init__(
        self,
        presence: Presence | None,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presence = presence
        self._clock = clock
        self._after: timedelta | None = None
        self._left: datetime | None = None
        self._is_seen = True
        self._is_held = False
        # On a turn of its own: the engine may be in the middle of an event.
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self._tell)
        if presence is not None:
            presence.left.connect(self._leave)
            presence.came_back.connect(self._come_back)
            presence.lost.connect(self._lose)

    def show_state(self, state: State, scene: Scene) -> None:
        """Watch for as long an absence as is wanted, and see what the state knows."""
        if self._presence is None:
            return
        after = scene.settings.prompt.away_after
        if after != self._after:
            self._after = after
            self._presence.watch(after)
        self._is_held = HoldReason.AWAY in state.holds
        if self._is_held != (self._left is not None):
            self._tell_soon.start()

    def close(self) -> None:
        """Watch nobody any more."""
        self._tell_soon.stop()
        if self._presence is not None:
            self._presence.close()

    def _leave(self, idle: timedelta) -> None:
        self._left = self._clock() - idle
        self._tell_soon.start()

    def _come_back(self) -> None:
        self._left, self._is_seen = None, True
        self._tell_soon.start()

    def _lose(self) -> None:
        """Hold nobody to be away of whom nobody can tell any more."""
        self._left, self._is_seen = None, False
        self._tell_soon.start()

    def _tell(self) -> None:
        """Tell who is away, or that nobody is, unless the state knows."""
        if self._left is not None and not self._is_held:
            self.asked.emit(Held(HoldReason.AWAY, self._left))
        elif self._left is None and self._is_held:
            self.asked.emit(Released(HoldReason.AWAY, self._is_seen))
