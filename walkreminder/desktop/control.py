"""Open the control socket, through which only the owner gets in."""

from __future__ import annotations

import os
import socket
import struct
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.conversation import LIMIT, Answer
from walkreminder.desktop.door import Door
from walkreminder.desktop.paths import make_private
from walkreminder.desktop.socket_line import SocketLine

if TYPE_CHECKING:
    from pathlib import Path

_REST_MS = 1000


class Control(Door):
    """The running app's door, open from open() to close().

    Open it while holding the single-instance lock: only then may a socket that
    nobody answers be removed.
    """

    def __init__(
        self, path: Path, answer: Answer, parent: QObject | None = None
    ) -> None:
        super().__init__(answer, parent)
        self._path = path
        self._owner = _me()
        self._listener: socket.socket | None = None
        self._bound: tuple[int, int] | None = None  # the file that is our door
        self._is_wanted = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._listen_again)

    def open(self) -> None:
        """Listen, taking the place of a socket left over by a crash."""
        self._is_wanted = True
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
        self._listener, self._bound = listener, self._file()
        self._bell = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._welcome)

    def restore(self) -> None:
        """Open anew where somebody took the socket away, as a tidy-up may."""
        if not self._is_wanted or (self._bound and self._bound == self._file()):
            return
        self._let_go()
        make_private(self._path.parent)
        self.open()

    def close(self) -> None:
        """Send everybody off and take the socket away."""
        is_ours = self._bound is not None and self._bound == self._file()
        self._is_wanted = False
        self._let_go()
        if is_ours:
            self._path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        if self._listener is None:
            return
        self.clear()
        self._rest.stop()
        self._bell.setEnabled(False)
        self._listener.close()
        self._listener = self._bound = None

    def _file(self) -> tuple[int, int] | None:
        """Return what tells the file that lies there now from any other."""
        try:
            facts = self._path.lstat()
        except OSError:
            return None
        return facts.st_dev, facts.st_ino

    def _welcome(self) -> None:
        assert self._listener is not None
        try:
            line, _ = self._listener.accept()
        except (BlockingIOError, ConnectionError):  # gone again
            return
        except OSError:  # no descriptor left: whoever knocks would go on without end
            self._bell.setEnabled(False)
            self._rest.start()
            return
        if _uid_of(line) == self._owner:
            self.admit(SocketLine(line, LIMIT))
        else:
            line.close()

    def _listen_again(self) -> None:
        self._bell.setEnabled(True)

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
