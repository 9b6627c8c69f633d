"""Answer those who have come in, by whatever kind of door."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from walkreminder.desktop.conversation import Answer, Conversation, TooMuch, encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.desktop.pipe_line import PipeLine
    from walkreminder.desktop.socket_line import SocketLine

    Line: TypeAlias = SocketLine | PipeLine

_MOST_CLIENTS = 32


class Door(QObject):
    """The clients of the app; one that is too much, or one too many, is sent off."""

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._clients: list[_Client] = []

    def admit(self, line: Line) -> None:
        """Answer a client from now on."""
        if len(self._clients) >= _MOST_CLIENTS:
            self._clients[0].leave()
        client = _Client(line, Conversation(self._answer), self)
        client.left.connect(self._forget)
        self._clients.append(client)

    def publish(self, status: Callable[[], dict[str, object]]) -> None:
        """Tell every follower how it stands; where nobody follows, it is not asked."""
        followers = [client for client in self._clients if client.follows]
        words = encoded(status()) if followers else b""
        for client in followers:
            client.tell(words)

    def clear(self) -> None:
        """Send everybody off."""
        for client in list(self._clients):
            client.leave()

    def _forget(self, client: _Client) -> None:
        self._clients.remove(client)
        client.deleteLater()


class _Client(QObject):
    """One who has come in, and leaves once."""

    left = Signal(object)

    def __init__(self, line: Line, talk: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        line.setParent(self)
        line.came.connect(self._hear)
        line.ended.connect(self.leave)
        self._line = line
        self._talk = talk

    @property
    def follows(self) -> bool:
        """Say whether this client wants a line at each change."""
        return self._talk.follows

    def tell(self, words: bytes) -> None:
        """Send a line that is new to the client."""
        if self._talk.is_news(words):
            self._line.send(words)

    def leave(self) -> None:
        """Hang up."""
        self._line.ended.disconnect(self.leave)
        self._line.close()
        self.left.emit(self)

    def _hear(self, said: bytes) -> None:
        try:
            for reply in self._talk.hear(said):
                self._line.send(reply)
                if not self._line.is_open:
                    return
        except TooMuch:
            self.leave()
        except BaseException:
            # A bug of ours: it goes on to be reported, the client is not kept waiting.
            self.leave()
            raise
