"""A connection to a message bus of a throw-away desktop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.e2e.waiting import PATIENCE

if TYPE_CHECKING:
    from types import TracebackType

OWNER_CHANGED = MatchRule(
    type="signal",
    sender="org.freedesktop.DBus",
    interface="org.freedesktop.DBus",
    member="NameOwnerChanged",
)


class Bus:
    """One client of a bus: calls, properties, and waiting for names and signals."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def call(
        self,
        address: DBusAddress,
        method: str,
        signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> tuple[object, ...]:
        """Call a method and return what it answers."""
        message = new_method_call(address, method, signature, body)
        reply = self._connection.send_and_get_reply(message, timeout=PATIENCE)
        answer: tuple[object, ...] = unwrap_msg(reply)
        return answer

    def read(self, address: DBusAddress, name: str) -> object:
        """Return the value of a property."""
        reply = self._connection.send_and_get_reply(
            Properties(address).get(name), timeout=PATIENCE
        )
        return unwrap_msg(reply)[0][1]

    def names(self) -> set[str]:
        """Return every name that has an owner."""
        return set(
            unwrap_msg(self._connection.send_and_get_reply(message_bus.ListNames()))[0]
        )

    def wait_for_owner(self, name: str, *, within: float = PATIENCE) -> None:
        """Return as soon as somebody owns a name."""
        self._wait_for(name, within, gone=False)

    def wait_for_no_owner(self, name: str, *, within: float = PATIENCE) -> None:
        """Return as soon as nobody owns a name."""
        self._wait_for(name, within, gone=True)

    def _wait_for(self, name: str, within: float, *, gone: bool) -> None:
        end = time.monotonic() + within
        self._connection.send_and_get_reply(message_bus.AddMatch(OWNER_CHANGED))
        with self._connection.filter(OWNER_CHANGED, bufsize=100) as changes:
            while (name in self.names()) is gone:
                left = end - time.monotonic()
                if left <= 0:
                    missing = "an owner still" if gone else "no owner"
                    raise AssertionError(f"{name} has {missing} after {within:g} s")
                try:
                    self._connection.recv_until_filtered(changes, timeout=left)
                except TimeoutError:
                    continue

    def listen(self, rule: MatchRule) -> None:
        """Have the signals of a rule delivered to this connection."""
        self._connection.send_and_get_reply(message_bus.AddMatch(rule))

    def next_signal(
        self, member: str, *, within: float = PATIENCE
    ) -> tuple[object, ...]:
        """Return the body of the next signal of a name that was listened for."""
        end = time.monotonic() + within
        while True:
            message = self._connection.receive(timeout=max(0, end - time.monotonic()))
            fields = message.header.fields
            if (
                message.header.message_type is MessageType.signal
                and fields.get(HeaderFields.member) == member
            ):
                body: tuple[object, ...] = message.body
                return body
