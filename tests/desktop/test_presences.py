from __future__ import annotations

import sys
from datetime import timedelta
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from tests.desktop.mutter import Mutter
from tests.desktop.presence_story import Story, pong, settle
from walkreminder.desktop import wayland_idle
from walkreminder.desktop.dbus import Bus, Peer, connect
from walkreminder.desktop.late_presence import LatePresence
from walkreminder.desktop.mutter_idle import MUTTER
from walkreminder.desktop.presence import Presence
from walkreminder.desktop.presences import open_presence
from walkreminder.desktop.screen_saver import SCREEN_SAVERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import PrivateBus, Serve

FIVE = timedelta(minutes=5)
NOW = timedelta(0)


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


class X11:
    """Stands in for the display server's module."""

    def __init__(self) -> None:
        self.made: Presence | None = None
        self.asked = 0

    def __call__(
        self, environ: Mapping[str, str], parent: QObject | None
    ) -> Presence | None:
        del environ, parent
        self.asked += 1
        return self.made


@pytest.fixture
def x11(monkeypatch: pytest.MonkeyPatch) -> X11:
    stand_in, module = X11(), ModuleType("walkreminder.desktop.x11_idle")
    module.__dict__["x11_presence"] = stand_in
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return stand_in


class Compositor(LatePresence):
    """Stands in for a compositor that was reached."""

    def __init__(self) -> None:
        super().__init__()
        self.come = self._find
        self.leave = self._leave

    def watch(self, after: timedelta) -> None:
        del after

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def compositor(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Compositor:
    del qapp
    made = Compositor()
    monkeypatch.setattr(wayland_idle, "wayland_presence", lambda _: made)
    return made


def test_a_display_server_that_tells_is_all_that_is_needed(
    bus: Bus, x11: X11, qapp: object
) -> None:
    del qapp
    x11.made = Presence()
    assert open_presence({"DISPLAY": ":0"}, bus) is x11.made


def test_where_x11_cannot_tell_the_bus_is_asked(
    qtbot: QtBot, bus: Bus, serve: Serve, x11: X11
) -> None:
    mutter = Mutter(serve, idle=300_000)
    presence = open_presence({"DISPLAY": ":0"}, bus)
    assert presence is not None
    assert x11.asked == 1
    story = Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE]
    presence.close()


@pytest.mark.parametrize(
    "session", [{"WAYLAND_DISPLAY": "wayland-9"}, {"XDG_SESSION_TYPE": "wayland"}]
)
def test_under_wayland_x_is_never_asked(
    bus: Bus, x11: X11, session: dict[str, str]
) -> None:
    presence = open_presence(session | {"DISPLAY": ":0"}, bus)
    assert presence is not None
    assert x11.asked == 0
    presence.close()


@pytest.mark.parametrize("environ", [{}, {"WAYLAND_DISPLAY": "w"}, {"DISPLAY": ":0"}])
def test_with_nobody_to_ask_there_is_no_source(
    x11: X11, environ: dict[str, str]
) -> None:
    assert open_presence(environ, None) is None
    assert x11.asked == ("DISPLAY" in environ)


def test_without_a_display_the_bus_is_asked(bus: Bus, x11: X11) -> None:
    presence = open_presence({}, bus)
    assert presence is not None
    assert x11.asked == 0
    presence.close()


def test_a_compositor_that_tells_is_trusted_before_the_bus(
    qtbot: QtBot, bus: Bus, serve: Serve, compositor: Compositor
) -> None:
    mutter = Mutter(serve)
    presence = open_presence({"WAYLAND_DISPLAY": "wayland-9"}, bus)
    assert presence is not None
    story = Story(presence)
    compositor.come()
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert not mutter.idle_watches, "who is not trusted is not woken either"
    compositor.leave(FIVE)
    assert story.told == [FIVE]
    presence.close()


def test_a_compositor_that_cannot_tell_leaves_it_to_the_bus(
    qtbot: QtBot, bus: Bus, serve: Serve, compositor: Compositor
) -> None:
    presence = open_presence({"WAYLAND_DISPLAY": "wayland-9"}, bus)
    assert presence is not None
    story = Story(presence)
    presence.watch(FIVE)
    mutter = Mutter(serve)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert not compositor.is_found
    assert story.told == [FIVE]
    presence.close()


@pytest.mark.parametrize("place", SCREEN_SAVERS)
def test_a_screen_saver_tells_where_nobody_else_does_and_until_mutter_comes(
    qtbot: QtBot, bus: Bus, serve: Serve, place: Peer
) -> None:
    presence = open_presence({}, bus)
    assert presence is not None
    story = Story(presence)
    presence.watch(FIVE)
    saver = serve(place, GetActive=lambda _: ("b", (True,)), Ping=pong)
    saver.answers["GetActiveTime"] = lambda _: ("u", (0,))
    settle(qtbot, bus, saver, place)
    assert story.told == [NOW]
    mutter = Mutter(serve, idle=600_000)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [NOW, "lost", timedelta(minutes=10)]
    mutter.service.die()
    qtbot.waitUntil(lambda: story.told[3:] == ["lost", NOW])
    presence.close()
