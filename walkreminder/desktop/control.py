"""Answer on the control socket from the GUI thread; only the owner gets in."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.conversation import Answer, Conversation, TooMuch, encoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CHUNK = 64 * 1024
_MOST_CLIENTS = 32


class Control(QObject):
    """The running app's door, open from open() to close().

    Open it while holding the single-instance lock: only then may a socket that
    nobody answers be removed.
    """

    def __init__(
        self, path: Path, answer: Answer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._answer = answer
        self._owner = _me()
        self._listener: socket.socket | None = None
        self._clients: list[_Client] = []

    def open(self) -> None:
        """Listen, taking the place of a socket left over by a crash."""
        self._remove_stale()
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        # The mask keeps the socket private from its first moment on.
        mask = os.umask(0o177)
        try:
            listener.bind(str(self._path))
            listener.listen()
        except OSError as problem:
            listener.close()
            raise self._shut_out(problem) from problem
        finally:
            os.umask(mask)
        listener.settimeout(0)
        self._listener = listener
        self._bell = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._welcome)

    def publish(self, status: Callable[[], dict[str, object]]) -> None:
        """Tell every follower how it stands; where nobody follows, it is not asked."""
        followers = [client for client in self._clients if client.follows]
        words = encoded(status()) if followers else b""
        for client in followers:
            client.tell(words)

    def close(self) -> None:
        """Send everybody off and take the socket away."""
        if self._listener is None:
            return
        for client in list(self._clients):
            client.leave()
        self._bell.setEnabled(False)
        self._listener.close()
        self._listener = None
        self._path.unlink(missing_ok=True)

    def _welcome(self) -> None:
        assert self._listener is not None
        try:
            line, _ = self._listener.accept()
        except OSError:  # gone again, or no descriptor left: others come later
            return
        if _uid_of(line) != self._owner:
            line.close()
            return
        if len(self._clients) >= _MOST_CLIENTS:
            self._clients[0].leave()
        client = _Client(line, self._answer, self)
        client.left.connect(self._forget)
        self._clients.append(client)

    def _forget(self, client: _Client) -> None:
        self._clients.remove(client)
        client.deleteLater()

    def _remove_stale(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(0)
            try:
                probe.connect(str(self._path))
            except FileNotFoundError:
                return
            except ConnectionRefusedError:
                self._unlink_stale()
                return
            except OSError as problem:
                raise self._shut_out(problem) from problem
        raise self._shut_out(FileExistsError(0, "another program listens there"))

    def _unlink_stale(self) -> None:
        # The system refuses a connection to whatever else may lie there, too.
        if not self._path.is_socket():
            raise self._shut_out(FileExistsError(0, "something else lies there"))
        try:
            self._path.unlink(missing_ok=True)
        except OSError as problem:
            raise self._shut_out(problem) from problem

    def _shut_out(self, problem: OSError) -> Trouble:
        return Trouble(
            f"The socket {self._path} cannot be opened: {problem.strerror or problem}.",
            "Commands like “walkreminder status” will not reach the app;"
            " free that path and start it again.",
        )


class _Client(QObject):
    """One connection; it leaves when it hangs up or is too much."""

    left = Signal(object)

    def __init__(self, line: socket.socket, answer: Answer, parent: QObject) -> None:
        super().__init__(parent)
        line.settimeout(0)
        self._line = line
        self._talk = Conversation(answer)
        descriptor = line.fileno()
        self._readable = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(descriptor, QSocketNotifier.Type.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)

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
        if self._line.fileno() < 0:
            return
        self._readable.setEnabled(False)
        self._writable.setEnabled(False)
        self._line.close()
        self.left.emit(self)

    def _read(self) -> None:
        try:
            said = self._line.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        if not said:
            self.leave()
            return
        try:
            self._talk.hear(said)
        except TooMuch:
            self.leave()
            return
        except BaseException:
            # A bug of ours: it goes on to be reported, the client is not kept waiting.
            self.leave()
            raise
        self._write()

    def _write(self) -> None:
        owed = self._talk.owed
        try:
            with contextlib.suppress(BlockingIOError):
                while owed:
                    del owed[: self._line.send(owed)]
        except OSError:
            self.leave()
            return
        if self._line.fileno() >= 0:
            self._writable.setEnabled(bool(owed))


def _me() -> int:
    return 0 if sys.platform == "win32" else os.getuid()


def _uid_of(line: socket.socket) -> int:
    """Return who is at the other end, where the system can tell."""
    if sys.platform != "linux":
        return _me()  # the socket's own rights keep others out
    _, uid, _ = struct.unpack(
        "3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    )
    assert isinstance(uid, int)
    return uid
