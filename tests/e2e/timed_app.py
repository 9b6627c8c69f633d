"""The app on a throw-away desktop, in a time that passes as a test lets it."""

from __future__ import annotations

import json
import socket
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from tests.e2e.app import App
from tests.e2e.logind import Logind
from tests.e2e.passing_time import THERE, VARIABLE, Ahead, door_of
from tests.e2e.waiting import PATIENCE

if TYPE_CHECKING:
    from tests.e2e.desktop import Desktop

ZONE: Final = ZoneInfo("Europe/London")
MONDAY: Final = datetime(2027, 3, 1, 9, 0, tzinfo=ZONE)
_ITSELF: Final = (sys.executable, "-m", "tests.e2e.passing_time")
_ONE_DAY: Final = timedelta(days=1)


class TimedApp(App):
    """One copy of the app, whose first day is a Monday morning in March."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop, _ITSELF)
        self._file = Path(desktop.environment["HOME"], "time")
        desktop.environment.update({VARIABLE: str(self._file), "TZ": ZONE.key})
        Ahead(self._file).wind_to(MONDAY)

    @property
    def clock(self) -> datetime:
        """What the clock says to the app."""
        return Ahead(self._file).now().astimezone(ZONE)

    def let(self, **length: float) -> None:
        """Let so much time pass, awake."""
        self._pass(self.clock + timedelta(**length), asleep=False)

    def let_until(self, time: str) -> None:
        """Let time pass until the clock says HH:MM, which may be tomorrow."""
        hour, minute = map(int, time.split(":"))
        at = self.clock.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._pass(at if at > self.clock else at + _ONE_DAY, asleep=False)

    def sleep(self, **length: float) -> None:
        """Let the computer sleep for so long: nothing rings, and logind tells."""
        with Logind(self.desktop.environment["DBUS_SYSTEM_BUS_ADDRESS"]) as logind:
            logind.fall_asleep()
            self._pass(self.clock + timedelta(**length), asleep=True)
            logind.wake_up()

    def is_gone_for(self, **length: float) -> None:
        """Let time pass while no copy of the app runs."""
        assert self.process.poll() is not None, "it runs"
        Ahead(self._file).reach(self.clock + timedelta(**length))

    def crash(self) -> None:
        """End it as the kernel does when memory is short."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def _pass(self, until: datetime, *, asleep: bool) -> None:
        wish = {"until": until.isoformat(), "asleep": asleep}
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(PATIENCE)
            door.connect(str(door_of(self._file)))
            door.sendall(json.dumps(wish).encode())
            assert door.recv(len(THERE)) == THERE, self.output
