"""Follow a service on the message bus that knows whether somebody is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from walkreminder.desktop.dbus import Call
from walkreminder.desktop.late_presence import LatePresence

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from walkreminder.desktop.dbus import Bus, Heard, Peer, Reply

Body: TypeAlias = tuple[object, ...]
OnBody: TypeAlias = Callable[[Body], None]


class BusPresence(LatePresence):
    """Begins anew with each owner of the name, and believes only that one.

    It calls the owner and not the name, so that asking never starts a service.
    """

    def __init__(
        self, bus: Bus, peer: Peer, signal: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._peer = peer
        self._owner: str | None = None
        self._is_closed = False
        bus.watch_name(peer.name, self._meet)
        bus.listen(peer, signal, self._hear)
        bus.lost.connect(self._part)

    def close(self) -> None:
        """Leave the service alone from now on."""
        self._end()
        self._owner = None
        self._is_closed = True

    def _begin(self) -> None:
        """Ask the owner, who is new, for all that is to be known."""
        raise NotImplementedError

    def _end(self) -> None:
        """Give back what the owner holds for us, who may be gone already."""

    def _heard(self, body: Body) -> None:
        """Take what the owner says unasked."""
        raise NotImplementedError

    def _ask(
        self, member: str, on_answer: OnBody, signature: str = "", body: Body = ()
    ) -> None:
        """Ask the owner; an answer counts only while it is the owner still.

        An error is an empty answer.
        """
        if (owner := self._owner) is not None:
            call = Call(replace(self._peer, name=owner), member, signature, body)
            self._bus.call(call, partial(self._answered, owner, on_answer))

    def _answered(self, owner: str, on_answer: OnBody, reply: Reply) -> None:
        if owner == self._owner:
            on_answer(() if reply.error is not None else reply.body)

    def _hear(self, heard: Heard) -> None:
        if self._owner is not None and heard.sender == self._owner:
            self._heard(heard.body)

    def _meet(self, owner: str | None) -> None:
        if self._is_closed or owner == self._owner:
            return
        self._owner = owner
        self._vanish()
        if owner is not None:
            self._begin()

    def _part(self) -> None:
        self._meet(None)
