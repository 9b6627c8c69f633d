"""Start the app, in this order: display, folders, the one lock, Qt, files, tray.

Each step that the environment can spoil ends in one sentence with a remedy.
"""

from __future__ import annotations

import gc
import os
import sys
from threading import Event
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.display import display_trouble
from walkreminder.desktop.paths import find_paths, make_folders
from walkreminder.desktop.single_instance import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from walkreminder.desktop.paths import Paths
    from walkreminder.desktop.single_instance import Guard

# A copy that is just starting has the lock, but its door is not open yet; one
# that is ending has closed its door, and is about to let go of the lock.
_KNOCKS, _PAUSE_SECONDS = 100, 0.1
_STDERR = 2


def run(
    environ: Mapping[str, str], clock: Callable[[], datetime], *, hidden: bool
) -> int:
    """Run the app until it is told to quit; return the exit code."""
    _fill_closed_descriptors()
    trouble = display_trouble(environ)
    if trouble is not None:
        print(trouble, file=sys.stderr)  # noqa: T201  there is nowhere else to say it
        return 1
    try:
        paths = find_paths(environ)
        make_folders(paths)
        guard = _first(paths, hidden=hidden)
    except Trouble as problem:
        from walkreminder.app.session import tell_without_app  # noqa: PLC0415

        tell_without_app(problem)
        return 1
    if guard is None:
        return 0
    with guard:
        # What is imported stays: to look for garbage in it costs 10 ms now, and
        # with each great look later 25 ms.
        gc.disable()
        # Imported here: a second copy hands over without paying for Qt.
        from walkreminder.app.session import session  # noqa: PLC0415

        gc.freeze()
        gc.enable()
        return session(paths, environ, clock, guard, hidden=hidden)


def _fill_closed_descriptors() -> None:
    """Open the standard descriptors: a file in their place would get what is printed.

    The interpreter itself writes to them, and so do Qt and other libraries.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(descriptor)


def _first(paths: Paths, *, hidden: bool) -> Guard | None:
    """Return the lock, or None after another copy has come to the front.

    A hidden start brings nothing to the front: that there is a copy will do.
    """
    wish: dict[str, object] = {"command": "show", "page": "front"}
    if hidden:
        wish = {"command": "status"}
    for _ in range(_KNOCKS):
        guard = hold(paths.lock)
        if guard is not None:
            return guard
        try:
            ask(paths.socket, wish)
        except NotRunning:
            Event().wait(_PAUSE_SECONDS)
        else:
            return None
    raise Trouble(
        "Another copy of Walk Reminder holds its files, but does not answer.",
        "End it, or log out and in again.",
    )
