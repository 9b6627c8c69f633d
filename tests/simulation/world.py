"""A computer with years of its own time: the real engine on the real store.

`real` is true time, which nobody can set; the clock on the wall is off by
`error`. The oracle hears of every event after it was saved.
"""

from __future__ import annotations

import heapq
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from tests.simulation.oracle import LEAST_JUMP, Look, Oracle
from tests.simulation.rules import Rules
from tests.simulation.shelf import Dies, Killed, Shelf
from walkreminder.core import events as on
from walkreminder.core.reminder import deadline
from walkreminder.core.timetable import next_slot
from walkreminder.core.trouble import Refused
from walkreminder.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from walkreminder.core.events import Event
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import Timetable

    Todo: TypeAlias = Callable[[], None]

ZERO = timedelta(0)
CHECK_EVERY = 23  # events between two looks at what the file holds


@dataclass(slots=True)
class Rings:
    """How alarms ring: later than set, earlier as well, twice, or never."""

    late: timedelta = ZERO
    early: timedelta = ZERO
    times: int = 1
    never: bool = False

    @property
    def punctual(self) -> bool:
        return not self.late and not self.never


class World:
    """One computer, one user, one history."""

    def __init__(
        self, zone: ZoneInfo, start: datetime, settings: Settings, folder: Path
    ) -> None:
        self.zone = zone
        self.real = start
        self.error = ZERO
        self.settings = settings
        self.rings = Rings()
        self.fault = "first start"
        self.oracle = Oracle(Rules())
        self.shelf = Shelf(folder)
        self.engine: Engine | None = None
        self.react: Callable[[State], None] | None = None
        self._booted = start - timedelta(minutes=3)
        self._looked: tuple[datetime, ZoneInfo, timedelta] | None = None
        self._todo: list[tuple[datetime, int, Todo]] = []
        self._numbers = count()
        self._deadline: datetime | None = None
        self._is_awake = True
        self._next: tuple[Timetable, str, datetime, datetime | None] | None = None

    @property
    def now(self) -> datetime:
        """What the clock on the wall says."""
        return self.real + self.error

    @property
    def running(self) -> timedelta:
        return self.real - self._booted

    @property
    def state(self) -> State:
        assert self.engine is not None
        return self.engine.state

    def start_process(self) -> None:
        """Start the app on what the store holds."""
        self.engine = Engine(
            self.shelf,
            lambda: self.now,
            lambda: self.zone,
            self.settings,
            lambda: self.running,
        )
        self.engine.watch(self._watch)
        self._heard(on.Began(), self.engine.begin)

    def send(self, event: Event) -> None:
        """Let an event happen, unless nobody is there to take it."""
        if self.engine is not None:
            engine = self.engine
            self._heard(event, lambda: engine.send(event))

    def choose(self, settings: Settings) -> None:
        """Let the user change the settings, while the app runs or does not."""
        if self.engine is None or settings == self.settings:
            self.settings = settings
            return
        self.send(on.Tick())
        engine = self.engine
        self.settings = settings
        self._heard(on.SettingsChanged(), lambda: engine.use(settings))

    def kill(self, dies: Dies, event: Event) -> None:
        """Kill the process while it takes an event, and open what it left."""
        if self.engine is None:
            return
        self.shelf.go_to_disk()
        self.shelf.dies = dies
        with suppress(Killed):
            self.send(event)
        self.engine = None
        self.shelf.lose_process()

    def injected(self, fault: str) -> None:
        """Note that this was done; what comes due from now on is told beside it."""
        self.fault = fault
        self.oracle.tally.injected[fault] += 1

    def reboot(self, taking: timedelta) -> None:
        """Start the computer anew; the clock that nobody can set begins again."""
        self._booted = self.real - taking

    def later(self, after: timedelta, todo: Todo) -> None:
        """Do something after a while, if the computer is on by then."""
        heapq.heappush(self._todo, (self.real + after, next(self._numbers), todo))

    def pass_over(self, length: timedelta) -> None:
        """Let time pass in which nothing rings and nobody does anything."""
        self.real += length
        self._is_awake = False
        while self._todo and self._todo[0][0] <= self.real:
            heapq.heappop(self._todo)

    def let(self, length: timedelta) -> None:
        """Let time pass, with alarms ringing and the user doing things."""
        self.let_until(self.real + length)

    def let_until(self, end: datetime) -> None:
        while True:
            ring = self._next_ring()
            todo = self._todo[0][0] if self._todo else None
            at = min((each for each in (ring, todo) if each is not None), default=None)
            if at is None or at > end:
                break
            self.real = max(self.real, at)
            if at == todo:
                heapq.heappop(self._todo)[2]()
            else:
                self._ring()
        self.real = max(self.real, end)

    def _ring(self) -> None:
        for _ in range(self.rings.times):
            self.send(on.Tick())

    def next_alarm(self) -> datetime | None:
        """Return when the alarm is set to ring, by the clock on the wall."""
        if self.engine is None:
            return None
        timetable, now = self.settings.timetable, self.now
        known = self._next
        if (
            known is None
            or (known[0], known[1]) != (timetable, self.zone.key)
            or now < known[2]
            or (known[3] is not None and known[3] <= now)
        ):
            slot = next_slot(timetable, now, self.zone)
            due = None if slot is None else slot.due
            self._next = known = (timetable, self.zone.key, now, due)
        alarms = (known[3], self._deadline)
        return min((at for at in alarms if at is not None), default=None)

    def _next_ring(self) -> datetime | None:
        at = self.next_alarm()
        if at is None or self.rings.never:
            return None
        real = at - self.error
        early = real - self.rings.early
        return early if early > self.real else real + self.rings.late

    def _watch(self, state: State, scene: Scene) -> None:
        self._deadline = deadline(state, scene)

    def _heard(self, event: Event, happen: Todo) -> None:
        """Let an event happen, and tell the oracle if it was saved."""
        self.shelf.saved.clear()
        refused = False
        try:
            happen()
        except Refused:
            refused = True
        except Killed as end:
            if self.shelf.saved:
                self._tell(event, refused=isinstance(end.__context__, Refused))
            raise
        self._tell(event, refused=refused)

    def _tell(self, event: Event, *, refused: bool) -> None:
        state, _ = self.shelf.saved[-1]
        records = tuple(each for _, more in self.shelf.saved for each in more)
        before, zone, error = self._looked or (self.now, self.zone, self.error)
        same = not isinstance(event, on.Began)
        jump = self.error - error
        if not same:
            # A new process cannot tell more than that the clock went back.
            jump = min(self.now - before, ZERO)
        look = Look(
            event,
            refused,
            self.now,
            self.real,
            self.zone,
            self.settings,
            jump if abs(jump) >= LEAST_JUMP else ZERO,
            state,
            records,
            self.fault,
            self.rings.punctual
            and self._is_awake
            and (zone, error) == (self.zone, self.error),
            same or error == self.error,
        )
        self._looked, self._is_awake = (self.now, self.zone, self.error), True
        self.oracle.look(look)
        if self._deadline is not None and self._deadline <= self.now:
            self.oracle.blame(f"the next alarm is {self._deadline}, in the past")
        wants_check = not self.oracle.tally.events % CHECK_EVERY or not same
        if wants_check and self.shelf.state() != state:
            self.oracle.blame("the file holds another state than the engine")
        if self.react is not None:
            self.react(state)


def utc(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)
