"""What was told as done, and what the files say: both as one comparable value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from walkreminder.core.ledger import Outcome, Source
from walkreminder.core.state import Mode
from walkreminder.store.backup import integrity
from walkreminder.store.history import History
from walkreminder.store.settings_file import SettingsFile

if TYPE_CHECKING:
    from walkreminder.core.state import State
    from walkreminder.desktop.paths import Paths

Command: TypeAlias = tuple[str, ...]

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Promises:
    """What commands have brought about, counted by who gave them.

    `walk` is "running", "paused" or "" for none; `skipped` counts slots.
    """

    walk: str = ""
    timed: int = 0
    logged: tuple[str, ...] = ()
    skipped: int = 0
    snoozed: bool = False
    quiet: bool = False
    reminded: frozenset[datetime] = frozenset()
    minutes: int = 20

    def after(self, command: Command) -> Promises:
        """Return what is promised once a command was told as done."""
        match command:
            case ("log", *_, note):
                return replace(self, logged=tuple(sorted((*self.logged, note))))
            case ("skip",):
                return replace(self, skipped=self.skipped + 1, snoozed=False)
            case ("snooze", _):
                return replace(self, snoozed=True)
            case ("quiet", "--off"):
                return replace(self, quiet=False)
            case ("quiet",):
                return replace(self, quiet=True, snoozed=False)
            case ("remind", "--at", at):
                due = datetime.fromisoformat(at)
                return replace(self, reminded=self.reminded | {due})
            case ("settings", "set", "walk.minutes", value):
                return replace(self, minutes=int(value))
            case _:
                return self._after_leading(command)

    def _after_leading(self, command: Command) -> Promises:
        match command:
            case ("start", *_):
                return replace(self, walk="running", snoozed=False)
            case ("pause",):
                return replace(self, walk="paused")
            case ("resume",):
                return replace(self, walk="running")
            case ("finish",):
                return replace(self, walk="", timed=self.timed + 1)
            case ("cancel",):
                return replace(self, walk="")
            case _:
                raise AssertionError(f"nobody knows what {command} promises")

    @property
    def state(self) -> set[str]:
        """What the app may say that it is doing."""
        if self.walk:
            return {"walking" if self.walk == "running" else self.walk}
        if self.quiet:
            return {"quiet"}
        return {"snoozed"} if self.snoozed else {"waiting", "prompting"}


def kept(paths: Paths) -> Promises:
    """Return what the files hold, read while no app runs."""
    loaded = SettingsFile(paths.settings).load()
    assert loaded.mistakes == (), loaded.mistakes
    with History(paths.history) as history:
        assert integrity(history.database) == ()
        state, walks, lines = history.state(), history.walks(), history.lines()
    assert state is not None
    plainly_skipped = {
        line.key
        for line in lines
        if (line.outcome, line.reason) == (Outcome.SKIPPED, None)
    }
    walk = "" if state.walk is None else "paused" if state.walk.paused else "running"
    return Promises(
        walk,
        sum(each.source is Source.TIMER for each in walks),
        tuple(sorted(each.note for each in walks if each.source is Source.LOGGED)),
        len(plainly_skipped | set(state.skips)),
        state.open is not None and state.open.mode is Mode.SNOOZED,
        state.quiet is not None,
        frozenset(slot.due for slot in state.once),
        loaded.settings.walk.minutes,
    )


def lost_or_doubled(paths: Paths, since: datetime, zone: str) -> list[str]:
    """Return the minutes whose slot has no place, or two, where each minute has one.

    A place is a line of the ledger, the open prompt, or the walk that is going on.
    """
    with History(paths.history) as history:
        state = history.state()
        settled = [line.key for line in history.lines() if line.key.reminder != "once"]
    assert state is not None
    found = [f"{key.date} {key.time:%H:%M}" for key in settled] + _in_hand(state)
    wanted = set()
    at = since.replace(second=0, microsecond=0) + MINUTE
    while at <= state.looked:
        local = at.astimezone(ZoneInfo(zone))
        if (local.hour, local.minute) != (0, 0):  # an interval begins after `from`
            wanted.add(f"{local:%Y-%m-%d %H:%M}")
        at += MINUTE
    doubled = sorted({each for each in found if found.count(each) > 1})
    return sorted(wanted ^ set(found)) + doubled


def _in_hand(state: State) -> list[str]:
    slots = () if state.open is None else state.open.slots
    if state.walk is not None:
        slots += state.walk.slots + state.walk.met
    return [f"{slot.key.date} {slot.key.time:%H:%M}" for slot in slots]
