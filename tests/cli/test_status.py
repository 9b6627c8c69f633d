from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.events import Start
from walkreminder.core.reminder import step
from walkreminder.core.settings import Settings
from walkreminder.core.state import Quiet, Scene, State
from walkreminder.desktop.local_zone import local_zone
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.said import App, Run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_running_app_is_asked_and_its_sentence_printed(
    walkreminder: Run, app: App
) -> None:
    with app({"running": True, "why": "Next walk at 15:00. 🚶"}) as heard:
        assert walkreminder("status") == (0, "Next walk at 15:00. 🚶\n", "")
    assert heard == [{"command": "status"}]


def test_what_the_app_says_in_json_is_passed_on_whole(
    walkreminder: Run, app: App
) -> None:
    answer: dict[str, object] = {"running": True, "why": "…", "next": None, "new": [1]}
    with app(answer):
        said = walkreminder("status", "--json")
    assert (said.code, said.document, said.err) == (0, answer, "")


def test_an_app_that_says_less_than_expected_is_no_reason_to_fail(
    walkreminder: Run, app: App
) -> None:
    with app({}):
        assert walkreminder("status") == (0, "", "")


def test_what_the_app_refuses_is_a_sentence_and_1(walkreminder: Run, app: App) -> None:
    with app({"error": "The disk is full. Free some space."}):
        said = walkreminder("status", "--json")
    assert said == (1, "", "The disk is full. Free some space.\n")


def test_without_the_app_the_files_tell_and_the_code_is_3(walkreminder: Run) -> None:
    said = walkreminder("status", "--json")
    assert said.code == 3
    assert said.document == {
        "running": False,
        "state": "waiting",
        "why": "Walk Reminder is not running, so it will not ask.",
        "next": {
            "reminder": "daily",
            "date": "2026-11-22",
            "time": "15:00",
            "due": "2026-11-22T15:00:00+01:00",
            "utc": "2026-11-22T14:00:00Z",
            "minutes": 20,
        },
        "until": None,
        "walk": None,
        "today": {"minutes": 0, "walks": 0, "goal_minutes": 30},
    }


def test_todays_walks_are_counted_without_the_app(walkreminder: Run) -> None:
    walkreminder("log", "--minutes", "12")
    walkreminder("log", "--minutes", "9", "--at", "2026-11-22 08:00")
    walkreminder("log", "--minutes", "50", "--at", "2026-11-21 23:30")
    today = walkreminder("status", "--json").document["today"]
    assert today == {"minutes": 21, "walks": 2, "goal_minutes": 30}


def keep(home: Path, state: State) -> None:
    home.mkdir()
    with History(home / "history.sqlite3") as history:
        history.save(state)


def test_a_walk_that_a_crash_broke_off_does_not_count_on(
    walkreminder: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    began = NOW - timedelta(days=2)
    scene = Scene(began, local_zone().zone, Settings())
    state, _ = step(State(looked=began), Start(), scene)
    keep(home, state)
    said = walkreminder("status", "--json").document
    assert said["state"] == "asking"
    assert said["walk"]["started"] == "2026-11-20T13:00:00+01:00"
    assert said["walk"]["elapsed_s"] == 0


def test_a_silence_that_is_over_is_not_told(walkreminder: Run, home: Path) -> None:
    since = NOW - timedelta(days=1)
    quiet = Quiet(since, NOW - timedelta(hours=1))
    keep(home, State(looked=since, zone="Europe/Berlin", quiet=quiet))
    said = walkreminder("status", "--json").document
    assert (said["state"], said["until"]) == ("waiting", None)


def test_a_silence_that_goes_on_is_told(walkreminder: Run, home: Path) -> None:
    keep(home, State(looked=NOW, quiet=Quiet(NOW, NOW + timedelta(hours=8))))
    said = walkreminder("status", "--json").document
    assert (said["state"], said["until"]) == ("quiet", "2026-11-22T21:00:00+01:00")
    assert said["next"]["date"] == "2026-11-23"


def test_asking_the_files_changes_nothing_in_them(
    walkreminder: Run, home: Path
) -> None:
    keep(home, State(looked=NOW - timedelta(days=9)))
    before = (home / "history.sqlite3").read_bytes()
    walkreminder("status")
    walkreminder("history")
    assert (home / "history.sqlite3").read_bytes() == before
    assert [each.name for each in home.iterdir()] == ["history.sqlite3"]


@pytest.mark.parametrize("command", ["status", "history"])
def test_an_empty_history_is_left_empty(
    walkreminder: Run, home: Path, command: str
) -> None:
    home.mkdir()
    (home / "history.sqlite3").touch()
    assert walkreminder(command).err == ""
    assert (home / "history.sqlite3").stat().st_size == 0
    (home / "backups").mkdir()
    (home / "backups" / "history-2026-11-21.sqlite3").touch()
    said = walkreminder(command)
    assert said.code == 1
    assert "there are copies of it" in said.err
    assert (home / "history.sqlite3").stat().st_size == 0
