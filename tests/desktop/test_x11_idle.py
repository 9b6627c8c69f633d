from __future__ import annotations

import contextlib
import os
import socket
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication

from walkreminder.desktop import x11_idle
from walkreminder.desktop.idle_counter import IdleCounter, Rang
from walkreminder.desktop.x11_idle import X11Presence, x11_presence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from walkreminder.desktop.presence import Presence

Kind: TypeAlias = Literal["at least", "at most"]

if sys.platform != "linux":
    pytest.skip("X11 is asked on Linux only", allow_module_level=True)

MINUTE = timedelta(minutes=1)
TEN = 10 * MINUTE


class FakeCounter(IdleCounter):
    """A counter whose alarms the test rings."""

    def __init__(self) -> None:
        self.descriptor, self._bell = os.pipe2(os.O_NONBLOCK)
        self.alarms: dict[int, tuple[Kind, int]] = {}
        self.gone = False
        self.closings = 0
        self._rung: list[Rang] = []
        self._last = 0

    def alarm_at_least(self, idle: int) -> int:
        return self._new("at least", idle)

    def alarm_at_most(self, idle: int) -> int:
        return self._new("at most", idle)

    def forget(self, alarm: int) -> None:
        del self.alarms[alarm]

    def ring(self, kind: Kind, idle: timedelta) -> None:
        """Ring the alarm of this kind, on the line."""
        self.ring_unseen(kind, idle)
        self.wake()

    def ring_unseen(self, kind: Kind, idle: timedelta) -> None:
        """Ring, but read already by a call that waited for something else."""
        (alarm,) = (one for one, (its, _) in self.alarms.items() if its == kind)
        self._rung.append(Rang(alarm, idle // timedelta(milliseconds=1)))

    def wake(self) -> None:
        os.write(self._bell, b".")

    def set(self) -> set[tuple[Kind, int]]:
        """Return the alarms that are set."""
        return set(self.alarms.values())

    def next_ring(self) -> Rang | None:
        if self.gone:
            raise ConnectionError("the X11 server is gone")
        if self._rung:
            return self._rung.pop(0)
        with contextlib.suppress(BlockingIOError):
            os.read(self.descriptor, 100)
        return None

    def close(self) -> None:
        self.closings += 1
        os.close(self.descriptor)
        os.close(self._bell)

    def _new(self, kind: Kind, idle: int) -> int:
        self._last += 1
        self.alarms[self._last] = (kind, idle)
        return self._last


@pytest.fixture
def counter() -> FakeCounter:
    return FakeCounter()


@pytest.fixture
def presence(qapp: QCoreApplication, counter: FakeCounter) -> Iterator[X11Presence]:
    del qapp  # it has a loop to listen by
    made = X11Presence(counter)
    yield made
    made.close()


@pytest.fixture
def told(presence: Presence) -> list[object]:
    """What was told: how long somebody who left was away, and returns."""
    heard: list[object] = []
    presence.left.connect(heard.append)
    presence.came_back.connect(lambda: heard.append("back"))
    presence.lost.connect(lambda: heard.append("lost"))
    return heard


def all_heard() -> None:
    """Let Qt's loop do whatever there is to do now."""
    QCoreApplication.processEvents()


def test_going_and_coming_back_are_told_again_and_again(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(TEN)
    for _ in range(3):
        assert counter.set() == {("at least", 600_000)}
        with qtbot.waitSignal(presence.left):
            counter.ring("at least", TEN + MINUTE)
        assert counter.set() == {("at most", 599_999)}
        with qtbot.waitSignal(presence.came_back):
            counter.ring("at most", timedelta())
    assert told == [11 * MINUTE, "back"] * 3


def test_nothing_is_told_before_somebody_watches(
    counter: FakeCounter, presence: X11Presence
) -> None:
    assert presence is not None
    assert counter.set() == set()


def test_part_of_a_millisecond_more_is_waited_for(
    counter: FakeCounter, presence: X11Presence
) -> None:
    presence.watch(timedelta(milliseconds=3, microseconds=1))
    assert counter.set() == {("at least", 4)}


@pytest.mark.parametrize(
    "length", [timedelta(), -MINUTE, timedelta(days=25), timedelta.max]
)
def test_a_length_no_server_counts_to_is_refused_and_changes_nothing(
    counter: FakeCounter, presence: X11Presence, length: timedelta
) -> None:
    presence.watch(TEN)
    with pytest.raises(ValueError, match="no server"):
        presence.watch(length)
    assert counter.set() == {("at least", 600_000)}


def test_another_length_replaces_the_one_before(
    counter: FakeCounter, presence: X11Presence
) -> None:
    presence.watch(TEN)
    presence.watch(MINUTE)
    assert counter.set() == {("at least", 60_000)}


def test_the_same_length_again_sets_no_alarm(
    counter: FakeCounter, presence: X11Presence
) -> None:
    for _ in range(5):
        presence.watch(TEN)
    assert set(counter.alarms) == {1}


def test_an_alarm_that_rang_while_it_was_replaced_tells_nothing(
    counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    counter.ring("at least", MINUTE)
    presence.watch(TEN)
    all_heard()
    assert told == []
    assert counter.set() == {("at least", 600_000)}


def test_another_length_while_away_begins_anew_and_loses_no_return(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence.left):
        counter.ring("at least", MINUTE)
    presence.watch(TEN)
    assert counter.set() == {("at most", 59_999), ("at least", 600_000)}
    with qtbot.waitSignal(presence.left):
        counter.ring("at least", TEN)
    assert counter.set() == {("at most", 59_999)}
    with qtbot.waitSignal(presence.came_back):
        counter.ring("at most", timedelta())
    assert told == [MINUTE, TEN, "back"]
    assert counter.set() == {("at least", 600_000)}


def test_a_return_before_another_length_is_over_is_told_too(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence.left):
        counter.ring("at least", MINUTE)
    presence.watch(TEN)
    with qtbot.waitSignal(presence.came_back):
        counter.ring("at most", timedelta())
    assert told == [MINUTE, "back"]
    assert counter.set() == {("at least", 600_000)}


def test_what_was_read_while_an_alarm_was_set_is_told_soon_but_not_at_once(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    with qtbot.waitSignal(presence.left):
        presence.watch(MINUTE)
        counter.ring_unseen("at least", TEN)
        assert told == []
    assert told == [TEN]


def test_several_rings_of_one_wake_up_are_all_told(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.left.connect(lambda _: counter.ring_unseen("at most", timedelta()))
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence.came_back):
        counter.ring("at least", MINUTE)
    assert told == [MINUTE, "back"]


def test_whoever_is_told_may_watch_for_another_length(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence
) -> None:
    presence.left.connect(lambda _: presence.watch(TEN))
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence.left):
        counter.ring("at least", MINUTE)
    assert counter.set() == {("at most", 59_999), ("at least", 600_000)}


def test_whoever_is_told_may_close(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.left.connect(lambda _: presence.close())
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence.left):
        counter.ring("at least", MINUTE)
    assert (told, counter.closings) == ([MINUTE], 1)


def test_a_wake_up_without_a_ring_tells_nothing(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    with qtbot.waitSignal(presence._line.activated):
        counter.wake()
    all_heard()
    assert told == []


def test_a_server_that_is_gone_is_told_once_and_let_go(
    qtbot: QtBot, counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    all_heard()
    counter.gone = True
    with qtbot.waitSignal(presence.lost):
        counter.wake()
    all_heard()
    assert (told, counter.closings) == (["lost"], 1)


def test_after_closing_nothing_is_asked_of_the_server(
    counter: FakeCounter, presence: X11Presence, told: list[object]
) -> None:
    presence.watch(MINUTE)
    presence.close()
    presence.close()
    presence.watch(TEN)
    all_heard()
    assert (told, counter.closings) == ([], 1)
    assert set(counter.alarms) == {1}


@pytest.mark.parametrize(
    ("changes", "is_asked"),
    [
        ({}, True),
        ({"XDG_SESSION_TYPE": "x11"}, True),
        ({"XDG_SESSION_TYPE": "tty"}, True),  # startx
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, True),  # Qt takes what it reaches
        ({"QT_QPA_PLATFORM": "wayland"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "minimal"}, False),
    ],
)
def test_only_where_qt_shows_windows_by_x11_its_server_is_asked(
    monkeypatch: pytest.MonkeyPatch,
    counter: FakeCounter,
    changes: dict[str, str],
    is_asked: bool,  # noqa: FBT001  a column of the table
) -> None:
    def find(environ: Mapping[str, str]) -> FakeCounter:
        assert environ == {"DISPLAY": ":0"} | changes
        return counter

    monkeypatch.setattr(x11_idle, "idle_counter", find)
    presence = x11_presence({"DISPLAY": ":0"} | changes)
    assert (presence is not None) is is_asked
    if presence:
        presence.close()


def test_where_the_server_has_no_counter_there_is_no_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(x11_idle, "idle_counter", lambda _: None)
    assert x11_presence({"DISPLAY": ":0"}) is None


@pytest.mark.parametrize(
    "session",
    [
        {"XDG_SESSION_TYPE": "wayland"},
        {"XDG_SESSION_TYPE": "tty", "WAYLAND_DISPLAY": "wayland-1"},
        {"WAYLAND_DISPLAY": "wayland-1", "QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_in_a_wayland_session_xwayland_is_not_even_connected_to(
    session: dict[str, str],
) -> None:
    with socket.socket() as xwayland:
        xwayland.bind(("127.0.0.1", 0))
        xwayland.listen()
        xwayland.settimeout(0)
        display = f"127.0.0.1:{xwayland.getsockname()[1] - 6000}"
        assert x11_presence({"DISPLAY": display} | session) is None
        with pytest.raises(BlockingIOError):
            xwayland.accept()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_not_even_looked_at(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    def find(_: object) -> None:
        raise AssertionError("there is an X server on a Mac that is not the desktop")

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(x11_idle, "idle_counter", find)
    assert x11_presence({"DISPLAY": ":0"}) is None
