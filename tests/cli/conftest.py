from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from socket import AF_UNIX, socket
from typing import TYPE_CHECKING

import pytest

from tests.cli.said import Said
from walkreminder import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

# A Sunday in Berlin, 13:00 by the wall; the daily slot is at 15:00.
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return tmp_path / "home"


@pytest.fixture
def walkreminder(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Return what carries out a command line, on the files in `home`."""

    def run(*arguments: str, now: datetime = NOW) -> Said:
        try:
            code = cli.main(arguments, {"WALKREMINDER_HOME": str(home)}, lambda: now)
        except SystemExit as ended:  # as argparse does
            code = int(ended.code or 0)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def app(
    home: Path,
) -> Callable[[dict[str, object]], AbstractContextManager[list[dict[str, object]]]]:
    """Return what stands in for the running app: it hears one request."""

    @contextmanager
    def listen(answer: dict[str, object]) -> Iterator[list[dict[str, object]]]:
        heard: list[dict[str, object]] = []

        def serve(door: socket) -> None:
            line, _ = door.accept()
            with line, line.makefile("rwb") as stream:
                request = json.loads(stream.readline())
                # When whoever asks gives up: another one each time.
                assert request.pop("waits_until")
                heard.append(request)
                stream.write(json.dumps(answer).encode() + b"\n")

        (home / "run").mkdir(parents=True)
        with socket(AF_UNIX) as door, ThreadPoolExecutor(max_workers=1) as pool:
            door.bind(str(home / "run" / "control.sock"))
            door.listen()
            door.settimeout(10)
            done = pool.submit(serve, door)
            yield heard
            done.result()

    return listen
