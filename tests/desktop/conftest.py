"""What the outside world's tests share: sockets and a private message bus."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket
from PySide6.QtCore import QObject, Signal

from walkreminder.desktop.bus_line import BusLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from walkreminder.desktop.dbus import Peer

BUS_WITHOUT_SERVICES = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Serve(Protocol):
    """Start a service that answers these calls from its first moment on."""

    def __call__(self, peer: Peer, **answers: Answer) -> FakeService: ...


class PrivateBus:
    """A bus daemon of our own that starts no services."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        config = folder / "bus.conf"
        config.write_text(BUS_WITHOUT_SERVICES.format(path=folder / "bus"))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
        )
        assert self._daemon.stdout is not None
        self._daemon.stdout.readline()  # it prints once it listens

    def end(self) -> None:
        """End the daemon, as a logout does."""
        if self._daemon.returncode is None:
            self._daemon.terminate()
            self._daemon.communicate()


Words: TypeAlias = tuple[str, tuple[object, ...]]
Answer: TypeAlias = Callable[[tuple[object, ...]], Words]
Answers: TypeAlias = dict[str, Answer]


class FakeService(QObject):
    """A service that lies, floods or is silent as a test wants.

    It owns its name from `ready` on; calls without an answer are met with silence.
    """

    ready = Signal()
    called = Signal(str, object)

    def __init__(self, address: str, peer: Peer, answers: Answers) -> None:
        super().__init__()
        self._peer = peer
        self._serial = 0
        self._claim = 0
        self.answers = answers
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.callers: list[str] = []
        self.line = BusLine(prep_socket(get_bus(address)), self)
        self.line.message_came.connect(self._take)
        self._send(message_bus.Hello())
        self._claim = self._send(message_bus.RequestName(peer.name))

    def signal(self, member: str, signature: str, *body: object, to: str = "") -> None:
        """Send a signal of the object, to everybody or to one."""
        address = DBusAddress(self._peer.path, interface=self._peer.interface)
        message = new_signal(address, member, signature, body)
        if to:
            message.header.fields[HeaderFields.destination] = to
        self._send(message)

    def call(self, name: str, member: str) -> None:
        """Call a method of somebody else."""
        address = DBusAddress("/", name, "org.example.Any")
        message = Message(message_bus.Hello().header, ())
        message.header.fields.update(
            {
                HeaderFields.path: address.object_path,
                HeaderFields.destination: name,
                HeaderFields.interface: address.interface,
                HeaderFields.member: member,
            }
        )
        self._send(message)

    def die(self) -> None:
        """Leave the bus, as a killed process does."""
        self.line.close()

    def _send(self, message: Message) -> int:
        self._serial += 1
        self.line.send(message.serialise(serial=self._serial))
        return self._serial

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.method_call:
            member = fields[HeaderFields.member]
            self.calls.append((member, message.body))
            self.callers.append(fields[HeaderFields.sender])
            if member in self.answers:
                signature, body = self.answers[member](message.body)
                if signature == "error":
                    self._send(new_error(message, str(body[0])))
                else:
                    self._send(new_method_return(message, signature, body))
            self.called.emit(member, message.body)
        elif fields.get(HeaderFields.reply_serial) == self._claim:
            self.ready.emit()
        elif kind is MessageType.error:
            self.called.emit("error", (fields[HeaderFields.error_name],))


@pytest.fixture
def bus_daemon(tmp_path: Path) -> Iterator[PrivateBus]:
    daemon = PrivateBus(tmp_path)
    yield daemon
    daemon.end()


@pytest.fixture
def real_clock() -> Callable[[], datetime]:
    """The clock on the wall, for real timers only."""
    return lambda: datetime.now(UTC)  # noqa: TID251  a real timer is under test


@pytest.fixture
def serve(qtbot: QtBot, bus_daemon: PrivateBus) -> Iterator[Serve]:
    """Start services on the private bus; each owns its name when it is returned."""
    started: list[FakeService] = []

    def start(peer: Peer, **answers: Answer) -> FakeService:
        service = FakeService(bus_daemon.address, peer, answers)
        started.append(service)
        with qtbot.waitSignal(service.ready):
            pass
        return service

    yield start
    for service in started:
        service.die()
