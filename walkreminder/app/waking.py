"""When to look next: every reminder's own alarm, and one for the state."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from walkreminder.core.reminder import deadline
from walkreminder.core.timetable import next_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import Timetable
    from walkreminder.desktop.alarm import Alarm

RETRY = timedelta(minutes=1)


class Waking:
    """Derives the alarm from the state, so that it is never commanded."""

    def __init__(self, alarm: Alarm, clock: Callable[[], datetime]) -> None:
        self._alarm = alarm
        self._clock = clock
        self._known: tuple[Timetable, str] | None = None
        self._asks: Mapping[str, Callable[[datetime], datetime | None]] = {}

    def show_state(self, state: State, scene: Scene) -> None:
        """Wait for what this state and its timetable bring next."""
        wanted = (scene.settings.timetable, scene.zone.key)
        if wanted != self._known:
            self._known = wanted
            self._asks = {
                each.id: partial(_next_due, wanted[0].only(each.id), scene.zone)
                for each in scene.settings.reminders
                if each.enabled
            }
        self._alarm.arm(self._asks, deadline(state, scene))

    def try_again_soon(self) -> None:
        """Look again in a while: the store could not keep what was decided."""
        self._alarm.arm(self._asks, self._clock() + RETRY)


def _next_due(timetable: Timetable, zone: ZoneInfo, now: datetime) -> datetime | None:
    slot = next_slot(timetable, now.astimezone(UTC), zone)
    return None if slot is None else slot.due
