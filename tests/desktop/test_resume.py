from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from walkreminder.desktop.dbus import Bus, Call, Heard, Peer, connect
from walkreminder.desktop.resume import LOGIND, TIMEDATE, Resume, ZoneWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import FakeService, PrivateBus, Serve

ZONES = "/usr/share/zoneinfo"


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "localtime").symlink_to(f"{ZONES}/Europe/Berlin")
    (folder / "timezone").write_text("Europe/Berlin\n")
    return folder


def settle(qtbot: QtBot, bus: Bus, service: FakeService, peer: Peer) -> None:
    """Wait until everything the service said has been heard."""
    heard: list[Heard] = []
    answered: list[object] = []
    bus.listen(peer, "Marker", heard.append)
    bus.call(Call(peer, "Ping"), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    service.signal("Marker", "")
    qtbot.waitUntil(lambda: bool(heard))


def pong(_: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
    return "", ()


def test_waking_up_is_told_and_falling_asleep_is_not(
    qtbot: QtBot, bus: Bus, serve: Serve
) -> None:
    logind = serve(LOGIND, Ping=pong)
    resume = Resume(bus)
    woke = QSignalSpy(resume.woke)
    settle(qtbot, bus, logind, LOGIND)
    logind.signal("PrepareForSleep", "b", True)  # noqa: FBT003  as logind says it
    settle(qtbot, bus, logind, LOGIND)
    assert woke.count() == 0
    with qtbot.waitSignal(resume.woke):
        logind.signal("PrepareForSleep", "b", False)  # noqa: FBT003  the same


def test_another_program_cannot_wake_us(qtbot: QtBot, bus: Bus, serve: Serve) -> None:
    logind = serve(LOGIND, Ping=pong)
    resume = Resume(bus)
    woke = QSignalSpy(resume.woke)
    settle(qtbot, bus, logind, LOGIND)
    liar = serve(Peer("org.example.Liar", LOGIND.path, LOGIND.interface))
    heard: list[Heard] = []
    bus.listen(LOGIND, "LastWord", heard.append)
    liar.signal("PrepareForSleep", "b", False, to=logind.callers[0])  # noqa: FBT003  as logind says it
    liar.signal("LastWord", "", to=logind.callers[0])
    qtbot.waitUntil(lambda: bool(heard))
    assert woke.count() == 0


def test_another_link_is_another_zone(qtbot: QtBot, etc: Path) -> None:
    watch = ZoneWatch(None, etc)
    with qtbot.waitSignal(watch.zone_changed):
        fresh = etc / "localtime.new"
        fresh.symlink_to(f"{ZONES}/Asia/Tokyo")
        fresh.rename(etc / "localtime")


def test_a_file_written_over_is_another_zone(qtbot: QtBot, etc: Path) -> None:
    watch = ZoneWatch(None, etc)
    with qtbot.waitSignal(watch.zone_changed):
        (etc / "timezone").write_text("Asia/Tokyo\n")


def test_every_change_is_seen_after_a_file_was_replaced(
    qtbot: QtBot, etc: Path
) -> None:
    watch = ZoneWatch(None, etc)
    for name in ("Asia/Tokyo", "Europe/Rome", "America/Lima"):
        with qtbot.waitSignal(watch.zone_changed):
            (etc / "new").write_text(name)
            (etc / "new").rename(etc / "timezone")


def test_a_file_that_was_replaced_is_watched_for_writes_again(
    qtbot: QtBot, etc: Path
) -> None:
    watch = ZoneWatch(None, etc)
    with qtbot.waitSignal(watch.zone_changed):
        (etc / "new").write_text("Asia/Tokyo")
        (etc / "new").rename(etc / "timezone")
    with qtbot.waitSignal(watch.zone_changed):
        (etc / "timezone").write_text("Europe/Rome")


def test_a_zone_taken_away_and_given_again_is_seen(qtbot: QtBot, etc: Path) -> None:
    watch = ZoneWatch(None, etc)
    with qtbot.waitSignal(watch.zone_changed):
        (etc / "timezone").unlink()
    with qtbot.waitSignal(watch.zone_changed):
        (etc / "timezone").write_text("Asia/Tokyo\n")


def test_other_files_are_no_change(qtbot: QtBot, etc: Path) -> None:
    watch = ZoneWatch(None, etc)
    told = QSignalSpy(watch.zone_changed)
    with qtbot.waitSignal(watch._watch.directoryChanged):
        (etc / "hosts").write_text("127.0.0.1\n")
    assert told.count() == 0


def test_the_system_saying_so_makes_us_look(
    qtbot: QtBot, bus: Bus, serve: Serve, etc: Path
) -> None:
    timedate = serve(TIMEDATE, Ping=pong)
    watch = ZoneWatch(bus, etc)
    told = QSignalSpy(watch.zone_changed)
    settle(qtbot, bus, timedate, TIMEDATE)
    watch._watch.removePaths(watch._watch.directories() + watch._watch.files())
    timedate.signal("PropertiesChanged", "sa{sv}as", "any", {}, [])
    settle(qtbot, bus, timedate, TIMEDATE)
    assert told.count() == 0
    (etc / "timezone").write_text("Asia/Tokyo\n")
    with qtbot.waitSignal(watch.zone_changed):
        timedate.signal("PropertiesChanged", "sa{sv}as", "any", {}, [])


def test_a_machine_without_those_files_is_watched_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    watch = ZoneWatch(None, tmp_path)
    with qtbot.waitSignal(watch.zone_changed):
        (tmp_path / "localtime").symlink_to(f"{ZONES}/Asia/Tokyo")
