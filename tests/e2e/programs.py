"""The programs that a test starts on a throw-away desktop, and what they wrote."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.e2e.processes import command_line, end, with_variable
from tests.e2e.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What a test starts carries it, and so does all that those programs start.
_MARK = "THROWAWAY_PROGRAM"


class Programs:
    """Programs with the environment of one desktop."""

    def __init__(self, environment: Mapping[str, str], logs: Path) -> None:
        self._environment = environment
        self._logs = logs
        self._started: list[subprocess.Popen[bytes]] = []

    def run(
        self, *command: str, within: float = PATIENCE, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end and return how that was."""
        return subprocess.run(
            command,
            env=self._with(environment),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=within,
            check=False,
        )

    def launch(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program and let it run; its output goes to a log of its own."""
        with self._log(len(self._started)).open("wb") as output:
            process = subprocess.Popen(
                command,
                env=self._with(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._started.append(process)
        return process

    def output(self, program: subprocess.Popen[bytes]) -> str:
        """Return what a launched program has written so far."""
        return self._log(self._started.index(program)).read_text(errors="replace")

    def running(self) -> list[str]:
        """Return the command lines of what was started here and still lives."""
        found = with_variable(_MARK, str(self._logs))
        return [line for one in found if (line := command_line(one))]

    def end_all(self) -> None:
        """End whatever still runs."""
        for process in reversed(self._started):
            end(process)

    def _log(self, number: int) -> Path:
        return self._logs / f"program-{number + 1}.log"

    def _with(self, more: dict[str, str]) -> dict[str, str]:
        return {**self._environment, _MARK: str(self._logs), **more}
