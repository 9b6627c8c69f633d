"""Start, watch and end the programs of a throw-away desktop, each by its own id."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

# Now and then a program of the desktop does not go when it is asked to.
_BEFORE_KILLING = 5


def line_from(descriptor: int, what: str, *, within: float = PATIENCE) -> str:
    """Read one line that a program writes to a pipe, and close the pipe."""
    text = b""
    try:
        while not text.endswith(b"\n"):
            ready, _, _ = select.select([descriptor], [], [], within)
            piece = os.read(descriptor, 4096) if ready else b""
            if not piece:
                raise AssertionError(f"{what} did not come up")
            text += piece
    finally:
        os.close(descriptor)
    return text.decode().strip()


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program that we started, and whatever it started in its group."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            process.wait(timeout=_BEFORE_KILLING)
        except subprocess.TimeoutExpired:
            continue
        return


def with_variable(name: str, value: str) -> list[int]:
    """Return the ids of our processes whose environment holds this variable."""
    wanted = f"{name}={value}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:  # ended meanwhile, or somebody else's
            continue
        if wanted in environment.split(b"\0"):
            found.append(int(folder.name))
    return found


def command_line(process: int) -> str:
    """Return what a process was started as, empty when it has ended."""
    try:
        raw = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return ""
    return raw.replace(b"\0", b" ").decode(errors="replace").strip()


def wait_for_end(processes: Iterable[int], *, within: float = PATIENCE) -> list[int]:
    """Wait until processes have ended; return those that have not."""
    until = time.monotonic() + within
    return [one for one in processes if not _ended(one, until - time.monotonic())]


def _ended(process: int, within: float) -> bool:
    try:
        watch = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watch], [], [], max(0, within))[0])
    finally:
        os.close(watch)
