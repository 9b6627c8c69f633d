"""The part of logind that the app listens to: it says when the computer sleeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from types import TracebackType

_SERVICE = "org.freedesktop.login1"
_ITSELF = DBusAddress("/org/freedesktop/login1", _SERVICE, f"{_SERVICE}.Manager")


class Logind:
    """Owns logind's name on a bus for a while."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)
        self._connection.send_and_get_reply(message_bus.RequestName(_SERVICE))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def fall_asleep(self) -> None:
        """Say that the computer is about to sleep."""
        self._tell(about_to_sleep=True)

    def wake_up(self) -> None:
        """Say that the computer is back."""
        self._tell(about_to_sleep=False)

    def _tell(self, *, about_to_sleep: bool) -> None:
        word = new_signal(_ITSELF, "PrepareForSleep", "b", (about_to_sleep,))
        self._connection.send(word)
