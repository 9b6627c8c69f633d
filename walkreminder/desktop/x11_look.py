"""Ask an X11 screen, or tell it, one thing at a time; alone speaks X11.

By libxcb, since Xlib ends the process when a window or the server is gone.
"""

from __future__ import annotations

import ctypes
import os
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ANY_TYPE = 0
_ADD = 1
_FROM_A_PROGRAM = 1
_CLIENT_MESSAGE = 33
_TO_THE_MANAGER = 1 << 19 | 1 << 20  # whoever watches and redirects windows
_MOST_STATES = 64
_HEAD = 32  # bytes of an answer before its values
_WIDTH = 32  # bits of a value that is a number


def full_screen_in_front(environ: Mapping[str, str]) -> bool:
    """Say whether the window that is in use fills the whole screen."""
    with _server(environ) as server:
        if server is None:
            return False
        active = server.numbers(server.root, "_NET_ACTIVE_WINDOW")
        if not active:
            return False
        states = server.numbers(active[0], "_NET_WM_STATE")
        return server.atom("_NET_WM_STATE_FULLSCREEN") in states


def blends(environ: Mapping[str, str]) -> bool:
    """Say whether a compositor blends windows, so that one may be see-through."""
    with _server(environ) as server:
        return server is not None and server.has_owner(f"_NET_WM_CM_S{server.screen}")


def leave_off_lists(environ: Mapping[str, str], window: int) -> None:
    """Ask the window manager to keep a window out of task lists and pagers."""
    with _server(environ) as server:
        if server is not None:
            lists = ("_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER")
            server.ask_manager(window, "_NET_WM_STATE", lists)


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("screen", ctypes.POINTER(ctypes.c_uint32)),  # it begins with the root window
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _Server:
    """A connection that is open; what is gone or unknown has no numbers."""

    def __init__(
        self, xcb: ctypes.CDLL, connection: ctypes.c_void_p, screen: int
    ) -> None:
        self._xcb = xcb
        self._connection = connection
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        self.screen = screen
        self.root = self._find_root()

    def atom(self, name: str) -> int:
        """Return the number of a name; 0 where nobody has used the name yet."""
        written = name.encode()
        only_if_exists = 1
        return _number(self._ask("intern_atom", only_if_exists, len(written), written))

    def has_owner(self, selection: str) -> bool:
        """Say whether somebody owns a selection."""
        atom = self.atom(selection)
        return bool(atom and _number(self._ask("get_selection_owner", atom)))

    def numbers(self, window: int, name: str) -> tuple[int, ...]:
        """Return the numbers in a property of a window."""
        atom, keep, start = self.atom(name), 0, 0
        told = self._ask(
            "get_property", keep, window, atom, _ANY_TYPE, start, _MOST_STATES
        )
        if not told or told[1] != _WIDTH:
            return ()
        (count,) = struct.unpack_from("=I", told, 16)
        return struct.unpack_from(f"={count}I", told, _HEAD)

    def ask_manager(self, window: int, name: str, added: tuple[str, str]) -> None:
        """Ask the window manager to add two names to a property of a window."""
        first, second = (self.atom(each) for each in added)
        message = struct.pack(
            "=BBHII5I",
            *(_CLIENT_MESSAGE, _WIDTH, 0, window, self.atom(name)),
            *(_ADD, first, second, _FROM_A_PROGRAM, 0),
        )
        self._xcb.xcb_send_event.restype = _Cookie
        to_the_root_only = 0
        self._xcb.xcb_send_event(
            self._connection, to_the_root_only, self.root, _TO_THE_MANAGER, message
        )
        # The server answers in order: with this answer the message has gone out.
        self.atom(name)

    def _find_root(self) -> int:
        self._xcb.xcb_get_setup.restype = ctypes.c_void_p
        self._xcb.xcb_setup_roots_iterator.restype = _Screens
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._connection))
        screens = self._xcb.xcb_setup_roots_iterator(setup)
        for _ in range(self.screen):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        root: int = screens.screen[0]
        return root

    def _ask(self, request: str, *arguments: int | bytes) -> bytes:
        """Return the answer to a request; empty where it is an error."""
        send = self._xcb[f"xcb_{request}"]
        receive = self._xcb[f"xcb_{request}_reply"]
        send.restype, receive.restype = _Cookie, ctypes.c_void_p
        cookie = send(self._connection, *arguments)
        answer = receive(self._connection, cookie, None)
        if not answer:
            return b""
        try:
            (more,) = struct.unpack("=I", ctypes.string_at(answer + 4, 4))
            return ctypes.string_at(answer, _HEAD + 4 * more)
        finally:
            self._free(answer)


@contextmanager
def _server(environ: Mapping[str, str]) -> Iterator[_Server | None]:
    """Connect for as long as it takes; None where X11 is not what is looked at."""
    display = environ.get("DISPLAY", "")
    # XWayland knows its own windows only, and would be started for the question.
    wayland = environ.get("XDG_SESSION_TYPE") == "wayland"
    if not display or wayland or environ.get("WAYLAND_DISPLAY"):
        yield None
        return
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # not installed, or a system without X11
        yield None
        return
    screen = ctypes.c_int()
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(
        xcb.xcb_connect(os.fsencode(display), ctypes.byref(screen))
    )
    try:
        failed = xcb.xcb_connection_has_error(connection)
        yield None if failed else _Server(xcb, connection, screen.value)
    finally:
        xcb.xcb_disconnect(connection)


def _number(answer: bytes) -> int:
    number: int = struct.unpack_from("=I", answer, 8)[0] if answer else 0
    return number
