"""Ask a Wayland compositor whether somebody is there (ext-idle-notify).

Only this module knows pywayland, which is imported where a compositor was reached:
not every installation has it. The connection is one of our own beside Qt's.
"""

from __future__ import annotations

import atexit
import os
import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier

from walkreminder.desktop.late_presence import LatePresence, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import timedelta

    from PySide6.QtCore import QObject
    from pywayland.protocol.ext_idle_notify_v1 import (
        ExtIdleNotificationV1Proxy,
        ExtIdleNotifierV1Proxy,
    )
    from pywayland.protocol.wayland import WlSeatProxy

_SEAT, _NOTIFIER = "wl_seat", "ext_idle_notifier_v1"
# From here on a notifier can leave out of account what keeps the screen awake.
_INPUT_ALONE = 2
_LONGEST_AFTER = 2**32 - 1


@dataclass(slots=True, eq=False)
class _Notice:
    """A notification that was asked for, and what it said last."""

    proxy: ExtIdleNotificationV1Proxy
    is_idle: bool = False


def wayland_presence(
    environ: Mapping[str, str], parent: QObject | None = None
) -> WaylandPresence | None:
    """Connect to the session's compositor; None without it or without pywayland.

    Whether that compositor knows about idleness shows only later.
    """
    name = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    runtime = environ.get("XDG_RUNTIME_DIR", "/nowhere")
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(0)
        line.connect(name if name.startswith("/") else f"{runtime}/{name}")
        return WaylandPresence(line, parent)
    except (OSError, UnicodeError, ImportError):
        line.close()
        return None


class WaylandPresence(LatePresence):
    """One connection, one seat, and the notification that is wanted of it.

    What the compositor says is collected while the library reads and acted on after
    it: whoever is told may close this, and the library must not be torn down inside.
    """

    def __init__(self, line: socket.socket, parent: QObject | None = None) -> None:
        wire = _Wire(line)  # first: it may find no library
        super().__init__(parent)
        self._said: list[Callable[[], None]] = []
        self._watched: _Watched | None = None
        self._after: timedelta | None = None
        self._current: _Notice | None = None
        # An earlier one that is idle still: it alone will tell of the next touch.
        self._earlier: _Notice | None = None
        self._wire = wire
        self._bell = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._read)

    def watch(self, after: timedelta) -> None:
        """Count anew from now; the compositor does not tell what was before."""
        self._after = after
        if self._watched is None or not self._wire.is_open:
            return
        if self._current is not None and self._current.is_idle:
            self._drop(self._earlier)
            self._earlier = self._current
        else:
            self._drop(self._current)
        self._current = self._ask(self._watched, after)
        self._wire.flush()

    def close(self) -> None:
        """Leave the compositor."""
        if self._wire.is_open:
            self._bell.setEnabled(False)
            self._forget()
            self._wire.close()

    def _read(self) -> None:
        if not self._wire.is_open:
            return
        if not self._wire.read():
            self.close()
            self._vanish()
            return
        said, self._said = self._said, []
        for act in said:
            if self._wire.is_open:
                act()
        if self._wire.is_open:
            self._settle()

    def _settle(self) -> None:
        """Watch what is offered now, and nothing that was taken back."""
        seat, notifier = self._wire.offers.names()
        if self._watched is not None and self._watched.names != (seat, notifier):
            self._forget()
            self._vanish()
        if self._watched is None and seat is not None and notifier is not None:
            self._watched = self._wire.bind(seat, notifier)
            self._find()
            if self._after is not None and self._current is None:
                self.watch(self._after)
        self._wire.flush()

    def _ask(self, watched: _Watched, after: timedelta) -> _Notice:
        notice = _Notice(watched.ask(min(milliseconds(after), _LONGEST_AFTER)))
        idled, resumed = partial(self._idled, notice), partial(self._resumed, notice)
        notice.proxy.dispatcher["idled"] = lambda _: self._said.append(idled)
        notice.proxy.dispatcher["resumed"] = lambda _: self._said.append(resumed)
        return notice

    def _idled(self, notice: _Notice) -> None:
        notice.is_idle = True
        if notice is self._current and self._after is not None:
            self._leave(self._after)

    def _resumed(self, notice: _Notice) -> None:
        notice.is_idle = False
        if notice is self._earlier:
            self._drop(notice)
            self._earlier = None
            self._come_back()
        elif notice is self._current:
            self._come_back()

    def _forget(self) -> None:
        for notice in (self._earlier, self._current):
            self._drop(notice)
        self._earlier = self._current = self._watched = None

    def _drop(self, notice: _Notice | None) -> None:
        if notice is not None:
            notice.proxy.destroy()


