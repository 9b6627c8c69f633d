"""Ask an X11 screen, or tell it, one thing at a time; knows what windows tell."""

from __future__ import annotations

import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

from walkreminder.desktop.xcb import HEAD, connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from walkreminder.desktop.xcb import Connection

_ANY_TYPE = 0
_ADD = 1
_FROM_A_PROGRAM = 1
_CLIENT_MESSAGE = 33
_TO_THE_MANAGER = 1 << 19 | 1 << 20  # whoever watches and redirects windows
_MOST_STATES = 64
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


class _Server:
    """A connection that is open; what is gone or unknown has no numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ask = connection.ask
        self.screen = connection.screen
        self.root = connection.root()

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
        return struct.unpack_from(f"={count}I", told, HEAD)

    def ask_manager(self, window: int, name: str, added: tuple[str, str]) -> None:
        """Ask the window manager to add two names to a property of a window."""
        first, second = (self.atom(each) for each in added)
        message = struct.pack(
            "=BBHII5I",
            *(_CLIENT_MESSAGE, _WIDTH, 0, window, self.atom(name)),
            *(_ADD, first, second, _FROM_A_PROGRAM, 0),
        )
        to_the_root_only = 0
        self._connection.tell(
            "send_event", to_the_root_only, self.root, _TO_THE_MANAGER, message
        )
        # The server answers in order: with this answer the message has gone out.
        self.atom(name)


@contextmanager
def _server(environ: Mapping[str, str]) -> Iterator[_Server | None]:
    """Connect for as long as it takes; None where X11 is not what is looked at."""
    connection = connect(environ)
    if connection is None:
        yield None
        return
    try:
        yield _Server(connection)
    finally:
        connection.close()


def _number(answer: bytes) -> int:
    number: int = struct.unpack_from("=I", answer, 8)[0] if answer else 0
    return number
