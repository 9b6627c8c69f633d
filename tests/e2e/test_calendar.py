"""The calendar opens in a program of another house, and says the same there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.store.values import walk
from walkreminder.core.state import State
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
LENGTH = timedelta(minutes=25)
pytestmark = pytest.mark.e2e


def test_a_calendar_program_shows_what_was_exported(tmp_path: Path) -> None:
    home, calendar = tmp_path / "home", tmp_path / "calendar"
    home.mkdir()
    calendar.mkdir()
    environment = os.environ | {
        "TZ": "Europe/Berlin",
        "WALKREMINDER_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    now = datetime.now(UTC)  # noqa: TID251 - the other program has a clock of its own
    began = now.astimezone(BERLIN).replace(hour=8, minute=5) - timedelta(days=1)
    with History(home / "history.sqlite3") as history:
        history.save(State(looked=began), (walk(1, began, note="Am Fluß, weit"),))

    def run(*command: str) -> str:
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    file = str(tmp_path / "walks.ics")
    run(sys.executable, "-m", "walkreminder", "export", file)
    program = ("calcurse", "-D", str(calendar), "-C", str(calendar))
    report = run(*program, "-i", file)
    # A walk, and every day at three for eight weeks; in spring they lack an hour.
    assert re.search(r"5[678] apps / 0 events / 0 todos / 0 skipped", report)
    yesterday = run(*program, "-Q", "--from", "yesterday", "--days", "1")
    hours = [f"{at.astimezone(BERLIN):%H:%M}" for at in (began, began + LENGTH)]
    assert f" - {hours[0]} -> {hours[1]}\n\tWalked 20 min\n" in yesterday
    ahead = run(*program, "-Q", "--from", "tomorrow", "--days", "7")
    assert ahead.count(" - 15:00 -> 15:20\n\tWalk 20 min\n") == 7
    # What it gives out again has kept letters, names and what was said.
    again = run(*program, "-x")
    assert "Am Fluß\\, weit" in again
