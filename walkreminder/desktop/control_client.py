"""Talk to the running app over its socket; imports next to nothing, to be quick."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    class _Stream(Protocol):
        def write(self, words: bytes, /) -> object: ...
        def flush(self) -> None: ...
        def readline(self) -> bytes: ...


_PATIENCE_SECONDS = 5.0
# The app takes up nothing later than this: who was told that it does not answer may
# ask again, and would have it done twice.
_TAKEN_UP_WITHIN = 0.8


class NotRunning(Exception):  # noqa: N818  an answer, not an error
    """Raised where no app listens."""


def ask(
    socket_path: Path, request: dict[str, object], timeout: float = _PATIENCE_SECONDS
) -> dict[str, object]:
    """Send one request to the running app and return its answer."""
    until = time.monotonic() + _TAKEN_UP_WITHIN * timeout
    with _open(socket_path, timeout) as stream:
        return _answer(stream, request | {"waits_until": until})


def _answer(stream: _Stream, request: dict[str, object]) -> dict[str, object]:
    try:
        stream.write(json.dumps(request).encode() + b"\n")
        stream.flush()
        line = stream.readline()
    except TimeoutError as problem:
        raise Trouble(
            "Walk Reminder runs, but it does not answer.",
            "Wait a moment and try again; if it stays silent, end it and start anew.",
        ) from problem
    except OSError as problem:
        raise NotRunning from problem
    if not line.endswith(b"\n"):
        raise NotRunning
    try:
        answer = json.loads(line)
    except ValueError as problem:
        raise _foreign() from problem
    if not isinstance(answer, dict):
        raise _foreign()
    return answer


def _foreign() -> Trouble:
    return Trouble(
        "Something else than Walk Reminder answers on its socket.",
        "Quit the running copy and start it again.",
    )


if sys.platform == "win32":

    @contextmanager
    def _open(socket_path: Path, timeout: float) -> Iterator[_Stream]:
        del timeout  # a pipe opened as a file has none
        try:
            pipe = io.FileIO(rf"\\.\pipe\{socket_path.name}", "r+")
        except OSError as problem:
            raise NotRunning from problem
        with pipe:
            yield pipe

else:

    @contextmanager
    def _open(socket_path: Path, timeout: float) -> Iterator[_Stream]:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(timeout)
            try:
                _refuse_strangers(socket_path)
                line.connect(str(socket_path))
            except (FileNotFoundError, ConnectionError) as problem:
                raise NotRunning from problem
            except OSError as problem:
                reason = problem.strerror or problem
                raise Trouble(
                    f"The running app cannot be reached at {socket_path}: {reason}.",
                    "Check that the folder is yours and that the app still runs.",
                ) from problem
            stream = line.makefile("rwb")
            try:
                yield stream
            finally:
                # What an app that was lost never took is sent once more, in vain.
                with suppress(OSError):
                    stream.close()

    def _refuse_strangers(socket_path: Path) -> None:
        """Raise Trouble where somebody else has put the socket, to be told secrets."""
        for path in (socket_path.parent, socket_path):
            if path.lstat().st_uid != os.getuid():
                raise Trouble(
                    f"{path} belongs to somebody else, so nothing was said there.",
                    "Set XDG_RUNTIME_DIR to a folder of your own, or remove that one.",
                )
