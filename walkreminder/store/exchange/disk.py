"""Read a file that came from elsewhere, and write one that appears only when whole."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from walkreminder.core.trouble import Refused, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A million walks with notes are smaller: what is larger is something else.
MOST_BYTES: Final = 512 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Return what a file holds; Refused or Trouble where it is none of ours."""
    try:
        facts = path.stat()
        _insist_on_plain(path, facts.st_mode)
        if facts.st_size > MOST_BYTES:
            most = MOST_BYTES // 1024 // 1024
            raise Refused(
                f"{path} is larger than {most} MiB. No history is so large;"
                " choose the file that was exported."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except OSError as problem:
        raise Trouble(
            f"The file {path} cannot be read: {problem.strerror or problem}.",
            "Give yourself the right to read it, or copy it elsewhere.",
        ) from problem


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside its place, and put it there only when all is written.

    What was there before stays as it is until then, also where the disk is full.
    """
    target = _target(path)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        # It tells of somebody's health: nobody else may read it.
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        with suppress(FileNotFoundError):
            unfinished.unlink()  # what a crash of ours has left
        with os.fdopen(os.open(unfinished, flags, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
        unfinished.replace(target)
    except OSError as problem:
        raise Trouble(
            f"The file {path} cannot be written: {problem.strerror or problem}.",
            "Free some space, or choose another folder that you may write to.",
        ) from problem
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _target(path: Path) -> Path:
    """Return where a file really goes: through links, and never over a device."""
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise Refused(f"There is no folder {path.parent}.")
        if os.path.lexists(target):
            _insist_on_plain(path, target.stat().st_mode)
    except (OSError, RuntimeError) as problem:  # links in a ring are the latter
        told = getattr(problem, "strerror", None) or problem
        raise Trouble(
            f"The file {path} cannot be written: {told}.", "Choose another place."
        ) from problem
    return target


def _insist_on_plain(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Refused(f"{path} is a folder. Name a file in it.")
    if not stat.S_ISREG(mode):
        raise Refused(f"{path} is no file but a device or the like. Name a file.")
