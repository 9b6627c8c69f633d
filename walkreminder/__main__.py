"""The way in: a command goes to the command line, none starts the app."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkreminder.core.report_period import Asked
    from walkreminder.store.history import History

# What the desktop's launcher or the autostart may add; all else is a command.
_APP_OPTIONS = ("--hidden",)


def main() -> int:
    """Run the app or one command; return the exit code."""
    arguments = sys.argv[1:]
    if all(each in _APP_OPTIONS for each in arguments):
        # Imported here, as below: a command must not pay for Qt.
        from walkreminder.app import run  # noqa: PLC0415

        return run(os.environ, _now, hidden="--hidden" in arguments)
    from walkreminder.cli import main as command  # noqa: PLC0415

    return command(arguments, os.environ, _now, _report)


def _report(shelf: History, asked: Asked) -> bytes:
    # Of all commands only this one needs Qt: no other pays for it, or knows of it.
    from walkreminder.app.report_file import report_pdf  # noqa: PLC0415

    return report_pdf(os.environ, shelf, asked)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the one clock, handed to everyone


if __name__ == "__main__":
    sys.exit(main())
