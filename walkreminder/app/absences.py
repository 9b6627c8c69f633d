"""Whether anybody is at the computer, told to the core as often as it takes."""

from __future__ import annotations

from collections import deque
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
    """Tells what came and went in order; what a full disk kept out is told again."""

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
        self._is_away = False
        self._untold: deque[Held | Released] = deque()
        self._is_kept = False
        # On a turn of its own: the engine may be in the middle of an event.
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self._tell)
        if presence is not None:
            presence.left.connect(self._leave)
            presence.came_back.connect(self._come_back)
            presence.lost.connect(self._lose)

    def show_state(self, state: State, scene: Scene) -> None:
        """Watch for as long an absence as is wanted; what comes here was kept."""
        del state
        if self._presence is None:
            return
        after = scene.settings.prompt.away_after
        if after != self._after:
            self._after = after
            self._presence.watch(after)
        self._is_kept = True
        if self._untold:
            self._tell_soon.start()

    def close(self) -> None:
        """Watch nobody any more."""
        self._tell_soon.stop()
        if self._presence is not None:
            self._presence.close()

    def _leave(self, idle: timedelta) -> None:
        self._is_away = True
        self._add(Held(HoldReason.AWAY, self._clock() - idle))

    def _come_back(self) -> None:
        self._end(seen=True)

    def _lose(self) -> None:
        """Hold nobody to be away of whom nobody can tell any more."""
        self._end(seen=False)

    def _end(self, *, seen: bool) -> None:
        if self._is_away:
            self._is_away = False
            self._add(Released(HoldReason.AWAY, seen, self._clock()))

    def _add(self, event: Held | Released) -> None:
        self._untold.append(event)
        self._tell_soon.start()

    def _tell(self) -> None:
        """Tell what waits for it, up to what cannot be kept now."""
        while self._untold:
            self._is_kept = False
            self.asked.emit(self._untold[0])
            if not self._is_kept:
                return
            self._untold.popleft()
