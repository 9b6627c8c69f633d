from __future__ import annotations

import ctypes
import struct
from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop import idle_counter as under_test
from walkreminder.desktop.idle_counter import IdleCounter, Rang, idle_counter
from walkreminder.desktop.xcb import Connection

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = 83
ALARM = FIRST + 1
INITIALIZED = bytes(32)


def listed(*names: bytes) -> bytes:
    """Write what a server answers that has counters of these names, from 70 on."""
    told = struct.pack("=8xI20x", len(names))
    for number, name in enumerate(names, start=70):
        one = struct.pack("=IiIH", number, 0, 4, len(name)) + name
        told += one + bytes(-len(one) % 4)
    return told


def rung(alarm: int, idle: int, state: int = 1, kind: int = ALARM) -> bytes:
    halves = idle >> 32, idle & 0xFFFFFFFF
    return struct.pack("=BBHIiI8xIB3x", kind, 1, 7, alarm, *halves, 99, state)


class FakeConnection(Connection):
    """A server that says what the test wants, and keeps what it was told."""

    descriptor = -1

    def __init__(self) -> None:
        self.first: int | None = FIRST
        self.answers = {
            "sync_initialize": INITIALIZED,
            "sync_list_system_counters": listed(b"SERVERTIME", b"IDLETIME", b"SERVER"),
        }
        self.events: list[bytes] = []
        self.told: list[tuple[object, ...]] = []
        self.is_open, self._last = True, 100

    def first_event(self, extension: str) -> int | None:
        assert extension == "sync"
        return self.first

    def ask(self, request: str, *_: int | bytes) -> bytes:
        return self.answers[request]

    def tell(self, request: str, *arguments: int | bytes) -> None:
        self.told.append((request, *arguments))

    def new_id(self) -> int:
        self._last += 1
        return self._last

    def flush(self) -> None:
        self.told.append(("flush",))

    def next_event(self) -> bytes | None:
        return self.events.pop(0) if self.events else None

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeConnection:
    made = FakeConnection()

    def connect(environ: Mapping[str, str], library: str) -> FakeConnection:
        assert (environ, library) == ({"DISPLAY": ":5"}, "libxcb-sync.so.1")
        return made

    monkeypatch.setattr(under_test, "connect", connect)
    return made


@pytest.fixture
def counter(server: FakeConnection) -> IdleCounter:
    assert server.is_open
    found = idle_counter({"DISPLAY": ":5"})
    assert found is not None
    return found


def test_an_alarm_says_which_counter_it_compares_and_rings_once(
    server: FakeConnection, counter: IdleCounter
) -> None:
    assert counter.alarm_at_least(600_000) == 101
    assert counter.alarm_at_most(599_999) == 102
    idletime, absolute, no_step, say_so = 71, 0, (0, 0), 1
    for (request, *given), alarm, test, idle in (
        (server.told[0], 101, 2, 600_000),
        (server.told[2], 102, 3, 599_999),
    ):
        settings = (idletime, absolute, 0, idle, test, *no_step, say_so)
        assert (request, *given) == (
            *("sync_create_alarm", alarm, 63),
            struct.pack("=8I", *settings),
        )
    assert server.told[1] == server.told[3] == ("flush",)


def test_a_length_of_more_than_32_bits_keeps_its_upper_half(
    server: FakeConnection, counter: IdleCounter
) -> None:
    counter.alarm_at_least(5 * 2**32 + 6)
    setting = server.told[0][3]
    assert isinstance(setting, bytes)
    assert struct.unpack("=8I", setting)[2:4] == (5, 6)
    server.events = [rung(101, 5 * 2**32 + 7)]
    assert counter.next_ring() == Rang(101, 5 * 2**32 + 7)


def test_it_tells_which_alarm_rang_and_how_long_nobody_was_there(
    server: FakeConnection, counter: IdleCounter
) -> None:
    server.events = [rung(101, 600_003), rung(102, 0)]
    assert counter.next_ring() == Rang(101, 600_003)
    assert counter.next_ring() == Rang(102, 0)
    assert counter.next_ring() is None


def test_what_a_server_says_unasked_or_of_an_alarm_taken_back_is_no_ring(
    server: FakeConnection, counter: IdleCounter
) -> None:
    new_layout_of_the_keyboard, destroyed, somebody_sent = 34, 2, 0x80
    server.events = [
        rung(101, 600_003, kind=new_layout_of_the_keyboard),
        rung(101, 600_003, state=destroyed),
        rung(102, 3, kind=ALARM | somebody_sent),
    ]
    assert counter.next_ring() == Rang(102, 3)


def test_a_server_that_refuses_is_as_good_as_gone(
    server: FakeConnection, counter: IdleCounter
) -> None:
    no_memory = 11
    server.events = [bytes([0, no_memory]) + bytes(30)]
    with pytest.raises(ConnectionError, match="error 11"):
        counter.next_ring()


def test_an_alarm_can_be_taken_back(
    server: FakeConnection, counter: IdleCounter
) -> None:
    counter.forget(101)
    assert server.told == [("sync_destroy_alarm", 101), ("flush",)]


@pytest.mark.parametrize(
    "counters",
    [(), (b"SERVERTIME",), (b"IDLETIMES", b"IDLE"), (b"DEVICEIDLETIME 2",)],
)
def test_a_server_without_the_counter_is_not_listened_to(
    server: FakeConnection, counters: tuple[bytes, ...]
) -> None:
    server.answers["sync_list_system_counters"] = listed(*counters)
    assert idle_counter({"DISPLAY": ":5"}) is None
    assert not server.is_open


@pytest.mark.parametrize("length", range(1, 9))
def test_the_counter_is_found_behind_names_of_every_length(
    server: FakeConnection, length: int
) -> None:
    names = (b"N" * length, b"IDLETIME")
    server.answers["sync_list_system_counters"] = listed(*names)
    assert idle_counter({"DISPLAY": ":5"}) is not None


def test_a_server_without_xsync_is_not_listened_to(server: FakeConnection) -> None:
    server.first = None
    assert idle_counter({"DISPLAY": ":5"}) is None
    assert not server.is_open


@pytest.mark.parametrize("refused", ["sync_initialize", "sync_list_system_counters"])
def test_a_server_that_answers_with_an_error_is_not_listened_to(
    server: FakeConnection, refused: str
) -> None:
    server.answers[refused] = b""
    assert idle_counter({"DISPLAY": ":5"}) is None
    assert not server.is_open


def test_closing_hangs_up(server: FakeConnection, counter: IdleCounter) -> None:
    counter.close()
    assert not server.is_open


@pytest.mark.parametrize("display", ["", ":99999", "nonsense", ":", "\udcff"])
def test_a_display_that_nobody_answers_has_no_counter(display: str) -> None:
    assert idle_counter({"DISPLAY": display}) is None


def test_a_system_without_the_library_has_no_counter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert idle_counter({"DISPLAY": ":0"}) is None
