"""Write to the files only while nobody else does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from walkreminder.desktop import single_instance
from walkreminder.desktop.paths import make_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.desktop.paths import Paths


class Occupied(Exception):  # noqa: N818  not an error: somebody else was quicker
    """Raised where another copy holds the files."""


@contextmanager
def alone(paths: Paths) -> Iterator[None]:
    """Hold the lock that a running app holds."""
    make_folders(paths)
    guard = single_instance.hold(paths.lock)
    if guard is None:
        raise Occupied
    with guard:
        yield
