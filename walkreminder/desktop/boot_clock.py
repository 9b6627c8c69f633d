"""How long the computer has been on: the clock that nobody can set."""

from __future__ import annotations

import ctypes
import sys
import time
from datetime import timedelta


def running() -> timedelta:
    """Return the time since the computer was started, asleep or awake.

    Python's own monotonic clock stands still in a sleep on Linux and macOS.
    """
    if sys.platform == "win32":
        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        return timedelta(milliseconds=ticks())
    if sys.platform == "darwin":
        return timedelta(seconds=time.clock_gettime(time.CLOCK_MONOTONIC_RAW))
    return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
