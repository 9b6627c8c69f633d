"""Speak with an X11 server by libxcb: the only module that knows its calls.

By libxcb, since Xlib ends the process when a window or the server is gone.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = 32  # bytes of an event, or of an answer before its values


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("screen", ctypes.POINTER(ctypes.c_uint32)),  # it begins with the root window
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class Connection:
    """A connection that is open, to be closed by whoever opened it."""

    def __init__(self, xcb: ctypes.CDLL, pointer: ctypes.c_void_p, screen: int) -> None:
        self._xcb = xcb
        self._pointer = pointer
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        self.screen = screen

    @property
    def descriptor(self) -> int:
        """Return what is readable when the server has said something."""
        descriptor: int = self._xcb.xcb_get_file_descriptor(self._pointer)
        return descriptor

    def root(self) -> int:
        """Return the window behind all others of our screen."""
        self._xcb.xcb_get_setup.restype = ctypes.c_void_p
        self._xcb.xcb_setup_roots_iterator.restype = _Screens
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._pointer))
        screens = self._xcb.xcb_setup_roots_iterator(setup)
        for _ in range(self.screen):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        root: int = screens.screen[0]
        return root

    def first_event(self, extension: str) -> int | None:
        """Return the number of an extension's first event; None without it."""
        # A variable of the extension's own library, named after it.
        known = ctypes.c_byte.in_dll(self._xcb, f"xcb_{extension}_id")
        self._xcb.xcb_get_extension_data.restype = ctypes.c_void_p
        found = self._xcb.xcb_get_extension_data(self._pointer, ctypes.byref(known))
        if not found:  # the server went
            return None
        present, first = struct.unpack_from("=8xBxB", ctypes.string_at(found, HEAD))
        return first if present else None

    def new_id(self) -> int:
        """Return a number for something that is going to be made."""
        self._xcb.xcb_generate_id.restype = ctypes.c_uint32
        new: int = self._xcb.xcb_generate_id(self._pointer)
        return new

    def ask(self, request: str, *arguments: int | bytes) -> bytes:
        """Return the answer to a request; empty where it is an error."""
        send = self._xcb[f"xcb_{request}"]
        receive = self._xcb[f"xcb_{request}_reply"]
        send.restype, receive.restype = _Cookie, ctypes.c_void_p
        cookie = send(self._pointer, *arguments)
        answer = receive(self._pointer, cookie, None)
        if not answer:
            return b""
        (more,) = struct.unpack("=I", ctypes.string_at(answer + 4, 4))
        return self._taken(answer, HEAD + 4 * more)

    def tell(self, request: str, *arguments: int | bytes) -> None:
        """Make a request that has no answer; it waits for flush()."""
        send = self._xcb[f"xcb_{request}"]
        send.restype = _Cookie
        send(self._pointer, *arguments)

    def flush(self) -> None:
        """Let go out what was told."""
        self._xcb.xcb_flush(self._pointer)

    def next_event(self) -> bytes | None:
        """Return what the server said next, without waiting for it.

        Raises ConnectionError where the server is gone.
        """
        self._xcb.xcb_poll_for_event.restype = ctypes.c_void_p
        event = self._xcb.xcb_poll_for_event(self._pointer)
        if event:
            return self._taken(event, HEAD)
        if self.is_broken():
            raise ConnectionError("the X11 server is gone")
        return None

    def is_broken(self) -> bool:
        """Say whether nobody is, or is any more, at the other end."""
        return bool(self._xcb.xcb_connection_has_error(self._pointer))

    def close(self) -> None:
        """Hang up, and give everything back; nothing may be called afterwards."""
        self._xcb.xcb_disconnect(self._pointer)

    def _taken(self, start: int, length: int) -> bytes:
        try:
            return ctypes.string_at(start, length)
        finally:
            self._free(start)


def connect(
    environ: Mapping[str, str], library: str = "libxcb.so.1"
) -> Connection | None:
    """Connect to the display; None where X11 is not what is looked at.

    The library of an extension knows the calls of libxcb itself as well.
    """
    display = environ.get("DISPLAY", "")
    # XWayland knows its own windows only, and would be started for the question.
    wayland = environ.get("XDG_SESSION_TYPE") == "wayland"
    if not display or wayland or environ.get("WAYLAND_DISPLAY"):
        return None
    try:
        xcb = ctypes.CDLL(library)
    except OSError:  # not installed, or a system without X11
        return None
    screen = ctypes.c_int()
    xcb.xcb_connect.restype = ctypes.c_void_p
    pointer = ctypes.c_void_p(
        xcb.xcb_connect(os.fsencode(display), ctypes.byref(screen))
    )
    connection = Connection(xcb, pointer, screen.value)
    if connection.is_broken():
        connection.close()
        return None
    return connection
