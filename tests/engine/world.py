"""A world with its own time: the real engine and the real store, no waiting.

`let` moves time and rings the alarm exactly when it is set; `sleep` moves time
with no ring, and then wakes; `stop` and `start` are a new process on old files.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from walkreminder.core.events import Left, Tick, Woke
from walkreminder.core.reminder import next_asked
from walkreminder.core.settings import Settings
from walkreminder.core.state import StateName, name_of
from walkreminder.core.timetable import next_slot
from walkreminder.core.why import why
from walkreminder.engine import Engine
from walkreminder.store.history import History

if TYPE_CHECKING:
    from walkreminder.core.events import Event
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.state import Open, State
    from walkreminder.core.why import Why

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


class World:
    """Starts at a local time of its zone, with these settings."""

    def __init__(
        self,
        local: str = "2026-11-19 09:00",
        settings: Settings | None = None,
        zone: ZoneInfo = LONDON,
    ) -> None:
        self.zone = zone
        self.now = self.at(local)
        self.set_by = timedelta(0)
        self.settings = settings or Settings()
        self.history = History(":memory:")
        self.engine = self._process()

    def at(self, local: str) -> datetime:
        """Return the instant of a local time, "HH:MM" being today's."""
        text = local if "-" in local else f"{self.today} {local}"
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).astimezone(UTC)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def state(self) -> State:
        return self.engine.state

    @property
    def name(self) -> StateName:
        return name_of(self.state)

    @property
    def open(self) -> Open:
        assert self.state.open is not None
        return self.state.open

    @property
    def why(self) -> Why:
        return why(self.state, self.engine.scene())

    @property
    def ledger(self) -> list[tuple[str, str, str | None]]:
        """The ledger as (time, outcome, reason), by due."""
        lines = sorted(self.lines(), key=lambda line: line.due)
        return [(f"{each.key.time:%H:%M}", each.outcome, each.reason) for each in lines]

    def lines(self) -> list[Line]:
        return list(self.history.lines())

    def walks(self) -> list[WalkRecord]:
        return list(self.history.walks())

    def next_asked(self) -> str | None:
        slot = next_asked(self.state, self.engine.scene())
        return None if slot is None else f"{slot.key.date} {slot.key.time:%H:%M}"

    def send(self, event: Event) -> None:
        self.engine.send(event)

    def let(self, **length: float) -> None:
        """Let time pass, with every alarm ringing exactly when it is set."""
        end = self.now + timedelta(**length)
        while (at := self._next_ring()) is not None and at <= end:
            assert at > self.now, "an alarm that lies in the past rings for ever"
            self.now = at
            self.send(Tick())
        self.now = end

    def let_until(self, local: str) -> None:
        self.let(seconds=(self.at(local) - self.now).total_seconds())

    def sleep(self, **length: float) -> None:
        """Let the computer sleep: time passes, nothing rings, then it wakes."""
        self.now += timedelta(**length)
        self.send(Woke())

    def sleep_until(self, local: str) -> None:
        self.sleep(seconds=(self.at(local) - self.now).total_seconds())

    def crash(self, **length: float) -> None:
        """Lose the process at once, and start a new one after so long."""
        self.now += timedelta(**length)
        self.engine = self._process()

    def stop(self, **length: float) -> None:
        """Quit in order, and start again after so long."""
        self.send(Left())
        self.crash(**length)

    def set_clock(self, local: str) -> None:
        """Set the clock by hand: no time passes."""
        at = self.at(local)
        self.set_by += at - self.now
        self.now = at
        self.send(Tick())

    def travel(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.send(Woke())

    def choose(self, settings: Settings) -> None:
        self.settings = settings
        self.engine.use(settings)

    def _process(self) -> Engine:
        engine = Engine(
            self.history,
            lambda: self.now,
            lambda: self.zone,
            self.settings,
            # The computer was started long ago; no setting of the clock counts.
            lambda: self.now - self.set_by - LONG_AGO,
        )
        engine.begin()
        return engine

    def _next_ring(self) -> datetime | None:
        slot = next_slot(self.settings.timetable, self.now, self.zone)
        rings = [self.engine.deadline(), None if slot is None else slot.due]
        return min((at for at in rings if at is not None), default=None)