class _Wire:
    """The library's connection, ended in order even if nobody does it.

    Left to the garbage collector, its parts would be freed in any order, and the
    process would crash on its way out.
    """

    def __init__(self, line: socket.socket) -> None:
        from pywayland.client.display import Display  # noqa: PLC0415 - costs where used

        self._line = line
        self._display = Display(os.dup(line.fileno()))
        self._display.connect()
        self.is_open = True
        atexit.register(self.close)
        self.offers = _Offers()
        self._registry = self._display.get_registry()
        self._registry.dispatcher["global"] = self.offers.take
        self._registry.dispatcher["global_remove"] = self.offers.take_back
        self.flush()

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            atexit.unregister(self.close)
            self._display.disconnect()
            self._line.close()

    def flush(self) -> None:
        self._display.flush()

    def read(self) -> bool:
        """Read what came, and say whether the compositor is still there."""
        try:
            # Of an end in mid-message the library says nothing, for ever.
            if not self._line.recv(1, socket.MSG_PEEK):
                return False
            self._display.read()
            self._display.dispatch(block=False)
        except BlockingIOError:  # nothing came after all
            return True
        except (OSError, RuntimeError):  # it broke, or what it talks is not Wayland
            return False
        return True

    def bind(self, seat: int, notifier: int) -> _Watched:
        from pywayland.protocol.ext_idle_notify_v1 import (  # noqa: PLC0415 - as above
            ExtIdleNotifierV1,
        )
        from pywayland.protocol.wayland import WlSeat  # noqa: PLC0415 - the same

        version = min(self.offers.versions[notifier], _INPUT_ALONE)
        return _Watched(
            (seat, notifier),
            self._registry.bind(seat, WlSeat, 1),
            self._registry.bind(notifier, ExtIdleNotifierV1, version),
            version,
        )


@dataclass(frozen=True, slots=True)
class _Watched:
    """The seat and the notifier in use, by the names the compositor gave them."""

    names: tuple[int, int]
    seat: WlSeatProxy
    notifier: ExtIdleNotifierV1Proxy
    version: int

    def ask(self, after: int) -> ExtIdleNotificationV1Proxy:
        """Ask for a notification, of input alone where that can be had."""
        if self.version >= _INPUT_ALONE:
            return self.notifier.get_input_idle_notification(after, self.seat)
        return self.notifier.get_idle_notification(after, self.seat)


class _Offers:
    """What the compositor has, first come first; more than one seat is rare."""

    def __init__(self) -> None:
        self.versions: dict[int, int] = {}
        self._kinds: dict[int, str] = {}

    def take(self, registry: object, name: int, kind: str, version: int) -> None:
        del registry
        if kind in (_SEAT, _NOTIFIER):
            self._kinds[name] = kind
            self.versions[name] = version

    def take_back(self, registry: object, name: int) -> None:
        del registry
        self._kinds.pop(name, None)

    def names(self) -> tuple[int | None, int | None]:
        """Return the seat and the notifier to use, as far as there are any."""
        seat, notifier = (
            next((name for name, one in self._kinds.items() if one == kind), None)
            for kind in (_SEAT, _NOTIFIER)
        )
        return seat, notifier
