"""How long the computer has been on: the clock that nobody can set."""

from __future__ import annotations

import sys
import time
from datetime import timedelta


def running() -> timedelta | None:
    """Return the time since the computer was started, asleep or awake.

    None where the system has no such clock: then a set clock is taken for time
    that passed.
    """
    if sys.platform != "linux":
        return None
    return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
