"""The command line: asks the running app, or answers from the files; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.cli.output import ReaderLeft, complain, finish
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.control_client import NotRunning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from walkreminder.cli.commands import Report

DONE, REFUSED, WRONG_USAGE, NOT_RUNNING = 0, 1, 2, 3
INTERRUPTED = 130  # what shells report of a program that Ctrl+C ended


def main(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    report: Report | None = None,
) -> int:
    """Carry out one command and return its exit code.

    `report` makes a PDF of a history; here nobody can, as that takes Qt.
    """
    try:
        try:
            return _carry_out(arguments, environ, clock, report)
        finally:
            finish()
    except NotRunning:
        complain("Walk Reminder is not running. Start it with: walkreminder")
        return NOT_RUNNING
    except (Refused, Trouble) as problem:
        complain(str(problem))
        return REFUSED
    except ReaderLeft:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _carry_out(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    report: Report | None,
) -> int:
    # Imported here, and in this order: version and help end within parse().
    from walkreminder.cli.arguments import parse

    wish = parse(arguments)
    from walkreminder.cli.commands import Context, carry_out

    return carry_out(wish, Context(environ, clock, report))
