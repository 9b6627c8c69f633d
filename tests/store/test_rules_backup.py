"""A history that is only in use is no damaged one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.store.values import NOON
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store.backup import back_up, backups, integrity
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path


def test_a_history_in_use_elsewhere_is_not_called_damaged(tmp_path: Path) -> None:
    place, folder = tmp_path / "history.sqlite3", tmp_path / "backups"
    with History(place) as history:
        history.save(State(looked=NOON))
        history.database.execute("PRAGMA busy_timeout = 0")
        with closing(sqlite3.connect(place, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                integrity(history.database)
            with pytest.raises(Trouble, match="another program"):
                back_up(history.database, folder, date(2026, 3, 10))
        assert integrity(history.database) == ()
    assert backups(folder) == []
