"""The command line: asks the running app, or answers from the files; no Qt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.control_client import NotRunning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

DONE, REFUSED, WRONG_USAGE, NOT_RUNNING = 0, 1, 2, 3


def main(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
) -> int:
    """Carry out one command and return its exit code."""
    # Imported here so that a module of commands costs nothing to whoever only
    # wants the exit codes.
    from walkreminder.cli.arguments import parse
    from walkreminder.cli.commands import Context, carry_out

    wish = parse(arguments)
    try:
        return carry_out(wish, Context(environ, clock))
    except NotRunning:
        _complain("Walk Reminder is not running. Start it with: walkreminder")
        return NOT_RUNNING
    except (Refused, Trouble) as problem:
        _complain(str(problem))
        return REFUSED
    except BrokenPipeError:
        # The reader (head, a pager) has seen enough; Python would complain at exit.
        sys.stdout = None  # type: ignore[assignment]  # nothing is written any more
        return DONE


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
