"""What the outside world's tests share: sockets and a private message bus."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.immortal import keep_constants_alive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# As the app does, before it uses Qt.
keep_constants_alive()

BUS_WITHOUT_SERVICES = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A bus daemon of our own that starts no services."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        config = folder / "bus.conf"
        config.write_text(BUS_WITHOUT_SERVICES.format(path=folder / "bus"))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
        )
        assert self._daemon.stdout is not None
        self._daemon.stdout.readline()  # it prints once it listens

    def end(self) -> None:
        """End the daemon, as a logout does."""
        self._daemon.terminate()
        self._daemon.communicate()


@pytest.fixture
def bus_daemon(tmp_path: Path) -> Iterator[PrivateBus]:
    daemon = PrivateBus(tmp_path)
    yield daemon
    daemon.end()


@pytest.fixture
def real_clock() -> Callable[[], datetime]:
    """The clock on the wall, for real timers only."""
    return lambda: datetime.now(UTC)  # noqa: TID251  a real timer is under test
