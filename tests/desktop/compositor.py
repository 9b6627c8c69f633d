"""A Wayland compositor without a screen, in a process of its own, for one client.

It speaks the wire itself. It has a seat and tells of idleness (ext-idle-notify) when
a line of its input says so, and answers each line with one: `compositor.py SOCKET
VERSION [what it offers ...]`. Its user is idle for as long as that line says.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DISPLAY = 1
KINDS = {"seat": ("wl_seat", 5), "notifier": ("ext_idle_notifier_v1", 2)}


@dataclass
class Notice:
    """A notification that the client asked for."""

    kind: str
    after: int
    is_idle: bool = False


class Compositor:
    """What it offers, what it was asked for, and the lines it understands."""

    def __init__(self, version: int) -> None:
        self.client: socket.socket | None = None
        self.unread = b""
        self.version = version
        self.registry = 0
        self.names: dict[str, int] = {}  # of what is offered now
        self.last_name = 0
        self.bound: dict[int, str] = {}  # objects of the client by their kind
        self.notices: dict[int, Notice] = {}
        self.lines: dict[str, Callable[[], None]] = {
            "seat": lambda: self.offer("seat"),
            "notifier": lambda: self.offer("notifier"),
            "no-seat": lambda: self.take_back("seat"),
            "no-notifier": lambda: self.take_back("notifier"),
            "touch": self.touch,
            "lie": self.lie,
        }

    def offer(self, kind: str) -> None:
        self.last_name += 1
        self.names[kind] = self.last_name
        self.announce(kind)

    def announce(self, kind: str) -> None:
        interface, version = KINDS[kind]
        if kind == "notifier":
            version = self.version
        words = interface.encode() + b"\0"
        words = struct.pack("=I", len(words)) + words + b"\0" * (-len(words) % 4)
        name = struct.pack("=I", self.names[kind])
        self.tell(self.registry, 0, name + words + struct.pack("=I", version))

    def take_back(self, kind: str) -> None:
        self.tell(self.registry, 1, struct.pack("=I", self.names.pop(kind)))

    def idle(self, milliseconds: int) -> None:
        for number, notice in self.notices.items():
            if not notice.is_idle and notice.after <= milliseconds:
                notice.is_idle = True
                self.tell(number, 0)

    def touch(self) -> None:
        for number, notice in self.notices.items():
            if notice.is_idle:
                notice.is_idle = False
                self.tell(number, 1)

    def lie(self) -> None:
        """Say what the protocol forbids, to what there is and to what there is not."""
        for number in self.notices:
            for event in (1, 0, 0, 0, 1, 1, 1):
                self.tell(number, event)

    def tell(self, number: int, event: int, body: bytes = b"") -> None:
        if self.client is not None and number:
            size = 8 + len(body)
            self.client.sendall(struct.pack("=II", number, size << 16 | event) + body)

    def read(self) -> bool:
        """Take what the client asks for, and say whether it is still there."""
        assert self.client is not None
        came = self.client.recv(65536)
        self.unread += came
        while len(self.unread) >= 8:
            number, head = struct.unpack_from("=II", self.unread)
            if len(self.unread) < (size := head >> 16):
                break
            body, self.unread = self.unread[8:size], self.unread[size:]
            self.take(number, head & 0xFFFF, body)
        if not came:
            self.notices.clear()
        return bool(came)

    def take(self, number: int, request: int, body: bytes) -> None:
        if (number, request) == (DISPLAY, 1):
            (self.registry,) = struct.unpack("=I", body)
            for kind in self.names:
                self.announce(kind)
        elif number == self.registry:
            *_, new = struct.unpack(f"={len(body) // 4}I", body)
            (name,) = struct.unpack_from("=I", body)
            kinds = {offered: kind for kind, offered in self.names.items()}
            self.bound[new] = kinds[name]
        elif self.bound.get(number) == "notifier" and request in (1, 2):
            new, after, seat = struct.unpack("=III", body)
            assert self.bound[seat] == "seat"
            assert request <= self.version
            self.notices[new] = Notice("idle" if request == 1 else "input", after)
        elif number in self.notices:
            del self.notices[number]
            self.tell(DISPLAY, 1, struct.pack("=I", number))

    def hear(self, line: str) -> str:
        name, _, number = line.partition(" ")
        if name == "idle":
            self.idle(int(number))
        elif name != "notices":
            self.lines[name]()
        said = (f"{notice.kind}:{notice.after}" for notice in self.notices.values())
        return " ".join(said) or "none"


def main() -> None:
    """Run until the input ends."""
    place, version, *offers = sys.argv[1:]
    compositor = Compositor(int(version))
    for name in offers:
        compositor.offer(name)
    door = socket.socket(socket.AF_UNIX)
    door.bind(place)
    door.listen()
    ready = DefaultSelector()
    ready.register(door, EVENT_READ)
    ready.register(0, EVENT_READ)
    print("ready", flush=True)  # noqa: T201  the test reads it
    while True:
        for key, _ in ready.select():
            if key.fileobj is door:
                compositor.client = door.accept()[0]
                ready.register(compositor.client, EVENT_READ)
            elif key.fd == 0:
                said = os.read(0, 4096).decode()
                if not said:
                    return
                for line in said.splitlines():
                    print(compositor.hear(line), flush=True)  # noqa: T201  the same
            elif not compositor.read() and compositor.client is not None:
                ready.unregister(compositor.client)
                compositor.client = None


if __name__ == "__main__":
    main()
