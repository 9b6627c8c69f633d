"""How long the commands of the command line take, with and without a running app."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from benchmarks.programs import HIDDEN, WALK_REMINDER
from tests.e2e.processes import end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.e2e.desktop import Desktop

_ALONE: Mapping[str, Sequence[str]] = {
    "floor: python -c pass": (sys.executable, "-c", "pass"),
    "walkreminder --version": (*WALK_REMINDER, "--version"),
    "walkreminder next": (*WALK_REMINDER, "next"),
    "walkreminder status, from the files": (*WALK_REMINDER, "status"),
}
_BESIDE_THE_APP: Mapping[str, Sequence[str]] = {
    "walkreminder status, by the app": (*WALK_REMINDER, "status"),
    "a second start hands over": WALK_REMINDER,
}


def try_all(desktop: Desktop, runs: int) -> Iterator[tuple[str, float]]:
    """Yield a command's name and its milliseconds, in turns, `runs` times each."""
    yield from _in_turns(desktop, _ALONE, runs)
    app = desktop.launch(*HIDDEN)
    try:
        desktop.tray.icon()
        yield from _in_turns(desktop, _BESIDE_THE_APP, runs)
    finally:
        end(app)


def _in_turns(
    desktop: Desktop, commands: Mapping[str, Sequence[str]], runs: int
) -> Iterator[tuple[str, float]]:
    # The first turn only warms up: it compiles, and makes windows.
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.monotonic()
            desktop.run(*command)
            if turn:
                yield name, (time.monotonic() - start) * 1000
