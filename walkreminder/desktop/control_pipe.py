"""Open the door on Windows, a named pipe, by Qt's local server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.conversation import LIMIT, Answer
from walkreminder.desktop.door import Door
from walkreminder.desktop.pipe_line import PipeLine

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject


class PipeControl(Door):
    """The running app's door on Windows, open from open() to close()."""

    def __init__(
        self, path: Path, answer: Answer, parent: QObject | None = None
    ) -> None:
        super().__init__(answer, parent)
        self._name = path.name
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

    def restore(self) -> None:
        """Do nothing: a pipe cannot be taken away."""

    def close(self) -> None:
        """Send everybody off and take the pipe away."""
        self.clear()
        self._server.close()

    def _welcome(self) -> None:
        while (pipe := self._server.nextPendingConnection()) is not None:
            self.admit(PipeLine(pipe, LIMIT))
