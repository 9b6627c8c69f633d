from __future__ import annotations

import socket
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.dbus import (
    Bus,
    Call,
    Heard,
    Peer,
    Reply,
    connect,
    session_address,
    system_address,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import FakeService, PrivateBus, Serve

ECHO = Peer("org.example.Echo", "/org/example/Echo", "org.example.Echo")
DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


@pytest.fixture
def service(serve: Serve) -> FakeService:
    return serve(ECHO, Say=lambda body: ("s", body))


@pytest.fixture
def pair(qapp: object) -> Iterator[tuple[Bus, socket.socket]]:
    """A bus whose daemon is the test."""
    del qapp
    ours, theirs = socket.socketpair()
    made = Bus(ours)
    yield made, theirs
    made.close()
    theirs.close()


def said(qtbot: QtBot, bus: Bus, words: str) -> Reply:
    replies: list[Reply] = []
    bus.call(Call(ECHO, "Say", "s", (words,)), replies.append)
    qtbot.waitUntil(lambda: bool(replies))
    return replies[0]


def test_a_call_gets_its_reply(qtbot: QtBot, bus: Bus, service: FakeService) -> None:
    assert said(qtbot, bus, "hello") == Reply(("hello",))
    assert service.calls == [("Say", ("hello",))]


def test_a_call_of_nobody_gets_an_error(qtbot: QtBot, bus: Bus) -> None:
    error = said(qtbot, bus, "hello").error
    assert error == "org.freedesktop.DBus.Error.ServiceUnknown"


def test_long_words_travel_in_pieces_both_ways(
    qtbot: QtBot, bus: Bus, service: FakeService
) -> None:
    del service
    words = "walk " * 100_000
    assert said(qtbot, bus, words).body == (words,)


def test_a_signal_is_heard_with_its_sender(
    qtbot: QtBot, bus: Bus, service: FakeService
) -> None:
    heard: list[Heard] = []
    bus.listen(ECHO, "Rang", heard.append)
    said(qtbot, bus, "the bus has seen our match by now")
    service.signal("Hummed", "s", "not asked for")
    service.signal("Rang", "us", 7, "bell")
    qtbot.waitUntil(lambda: bool(heard))
    assert [(one.member, one.body) for one in heard] == [("Rang", (7, "bell"))]
    assert heard[0].sender.startswith(":")


def test_a_flood_of_signals_is_heard_in_order(
    qtbot: QtBot, bus: Bus, service: FakeService
) -> None:
    heard: list[object] = []
    bus.listen(ECHO, "Rang", lambda one: heard.append(one.body[0]))
    said(qtbot, bus, "the bus has seen our match by now")
    for number in range(5000):
        service.signal("Rang", "u", number)
    qtbot.waitUntil(lambda: len(heard) == 5000)
    assert heard == list(range(5000))
    assert said(qtbot, bus, "still here").body == ("still here",)


def test_the_owner_of_a_name_is_told_now_and_at_each_change(
    qtbot: QtBot, bus: Bus, serve: Serve
) -> None:
    owners: list[str | None] = []
    bus.watch_name(ECHO.name, owners.append)
    qtbot.waitUntil(lambda: owners == [None])
    first = serve(ECHO)
    qtbot.waitUntil(lambda: len(owners) == 2)
    assert str(owners[1]).startswith(":")
    first.die()
    qtbot.waitUntil(lambda: len(owners) == 3)
    assert owners[2] is None


def test_a_name_owned_already_is_told(
    qtbot: QtBot, bus: Bus, service: FakeService
) -> None:
    del service
    owners: list[str | None] = []
    bus.watch_name(ECHO.name, owners.append)
    qtbot.waitUntil(lambda: bool(owners))
    assert str(owners[0]).startswith(":")


def test_a_lie_about_who_owns_a_name_is_not_believed(
    qtbot: QtBot, bus: Bus, serve: Serve, service: FakeService
) -> None:
    owners: list[str | None] = []
    said(qtbot, bus, "now it knows our name")
    bus.watch_name("org.example.Other", owners.append)
    qtbot.waitUntil(lambda: owners == [None])
    pretended = Peer("", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    liar = serve(replace(pretended, name="org.example.Liar"))
    change = ("org.example.Other", "", ":1.666")
    liar.signal("NameOwnerChanged", "sss", *change, to=service.callers[0])
    # The liar's next words travel the same way: once they came, so has the lie.
    heard: list[Heard] = []
    bus.listen(pretended, "Marker", heard.append)
    liar.signal("Marker", "", to=service.callers[0])
    qtbot.waitUntil(lambda: bool(heard))
    assert owners == [None]


def test_somebody_who_calls_us_is_told_that_we_offer_nothing(
    qtbot: QtBot, bus: Bus, service: FakeService
) -> None:
    said(qtbot, bus, "now it knows our name")
    with qtbot.waitSignal(service.called) as answer:
        service.call(service.callers[0], "AnyMethod")
    assert answer.args == ["error", ("org.freedesktop.DBus.Error.UnknownMethod",)]


def test_the_end_of_the_bus_is_told_and_nobody_is_left_waiting(
    qtbot: QtBot, bus: Bus, bus_daemon: PrivateBus, service: FakeService
) -> None:
    replies: list[Reply] = []
    said(qtbot, bus, "hello")
    service.answers.clear()
    bus.call(Call(ECHO, "Silence"), replies.append)
    with qtbot.waitSignal(bus.lost):
        bus_daemon.end()
    assert [reply.error for reply in replies] == [DISCONNECTED]
    assert not bus.is_open
    bus.call(Call(ECHO, "Say", "s", ("anybody?",)), replies.append)
    assert len(replies) == 1, "a reply comes later, and not in the midst of the call"
    qtbot.waitUntil(lambda: len(replies) == 2)
    assert replies[1].error == DISCONNECTED
    bus.watch_name(ECHO.name, lambda _: pytest.fail("nobody can know"))


@pytest.mark.parametrize(
    "garbage",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"l\x02\x00\x01" + struct.pack("<III", 4, 1, 0xFFFF) + b"\xff" * 70_000,
        b"\x00" * 100,
    ],
)
def test_a_bus_that_talks_garbage_is_left(
    qtbot: QtBot, pair: tuple[Bus, socket.socket], garbage: bytes
) -> None:
    bus, daemon = pair
    with qtbot.waitSignal(bus.lost):
        daemon.sendall(garbage)


def test_a_message_without_end_is_not_collected(
    qtbot: QtBot, pair: tuple[Bus, socket.socket]
) -> None:
    bus, daemon = pair
    daemon.sendall(b"l\x02\x00\x01" + struct.pack("<III", 0x7FFFFFF, 1, 16))
    daemon.settimeout(0)
    lost = QSignalSpy(bus.lost)

    def pour() -> bool:
        try:
            daemon.send(b"x" * 1_000_000)
        except BlockingIOError:
            pass
        except OSError:
            return True
        return lost.count() == 1

    qtbot.waitUntil(pour)
    assert lost.count() == 1


def test_a_bus_that_reads_nothing_does_not_stop_the_app(
    qtbot: QtBot, pair: tuple[Bus, socket.socket]
) -> None:
    bus, _ = pair
    with qtbot.waitSignal(bus.lost):
        for _ in range(200):
            bus.call(Call(ECHO, "Say", "s", ("x" * 10_000,)))


def test_calling_over_a_line_that_just_broke_is_found_out_by_reading(
    qtbot: QtBot, pair: tuple[Bus, socket.socket]
) -> None:
    bus, daemon = pair
    replies: list[Reply] = []
    daemon.close()
    bus.call(Call(ECHO, "Say", "s", ("hello",)), replies.append)
    assert replies == []
    with qtbot.waitSignal(bus.lost):
        pass
    assert [reply.error for reply in replies] == [DISCONNECTED]


def test_a_bus_that_reads_late_gets_all_of_it(
    qtbot: QtBot, pair: tuple[Bus, socket.socket]
) -> None:
    bus, daemon = pair
    daemon.settimeout(0)
    for _ in range(60):
        bus.call(Call(ECHO, "Say", "s", ("x" * 10_000,)))
    heard = bytearray()

    def drained() -> bool:
        try:
            heard.extend(daemon.recv(65536))
        except BlockingIOError:
            return len(heard) > 600_000
        return False

    qtbot.waitUntil(drained)
    assert heard.count(b"x" * 10_000) == 60


def silent_place(path: str) -> Callable[[], None]:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    return listener.close


@pytest.mark.parametrize(
    "address",
    ["disabled:", "unix:path=/nowhere/bus", "tcp:host=localhost", "", "nonsense"],
)
def test_where_there_is_no_bus_a_sentence_says_so(address: str) -> None:
    with pytest.raises(Trouble, match="no message bus") as told:
        connect(address)
    assert "Errno" not in str(told.value)


def test_a_bus_that_never_lets_us_in_is_given_up(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkreminder.desktop.dbus._SECONDS_TO_CONNECT", 0.01)
    close = silent_place(f"{tmp_path}/silent")
    with pytest.raises(Trouble, match="Did not authenticate"):
        connect(f"unix:path={tmp_path}/silent")
    close()


def test_the_addresses_come_from_their_variables_or_usual_places() -> None:
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a"}) == (
        "unix:path=/a"
    )
    assert session_address({"XDG_RUNTIME_DIR": "/run/user/7"}) == (
        "unix:path=/run/user/7/bus"
    )
    assert system_address({}) == "unix:path=/var/run/dbus/system_bus_socket"
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/b"}) == "unix:path=/b"
