"""Hear from a screen saver or lock that nobody is there, where nothing tells better."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.desktop.bus_presence import BusPresence
from walkreminder.desktop.dbus import Peer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from walkreminder.desktop.bus_presence import Body
    from walkreminder.desktop.dbus import Bus

_SHARED = "org.freedesktop.ScreenSaver"
# The desktops' own first: whoever owns the shared name may only pass things on.
SCREEN_SAVERS = tuple(
    Peer(name, "/" + name.replace(".", "/"), name)
    for name in (
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
        _SHARED,
    )
)
_LONGEST_ON = timedelta(days=366) // timedelta(seconds=1)


class ScreenSaverPresence(BusPresence):
    """Takes a screen that is saved or locked for nobody there, however short it is.

    When the last input was it mostly cannot tell, so it says "just now": too short
    rather than too long.
    """

    def __init__(self, bus: Bus, peer: Peer, parent: QObject | None = None) -> None:
        super().__init__(bus, peer, "ActiveChanged", parent)
        self._is_watching = False
        self._is_on = False
        self._has_left = False
        # Under the shared name nobody can tell seconds from milliseconds.
        self._counts_seconds = peer.name != _SHARED

    def watch(self, after: timedelta) -> None:
        """Tell from now on; a screen that is dark says so whatever the length."""
        del after
        self._is_watching = True
        self._begin()

    def _begin(self) -> None:
        self._is_on = self._has_left = False
        self._ask("GetActive", self._learn)

    def _learn(self, body: Body) -> None:
        match body:
            case (True,):
                self._find()
                self._is_on = True
                if self._counts_seconds:
                    self._ask("GetActiveTime", self._learn_since)
                else:
                    self._see_off(timedelta(0))
            case (False,):
                self._find()

    def _learn_since(self, body: Body) -> None:
        match body:
            case (int(seconds),) if 0 <= seconds <= _LONGEST_ON:
                self._see_off(timedelta(seconds=seconds))
            case _:
                self._see_off(timedelta(0))

    def _heard(self, body: Body) -> None:
        match body:
            case (True,) if not self._is_on:
                self._find()
                self._is_on = True
                self._see_off(timedelta(0))
            case (False,):
                self._find()
                self._is_on = self._has_left = False
                self._come_back()

    def _see_off(self, idle: timedelta) -> None:
        if self._is_watching and self._is_on and not self._has_left:
            self._has_left = True
            self._leave(idle)
