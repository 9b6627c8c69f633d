"""Call X11's counter of idle time: the only module that knows XSync's numbers.

The server compares, and says so once; nobody asks it meanwhile.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.desktop.xcb import HEAD, connect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walkreminder.desktop.xcb import Connection

# The extension's own library; Qt itself needs it wherever it shows windows by X11.
_LIBRARY = "libxcb-sync.so.1"
_VERSION = 3, 1
_NAME = b"IDLETIME"

_ALARM = 1  # counted from the extension's first event
_SENT = 0x80  # set in the number of an event that another program sent
_ERROR = 0
_DESTROYED = 2
# What an alarm is told: counter, kind of value, value, test, step, whether to say so.
_ALL_OF_IT = 0b111111
_ABSOLUTE, _NO_STEP, _SAY_SO = 0, 0, 1
_AT_LEAST, _AT_MOST = 2, 3
# By levels and not by what passes them: a level that is reached already counts.
_ALARM_SETTING = struct.Struct("=IIiIIiII")


@dataclass(frozen=True, slots=True)
class Rang:
    """An alarm rang, and will not again; so long had nobody touched anything."""

    alarm: int
    idle: int  # in milliseconds


class IdleCounter:
    """Milliseconds since the last input; alarms ring when they reach a length."""

    def __init__(self, connection: Connection, counter: int, first_event: int) -> None:
        self._connection = connection
        self._counter = counter
        self._rings = first_event + _ALARM
        self.descriptor = connection.descriptor

    def alarm_at_least(self, idle: int) -> int:
        """Ring once as soon as so many milliseconds are reached."""
        return self._alarm(_AT_LEAST, idle)

    def alarm_at_most(self, idle: int) -> int:
        """Ring once as soon as there are no more milliseconds than that."""
        return self._alarm(_AT_MOST, idle)

    def forget(self, alarm: int) -> None:
        """Take an alarm back, also one that rang: the server still compares it."""
        self._connection.tell("sync_destroy_alarm", alarm)
        self._connection.flush()

    def next_ring(self) -> Rang | None:
        """Return the next alarm that rang meanwhile, None when that were all.

        Raises ConnectionError where the server is gone or refuses.
        """
        while event := self._connection.next_event():
            kind = event[0] & ~_SENT
            if kind == _ERROR:
                raise ConnectionError(f"the X11 server refuses: error {event[1]}")
            # Others come unasked, such as a new layout of the keyboard.
            if kind == self._rings:
                alarm, high, low, state = struct.unpack_from("=4xIiI12xB", event)
                if state != _DESTROYED:
                    return Rang(alarm, high << 32 | low)
        return None

    def close(self) -> None:
        """Hang up; the server takes the alarms back by itself."""
        self._connection.close()

    def _alarm(self, test: int, idle: int) -> int:
        new = self._connection.new_id()
        setting = _ALARM_SETTING.pack(
            *(self._counter, _ABSOLUTE, *_halves(idle)),
            *(test, *_halves(_NO_STEP), _SAY_SO),
        )
        self._connection.tell("sync_create_alarm", new, _ALL_OF_IT, setting)
        self._connection.flush()
        return new


def idle_counter(environ: Mapping[str, str]) -> IdleCounter | None:
    """Connect to the display's counter; None where it has none."""
    connection = connect(environ, _LIBRARY)
    if connection is None:
        return None
    first_event = connection.first_event("sync")
    if first_event is not None and connection.ask("sync_initialize", *_VERSION):
        told = connection.ask("sync_list_system_counters")
        if counter := _counter(told):
            return IdleCounter(connection, counter, first_event)
    connection.close()
    return None


def _counter(told: bytes) -> int | None:
    """Find the number of our counter in the list of the server's."""
    (count,) = struct.unpack_from("=8xI", told) if told else (0,)
    place = HEAD
    for _ in range(count):
        number, length = struct.unpack_from("=I8xH", told, place)
        start = place + 14
        if told[start : start + length] == _NAME:
            return int(number)
        place = start + length + -(14 + length) % 4
    return None


def _halves(number: int) -> tuple[int, int]:
    """Write 64 bits as the protocol does, the higher half first."""
    return number >> 32, number & 0xFFFFFFFF
