"""Who is at an X11 desktop: told by alarms of the server, never by asking again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from walkreminder.desktop.presence import Presence
from walkreminder.desktop.xsync import Test, XSync

if TYPE_CHECKING:
    from collections.abc import Mapping

_MILLISECOND = timedelta(milliseconds=1)


def x11_presence(
    environ: Mapping[str, str], parent: QObject | None = None
) -> Presence | None:
    """Return the source of an X11 session, or None where there is none to trust.

    Under Wayland an X server knows of the input to its own windows only.
    """
    display = environ.get("DISPLAY", "")
    wayland = environ.get("XDG_SESSION_TYPE") == "wayland"
    if not display or wayland or environ.get("WAYLAND_DISPLAY"):
        return None
    with suppress(OSError):
        return X11Presence(XSync(display), parent)
    return None


class X11Presence(Presence):
    """One alarm at a time: for whoever leaves, then for whoever comes back.

    An alarm rings at once where what it waits for holds already, so nothing is
    missed between the two.
    """

    def __init__(self, server: XSync, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._after = 0  # milliseconds
        self._alarm: int | None = None
        self._is_away = False
        self._bell = QSocketNotifier(server.descriptor, QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._look)
        # What a request has read along with its answer rings no bell.
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look)

    def watch(self, after: timedelta) -> None:
        """Tell from now on who is away for at least this long."""
        self._after = after // _MILLISECOND
        if self._bell.isEnabled() and not self._is_away:
            self._wait_for(Test.AT_LEAST)

    def close(self) -> None:
        """Leave the server."""
        if self._bell.isEnabled():
            self._bell.setEnabled(False)
            self._look_soon.stop()
            self._server.close()

    def _wait_for(self, test: Test) -> None:
        if self._alarm is not None:
            self._server.silence(self._alarm)
        less = int(test is Test.AT_MOST)
        self._alarm = self._server.ring(test, self._after - less)
        self._look_soon.start()

    def _look(self) -> None:
        # Whoever is told may close it.
        while self._bell.isEnabled() and (rang := self._server.rang()) is not None:
            # Another one was given back while it rang.
            if rang.alarm == self._alarm:
                self._turn(timedelta(milliseconds=rang.idle))
        if self._bell.isEnabled() and not self._server.is_open:
            self.close()
            self.lost.emit()

    def _turn(self, idle: timedelta) -> None:
        self._is_away = not self._is_away
        if self._is_away:
            self._wait_for(Test.AT_MOST)
            self.left.emit(idle)
        else:
            self._wait_for(Test.AT_LEAST)
            self.came_back.emit()
