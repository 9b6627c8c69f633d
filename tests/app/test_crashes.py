"""Mistakes of ours: written down, shown, told again; Trouble is none of them."""

from __future__ import annotations

import faulthandler
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from walkreminder.app.crashes import Crashes
from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.crash import CrashDialog
    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "crash.log"


@pytest.fixture
def crashes(log: Path, themes: ThemeSource) -> Iterator[Crashes]:
    hook, was_enabled = sys.excepthook, faulthandler.is_enabled()
    crashes = Crashes(log, themes)
    crashes.catch()
    yield crashes
    if not crashes._file.closed:
        crashes.let_go()
    sys.excepthook = hook
    if was_enabled:
        faulthandler.enable(sys.__stderr__ or sys.stderr)
    if crashes._dialog is not None:
        crashes._dialog.deleteLater()


def dialog(crashes: Crashes) -> CrashDialog:
    assert crashes._dialog is not None
    return crashes._dialog


def raised(problem: BaseException) -> None:
    """Let a problem reach nobody, as one does that is raised in a slot."""
    sys.excepthook(type(problem), problem, problem.__traceback__)


def test_a_mistake_is_written_down_printed_and_shown(
    crashes: Crashes, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raised(ZeroDivisionError("by nothing"))
    for told in (log.read_text(), capsys.readouterr().err):
        assert "ZeroDivisionError: by nothing" in told
        assert "Walk Reminder: " in told
        assert "Qt: " in told
    assert dialog(crashes).isVisible()
    assert "by nothing" in dialog(crashes).report.toPlainText()


def test_mistakes_are_shown_one_at_a_time_and_all_written_down(
    crashes: Crashes, log: Path
) -> None:
    raised(ValueError("first"))
    shown = dialog(crashes)
    raised(ValueError("second"))
    assert dialog(crashes) is shown
    shown.accept()
    assert "second" in log.read_text(), "nobody has seen it yet"
    raised(ValueError("third"))
    assert dialog(crashes) is not shown


def next_run(crashes: Crashes, log: Path, themes: ThemeSource) -> str:
    """Return what the next run shows of the last one."""
    crashes.let_go()
    again = Crashes(log, themes)
    again.catch()
    again.show_last()
    shown = again._dialog
    again.let_go()
    assert not log.exists()
    if shown is None:
        return ""
    assert shown.isVisible()
    told = shown.report.toPlainText()
    shown.deleteLater()
    return told


def test_a_mistake_that_was_seen_is_not_told_again(
    crashes: Crashes, log: Path, themes: ThemeSource
) -> None:
    for _second in range(3):
        raised(ValueError("seen"))
    dialog(crashes).accept()
    assert next_run(crashes, log, themes) == ""


def test_a_mistake_that_nobody_saw_is_told_by_the_next_run(
    crashes: Crashes, log: Path, themes: ThemeSource
) -> None:
    raised(ValueError("unseen"))
    assert "unseen" in next_run(crashes, log, themes)
    assert "unseen" in log.with_suffix(".last.log").read_text()


def test_a_log_that_is_no_text_is_told_as_far_as_it_can(
    crashes: Crashes, log: Path, themes: ThemeSource
) -> None:
    crashes._file.write("Fatal ")
    crashes._file.flush()
    with log.open("ab") as file:
        file.write(b"\xff error")
    assert next_run(crashes, log, themes) == "Fatal \ufffd error"


@pytest.mark.usefixtures("crashes")
def test_the_interpreter_itself_writes_to_the_log(log: Path) -> None:
    assert faulthandler.is_enabled()
    assert log.exists()


def test_a_log_that_somebody_removed_ends_in_order(crashes: Crashes, log: Path) -> None:
    log.unlink()
    crashes.let_go()
    assert sys.excepthook is sys.__excepthook__


def test_trouble_that_reached_nobody_is_told_and_is_no_crash(
    crashes: Crashes, log: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(crashes.troubled) as told:
        raised(Trouble("The disk is full.", "Make room."))
    assert told.args == ["The disk is full. Make room."]
    assert crashes._dialog is None
    assert log.read_text() == ""


def test_a_mistake_in_a_slot_is_caught(
    crashes: Crashes, qtbot: QtBot, log: Path
) -> None:
    def stumble() -> None:
        raise ValueError("in a slot")

    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: crashes._dialog is not None)
    assert "in a slot" in log.read_text()


def test_a_log_that_cannot_be_written_is_told_and_mistakes_are_still_shown(
    log: Path, themes: ThemeSource, capsys: pytest.CaptureFixture[str]
) -> None:
    log.mkdir()
    hook = sys.excepthook
    crashes = Crashes(log, themes)
    trouble = crashes.catch()
    try:
        assert str(log) in str(trouble)
        raised(ZeroDivisionError("by nothing"))
        assert "by nothing" in dialog(crashes).report.toPlainText()
        dialog(crashes).done(0)
    finally:
        crashes.let_go()
        sys.excepthook = hook
        faulthandler.enable(sys.__stderr__ or sys.stderr)
        dialog(crashes).deleteLater()
    assert log.is_dir()
    assert "by nothing" in capsys.readouterr().err
