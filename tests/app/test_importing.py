"""A file taken in by the running app: in turns, whole, and seen by all windows."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from tests.app.test_settings import FULL, fail
from tests.store.values import NOON, walk
from walkreminder.app import importing
from walkreminder.core.programme_log import Answer, Checked, Entry, Sign
from walkreminder.core.state import State
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Import
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage
    from walkreminder.core.ledger import Record


def written(file: Path, *records: Record) -> str:
    """Write a file that another computer has exported; return its name."""
    with History(":memory:") as history:
        history.save(State(looked=NOON), records)
        job = Export(file, history)
        while job.step():
            pass
    return str(file)


@pytest.fixture
def file(tmp_path: Path) -> str:
    hour = timedelta(hours=1)
    walks = (walk(n + 1, NOON - n * hour) for n in range(3000))
    return written(tmp_path / "all.json", *walks)


def done(stage: Stage, qtbot: QtBot, **request: object) -> dict[str, object]:
    """Return what a command gets in the end."""
    told = stage.ask(command="import", job="a", **request)
    if "percent" in told:
        asked = partial(stage.ask, command="import", job="a")
        qtbot.waitUntil(lambda: "percent" not in asked())
        told = asked()
    return told


def test_it_is_taken_in_by_turns_and_told(
    stage: Stage, qtbot: QtBot, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TURN_SECONDS", 0.0)
    seen: list[int] = []
    stage.app._engine.watch(lambda *_: seen.append(stage.history.changes))
    first = stage.ask(command="import", job="a", file=file)
    assert first == {"job": "a", "percent": 0}
    # Whoever lost the answer and asks again is told of the same one.
    assert stage.ask(command="import", job="a", file=file)["job"] == "a"
    told = done(stage, qtbot)
    preview = told["preview"]
    assert isinstance(preview, dict)
    assert preview["taken_in"]
    assert len(stage.history.walks()) == 3000
    assert seen[-1] == stage.history.changes
    # The outcome is kept for whoever asks late.
    assert stage.ask(command="import", job="a") == told


def test_only_a_preview_changes_nothing(stage: Stage, qtbot: QtBot, file: str) -> None:
    told = done(stage, qtbot, file=file, dry_run=True)["preview"]
    assert isinstance(told, dict)
    assert (told["walks"]["new"], told["taken_in"]) == (3000, False)
    assert stage.history.walks() == []


def test_a_prompt_comes_in_the_middle_of_it(
    stage: Stage, qtbot: QtBot, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TURN_SECONDS", 0.0)
    stage.ask(command="import", job="a", file=file)
    QCoreApplication.processEvents()
    stage.let_until("15:00")
    assert stage.name == "prompting"
    done(stage, qtbot)
    assert stage.name == "prompting"
    assert len(stage.history.walks()) == 3000


def test_it_can_be_cancelled(
    stage: Stage, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TURN_SECONDS", 0.0)
    stage.ask(command="import", job="a", file=file)
    QCoreApplication.processEvents()
    cancelled = {"error": "The import was cancelled. Nothing was taken in."}
    assert stage.ask(command="import", job="a", cancel=True) == cancelled
    assert stage.ask(command="import", job="a", cancel=True) == cancelled
    QCoreApplication.processEvents()
    assert stage.history.walks() == []


def test_one_at_a_time(stage: Stage, qtbot: QtBot, file: str) -> None:
    stage.ask(command="import", job="a", file=file)
    other = stage.ask(command="import", job="b", file=file)
    assert other == {"error": "Another import is running. Wait until it is done."}
    done(stage, qtbot)
    unknown = stage.ask(command="import", job="c")
    assert unknown == {"error": "That import is not known any more."}


def test_mistakes_are_told(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "walks.csv"
    file.write_text("date,time,minutes\n3/4/26,8:00,20\n", encoding="utf-8")
    told = done(stage, qtbot, file=str(file))["preview"]
    assert isinstance(told, dict)
    assert (len(told["flaws"]), told["asks_order"]) == (1, True)
    again = {"command": "import", "job": "b", "file": str(file), "dates": "day-first"}
    assert "percent" in stage.ask(**again)


@pytest.mark.parametrize(
    "request_",
    [
        {"file": "/x.json"},
        {"job": "a", "file": "relative.json"},
        {"job": "a", "file": "/a\0.json"},
        {"job": "a", "file": "/\ud800.json"},
        {"job": "a", "file": "/x.json", "dates": "some"},
    ],
)
def test_half_a_wish_is_not_understood(
    stage: Stage, request_: dict[str, object]
) -> None:
    told = stage.ask(command="import", **request_)
    assert str(told["error"]).startswith("That request is not understood")


def test_what_is_refused_is_told(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    told = stage.ask(command="import", job="a", file="/x.pdf")
    assert str(told["error"]).startswith("x.pdf cannot be taken in")
    nowhere = str(tmp_path / "nowhere.json")
    told = done(stage, qtbot, file=nowhere)
    assert told == {"error": f"There is no file {nowhere}."}


def test_a_full_disk_is_told(
    stage: Stage, qtbot: QtBot, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FULL

    monkeypatch.setattr(Import, "take_in", full)
    assert done(stage, qtbot, file=file) == {"error": str(FULL)}


def test_a_bug_of_ours_keeps_nobody_waiting(
    stage: Stage, qtbot: QtBot, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_us(_: Import) -> bool:
        raise KeyError("ours")

    monkeypatch.setattr(Import, "step", fail_us)
    with qtbot.captureExceptions() as found:
        told = done(stage, qtbot, file=file)
    assert told == {"error": "The import failed. Nothing was taken in."}
    assert found[0][0] is KeyError


def test_a_sign_told_on_another_computer_locks_this_one(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    begun = Entry(walk(1).id, NOON, NOON.date(), Answer(10))
    entry = Entry(walk(2).id, NOON, NOON.date(), Checked(Sign.EMERGENCY))
    file = written(tmp_path / "all.json", begun, entry)
    done(stage, qtbot, file=file)
    assert stage.name == "locked"


def test_a_store_that_fails_for_a_moment_is_no_bug(
    stage: Stage, qtbot: QtBot, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(stage, monkeypatch, 1)
    told = done(stage, qtbot, file=file)
    assert "preview" in told
