"""What every test relies on: no real screen, no real bus, the same examples."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Before anything imports Qt. The tests on a real desktop start the app in a
# process of its own, with an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"

_NOBODY = 65534  # the user that no file belongs to

# What is waited for comes at once or, on a slow and busy machine, a little later:
# only what is broken takes so long.
for waits in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitActive):
    defaults = waits.__kwdefaults__
    assert defaults is not None
    defaults["timeout"] = 60_000

settings.register_profile(
    "ci",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    database=None,
)
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


@pytest.fixture
def nobody_special(tmp_path: Path) -> Iterator[None]:
    """Let even root meet files that may not be read or written.

    What lies in `tmp_path` so far is given to an ordinary user, who then does the
    rest of the test.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    groups = os.getgroups()
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    # The folders above are those of pytest, closed to everybody but their owner.
    above = {each: each.stat().st_mode for each in tmp_path.parents[:2]}
    for folder, mode in above.items():
        folder.chmod(mode | 0o011)
    os.setgroups([])
    os.setresgid(_NOBODY, _NOBODY, 0)
    os.setresuid(_NOBODY, _NOBODY, 0)
    yield
    os.setresuid(0, 0, 0)
    os.setresgid(0, 0, 0)
    os.setgroups(groups)
    for folder, mode in above.items():
        folder.chmod(mode)
