"""How long the computer has been on: the clock that nobody can set."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

if sys.platform == "linux":

    def running() -> timedelta:
        """Return the time since the computer was started, asleep or awake."""
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))

else:

    def running() -> timedelta:
        """Return the time since the computer was started, asleep or awake.

        Where Python stands on Windows and macOS its monotonic clock goes on in a
        sleep; Linux has another one for that.
        """
        return timedelta(seconds=time.monotonic())
