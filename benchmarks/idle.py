"""What a tray program costs while nobody uses it, and how soon its icon comes."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jeepney import MatchRule, MessageType
from jeepney.bus_messages import Monitoring
from jeepney.io.blocking import open_dbus_connection

from benchmarks.process_tree import activity, memory
from tests.e2e.processes import end, wait_for_end
from tests.e2e.waiting import PATIENCE

if TYPE_CHECKING:
    import subprocess

    from benchmarks.programs import Program
    from tests.e2e.desktop import Desktop

_SECONDS_IN_A_MINUTE = 60
_ICON_COMES = MatchRule(
    type="method_call",
    interface="org.kde.StatusNotifierWatcher",
    member="RegisterStatusNotifierItem",
)


@dataclass(frozen=True, slots=True)
class Idle:
    """One trial: from the start to the icon, then settled, then left alone."""

    tray_ms: float
    tray_cpu_ms: float
    pss_mib: float
    uss_mib: float
    threads: int
    wake_ups_min: float | None
    cpu_ms_min: float | None


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
        until = time.monotonic() + PATIENCE
        while True:
            message = self._line.receive(timeout=max(0, until - time.monotonic()))
            if message.header.message_type is MessageType.method_call:
                return time.monotonic()

    def close(self) -> None:
        """Listen no more."""
        self._line.close()


def try_once(desktop: Desktop, program: Program, settle: float, minute: float) -> Idle:
    """Start a program with fresh files, let it settle, watch it idle, end it."""
    _forget_files(desktop)
    watch = IconWatch(desktop)
    start = time.monotonic()
    process = desktop.launch(*program.command)
    try:
        shown = watch.wait()
        worked = activity(process.pid).cpu_ms
        watch.close()
        program.prepare(desktop)
        _let(process, settle)
        held = memory(process.pid)
        before, since = activity(process.pid), time.monotonic()
        _let(process, minute)
        after, minutes = (
            activity(process.pid),
            (time.monotonic() - since) / _SECONDS_IN_A_MINUTE,
        )
    finally:
        end(process)
    return Idle(
        (shown - start) * 1000,
        worked,
        held.pss_mib,
        held.uss_mib,
        after.threads,
        (after.wake_ups - before.wake_ups) / minutes if minute else None,
        (after.cpu_ms - before.cpu_ms) / minutes if minute else None,
    )


def _let(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Leave a program alone for a while, which it has to outlive."""
    still_there = wait_for_end([process.pid], within=seconds)
    assert still_there, "the program ended while it was measured"


def _forget_files(desktop: Desktop) -> None:
    for folder in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        own = Path(desktop.environment[folder], "walkreminder")
        shutil.rmtree(own, ignore_errors=True)
