"""Programs of the desktop that a test puts on the path: real processes, short lives."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Stubs:
    """A folder of programs, each of which writes down what it was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def add(self, name: str, then: str = "exit 0") -> None:
        """Add a program that goes on with a line of shell."""
        script = self.folder / name
        log = self.folder / f"{name}.told"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {log}\n{then}\n')
        script.chmod(0o755)

    def told(self, name: str) -> list[str] | None:
        """Return the arguments of the last run, or None where there was none."""
        log = self.folder / f"{name}.told"
        return log.read_text().splitlines() if log.exists() else None

    def find(self, name: str) -> str | None:
        """Find a program here and nowhere else."""
        return shutil.which(name, path=str(self.folder))
