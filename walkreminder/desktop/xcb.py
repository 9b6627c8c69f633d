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

HEAD = 32  # bytes of an answer before its values


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
        """Make a request that has no answer; it goes out with the next that has."""
        send = self._xcb[f"xcb_{request}"]
        send.restype = _Cookie
        send(self._pointer, *arguments)

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


def connect(environ: Mapping[str, str]) -> Connection | None:
    """Connect to the display; None where X11 is not what is looked at."""
    display = environ.get("DISPLAY", "")
    # XWayland knows its own windows only, and would be started for the question.
    wayland = environ.get("XDG_SESSION_TYPE") == "wayland"
    if not display or wayland or environ.get("WAYLAND_DISPLAY"):
        return None
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
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
