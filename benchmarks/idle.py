"""What tray programs cost while nobody uses them: all of them side by side."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.arrival import IconWatch, let_be
from benchmarks.process_tree import activity, memory
from tests.e2e.processes import end

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping, Sequence

    from benchmarks.programs import Program
    from tests.e2e.desktop import Desktop

_SECONDS_IN_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Idle:
    """What a program did in each minute of being left alone, and held then."""

    uss_mib: float
    threads: int
    wake_ups_min: float
    cpu_ms_min: float


def watch(
    desktop: Desktop, programs: Sequence[Program], settle: float, minutes: float
) -> Mapping[str, Idle]:
    """Bring programs to where they idle, let them settle, and watch them."""
    with ExitStack() as open_:
        running = {each.name: _brought(desktop, each, open_) for each in programs}
        processes = list(running.values())
        let_be(processes, settle)
        before, since = [activity(each.pid) for each in processes], time.monotonic()
        let_be(processes, minutes * _SECONDS_IN_A_MINUTE)
        passed = (time.monotonic() - since) / _SECONDS_IN_A_MINUTE
        after = [activity(each.pid) for each in processes]
        held = [memory(each.pid) for each in processes]
    return {
        name: Idle(
            holds.uss_mib,
            end_.threads,
            (end_.wake_ups - begin.wake_ups) / passed,
            (end_.cpu_ms - begin.cpu_ms) / passed,
        )
        for name, begin, end_, holds in zip(running, before, after, held, strict=True)
    }


def _brought(
    desktop: Desktop, program: Program, open_: ExitStack
) -> subprocess.Popen[bytes]:
    home = open_.enter_context(TemporaryDirectory())
    icon = IconWatch(desktop)
    open_.callback(icon.close)
    process = desktop.launch(*program.command, WALKREMINDER_HOME=home)
    open_.callback(end, process)
    icon.wait()
    program.prepare(desktop, home)
    return process
