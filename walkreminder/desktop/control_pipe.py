"""Answer on a Windows named pipe: the same door as control, by Qt's local server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.conversation import Answer, Conversation, TooMuch, encoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class PipeControl(QObject):
    """The running app's door on Windows, open from open() to close()."""

    def __init__(
        self, path: Path, answer: Answer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._name = path.name
        self._answer = answer
        self._clients: list[_PipeClient] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def open(self) -> None:
        """Listen under the name that the client derives from the socket's path."""
        if not self._server.listen(self._name):
            raise Trouble(
                f"The pipe {self._name} cannot be opened:"
                f" {self._server.errorString()}.",
                "Commands like “walkreminder status” will not reach the app;"
                " end the program that uses that name and start it again.",
            )

    def publish(self, status: Callable[[], dict[str, object]]) -> None:
        """Tell every follower how it stands; where nobody follows, it is not asked."""
        followers = [client for client in self._clients if client.follows]
        words = encoded(status()) if followers else b""
        for client in followers:
            client.tell(words)

    def close(self) -> None:
        """Send everybody off and take the pipe away."""
        for client in list(self._clients):
            client.leave()
        self._server.close()

    def _welcome(self) -> None:
        while (pipe := self._server.nextPendingConnection()) is not None:
            client = _PipeClient(pipe, self._answer, self)
            client.left.connect(self._forget)
            self._clients.append(client)

    def _forget(self, client: _PipeClient) -> None:
        self._clients.remove(client)
        client.deleteLater()


class _PipeClient(QObject):
    """One connection; Qt keeps what it is owed, we keep the measure."""

    left = Signal(object)

    def __init__(self, pipe: QLocalSocket, answer: Answer, parent: QObject) -> None:
        super().__init__(parent)
        pipe.setParent(self)
        self._pipe = pipe
        self._talk = Conversation(answer)
        pipe.readyRead.connect(self._read)
        pipe.bytesWritten.connect(self._write)
        pipe.disconnected.connect(self._gone)

    @property
    def follows(self) -> bool:
        """Say whether this client wants a line at each change."""
        return self._talk.follows

    def tell(self, words: bytes) -> None:
        """Send a line that is new to the client, as fast as it reads."""
        try:
            self._talk.tell_change(words)
        except TooMuch:
            self.leave()
        else:
            self._write()

    def leave(self) -> None:
        """Hang up."""
        self._pipe.abort()

    def _read(self) -> None:
        try:
            self._talk.hear(bytes(self._pipe.readAll().data()))
        except TooMuch:
            self.leave()
            return
        except BaseException:
            self.leave()  # a bug of ours: reported by whoever catches it
            raise
        self._write()

    def _write(self) -> None:
        # One piece in flight: a client that never reads piles up owed lines, not Qt's.
        if self._talk.owed and not self._pipe.bytesToWrite():
            self._pipe.write(bytes(self._talk.owed))
            self._talk.owed.clear()

    def _gone(self) -> None:
        self.left.emit(self)
