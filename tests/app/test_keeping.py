"""Copies once a day, and a look all through the history once a week."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.app.test_mending import dialogs, said
from tests.store import damage
from walkreminder.app.keeping import NAME, Keeping
from walkreminder.desktop import program
from walkreminder.desktop.program import Program
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage
    from walkreminder.store.telling import Damaged

DAY = date(2026, 11, 19)


class Memory(dict[str, str]):
    """What is remembered beside the windows' places."""

    place = dict.get

    def keep(self, window: str, place: str) -> None:
        self[window] = place


class Kept:
    """One history, kept from day to day."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "history.sqlite3"
        damage.filled(self.place, 40)
        self.history = History(self.place)
        self.today = DAY
        self.memory = Memory()
        self.damages: list[Damaged] = []
        self.keeping = Keeping(
            self.history, folder / "backups", lambda: self.today, self.memory
        )
        self.keeping.damaged.connect(self.damages.append)

    def look_through(self, qtbot: QtBot) -> None:
        """Take the look that is due, to its end."""
        self.keeping.look_through()
        running = self.keeping._program
        assert running is not None
        with qtbot.waitSignal(running.ended):
            pass


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path)
    yield kept
    kept.keeping.close()
    kept.history.close()
    kept.keeping.deleteLater()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Count the looks that begin, and let none of them be."""
    begun: list[date] = []

    class NoProgram(Program):
        def run(self, command: object) -> None:
            del command
            begun.append(DAY)

    monkeypatch.setattr(program, "Program", NoProgram)
    return begun


def test_a_sound_history_is_looked_through_and_that_is_remembered(
    kept: Kept, qtbot: QtBot
) -> None:
    kept.look_through(qtbot)
    assert kept.memory == {NAME: "2026-11-19"}
    assert kept.damages == []


def test_damage_that_no_glance_and_no_copy_finds_is_found(
    kept: Kept, qtbot: QtBot
) -> None:
    damage.lose_index_rows(kept.place)
    kept.look_through(qtbot)
    (found,) = kept.damages
    assert "row" in found.what
    assert "index ledger_by_date" in found.what
    assert kept.memory == {}


def test_a_history_in_use_elsewhere_is_looked_through_another_day(
    kept: Kept, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(kept.place, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        kept.look_through(qtbot)
    assert (kept.damages, kept.memory) == ([], {})
    kept.today += timedelta(days=1)
    kept.look_through(qtbot)
    assert kept.memory == {NAME: "2026-11-20"}


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        ("", True),
        ("no date", True),
        ("2026-11-19", False),
        ("2026-11-13", False),
        ("2026-11-12", True),
        ("2099-01-01", True),
    ],
)
def test_a_look_is_due_after_a_week_and_where_nobody_knows(
    kept: Kept, looks: list[date], last: str, *, is_due: bool
) -> None:
    kept.memory[NAME] = last
    kept.keeping.look_through()
    assert bool(looks) == is_due


def test_one_day_has_one_look_even_if_it_came_to_nothing(
    kept: Kept, looks: list[date]
) -> None:
    for _ in range(5):
        kept.keeping.look_through()
    assert len(looks) == 1
    kept.today += timedelta(days=1)
    kept.keeping.look_through()
    assert len(looks) == 2


def test_where_nobody_knows_how_to_start_another_process_nothing_is_started(
    kept: Kept, looks: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    kept.keeping.look_through()
    assert looks == []


def test_a_start_looks_through_nothing_and_the_first_ring_does(
    bare_stage: Stage, looks: list[date]
) -> None:
    bare_stage.window_file.keep(NAME, "")
    bare_stage.start()
    assert looks == []
    bare_stage.let_until("15:00")
    assert len(looks) == 1
    bare_stage.let(minutes=30)
    assert len(looks) == 1


def test_damage_that_the_daily_copy_meets_is_offered_to_be_mended(
    bare_stage: Stage,
) -> None:
    damage.filled(bare_stage.paths.history, 100)
    bare_stage.start()
    damage.spoil_table(bare_stage.paths.history, "walk", 4)
    bare_stage.history.database.execute("PRAGMA cache_size = 0")
    bare_stage.let(days=1)
    assert len(dialogs()) == 1
    assert "holds 100 walks" in said()
    assert "was not copied" in bare_stage.troubles_told["backup"]


def test_damage_that_the_look_finds_is_offered_to_be_mended(
    bare_stage: Stage,
) -> None:
    damage.filled(bare_stage.paths.history, 10)
    bare_stage.start()
    bare_stage.app._keeping._hear("damaged: row 5 missing from index")
    assert "Damage was found in the history: row 5 missing from index." in said()
