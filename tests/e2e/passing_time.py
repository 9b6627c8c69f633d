"""Start the app, or give it a command, in a time that a test lets pass.

`python -m tests.e2e.passing_time` takes what `python -m walkreminder` takes, and is
the same program on the same desktop: only the three clocks it stands on are ahead of
the real ones. Time goes by as ever; a test lets it hurry from each instant that the
app waits for to the next, or skip them all, as when the computer sleeps. In between
an app that waits in the kernel does nothing, so nothing is left out.

Qt's own timers, which repaint a window or close one that nobody touches, stay real.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Self
from unittest.mock import patch

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from walkreminder import __main__ as program
from walkreminder.desktop.boot_clock import running
from walkreminder.desktop.timerfd import Timerfd
from walkreminder.desktop.wall_clock import TimerfdWallClock

VARIABLE = "PASSING_TIME"  # names the file that holds how far ahead it is
THERE = b"there\n"
_LONGEST_WISH = 1000
_ZERO = timedelta()


class Ahead:
    """How far the clocks are ahead of the real ones, for every process that asks.

    The clock may be wound to any date; how long the computer has been on only grows.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._clock = self._passed = _ZERO
        if file.exists():
            kept = json.loads(file.read_text())
            self._clock = timedelta(seconds=kept["clock"])
            self._passed = timedelta(seconds=kept["passed"])

    def now(self) -> datetime:
        """Return what the clock says."""
        return datetime.now(UTC) + self._clock  # noqa: TID251  the real one

    def running(self) -> timedelta:
        """Return how long the computer has been on, asleep or awake."""
        return running() + self._passed

    def real(self, at: datetime) -> datetime:
        """Return when the real clock will say it, at the pace of every day."""
        return at - self._clock

    def wind_to(self, at: datetime) -> None:
        """Let the clock say another time, before the app is there."""
        self._keep(at - self.now(), _ZERO)

    def reach(self, at: datetime) -> None:
        """Let the time until then be over, if it is not yet."""
        self._keep(max(at - self.now(), _ZERO), max(at - self.now(), _ZERO))

    def _keep(self, clock: timedelta, passed: timedelta) -> None:
        self._clock += clock
        self._passed += passed
        seconds = {
            "clock": self._clock.total_seconds(),
            "passed": self._passed.total_seconds(),
        }
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps(seconds))
        draft.replace(self._file)


class WallClockAhead(TimerfdWallClock):
    """The app's wait in the kernel, for instants of a clock that is ahead."""

    def __init__(self, ahead: Ahead, parent: QObject | None) -> None:
        super().__init__(Timerfd(), parent)
        self._ahead = ahead

    @property
    def awaited(self) -> datetime | None:
        """The instant that is waited for."""
        return self._at

    def look_again(self) -> None:
        """Wait anew, now that the time is another."""
        self._set(self._at)

    def _set(self, at: datetime | None) -> None:
        super()._set(None if at is None else self._ahead.real(at))


class Passage(QObject):
    """Lets time pass when a test asks for it, and answers when that is over."""

    def __init__(
        self, door: Path, ahead: Ahead, wall_clock: WallClockAhead, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ahead = ahead
        self._wall_clock = wall_clock
        self._until: datetime | None = None
        self._caller: socket.socket | None = None
        door.unlink(missing_ok=True)  # of a copy that was killed
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(door))
        self._door.listen()
        kind = QSocketNotifier.Type.Read
        self._bell = QSocketNotifier(self._door.fileno(), kind, self)
        self._bell.activated.connect(self._meet)
        # After the app's own turn, in which it looks at the clock and waits anew.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._later.start)
        wall_clock.due.connect(self._soon.start)

    def _meet(self) -> None:
        self._caller, _ = self._door.accept()
        wish = json.loads(self._caller.recv(_LONGEST_WISH))
        until = datetime.fromisoformat(wish["until"])
        if wish["asleep"]:
            self._arrive(until)
        else:
            self._until = until
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next instant that is waited for, or to the end."""
        if self._until is None:
            return
        awaited = self._wall_clock.awaited
        if awaited is None or awaited > max(self._until, self._ahead.now()):
            self._arrive(self._until)
        else:
            self._ahead.reach(awaited)
            self._wall_clock.look_again()

    def _arrive(self, at: datetime) -> None:
        self._ahead.reach(at)
        self._wall_clock.look_again()
        self._until = None
        assert self._caller is not None
        self._caller.sendall(THERE)
        self._caller.close()


def door_of(file: Path) -> Path:
    """Return where a running app is asked to let time pass."""
    return file.with_suffix(".door")


def main() -> int:
    """Run the app or a command, and return the exit code."""
    file = Path(os.environ[VARIABLE])
    ahead = Ahead(file)
    with ExitStack() as changed:
        change = partial(_change, changed)
        change("walkreminder.__main__._now", ahead.now)
        if all(each.startswith("--") for each in sys.argv[1:]):
            change("walkreminder.app.assembly.running", ahead.running)
            wall_clock = partial(_wall_clock, ahead, door_of(file))
            change("walkreminder.app.outside.wall_clock", wall_clock)
            # Imported first: the app brings a lighter APScheduler, which reads a
            # clock of its own.
            import_module("walkreminder.desktop.scheduler")
            change("apscheduler.schedulers.base.datetime", _datetime(ahead))
        return program.main()


def _change(changed: ExitStack, name: str, to: object) -> None:
    changed.enter_context(patch(name, to))


def _datetime(ahead: Ahead) -> type[datetime]:
    class Datetime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(ahead.now().timestamp(), tz)

    return Datetime


def _wall_clock(
    ahead: Ahead, door: Path, parent: QObject, _clock: object
) -> WallClockAhead:
    wall_clock = WallClockAhead(ahead, parent)
    Passage(door, ahead, wall_clock, parent)
    return wall_clock


if __name__ == "__main__":
    sys.exit(main())
