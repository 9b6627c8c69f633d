from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.control_client import NotRunning, ask

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def app_that_says(path: Path, words: bytes) -> Iterator[list[bytes]]:
    """Answer the first line of one client, and remember what it said."""
    heard: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line, line.makefile("rwb") as stream:
            heard.append(stream.readline())
            stream.write(words)

    with (
        socket.socket(socket.AF_UNIX) as listener,
        ThreadPoolExecutor(max_workers=1) as pool,
    ):
        listener.bind(str(path))
        listener.listen()
        done = pool.submit(serve, listener)
        yield heard
        done.result()


def test_a_request_and_its_answer_are_one_line_each(tmp_path: Path) -> None:
    with app_that_says(tmp_path / "s", b'{"state": "waiting"}\n') as heard:
        assert ask(tmp_path / "s", {"do": "status"}) == {"state": "waiting"}
    [said] = [json.loads(line) for line in heard]
    assert said.pop("waits_until") < time.monotonic() + 5
    assert said == {"do": "status"}
    assert heard[0].count(b"\n") == 1


def test_nobody_listens_where_there_is_no_socket(tmp_path: Path) -> None:
    with pytest.raises(NotRunning):
        ask(tmp_path / "s", {})


def test_nobody_listens_on_the_socket_of_a_crashed_app(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
    with pytest.raises(NotRunning):
        ask(tmp_path / "s", {})


def test_an_app_that_ends_before_it_answers_is_not_running(tmp_path: Path) -> None:
    with app_that_says(tmp_path / "s", b""), pytest.raises(NotRunning):
        ask(tmp_path / "s", {})


def test_an_app_that_ends_before_it_listened_is_not_running(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()
        with ThreadPoolExecutor(max_workers=1) as pool:
            caller = pool.submit(listener.accept)
            caller.add_done_callback(lambda done: done.result()[0].close())
            with pytest.raises(NotRunning):
                ask(tmp_path / "s", {"long": "x" * 10_000_000})


def test_an_app_that_is_lost_before_it_takes_the_request_is_not_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()

        def written_while_it_dies(request: dict[str, object]) -> str:
            listener.accept()[0].close()
            return str(request)

        monkeypatch.setattr(json, "dumps", written_while_it_dies)
        with pytest.raises(NotRunning):
            ask(tmp_path / "s", {})


def test_an_app_that_stays_silent_is_told_with_a_remedy(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()
        with pytest.raises(Trouble, match="does not answer"):
            ask(tmp_path / "s", {}, timeout=0.01)


@pytest.mark.parametrize("words", [b"hello\n", b"[1]\n", b"\xff\n"])
def test_an_answer_of_another_program_is_told(tmp_path: Path, words: bytes) -> None:
    with app_that_says(tmp_path / "s", words), pytest.raises(Trouble, match="else"):
        ask(tmp_path / "s", {})


def test_a_socket_that_may_not_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match=r"file/s: Not a directory\. "):
        ask(tmp_path / "file" / "s", {})


def test_asking_imports_next_to_nothing() -> None:
    script = (
        "import sys, json, socket; before = set(sys.modules);"
        "import walkreminder.desktop.control_client;"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    costly = {"PySide6", "sqlite3", "dataclasses", "asyncio", "msgspec", "inspect"}
    assert not costly & set(done.stdout.split())
    assert "walkreminder.desktop.control_client" in done.stdout


@pytest.mark.parametrize("whose", ["folder", "socket"])
def test_nothing_is_said_to_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    path = tmp_path / "s"
    stranger = {"folder": tmp_path, "socket": path}[whose]
    lstat = Path.lstat

    def facts(place: Path) -> os.stat_result:
        found = list(lstat(place))
        found[stat.ST_UID] += place == stranger
        return os.stat_result(found)

    monkeypatch.setattr(Path, "lstat", facts)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(0)
        with pytest.raises(Trouble, match="somebody else"):
            ask(path, {})
        with pytest.raises(BlockingIOError):
            listener.accept()
