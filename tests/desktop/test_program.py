from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QProcess

from tests.desktop.stub import Stubs
from walkreminder.desktop.program import MOST_SAID, Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def stubs(tmp_path: Path) -> Stubs:
    return Stubs(tmp_path / "bin")


@pytest.fixture
def program() -> Iterator[Program]:
    program = Program(limit=10_000)
    yield program
    program.stop()


def run(program: Program, *command: str, qtbot: QtBot) -> str:
    with qtbot.waitSignal(program.ended) as ended:
        program.run(command)
    return str(ended.args[0])


def test_a_program_gets_its_arguments_as_they_are(
    program: Program, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("teller")
    path = str(stubs.folder / "teller")
    odd = ("a b", "$HOME", "; exit 7", '"', "*")
    assert run(program, path, *odd, qtbot=qtbot) == ""
    assert stubs.told("teller") == list(odd)


def test_what_went_wrong_is_told_in_the_programs_last_words(
    program: Program, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("bad", "echo first >&2; echo 'no server ' >&2; exit 3")
    stubs.add("mute", "exit 4")
    stubs.add("crashed", "kill -9 $$")
    told = {
        name: run(program, str(stubs.folder / name), qtbot=qtbot)
        for name in ("bad", "mute", "crashed", "missing")
    }
    assert told["bad"] == "no server"
    assert told["mute"] == "it ended with 4"
    assert told["crashed"] == "it ended with 9"
    assert told["missing"].endswith("missing cannot be started")


def test_a_program_that_says_much_fills_no_memory(
    program: Program, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("loud", "head -c 200000 /dev/zero | tr '\\0' x >&2; exit 1")
    assert len(run(program, str(stubs.folder / "loud"), qtbot=qtbot)) <= MOST_SAID


def test_a_program_that_does_not_end_is_ended(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("stuck", "exec sleep 600")
    program = Program(limit=50)
    with qtbot.waitSignal(program.hung) as hung, qtbot.assertNotEmitted(program.ended):
        program.run([str(stubs.folder / "stuck")])
    assert hung.args == ["it did not end"]
    assert left(program) == []


def test_a_new_program_takes_the_place_of_one_that_still_runs(
    program: Program, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("stuck", "exec sleep 600")
    stubs.add("quick", "exit 5")
    program.run([str(stubs.folder / "stuck")])
    # Only the second one is heard.
    assert run(program, str(stubs.folder / "quick"), qtbot=qtbot) == "it ended with 5"
    assert left(program) == []


def test_whoever_stops_it_hears_nothing_and_leaves_nothing(
    program: Program, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("stuck", "exec sleep 600")
    with qtbot.assertNotEmitted(program.ended), qtbot.assertNotEmitted(program.hung):
        program.run([str(stubs.folder / "stuck")])
        program.stop()
        program.stop()
    assert left(program) == []


def left(program: QObject) -> list[QProcess]:
    """Return the processes of a program that still run."""
    running = QProcess.ProcessState.NotRunning
    return [each for each in program.findChildren(QProcess) if each.state() != running]
