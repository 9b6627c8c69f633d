"""Imports of a running app that are broken off, or only looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tests.app.test_importing import done, written
from tests.store.values import NOON, walk
from walkreminder.app import importing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage

MOST_TURNS = 200


def a_file(folder: Path) -> str:
    walks = (walk(n + 1, NOON - n * timedelta(hours=1)) for n in range(12))
    return str(written(folder / "all.json", *walks))


def test_what_is_taken_in_cannot_be_cancelled_any_more(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TURN_SECONDS", 0.0)
    stage.ask(command="import", job="a", file=a_file(tmp_path))
    for _ in range(MOST_TURNS):
        QCoreApplication.processEvents()
        if len(stage.walks) == 12:
            break
    told = stage.ask(command="import", job="a", cancel=True)
    assert len(stage.walks) == 12
    assert "error" not in told


def test_a_look_leaves_nothing_behind(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    done(stage, qtbot, file=a_file(tmp_path), dry_run=True)
    left = stage.history.database.execute(
        "SELECT name FROM sqlite_temp_master WHERE name LIKE 'incoming%'"
    )
    assert left.fetchall() == []
