"""Ask GNOME's compositor, Mutter, whether somebody is there; it tells by itself."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from walkreminder.desktop.bus_presence import BusPresence
from walkreminder.desktop.dbus import Peer
from walkreminder.desktop.late_presence import MILLISECOND, milliseconds

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from walkreminder.desktop.bus_presence import Body
    from walkreminder.desktop.dbus import Bus

MUTTER = Peer(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)
# It says -1, without a sign, where it cannot tell.
_LONGEST_IDLE = timedelta(days=366) // MILLISECOND


class MutterPresence(BusPresence):
    """Keeps one watch on idleness, and one on the next touch while nobody is there.

    Mutter fires a watch on idleness each time its length is passed, and a watch on
    touch once. An id of 0 stands for none: it never hands that out.
    """

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(bus, MUTTER, "WatchFired", parent)
        self._after: timedelta | None = None
        self._round = 0
        self._idle_watch = 0
        self._touch_watch = 0
        self._has_left = False

    def watch(self, after: timedelta) -> None:
        """Set the watch anew; what was told stands until the next touch."""
        self._after = after
        self._end_round()
        self._begin_round()

    def _begin(self) -> None:
        self._idle_watch = self._touch_watch = 0
        self._begin_round()

    def _end(self) -> None:
        self._end_round()
        self._remove(self._touch_watch)

    def _begin_round(self) -> None:
        self._round += 1
        self._has_left = False
        # Before the watch, which may fire at once and knows less.
        self._ask("GetIdletime", partial(self._learn_idle, self._round))
        if self._after is not None:
            keep = partial(self._keep_idle_watch, self._round)
            length = max(1, milliseconds(self._after))
            self._ask("AddIdleWatch", keep, "t", (length,))

    def _end_round(self) -> None:
        self._remove(self._idle_watch)
        self._idle_watch = 0

    def _learn_idle(self, asked_in: int, body: Body) -> None:
        if (idle := _number(body)) is None:
            return
        self._find()
        if asked_in != self._round or self._after is None or idle > _LONGEST_IDLE:
            return
        if (length := idle * MILLISECOND) >= self._after:
            self._see_off(length)

    def _keep_idle_watch(self, asked_in: int, body: Body) -> None:
        watch = _number(body) or 0
        if asked_in == self._round and not self._idle_watch:
            self._idle_watch = watch
        else:
            self._remove(watch)

    def _heard(self, body: Body) -> None:
        fired = _number(body)
        if not fired:
            return
        if fired == self._touch_watch:
            self._touch_watch = 0
            self._has_left = False
            self._come_back()
        elif fired == self._idle_watch and self._after is not None:
            self._see_off(self._after)

    def _see_off(self, idle: timedelta) -> None:
        """Tell who left, but only once it is sure that their return is told too."""
        if self._has_left:
            return
        self._has_left = True
        if self._touch_watch:
            self._leave(idle)
        else:
            tell = partial(self._keep_touch_watch, self._round, idle)
            self._ask("AddUserActiveWatch", tell)

    def _keep_touch_watch(self, asked_in: int, idle: timedelta, body: Body) -> None:
        watch = _number(body) or 0
        if asked_in != self._round:
            self._remove(watch)
        elif not watch:
            self._has_left = False
        else:
            self._touch_watch = watch
            self._leave(idle)

    def _remove(self, watch: int) -> None:
        if watch:
            self._ask("RemoveWatch", _nothing, "u", (watch,))


def _number(body: Body) -> int | None:
    """Return the one whole number of a body, or None for anything else."""
    if len(body) == 1 and isinstance(body[0], int) and not isinstance(body[0], bool):
        return body[0]
    return None


def _nothing(body: Body) -> None:
    del body
