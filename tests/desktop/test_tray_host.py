from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.dbus import Bus, Peer, connect
from walkreminder.desktop.tray_host import TrayHost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import PrivateBus, Serve

WATCHER = Peer(
    "org.kde.StatusNotifierWatcher",
    "/StatusNotifierWatcher",
    "org.kde.StatusNotifierWatcher",
)


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


def test_a_tray_that_was_there_first_has_appeared(
    qtbot: QtBot, bus: Bus, serve: Serve
) -> None:
    serve(WATCHER)
    host = TrayHost(bus)
    with qtbot.waitSignal(host.appeared):
        pass


def test_a_tray_that_comes_late_and_comes_back_appears_each_time(
    qtbot: QtBot, bus: Bus, serve: Serve
) -> None:
    host = TrayHost(bus)
    for _ in range(2):
        with qtbot.waitSignal(host.appeared):
            watcher = serve(WATCHER)
        watcher.die()
