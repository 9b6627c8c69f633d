"""How soon a tray icon comes, and what its program holds a few seconds later."""

from __future__ import annotations

import time
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from jeepney import MatchRule, MessageType
from jeepney.bus_messages import Monitoring
from jeepney.io.blocking import open_dbus_connection

from benchmarks.process_tree import activity, memory
from tests.e2e.processes import end, wait_for_end

if TYPE_CHECKING:
    import subprocess

    from benchmarks.programs import Program
    from tests.e2e.desktop import Desktop

_LATEST_ICON_SECONDS = 20.0
_ICON_COMES = MatchRule(
    type="method_call",
    interface="org.kde.StatusNotifierWatcher",
    member="RegisterStatusNotifierItem",
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One trial: from the start to the icon, and what was held a while after it."""

    tray_ms: float
    tray_cpu_ms: float
    pss_mib: float
    uss_mib: float
    threads: int


class IconWatch:
    """Hears on the bus when a tray icon introduces itself."""

    def __init__(self, desktop: Desktop) -> None:
        address = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
        self._line = open_dbus_connection(bus=address)
        self._line.send_and_get_reply(
            Monitoring().BecomeMonitor([_ICON_COMES.serialise()])
        )

    def wait(self) -> float:
        """Return the time.monotonic() at which the next icon came."""
        until = time.monotonic() + _LATEST_ICON_SECONDS
        while True:
            message = self._line.receive(timeout=max(0, until - time.monotonic()))
            if message.header.message_type is MessageType.method_call:
                return time.monotonic()

    def close(self) -> None:
        """Listen no more."""
        self._line.close()


def try_once(desktop: Desktop, program: Program, settle: float) -> Arrival:
    """Start a program with fresh files, let it settle, look at it, end it."""
    watch = IconWatch(desktop)
    with TemporaryDirectory() as home:
        start = time.monotonic()
        process = desktop.launch(*program.command, WALKREMINDER_HOME=home)
        try:
            shown = watch.wait()
            worked = activity(process.pid).cpu_ms
            watch.close()
            let_be([process], settle)
            held, now = memory(process.pid), activity(process.pid)
        finally:
            end(process)
    return Arrival(
        (shown - start) * 1000, worked, held.pss_mib, held.uss_mib, now.threads
    )


def let_be(processes: list[subprocess.Popen[bytes]], seconds: float) -> None:
    """Leave programs alone for a while, which all of them have to outlive."""
    until = time.monotonic() + seconds
    for process in processes:
        within = max(0.0, until - time.monotonic())
        still_there = wait_for_end([process.pid], within=within)
        assert still_there, "a program ended while it was measured"
