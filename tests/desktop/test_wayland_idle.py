from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from tests.desktop.presence_story import Story
from walkreminder.desktop.wayland_idle import WaylandPresence, wayland_presence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

pytest.importorskip("pywayland", reason="not every machine has wheels of it")

FIVE = timedelta(minutes=5)
FIVE_MS = 300_000
INPUT, IDLE = f"input:{FIVE_MS}", f"idle:{FIVE_MS}"


class Compositor:
    """The process, spoken to in lines."""

    def __init__(self, folder: Path, version: int, *offers: str) -> None:
        self.environ = {
            "XDG_RUNTIME_DIR": str(folder),
            "WAYLAND_DISPLAY": "wayland-7",
        }
        place = folder / "wayland-7"
        script = Path(__file__).with_name("compositor.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), str(place), str(version), *offers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self) -> Compositor:
        """Wait until clients can connect."""
        assert self._answer() == "ready"
        return self

    def say(self, line: str) -> str:
        """Say a line and return its answer; clients have been told by then."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._answer()

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it, as a logout or a crash does."""
        if self.process.returncode is None:
            self.process.send_signal(number)
            self.process.communicate()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Compositor]]:
    started: list[Compositor] = []

    def start(version: int = 2, *offers: str) -> Compositor:
        started.append(Compositor(tmp_path, version, *(offers or ("seat", "notifier"))))
        return started[-1].begin()

    yield start
    for compositor in started:
        compositor.end()


@pytest.fixture
def compositor(run: Callable[..., Compositor]) -> Compositor:
    return run()


@pytest.fixture
def presence(qtbot: QtBot, compositor: Compositor) -> Iterator[WaylandPresence]:
    made = opened(compositor)
    with qtbot.waitSignal(made.found):
        pass
    yield made
    made.close()


def opened(compositor: Compositor) -> WaylandPresence:
    presence = wayland_presence(compositor.environ)
    assert presence is not None
    return presence


def wait_for_notices(qtbot: QtBot, compositor: Compositor, notices: str) -> None:
    qtbot.waitUntil(lambda: compositor.say("notices") == notices)


def test_who_leaves_and_comes_back_is_told_each_time(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say(f"idle {FIVE_MS - 1}")
    for told in (1, 3):
        compositor.say(f"idle {FIVE_MS}")
        qtbot.waitUntil(lambda: len(story.told) == told)  # noqa: B023  at once
        compositor.say("touch")
        qtbot.waitUntil(lambda: len(story.told) == told + 1)  # noqa: B023  at once
    assert story.told == [FIVE, "back", FIVE, "back"]


def test_an_older_compositor_is_asked_as_it_understands(
    qtbot: QtBot, run: Callable[..., Compositor]
) -> None:
    compositor = run(1)
    presence = opened(compositor)
    story = Story(presence)
    presence.watch(FIVE)  # before it is known whether anybody tells
    wait_for_notices(qtbot, compositor, IDLE)
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE])
    presence.close()


def test_a_compositor_that_cannot_tell_is_not_found_until_it_can(
    qtbot: QtBot, run: Callable[..., Compositor]
) -> None:
    compositor = run(2, "seat")
    presence = opened(compositor)
    presence.watch(FIVE)
    with qtbot.assertNotEmitted(presence.found, wait=50):
        pass
    assert not presence.is_found
    with qtbot.waitSignal(presence.found):
        compositor.say("notifier")
    wait_for_notices(qtbot, compositor, INPUT)
    presence.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_compositor_that_goes_while_somebody_is_away_is_lost(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence, number: int
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE])
    with qtbot.waitSignal(presence.gone):
        compositor.end(number)
    assert story.told == [FIVE, "lost"]
    assert not presence.is_found
    presence.watch(FIVE)
    presence.close()


@pytest.mark.parametrize("what", ["seat", "notifier"])
def test_what_is_taken_back_is_lost_and_what_is_offered_anew_is_watched(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence, what: str
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE])
    with qtbot.waitSignal(presence.gone):
        compositor.say(f"no-{what}")
    assert story.told == [FIVE, "lost"]
    wait_for_notices(qtbot, compositor, "none")
    with qtbot.waitSignal(presence.found):
        compositor.say(what)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE, "lost", FIVE])


