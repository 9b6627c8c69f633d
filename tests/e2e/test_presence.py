from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from tests.e2e.ground import Ground
from tests.e2e.screen import Screen
from walkreminder.desktop.x11_idle import X11Presence, x11_presence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    Watch = Callable[[timedelta], "Watched"]

OPEN_FILES = Path("/proc/self/fd")
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)

# An app whose display goes; with one argument more it listens for presence.
APP = """
import os
import sys
from contextlib import contextmanager
from datetime import timedelta
from PySide6.QtWidgets import QApplication, QWidget
from walkreminder.desktop.x11_idle import x11_presence

app = QApplication(sys.argv)
window = QWidget()
window.show()
if "listening" in sys.argv:
    presence = x11_presence(os.environ, app)
    presence.left.connect(lambda idle: print("left", flush=True))
    presence.watch(timedelta(milliseconds=100))
else:
    print("left", flush=True)
sys.exit(app.exec())
"""


class Watched:
    """A source of presence on a real display, and what it told."""

    def __init__(self, presence: X11Presence) -> None:
        self.presence = presence
        self.told: list[timedelta | str] = []
        self.wake_ups = QSignalSpy(presence._line.activated)
        presence.left.connect(self.told.append)
        presence.came_back.connect(lambda: self.told.append("back"))
        presence.lost.connect(lambda: self.told.append("lost"))


@contextmanager
def bare_ground() -> Iterator[Ground]:
    """Start a display of our own, without windows or anything else on it."""
    made = Ground("light", (320, 240))
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def ground() -> Iterator[Ground]:
    with bare_ground() as made:
        yield made


@pytest.fixture
def screen(ground: Ground) -> Screen:
    return Screen(ground.environment)


@pytest.fixture
def watch(ground: Ground) -> Iterator[Watch]:
    """Listen to the display, with a connection of its own for each."""
    made: list[Watched] = []

    def begin(after: timedelta) -> Watched:
        presence = x11_presence(ground.environment)
        assert isinstance(presence, X11Presence)
        made.append(Watched(presence))
        made[-1].presence.watch(after)
        return made[-1]

    yield begin
    for each in made:
        each.presence.close()


def nobody_there(qtbot: QtBot, watch: Watch, length: timedelta) -> None:
    """Wait until nobody has touched the display for so long."""
    with qtbot.waitSignal(watch(length).presence.left):
        pass


