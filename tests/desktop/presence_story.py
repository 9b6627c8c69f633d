"""What a source of presence told, in order, and a service's word that all was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.desktop.dbus import Bus, Call, Heard, Peer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import FakeService
    from walkreminder.desktop.presence import Presence


class Story:
    """The signals of a source, one after the other."""

    def __init__(self, presence: Presence) -> None:
        self.told: list[object] = []
        presence.left.connect(self.told.append)
        presence.came_back.connect(lambda: self.told.append("back"))
        presence.lost.connect(lambda: self.told.append("lost"))


def pong(_: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
    """Answer the question that settle() asks."""
    return "", ()


def settle(qtbot: QtBot, bus: Bus, service: FakeService, peer: Peer) -> None:
    """Wait until the service answered what it was asked, and what it said was heard."""
    for _ in range(3):  # an answer may lead to a question, and that to another
        answered: list[object] = []
        bus.call(Call(peer, "Ping"), answered.append)
        qtbot.waitUntil(lambda: bool(answered))  # noqa: B023  looked at at once
    hear_out(qtbot, bus, service, peer)


def hear_out(
    qtbot: QtBot, bus: Bus, service: FakeService, peer: Peer, to: str = ""
) -> None:
    """Wait until everything that the service said until now was heard."""
    heard: list[Heard] = []
    answered: list[object] = []
    bus.listen(peer, "Marker", heard.append)
    bus.call(Call(peer, "Ping"), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    service.signal("Marker", "", to=to)
    qtbot.waitUntil(lambda: bool(heard))
