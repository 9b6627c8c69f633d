"""Who may run: the first copy, a second one, and what is in the way of both."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

import walkreminder.app as entry
from tests.app.stage import NO_BUS, clock
from walkreminder.app import session as sessions
from walkreminder.desktop.control import Control
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.single_instance import hold

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from walkreminder.core.trouble import Trouble
    from walkreminder.desktop.paths import Paths


PATIENCE_MS = 20_000


def start(environ: dict[str, str], *, hidden: bool = True) -> int:
    return entry.run(environ, clock, hidden=hidden)


def test_without_a_display_nothing_is_even_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert start({"WALKREMINDER_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}) == 1
    assert "display" in capsys.readouterr().err
    assert not home.exists()


def offscreen(paths: Paths) -> dict[str, str]:
    home = str(paths.data)
    return {"WALKREMINDER_HOME": home, "QT_QPA_PLATFORM": "offscreen", **NO_BUS}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told in a window; Qt runs already, so none is opened here."""
    sentences: list[str] = []

    def tell(trouble: Trouble) -> None:
        sentences.append(str(trouble))

    monkeypatch.setattr("walkreminder.app.session.tell_without_app", tell)
    return sentences


def test_folders_that_cannot_be_made_are_told(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "home").write_text("in the way")
    environ = {
        "WALKREMINDER_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    assert start(environ) == 1
    assert "cannot be written" in told[0]


def test_the_first_copy_runs_and_lets_go_of_the_lock(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(given: Paths, *_: object, hidden: bool) -> int:
        assert hold(given.lock) is None, "it is held while the app runs"
        assert hidden
        return 7

    monkeypatch.setattr(sessions, "session", run)
    assert start(offscreen(paths)) == 7
    guard = hold(paths.lock)
    assert guard is not None
    guard.release()


def test_garbage_is_looked_for_but_not_in_what_was_imported(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[bool, int]] = []

    def run(*_: object, hidden: bool) -> int:
        del hidden
        found.append((gc.isenabled(), gc.get_freeze_count()))
        gc.unfreeze()
        return 0

    monkeypatch.setattr(sessions, "session", run)
    start(offscreen(paths))
    [(looks, spared)] = found
    assert looks
    assert spared > len(sys.modules)


@pytest.mark.parametrize(
    ("hidden", "wish"),
    [(False, {"command": "show", "page": "front"}), (True, {"command": "status"})],
)
def test_a_second_copy_hands_over_to_the_first(
    paths: Paths,
    qtbot: QtBot,
    told: list[str],
    hidden: bool,  # noqa: FBT001  a row of the table
    wish: dict[str, object],
) -> None:
    heard: list[dict[str, object]] = []

    def answer(request: dict[str, object]) -> dict[str, object]:
        heard.append(request)
        return {"text": ""}

    guard = hold(paths.lock)
    assert guard is not None
    control = Control(paths.socket, answer)
    control.open()
    with guard, ThreadPoolExecutor(max_workers=1) as pool:
        second = pool.submit(start, offscreen(paths), hidden=hidden)
        # The first copy answers in this very loop: to leave it early is to hang.
        qtbot.waitUntil(second.done, timeout=PATIENCE_MS)
        assert (second.result(), told) == (0, [])
    control.close()
    assert heard == [wish]


def test_a_copy_that_is_just_ending_is_waited_for(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = hold(paths.lock)
    assert guard is not None

    def knock(*_: object) -> None:
        guard.release()
        raise NotRunning

    monkeypatch.setattr(entry, "ask", knock)
    monkeypatch.setattr(entry, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(sessions, "session", lambda *_, **__: 5)
    assert start(offscreen(paths)) == 5


def test_a_copy_that_never_answers_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(entry, "_KNOCKS", 3)
    monkeypatch.setattr(entry, "_PAUSE_SECONDS", 0)
    guard = hold(paths.lock)
    assert guard is not None
    with guard:
        assert start(offscreen(paths)) == 1
    assert "does not answer" in told[0]


def answers(paths: Paths) -> bool:
    """Tell whether an app takes commands."""
    try:
        ask(paths.socket, {"command": "status"}, 20)
    except NotRunning:
        return False
    return True


def test_a_real_process_starts_answers_and_ends(
    paths: Paths, qtbot: QtBot, unmeasured: dict[str, str]
) -> None:
    environ = {**unmeasured, **offscreen(paths), "TZ": "Europe/London"}
    command = [sys.executable, "-m", "walkreminder", "--hidden"]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) as process:
        # The socket is there a moment before anybody answers on it.
        qtbot.waitUntil(partial(answers, paths), timeout=PATIENCE_MS)
        status = ask(paths.socket, {"command": "status"}, 20)
        second = subprocess.run(command, env=environ, check=False)
        ask(paths.socket, {"command": "quit"})
        _, told = process.communicate(timeout=20)
    assert status["state"] == "waiting"
    assert (second.returncode, process.returncode) == (0, 0)
    assert b"Traceback" not in told
    with closing(sqlite3.connect(paths.history)) as database:
        assert database.execute("SELECT count(*) FROM walk").fetchone() == (0,)


def test_no_file_of_ours_stands_in_for_a_closed_output() -> None:
    script = (
        "import os; from walkreminder import app; app._fill_closed_descriptors();"
        "assert os.fstat(2).st_rdev == os.stat(os.devnull).st_rdev;"
        "print(os.open(os.devnull, os.O_RDONLY) > 2)"
    )
    command = ["sh", "-c", '"$0" -c "$1" 2>&- <&-', sys.executable, script]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "True\n")