def test_going_and_coming_back_are_told_again_and_again(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched = watch(SECOND)
    touches: list[Callable[[], None]] = [
        lambda: screen.key("shift"),
        lambda: screen.point((10, 10)),
        lambda: screen.click((50, 50)),
    ]
    for touch in touches:
        with qtbot.waitSignal(watched.presence.left):
            pass
        with qtbot.waitSignal(watched.presence.came_back):
            touch()
    lengths = watched.told[::2]
    assert watched.told[1::2] == ["back"] * 3
    for length in lengths:
        assert isinstance(length, timedelta)
        assert length >= SECOND


def test_whoever_is_away_already_is_told_at_once_and_for_how_long(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    screen.key("shift")
    nobody_there(qtbot, watch, 3 * SECOND)
    watched = watch(SECOND)
    with qtbot.waitSignal(watched.presence.left):
        assert watched.told == []  # whoever watches is not called back meanwhile
    (length,) = watched.told
    assert isinstance(length, timedelta)
    assert length >= 3 * SECOND
    with qtbot.waitSignal(watched.presence.came_back):
        screen.key("shift")


def test_nothing_wakes_while_nobody_is_there(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched = watch(SECOND)
    with qtbot.waitSignal(watched.presence.left):
        pass
    # What it set meanwhile is answered before anything newer is.
    nobody_there(qtbot, watch, 2 * SECOND)
    before = watched.wake_ups.count()
    nobody_there(qtbot, watch, 5 * SECOND)
    assert watched.wake_ups.count() == before
    with qtbot.waitSignal(watched.presence.came_back):
        screen.key("shift")
    assert watched.wake_ups.count() > before


def test_nothing_wakes_while_somebody_works(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched, other = watch(HOUR), watch(SECOND)
    # The first key brings a layout of the keyboard, of which every program is told.
    screen.key("shift")
    with qtbot.waitSignal(other.presence.left):
        pass
    before = watched.wake_ups.count()
    for _ in range(2):
        for place in range(20):
            screen.point((place, place))
            screen.key("shift")
        # Now the server has told of all that happened before.
        with qtbot.waitSignal(other.presence.left):
            pass
    assert "back" in other.told
    assert watched.wake_ups.count() == before
    assert watched.told == []


def test_another_length_while_away_is_told_anew_and_the_return_once(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched = watch(SECOND)
    with qtbot.waitSignal(watched.presence.left):
        pass
    with qtbot.waitSignal(watched.presence.left):
        watched.presence.watch(5 * SECOND)
    with qtbot.waitSignal(watched.presence.came_back):
        screen.key("shift")
    nobody_there(qtbot, watch, 2 * SECOND)
    first, second, *rest = watched.told
    assert isinstance(first, timedelta)
    assert isinstance(second, timedelta)
    assert first < 5 * SECOND <= second
    assert rest == ["back"]


def test_a_return_is_not_lost_when_the_length_changes_while_away(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched = watch(SECOND)
    with qtbot.waitSignal(watched.presence.left):
        pass
    watched.presence.watch(HOUR)
    with qtbot.waitSignal(watched.presence.came_back):
        screen.key("shift")
    nobody_there(qtbot, watch, 2 * SECOND)
    assert watched.told[1:] == ["back"]


def test_who_was_away_for_long_is_not_away_again_after_one_key(
    qtbot: QtBot, screen: Screen, watch: Watch
) -> None:
    watched = watch(4 * SECOND)
    nobody_there(qtbot, watch, 5 * SECOND)
    for _ in range(2):
        screen.key("shift")
        nobody_there(qtbot, watch, SECOND)
    (away, *rest) = watched.told
    assert isinstance(away, timedelta)
    assert rest == ["back"]


def test_a_display_that_goes_is_told_once_and_wakes_no_more(
    qtbot: QtBot, ground: Ground, watch: Watch
) -> None:
    before = len(list(OPEN_FILES.iterdir()))
    watched = watch(SECOND)
    with qtbot.waitSignal(watched.presence.lost):
        ground.end_part("xvfb")
    woken = watched.wake_ups.count()
    assert len(list(OPEN_FILES.iterdir())) == before
    watched.presence.watch(HOUR)
    watched.presence.close()
    qtbot.waitUntil(lambda: not watched.presence._hear_soon.isActive())
    assert watched.told == ["lost"]
    assert watched.wake_ups.count() == woken


def test_a_display_that_went_before_the_length_changed_is_told_too(
    qtbot: QtBot, ground: Ground, watch: Watch
) -> None:
    watched = watch(SECOND)
    ground.end_part("xvfb")
    with qtbot.waitSignal(watched.presence.lost):
        watched.presence.watch(HOUR)
    assert watched.told == ["lost"]


def test_an_app_whose_display_goes_ends_as_it_would_without_us() -> None:
    def ending(*arguments: str) -> tuple[int, str]:
        with (
            bare_ground() as ground,
            subprocess.Popen(
                [sys.executable, "-c", APP, *arguments],
                env=ground.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            ) as app,
        ):
            assert app.stdout is not None
            assert app.stdout.readline() == "left\n"
            ground.end_part("xvfb")
            _, said = app.communicate()
            return app.returncode, said

    for code, said in (ending(), ending("listening")):
        # Qt ends it, now and then with a word of its own, which is not ours to say.
        assert code == 1
        assert "Traceback" not in said
        assert "walkreminder" not in said


def test_a_thousand_watches_leave_no_connection_open(watch: Watch) -> None:
    # A display takes some hundred at a time.
    watch(HOUR).presence.close()
    before = len(list(OPEN_FILES.iterdir()))
    for _ in range(1000):
        watch(HOUR).presence.close()
    assert len(list(OPEN_FILES.iterdir())) == before


def test_in_a_wayland_session_the_display_is_left_alone(ground: Ground) -> None:
    for session in ({"XDG_SESSION_TYPE": "wayland"}, {"WAYLAND_DISPLAY": "wayland-1"}):
        assert x11_presence(ground.environment | session) is None
