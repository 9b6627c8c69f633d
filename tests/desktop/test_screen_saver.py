from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.desktop.presence_story import Story, hear_out, pong, settle
from walkreminder.desktop.dbus import Bus, Peer, connect
from walkreminder.desktop.screen_saver import SCREEN_SAVERS, ScreenSaverPresence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Answer, FakeService, PrivateBus, Serve, Words

GNOME, *_, SHARED = SCREEN_SAVERS
FIVE = timedelta(minutes=5)
NOW = timedelta(0)


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


@pytest.fixture
def presence(bus: Bus) -> Iterator[ScreenSaverPresence]:
    made = ScreenSaverPresence(bus, GNOME)
    yield made
    made.close()


class Screen:
    """A screen saver that says whether it is on."""

    def __init__(
        self, serve: Serve, peer: Peer = GNOME, *, is_on: bool = False, **others: Answer
    ) -> None:
        self.is_on = is_on
        self.service = serve(peer, GetActive=self._state, Ping=pong, **others)

    def turn(self, *, on: bool) -> None:
        self.is_on = on
        self.service.signal("ActiveChanged", "b", on)

    def _state(self, body: tuple[object, ...]) -> Words:
        del body
        return "b", (self.is_on,)


def seconds(number: int) -> Answer:
    return lambda _: ("u", (number,))


def refuse(_: tuple[object, ...]) -> Words:
    return "error", ("org.freedesktop.DBus.Error.NotSupported",)


def test_the_usual_places_are_known() -> None:
    assert Peer(
        "org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"
    ) in (SCREEN_SAVERS)
    assert SHARED.name == "org.freedesktop.ScreenSaver"


def test_a_saved_screen_is_nobody_there_and_its_end_is_somebody(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    assert presence.is_found
    for _ in range(2):
        screen.turn(on=True)
        screen.turn(on=True)
        screen.turn(on=False)
        screen.turn(on=False)
    settle(qtbot, bus, screen.service, GNOME)
    assert story.told == [NOW, "back", NOW, "back"]


def test_nothing_is_told_before_somebody_watches(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    settle(qtbot, bus, screen.service, GNOME)
    screen.turn(on=True)
    settle(qtbot, bus, screen.service, GNOME)
    screen.turn(on=False)
    settle(qtbot, bus, screen.service, GNOME)
    assert story.told == []


@pytest.mark.parametrize(
    ("peer", "answer", "idle"),
    [
        (GNOME, seconds(90), timedelta(seconds=90)),
        (GNOME, seconds(2**32 - 1), NOW),
        (GNOME, refuse, NOW),
        (SHARED, seconds(90), NOW),
    ],
)
def test_a_screen_that_is_saved_already_tells_how_long_where_that_is_sure(
    qtbot: QtBot, bus: Bus, serve: Serve, peer: Peer, answer: Answer, idle: timedelta
) -> None:
    presence = ScreenSaverPresence(bus, peer)
    story = Story(presence)
    screen = Screen(serve, peer, is_on=True, GetActiveTime=answer)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, peer)
    assert story.told == [idle]
    presence.watch(2 * FIVE)
    settle(qtbot, bus, screen.service, peer)
    screen.turn(on=False)
    settle(qtbot, bus, screen.service, peer)
    assert story.told == [idle, idle, "back"]
    presence.close()


def test_a_screen_lit_again_before_it_said_how_long_is_no_leaving(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen = Screen(serve, is_on=True)
    story = Story(presence)

    def too_late(_: tuple[object, ...]) -> Words:
        screen.turn(on=False)
        return "u", (600,)

    screen.service.answers["GetActiveTime"] = too_late
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    assert story.told == []


def test_a_service_without_the_question_is_believed_once_it_speaks(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    story = Story(presence)
    service = serve(GNOME, GetActive=refuse, Ping=pong)
    presence.watch(FIVE)
    settle(qtbot, bus, service, GNOME)
    assert not presence.is_found
    service.signal("ActiveChanged", "b", True)  # noqa: FBT003  as it says it
    settle(qtbot, bus, service, GNOME)
    assert presence.is_found
    assert story.told == [NOW]


def test_a_lock_that_crashes_is_lost_and_nobody_came_back(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    screen.turn(on=True)
    settle(qtbot, bus, screen.service, GNOME)
    with qtbot.waitSignal(presence.gone):
        screen.service.die()
    second = Screen(serve)
    settle(qtbot, bus, second.service, GNOME)
    second.turn(on=False)
    settle(qtbot, bus, second.service, GNOME)
    assert story.told == [NOW, "lost"]
    second.turn(on=True)
    settle(qtbot, bus, second.service, GNOME)
    assert story.told == [NOW, "lost", NOW]


@pytest.mark.parametrize(
    ("signature", "body"), [("", ()), ("s", ("on",)), ("u", (7,)), ("bb", (True, True))]
)
def test_words_that_mean_nothing_are_nothing(
    qtbot: QtBot,
    bus: Bus,
    serve: Serve,
    presence: ScreenSaverPresence,
    signature: str,
    body: tuple[object, ...],
) -> None:
    story = Story(presence)
    service = serve(GNOME, GetActive=lambda _: (signature, body), Ping=pong)
    presence.watch(FIVE)
    settle(qtbot, bus, service, GNOME)
    service.signal("ActiveChanged", signature, *body)
    settle(qtbot, bus, service, GNOME)
    assert not presence.is_found
    assert story.told == []


def test_another_program_cannot_save_the_screen(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    liar: FakeService = serve(replace(GNOME, name="org.example.Liar"))
    us = screen.service.callers[-1]
    liar.signal("ActiveChanged", "b", True, to=us)  # noqa: FBT003  as it says it
    hear_out(qtbot, bus, liar, GNOME, to=us)
    assert story.told == []


def test_a_flood_is_told_as_it_is(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    for _ in range(1000):
        screen.turn(on=True)
        screen.turn(on=True)
        screen.turn(on=False)
    settle(qtbot, bus, screen.service, GNOME)
    assert story.told == [NOW, "back"] * 1000


def test_after_closing_nothing_is_told(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: ScreenSaverPresence
) -> None:
    screen, story = Screen(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, screen.service, GNOME)
    presence.close()
    screen.turn(on=True)
    settle(qtbot, bus, screen.service, GNOME)
    assert story.told == []
