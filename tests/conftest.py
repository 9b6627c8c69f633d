"""What every test relies on: no real screen, no real bus, the same examples."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Before anything imports Qt. The tests on a real desktop start the app in a
# process of its own, with an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"

settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci")


@pytest.fixture
def unmeasured() -> dict[str, str]:
    """Return an environment for a child process that coverage leaves alone.

    Measuring imports sqlite3 and more, so a test of what a module imports needs it.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COVERAGE")
    }
