"""Speak D-Bus on the GUI thread; only this module and its line know jeepney."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
)
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import prep_socket
from PySide6.QtCore import QObject, QTimer, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.bus_line import BusLine

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

_SECONDS_TO_CONNECT = 1.0


@dataclass(frozen=True, slots=True)
class Peer:
    """An object on the bus, seen through one of its interfaces."""

    name: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Call:
    """A method call; the values of the body are laid out by the signature."""

    peer: Peer
    member: str
    signature: str = ""
    body: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a body, or the name of an error."""

    body: tuple[object, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A signal that came over the bus; the sender is a unique name."""

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[object, ...] = field(default=())


OnReply: TypeAlias = Callable[[Reply], None]
OnHeard: TypeAlias = Callable[[Heard], None]
OnOwner: TypeAlias = Callable[[str | None], None]

_BUS = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_GONE = Reply((), "org.freedesktop.DBus.Error.Disconnected")


def session_address(environ: Mapping[str, str]) -> str:
    """Return the address of the user's bus, by its variable or its usual place."""
    usual = f"unix:path={environ.get('XDG_RUNTIME_DIR', '/nowhere')}/bus"
    return environ.get("DBUS_SESSION_BUS_ADDRESS") or usual


def system_address(environ: Mapping[str, str]) -> str:
    """Return the address of the machine's bus."""
    usual = "unix:path=/var/run/dbus/system_bus_socket"
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or usual


def connect(address: str, parent: QObject | None = None) -> Bus:
    """Connect to a message bus, which may take a moment but never long."""
    try:
        where = next(get_connectable_addresses(address))
        line = prep_socket(where, timeout=_SECONDS_TO_CONNECT)
    except (OSError, RuntimeError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise Trouble(
            f"There is no message bus at {address}: {reason}.",
            "Notifications and the tray need one; start the app inside your desktop.",
        ) from problem
    return Bus(line, parent)


class Bus(QObject):
    """One connection to a message bus; it never waits for anybody."""

    lost = Signal()

    def __init__(self, line: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = BusLine(line, self)
        self._line.message_came.connect(self._dispatch)
        # Later: it may end while a call is being made, whose reply is waited for.
        self._ending = QTimer(self, singleShot=True, interval=0)
        self._ending.timeout.connect(self._lose)
        self._line.ended.connect(self._ending.start)
        self._serial = 0
        self._waiting: dict[int, OnReply] = {}
        self._listeners: list[tuple[Peer, str, OnHeard]] = []
        self.call(Call(_BUS, "Hello"))

    @property
    def is_open(self) -> bool:
        """Say whether the bus is still there."""
        return self._line.is_open

    def call(self, call: Call, on_reply: OnReply | None = None) -> None:
        """Call a method; the reply comes later, an error if the bus goes away."""
        if not self.is_open:
            if on_reply is not None:
                QTimer.singleShot(0, partial(on_reply, _GONE))
            return
        address = DBusAddress(call.peer.path, call.peer.name, call.peer.interface)
        signature = call.signature or None
        message = new_method_call(address, call.member, signature, call.body)
        serial = self._send(message)
        if on_reply is not None:
            self._waiting[serial] = on_reply

    def listen(self, peer: Peer, member: str, on_heard: OnHeard) -> None:
        """Hear a signal of an object from now on.

        Anybody may send one straight to us: compare the sender with the owner that
        watch_name() told where a lie would matter.
        """
        self._listeners.append((peer, member, on_heard))
        self._match(peer, member, {})

    def watch_name(self, name: str, on_owner: OnOwner) -> None:
        """Tell the unique name of who owns a name, now and at each change."""

        def changed(heard: Heard) -> None:
            if heard.sender == _BUS.name and heard.body[:1] == (name,):
                on_owner(_name_in(heard.body[2:]))

        def asked(reply: Reply) -> None:
            if reply != _GONE:
                on_owner(_name_in(reply.body) if reply.error is None else None)

        self._listeners.append((_BUS, "NameOwnerChanged", changed))
        self._match(_BUS, "NameOwnerChanged", {0: name})
        self.call(Call(_BUS, "GetNameOwner", "s", (name,)), asked)

    def close(self) -> None:
        """Leave the bus; those who wait get an error."""
        self._line.close()
        waiting, self._waiting = self._waiting, {}
        for on_reply in waiting.values():
            on_reply(_GONE)

    def _match(self, peer: Peer, member: str, arguments: dict[int, str]) -> None:
        rule = MatchRule(
            type="signal",
            sender=peer.name,
            path=peer.path,
            interface=peer.interface,
            member=member,
        )
        for position, value in arguments.items():
            rule.add_arg_condition(position, value)
        self.call(Call(_BUS, "AddMatch", "s", (rule.serialise(),)))

    def _send(self, message: Message) -> int:
        self._serial += 1
        self._line.send(message.serialise(serial=self._serial))
        return self._serial

    def _dispatch(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            on_reply = self._waiting.pop(fields.get(HeaderFields.reply_serial), None)
            if on_reply is not None:
                on_reply(Reply(message.body, fields.get(HeaderFields.error_name)))
        elif kind is MessageType.method_call:
            if not message.header.flags & MessageFlag.no_reply_expected:
                unknown = "org.freedesktop.DBus.Error.UnknownMethod"
                self._send(new_error(message, unknown))
        else:
            self._tell(
                Heard(
                    fields.get(HeaderFields.sender, ""),
                    fields.get(HeaderFields.path, ""),
                    fields.get(HeaderFields.interface, ""),
                    fields.get(HeaderFields.member, ""),
                    message.body,
                )
            )

    def _tell(self, heard: Heard) -> None:
        for peer, member, on_heard in list(self._listeners):
            wanted = (peer.path, peer.interface, member)
            if (heard.path, heard.interface, heard.member) == wanted:
                on_heard(heard)

    def _lose(self) -> None:
        self.close()
        self.lost.emit()


def _name_in(body: tuple[object, ...]) -> str | None:
    return str(body[0]) if body and body[0] else None
