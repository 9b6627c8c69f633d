"""What every test relies on: no real screen, no real bus, the same examples."""

from __future__ import annotations

import os

from hypothesis import settings

# Before anything imports Qt. The tests on a real desktop start the app in a
# process of its own, with an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"

settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci")
