"""Hear from an X server how long there was no input: alone knows its SYNC extension.

By libxcb, since Xlib ends the process when the server is gone. Qt needs both
libraries anyway.
"""

from __future__ import annotations

import ctypes
import os
import struct
from dataclasses import dataclass
from enum import IntEnum

_VERSION = 3, 1
_IDLE_TIME = b"IDLETIME"
_ABSOLUTE = 0
_ONCE = 0, 0  # a delta of zero: it rings, and rests
_EVENTS = 1
_ALL_VALUES = 0b11_1111  # counter, its type, the value, the test, delta, events
_ALARM = 1  # events are counted from the extension's first one
_EVENT_SIZE = 32
_HEAD = 32  # bytes of an answer before its list
_COUNTER_HEAD = 14  # id, resolution, length of the name
_WORD = 4


class Test(IntEnum):
    """What rings an alarm, also where it holds already."""

    AT_LEAST = 2
    AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Rang:
    """An alarm that rang, and for how many milliseconds there had been no input."""

    alarm: int
    idle: int


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class XSync:
    """A connection of its own, that asks for nothing while no alarm rings.

    An OSError is a server, or a library, that cannot tell.
    """

    def __init__(self, display: str) -> None:
        self._xcb, self._sync = _library("libxcb.so.1"), _library("libxcb-sync.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        self._xcb.xcb_connect.restype = ctypes.c_void_p
        self._xcb.xcb_poll_for_event.restype = ctypes.c_void_p
        self._xcb.xcb_get_extension_data.restype = ctypes.c_void_p
        self._connection = ctypes.c_void_p(
            self._xcb.xcb_connect(os.fsencode(display), None)
        )
        try:
            self._first_event = self._begin()
            self._counter = self._find_counter()
        except OSError:
            self.close()
            raise
        self.descriptor: int = self._xcb.xcb_get_file_descriptor(self._connection)

    @property
    def is_open(self) -> bool:
        """Say whether the server is still there."""
        return not self._xcb.xcb_connection_has_error(self._connection)

    def ring(self, test: Test, milliseconds: int) -> int:
        """Ring once when there was no input for at least, or at most, so long."""
        alarm: int = self._xcb.xcb_generate_id(self._connection)
        values = struct.pack(
            "=IIiIIiII",
            *(self._counter, _ABSOLUTE, *_halves(milliseconds), test, *_ONCE, _EVENTS),
        )
        self._sync.xcb_sync_create_alarm(self._connection, alarm, _ALL_VALUES, values)
        self._xcb.xcb_flush(self._connection)
        return alarm

    def silence(self, alarm: int) -> None:
        """Give an alarm back, whether it has rung or not."""
        self._sync.xcb_sync_destroy_alarm(self._connection, alarm)
        self._xcb.xcb_flush(self._connection)

    def rang(self) -> Rang | None:
        """Return the next alarm that has rung, or None when there is none."""
        sent_by_others = 0x80
        while event := self._xcb.xcb_poll_for_event(self._connection):
            try:
                told = ctypes.string_at(event, _EVENT_SIZE)
            finally:
                self._free(event)
            if told[0] & ~sent_by_others == self._first_event + _ALARM:
                alarm, high, low = struct.unpack_from("=IiI", told, 4)
                return Rang(alarm, (high << 32) + low)
        return None

    def close(self) -> None:
        """Leave the server, with all alarms."""
        self._xcb.xcb_disconnect(self._connection)

    def _begin(self) -> int:
        """Greet the extension, and return the number of its first event."""
        if not self.is_open:
            raise ConnectionError("no X server")
        extension = ctypes.c_char.in_dll(self._sync, "xcb_sync_id")
        found = self._xcb.xcb_get_extension_data(
            self._connection, ctypes.byref(extension)
        )
        present, _, first_event = struct.unpack_from(
            "=BBB", ctypes.string_at(found, 12), 8
        )
        if not present:
            raise OSError("the X server has no SYNC")
        self._ask("initialize", *_VERSION)
        return int(first_event)

    def _find_counter(self) -> int:
        told = self._ask("list_system_counters")
        (count,) = struct.unpack_from("=I", told, 8)
        at = _HEAD
        for _ in range(count):
            counter, length = struct.unpack_from("=I8xH", told, at)
            at += _COUNTER_HEAD
            if told[at : at + length] == _IDLE_TIME:
                return int(counter)
            # Each begins on a whole word.
            at += length + -(_COUNTER_HEAD + length) % _WORD
        raise OSError("the X server does not count the time without input")

    def _ask(self, request: str, *arguments: int) -> bytes:
        send = self._sync[f"xcb_sync_{request}"]
        receive = self._sync[f"xcb_sync_{request}_reply"]
        send.restype, receive.restype = _Cookie, ctypes.c_void_p
        answer = receive(self._connection, send(self._connection, *arguments), None)
        if not answer:
            raise OSError("the X server does not answer")
        try:
            (more,) = struct.unpack("=I", ctypes.string_at(answer + 4, 4))
            return ctypes.string_at(answer, _HEAD + _WORD * more)
        finally:
            self._free(answer)


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(name)


def _halves(number: int) -> tuple[int, int]:
    return number >> 32, number & 0xFFFF_FFFF
