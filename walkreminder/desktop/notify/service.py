"""Reach the desktop's notification service, and know when another takes its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.desktop.dbus import Call, Peer

if TYPE_CHECKING:
    from walkreminder.desktop.dbus import Bus, Heard, OnHeard, OnReply, Reply

SERVICE = Peer(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)


class NoticeService(QObject):
    """Whoever shows notifications now; what an earlier one says is not heard.

    `learned` says that its capabilities are known; `gone` that it went, with all that
    it showed; `missing` that it was asked for, but is not there and does not come.
    """

    learned = Signal()
    gone = Signal()
    missing = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._owner: str | None = None
        self._question = 0  # the last one is the one whose answer counts
        self.capabilities: frozenset[str] | None = None
        bus.watch_name(SERVICE.name, self._meet)
        bus.lost.connect(self._lose_bus)

    @property
    def owner(self) -> str | None:
        """The unique name of the service on this bus."""
        return self._owner

    def prepare(self) -> None:
        """Ask the service what it can, which starts it where it is started on call."""
        self._question += 1
        self._bus.call(
            Call(SERVICE, "GetCapabilities"), partial(self._learn, self._question)
        )

    def call(self, call: Call, on_reply: OnReply | None = None) -> None:
        """Call a method; a reply from before a restart is dropped."""
        owner = self._owner

        def replied(reply: Reply) -> None:
            if on_reply is not None and owner == self._owner:
                on_reply(reply)

        self._bus.call(call, replied)

    def listen(self, member: str, on_heard: OnHeard) -> None:
        """Hear a signal from now on, if it is the service that sends it."""

        def heard(told: Heard) -> None:
            if told.sender == self._owner:
                on_heard(told)

        self._bus.listen(SERVICE, member, heard)

    def _meet(self, owner: str | None) -> None:
        if owner == self._owner:
            return
        self._owner = owner
        self.capabilities = None
        self.gone.emit()
        if owner is not None:
            self.prepare()

    def _learn(self, question: int, reply: Reply) -> None:
        if question != self._question:
            return
        if reply.error is not None and self._owner is None:
            self.missing.emit()
            return
        match reply.body:
            case (list(words),) if reply.error is None:
                self.capabilities = frozenset(map(str, words))
            case _:
                self.capabilities = frozenset()
        self.learned.emit()

    def _lose_bus(self) -> None:
        # Nobody is left who could show anything, and that is known.
        self._owner = None
        self.capabilities = frozenset()
