"""The app without a desktop: no screen, no bus, its files in one folder.

Its command line is carried out in this process: the same code as in a terminal,
without the start of an interpreter, so that many commands fit into a moment.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.e2e.waiting import PATIENCE, eventually
from walkreminder import cli
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.paths import find_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

ZONE = "Asia/Kolkata"  # half an hour off, and never another offset
_ITSELF = (sys.executable, "-m", "walkreminder", "--hidden")
_SEPARATE = {
    "QT_QPA_PLATFORM": "offscreen",
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
    "TZ": ZONE,
}


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    text: str

    @property
    def is_promised(self) -> bool:
        """Whether it was told as done."""
        return self.code == cli.DONE


class BareApp:
    """One copy of the app, started and killed again and again on the same files."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.environment = {**os.environ, **_SEPARATE, "WALKREMINDER_HOME": str(home)}
        self.paths = find_paths(self.environment)
        self._log = home / "output.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self.kill()

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process that runs now, or ran last."""
        assert self._process is not None, "start() comes first"
        return self._process

    @property
    def output(self) -> str:
        """What all its processes have written so far."""
        return self._log.read_text(errors="replace")

    def start(self, *before: str, **environment: str) -> None:
        """Start it, through another program if one is named, and return at once."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                (*before, *_ITSELF),
                env=self.environment | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait_until_open(self) -> dict[str, object]:
        """Return what it says of itself, as soon as it answers."""
        return eventually(self._answer, "the app answers")

    @contextmanager
    def crowd(self, count: int) -> Iterator[list[subprocess.Popen[str]]]:
        """Start so many copies at once, each with its own output; leave none."""
        with ExitStack() as stack:
            copies = []
            for _ in range(count):
                copy = subprocess.Popen(
                    _ITSELF,
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                )
                stack.enter_context(copy)
                stack.callback(copy.kill)
                copies.append(copy)
            yield copies

    def kill(self) -> None:
        """End it as the kernel does when memory is short."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def say(self, *words: str) -> Said:
        """Carry out a command and return how it ended."""
        with redirect_stdout(io.StringIO()) as told, redirect_stderr(told):
            code = cli.main(words, self.environment, _now)
        return Said(code, told.getvalue())

    def status(self) -> dict[str, object]:
        """Return what it says of itself."""
        return ask(self.paths.socket, {"command": "status"})

    def _answer(self) -> dict[str, object] | None:
        assert self.process.poll() is None, self.output
        try:
            return self.status()
        except NotRunning:
            return None


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the app reads this clock, too
