"""What the app finds to stand on, desktop by desktop."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from tests.app.stage import NO_BUS, clock
from walkreminder.app import outside as outsides
from walkreminder.app.outside import open_outside
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.notify.freedesktop import FreedesktopNotifier
from walkreminder.desktop.notify.other import OtherNotifier
from walkreminder.desktop.notify.silent import SilentNotifier
from walkreminder.store import schema
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from walkreminder.desktop.paths import Paths


def test_a_missing_session_bus_is_told_and_the_card_asks_instead(
    paths: Paths, qapp: QApplication
) -> None:
    parent = QObject(qapp)
    outside = open_outside(paths, NO_BUS, clock, parent)
    assert len(outside.troubles) == 1
    assert isinstance(outside.notifier, SilentNotifier)
    assert (outside.resume, outside.tray_host) == (None, None)
    outside.history.close()
    parent.deleteLater()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Return the address of a bus of our own."""
    config = tmp_path / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:path={tmp_path}/bus</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()  # it prints once it listens
        yield f"unix:path={tmp_path}/bus"
        daemon.terminate()


def test_with_both_buses_everything_is_heard(
    paths: Paths, qapp: QApplication, bus: str
) -> None:
    parent = QObject(qapp)
    outside = open_outside(paths, dict.fromkeys(NO_BUS, bus), clock, parent)
    assert outside.troubles == ()
    assert isinstance(outside.notifier, FreedesktopNotifier)
    assert outside.resume is not None
    assert outside.tray_host is not None
    outside.history.close()
    parent.deleteLater()
    QCoreApplication.processEvents()


class Center:
    """A notification center of another system."""

    def __init__(self, *names: object) -> None:
        self.names = names


@pytest.mark.parametrize(
    ("platform", "notifier"),
    [
        ("darwin", OtherNotifier),
        ("win32", OtherNotifier),
        ("freebsd", SilentNotifier),
    ],
)
def test_other_systems_have_no_bus_and_their_own_notifications(
    paths: Paths,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    notifier: type[QObject],
) -> None:
    name = "walkreminder.desktop.notify.center"
    module = ModuleType(name)
    monkeypatch.setattr(module, "DesktopCenter", Center, raising=False)
    monkeypatch.setitem(sys.modules, name, module)
    parent = QObject(qapp)
    with monkeypatch.context() as system:
        system.setattr("walkreminder.app.outside.sys.platform", platform)
        outside = open_outside(paths, NO_BUS, clock, parent)
    assert isinstance(outside.notifier, notifier)
    assert (outside.troubles, outside.resume, outside.tray_host) == ((), None, None)
    outside.history.close()
    parent.deleteLater()


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_program_that_has_the_history_for_a_while_is_waited_for(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    History(paths.history).close()
    monkeypatch.setattr(schema, "_BUSY_TIMEOUT_MS", 1)
    with closing(sqlite3.connect(paths.history, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        with pytest.raises(Trouble, match="another program is using it"):
            outsides._patiently(paths.history)
        tries: list[Path] = []

        def opened(place: Path) -> History:
            tries.append(place)
            if len(tries) == 3:
                other.execute("COMMIT")
            return History(place)

        monkeypatch.setattr(outsides, "History", opened)
        outsides._patiently(paths.history).close()
    assert len(tries) == 3