def test_another_length_counts_anew_and_the_return_is_still_told(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence
) -> None:
    story = Story(presence)
    presence.watch(2 * FIVE)
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE])
    presence.watch(3 * FIVE)
    presence.watch(2 * FIVE)
    wait_for_notices(qtbot, compositor, f"{INPUT} input:{2 * FIVE_MS}")
    compositor.say("touch")
    qtbot.waitUntil(lambda: story.told == [FIVE, "back"])
    wait_for_notices(qtbot, compositor, f"input:{2 * FIVE_MS}")
    compositor.say(f"idle {2 * FIVE_MS}")
    qtbot.waitUntil(lambda: story.told == [FIVE, "back", 2 * FIVE])
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, f"input:{2 * FIVE_MS} {INPUT}")
    compositor.say(f"idle {FIVE_MS}")
    compositor.say("touch")
    qtbot.waitUntil(lambda: story.told[3:] == [FIVE, "back"])


@pytest.mark.parametrize(
    ("after", "asked"), [(timedelta(0), 0), (timedelta.max, 2**32 - 1)]
)
def test_a_length_out_of_reach_is_the_nearest_one(
    qtbot: QtBot,
    compositor: Compositor,
    presence: WaylandPresence,
    after: timedelta,
    asked: int,
) -> None:
    presence.watch(after)
    wait_for_notices(qtbot, compositor, f"input:{asked}")


def test_a_compositor_that_breaks_its_own_rules_is_taken_calmly(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    wait_for_notices(qtbot, compositor, INPUT)
    for count in range(1, 101):
        compositor.say("lie")
        qtbot.waitUntil(lambda: len(story.told) == 4 * count)  # noqa: B023  at once
    assert story.told == [FIVE, FIVE, FIVE, "back"] * 100
    compositor.say(f"idle {FIVE_MS}")
    qtbot.waitUntil(lambda: story.told[400:] == [FIVE])


def test_whoever_is_told_may_close_it(
    qtbot: QtBot, compositor: Compositor, presence: WaylandPresence
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    presence.left.connect(presence.close)
    wait_for_notices(qtbot, compositor, INPUT)
    compositor.say("lie")
    qtbot.waitUntil(lambda: bool(story.told))
    wait_for_notices(qtbot, compositor, "none")
    assert story.told == [FIVE]


@pytest.mark.parametrize(
    "garbage",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\0" * 64,
        b"\0" * 8192,
        b"\2\0\0\0\0\0\7\0\xff\xff\xff",
        b"\2\0\0",
        b"",
    ],
    ids=["http", "zeros", "many-zeros", "too-short", "in-mid-message", "nothing"],
)
def test_a_compositor_that_talks_garbage_and_hangs_up_is_left(
    qtbot: QtBot, garbage: bytes
) -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    presence = WaylandPresence(ours)
    gone = QSignalSpy(presence.gone)
    theirs.sendall(garbage)
    theirs.shutdown(socket.SHUT_WR)
    qtbot.waitUntil(lambda: not presence._wire.is_open)
    assert gone.count() == 0, "it was never found"
    theirs.close()


def test_a_process_that_ends_without_closing_it_ends_well(
    compositor: Compositor,
) -> None:
    lines = (
        "from PySide6.QtCore import QCoreApplication, QObject, QTimer",
        "from walkreminder.desktop.wayland_idle import wayland_presence",
        "import datetime, gc",
        "app, parent = QCoreApplication([]), QObject()",
        f"it = wayland_presence({compositor.environ!r}, parent)",
        "it.watch(datetime.timedelta(minutes=5))",
        "it.found.connect(lambda: QTimer.singleShot(0, app.quit))",
        "app.exec()",
        "del it, parent",
        "gc.collect()",
        "print('all was found')",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "all was found\n"), ended.stderr


def test_without_a_compositor_there_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    for environ in (
        {},
        {"WAYLAND_DISPLAY": "/nowhere/wayland"},
        {"XDG_RUNTIME_DIR": str(tmp_path)},
        {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "x" * 200},
        {"WAYLAND_DISPLAY": "/nul\0byte"},
    ):
        assert wayland_presence(environ) is None


def test_without_the_library_there_is_no_source(
    compositor: Compositor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pywayland.client.display", None)
    assert wayland_presence(compositor.environ) is None
