"""Who is there, as a real X server tells it; real input, by xdotool."""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.processes import end, line_from
from tests.e2e.waiting import PATIENCE
from walkreminder.desktop import xsync
from walkreminder.desktop.x11_idle import X11Presence, x11_presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

OPEN_FILES = Path("/proc/self/fd")
SHORT = timedelta(milliseconds=700)
LONG = timedelta(hours=12)
WAIT = PATIENCE * 1000


class Server:
    """An X server that is thrown away."""

    def __init__(self, *options: str) -> None:
        answer, told = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-nolisten", "tcp", *options],
            pass_fds=[told],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(told)
        self.environment = {"DISPLAY": ":" + line_from(answer, "the display")}
        self._at = 0

    def touch(self) -> None:
        """Move the pointer, as a hand does."""
        self._at += 1
        command = ("xdotool", "mousemove", str(self._at), "10")
        paths = {"PATH": os.environ["PATH"]}
        subprocess.run(command, env=self.environment | paths, check=True)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server("-noreset")
    # Without any client that stays, the server counts nothing yet.
    server.touch()
    yield server
    end(server.process)


@pytest.fixture
def presence(server: Server) -> Iterator[X11Presence]:
    found = x11_presence(server.environment)
    assert isinstance(found, X11Presence)
    yield found
    found.close()
    found.close()  # twice does no harm
    found.deleteLater()


def told(presence: X11Presence) -> list[object]:
    """Keep what is told: how long nobody was there, or None for a return."""
    heard: list[object] = []
    presence.left.connect(heard.append)
    presence.came_back.connect(lambda: heard.append(None))
    return heard


def test_who_leaves_and_comes_back_is_told_again_and_again(
    server: Server, presence: X11Presence, qtbot: QtBot
) -> None:
    heard = told(presence)
    server.touch()
    presence.watch(SHORT)
    for _ in range(3):
        with qtbot.waitSignal(presence.left, timeout=WAIT):
            pass
        with qtbot.waitSignal(presence.came_back, timeout=WAIT):
            server.touch()
    away, back = heard[::2], heard[1::2]
    assert back == [None] * 3
    assert all(isinstance(each, timedelta) and each >= SHORT for each in away)


def test_who_is_away_before_the_watch_begins_is_told_at_once_and_since_when(
    server: Server, presence: X11Presence, qtbot: QtBot
) -> None:
    presence.watch(SHORT)
    with qtbot.waitSignal(presence.left, timeout=WAIT):
        pass
    later = x11_presence(server.environment)
    assert later is not None
    with qtbot.waitSignal(later.left, timeout=WAIT) as gone:
        later.watch(SHORT / 2)
    assert gone.args[0] >= SHORT
    with qtbot.waitSignal(later.came_back, timeout=WAIT):
        server.touch()
    later.close()
    later.deleteLater()


def test_another_length_begins_anew_and_a_return_is_told_all_the_same(
    server: Server, presence: X11Presence, qtbot: QtBot
) -> None:
    server.touch()
    presence.watch(LONG)
    with qtbot.waitSignal(presence.left, timeout=WAIT):
        presence.watch(SHORT)
    heard = told(presence)
    presence.watch(LONG)
    with qtbot.waitSignal(presence.came_back, timeout=WAIT):
        server.touch()
    assert heard == [None]


def test_nothing_wakes_while_nobody_comes_or_goes(
    server: Server, presence: X11Presence, qtbot: QtBot
) -> None:
    server.touch()
    presence.watch(LONG)
    other = x11_presence(server.environment)
    assert other is not None
    rings: list[object] = []
    presence._look_soon.stop()
    presence._bell.activated.connect(rings.append)
    # Meanwhile the other one hears of somebody who comes and goes.
    for _ in range(2):
        with qtbot.waitSignal(other.left, timeout=WAIT):
            other.watch(SHORT)
        with qtbot.waitSignal(other.came_back, timeout=WAIT):
            server.touch()
    assert rings == []
    other.close()
    other.deleteLater()


def test_a_server_that_dies_is_lost_and_takes_nobody_along(
    server: Server, presence: X11Presence, qtbot: QtBot
) -> None:
    presence.watch(SHORT)
    with qtbot.waitSignal(presence.lost, timeout=WAIT):
        server.process.send_signal(signal.SIGKILL)
    presence.watch(LONG)


def test_a_server_that_keeps_no_such_count_is_no_source(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xsync, "_IDLE_TIME", b"NOBODY COUNTS THIS")
    assert x11_presence(server.environment) is None


def test_no_descriptor_is_left_open(server: Server) -> None:
    def count() -> int:
        return len(list(OPEN_FILES.iterdir()))

    before = count()
    for _ in range(3):
        found = x11_presence(server.environment)
        assert found is not None
        found.close()
        found.deleteLater()
    assert x11_presence({"DISPLAY": ":987"}) is None
    assert count() == before
