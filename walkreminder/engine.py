"""The engine owns the state: it feeds events through step, one at a time."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol, TypeAlias

from walkreminder.core.events import Began, SettingsChanged, Tick
from walkreminder.core.reminder import (
    asking_as_planned,
    deadline,
    first_state,
    only_looked,
    step,
)
from walkreminder.core.state import Scene, State
from walkreminder.core.timetable import local_date
from walkreminder.core.trouble import Refused, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, timedelta
    from zoneinfo import ZoneInfo

    from walkreminder.core.events import Event
    from walkreminder.core.ledger import Past, Record
    from walkreminder.core.settings import Settings

    Clock: TypeAlias = Callable[[], datetime]
    Running: TypeAlias = Callable[[], timedelta | None]
    Zone: TypeAlias = Callable[[], ZoneInfo]
    Watcher: TypeAlias = Callable[[State, Scene], None]
    # All that the past of a scene depends on: the store's changes, zone and days.
    Days: TypeAlias = tuple[int, str, date, date]


class Store(Protocol):
    """Keeps state and records; both or neither, whatever happens."""

    @property
    def changes(self) -> int:
        """How often its records have changed."""

    def state(self) -> State | None:
        """Return the state that was saved last."""

    def save(self, state: State, records: tuple[Record, ...]) -> None:
        """Keep a state and the records that led to it, in one transaction."""

    def past(self, now: datetime, zone: ZoneInfo, looked: datetime) -> Past:
        """Return what a decision needs to know of the records."""


class Engine:
    """Turns events into states, stores them, and tells its watchers.

    Lives as long as the app. Watchers are called after the transaction, so what
    they show has been kept; events that they send wait for their turn.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        zone: Zone,
        settings: Settings,
        running: Running = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._running = running
        self._zone = zone
        self._settings = settings
        self._watchers: list[Watcher] = []
        self._waiting: deque[Event] = deque()
        self._busy = False
        self._state: State | None = None
        self._past: tuple[Days, Past] | None = None

    @property
    def state(self) -> State:
        """The present state."""
        assert self._state is not None, "begin() comes first"
        return self._state

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def begin(self) -> None:
        """Take up the state that was left, or start with nothing before it."""
        self._state = self._store.state() or first_state(self._scene_at(self._clock()))
        self.send(Began())

    def go_on(self) -> None:
        """Go on with what the store holds now: its records are other ones.

        What was kept beside them counts, and the rules are in force anew.
        """
        self._state = self._store.state() or first_state(self._scene_at(self._clock()))
        self.send(SettingsChanged())

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher` with the state and its scene after every event."""
        self._watchers.append(watcher)

    def scene(self) -> Scene:
        """Return what surrounds the present instant."""
        return self._scene_at(self.state.looked)

    def deadline(self) -> datetime | None:
        """Return when the state wants its next Tick."""
        return deadline(self.state, self.scene())

    def use(self, settings: Settings) -> None:
        """Judge what is due by the old settings, then let the new ones rule."""
        if settings == self._settings:
            return
        self.send(Tick())
        before, self._settings = self._settings, settings
        try:
            self.send(SettingsChanged())
        except Trouble:
            # What was not kept is not in force, and may be tried again.
            self._settings = before
            raise

    def send(self, event: Event) -> None:
        """Let an event happen; raises Refused where it makes no sense now."""
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._take(self._waiting.popleft())
        finally:
            self._waiting.clear()
            self._busy = False

    def _take(self, event: Event) -> None:
        scene = self._scene_at(self.state.looked)
        try:
            state, records = step(self.state, event, scene)
        except Refused:
            # What time alone has brought counts all the same.
            self._keep(*step(self.state, Tick(), scene), scene)
            raise
        self._keep(state, records, scene)

    def _keep(self, state: State, records: tuple[Record, ...], scene: Scene) -> None:
        try:
            self._store.save(state, records)
        except Trouble:
            # Nothing happened, so nothing is lost; but we were there, and awake.
            if not records and only_looked(self.state, state, scene):
                self._state = state
            raise
        self._state = state
        unread: Trouble | None = None
        if records:
            try:
                scene = self._scene_at(state.looked, scene.now)
                # What was said may change what is being asked for. It need not be
                # saved: whoever starts anew works it out of the records as well.
                self._state = state = asking_as_planned(state, scene)
            except Trouble as trouble:
                unread = trouble
        for watcher in self._watchers:
            watcher(state, scene)
        # What was kept has happened, and is shown, whatever can be read of it.
        if unread is not None:
            raise unread

    def _scene_at(self, looked: datetime, now: datetime | None = None) -> Scene:
        now = self._clock() if now is None else now
        zone = self._zone()
        past = self._past_at(now, zone, looked)
        return Scene(now, zone, self._settings, past, self._running())

    def _past_at(self, now: datetime, zone: ZoneInfo, looked: datetime) -> Past:
        """Return the past; it is read again when there is more of it, or a new day."""
        today, since = local_date(now, zone), local_date(min(now, looked), zone)
        days = self._store.changes, zone.key, today, since
        if self._past is None or self._past[0] != days:
            self._past = days, self._store.past(now, zone, looked)
        return self._past[1]
