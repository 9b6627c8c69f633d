"""Keep one running app for each data folder: the only module that locks a file."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

if sys.platform == "win32":
    import msvcrt

    # Windows hides locked bytes from readers; the pid stays legible before it.
    _LOCKED_BYTE = 1 << 30

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

    _TAKEN: tuple[type[OSError], ...] = (PermissionError,)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _TAKEN: tuple[type[OSError], ...] = (BlockingIOError,)


class Guard:
    """The held lock; it ends with release() or with the process, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let the next one in; the file stays, since removing it would race."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def hold(lock: Path) -> Guard | None:
    """Take the lock for this process, or return None where another holds it."""
    try:
        # Python opens files close-on-exec: started programs do not inherit it.
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        raise _unlockable(lock, problem) from problem
    try:
        _lock(descriptor)
    except _TAKEN:
        os.close(descriptor)
        return None
    except OSError as problem:
        os.close(descriptor)
        raise _unlockable(lock, problem) from problem
    # For people who look into the file only: a full disk is no reason to stop.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    return Guard(descriptor)


def _unlockable(lock: Path, problem: OSError) -> Trouble:
    return Trouble(
        f"The file {lock} cannot be locked: {problem.strerror or problem}.",
        "Give yourself the right to write it,"
        " or set WALKREMINDER_HOME to a folder on a local disk.",
    )
