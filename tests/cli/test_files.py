from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from walkreminder.cli import commands
from walkreminder.core import documents
from walkreminder.core.ledger import Line, Outcome, Reason
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey
from walkreminder.desktop import single_instance
from walkreminder.desktop.control_client import NotRunning
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.said import Run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_walk_logged_without_the_app_is_kept(walkreminder: Run) -> None:
    said = walkreminder(
        *("log", "--minutes", "25", "--at", "2026-11-22 09:00"),
        *("--before", "6", "--after", "0", "--note", 'Zoë "🚶"\0\n'),
    )
    assert said == (0, "Kept: 25 min.\n", "")
    (walk,) = walkreminder("history", "--json").document
    walk.pop("id")
    assert walk == {
        "started": "2026-11-22T09:00:00+01:00",
        "zone": "Europe/Berlin",
        "seconds": 1500,
        "source": "logged",
        "reminder": None,
        "before": 6,
        "after": 0,
        "next_morning": None,
        "note": 'Zoë "🚶"\0\n',
    }
    assert walkreminder("history").out == "Sun 2026-11-22 09:00   25 min  logged\n"


def test_a_walk_without_a_time_has_just_ended(walkreminder: Run) -> None:
    walkreminder("log", "--minutes", "30")
    (walk,) = walkreminder("history", "--json").document
    assert walk["started"] == "2026-11-22T12:30:00+01:00"


@pytest.mark.parametrize(
    "at",
    ["2026-11-22 13:01", "2026-12-01", "9999-12-31", "0001-01-01T00:00+14:00", "x"],
)
def test_a_walk_that_cannot_have_been_is_refused(walkreminder: Run, at: str) -> None:
    code, out, err = walkreminder("log", "--minutes", "5", "--at", at)
    assert (code, out) == (1, "")
    assert err.endswith(".\n")
    assert walkreminder("history").out == "Nothing yet.\n"


def test_a_mistake_in_the_settings_does_not_lose_a_walk(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[walk]\nminutes = 0\n")
    assert walkreminder("log", "--minutes", "5").code == 0
    assert len(walkreminder("history", "--json").document) == 1


def test_a_logged_walk_leaves_what_came_due_to_the_app(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    looked = NOW - timedelta(days=2)
    with History(home / "history.sqlite3") as history:
        history.save(State(looked=looked))
    walkreminder("log", "--minutes", "5")
    with History(home / "history.sqlite3") as history:
        state = history.state()
        assert state is not None
        assert state.looked == looked
        assert history.lines() == []


@pytest.mark.parametrize("words", ["log --minutes 5", "settings set walk.minutes 5"])
def test_an_app_that_is_just_starting_or_ending_is_waited_for(
    walkreminder: Run, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    real, holders = single_instance.hold, ["another copy"]
    monkeypatch.setattr(
        single_instance, "hold", lambda lock: None if holders.pop() else real(lock)
    )
    holders.insert(0, "")
    assert walkreminder(*words.split()).code == 0
    assert holders == []


def test_a_walk_that_an_app_kept_before_it_was_lost_is_not_kept_twice(
    walkreminder: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()

    def keep_and_die(_: Path, request: dict[str, object]) -> dict[str, object]:
        walk = request["walk"]
        assert isinstance(walk, dict)
        with History(home / "history.sqlite3") as history:
            history.save(State(looked=NOW), (documents.logged_walk(walk),))
        raise NotRunning

    monkeypatch.setattr(commands, "ask", keep_and_die)
    assert walkreminder("log", "--minutes", "5") == (0, "Kept: 5 min.\n", "")
    assert len(walkreminder("history", "--json").document) == 1


def test_while_another_copy_writes_nothing_is_written(
    walkreminder: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_KNOCKS", 2)
    home.mkdir()
    guard = single_instance.hold(home / "lock")
    assert guard is not None
    with guard:
        for words in ("log --minutes 5", "settings set walk.minutes 5"):
            code, out, err = walkreminder(*words.split())
            assert (code, out) == (1, "")
            assert err.endswith("Try again in a moment.\n")
        assert not (home / "history.sqlite3").exists()
        assert not (home / "settings.toml").exists()
    assert walkreminder("log", "--minutes", "5").code == 0


def test_history_is_told_by_days_both_included(walkreminder: Run) -> None:
    for day in (19, 20, 21):
        walkreminder("log", "--minutes", "5", "--at", f"2026-11-{day} 23:30")

    def days(*span: str) -> list[str]:
        walks = walkreminder("history", *span, "--json").document
        return [walk["started"][8:10] for walk in walks]

    assert days() == ["19", "20", "21"]
    assert days("--since", "2026-11-20") == ["20", "21"]
    assert days("--until", "2026-11-20") == ["19", "20"]
    assert days("--since", "2026-11-20", "--until", "2026-11-20") == ["20"]
    assert days("--since", "2026-11-21", "--until", "2026-11-19") == []
    assert days("--since", "0001-01-01", "--until", "9999-12-31") == days()
    nothing = walkreminder("history", "--since", "2026-11-22")
    assert nothing.out == "Nothing in these days.\n"


@pytest.mark.parametrize("day", ["x", "", "2026-02-30", "2026-11-22\0", "today"])
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_date_that_is_none_is_refused(
    walkreminder: Run, option: str, day: str
) -> None:
    code, out, err = walkreminder("history", option, day)
    assert (code, out) == (1, "")
    assert "is no date. Write it like 2026-11-23." in err


def test_the_ledger_is_told_line_by_line(walkreminder: Run, home: Path) -> None:
    home.mkdir()
    key = SlotKey("workday", date(2026, 11, 20), time(10, 30))
    due = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    lines = (
        Line(key, due, Outcome.MISSED, Reason.AWAY, due),
        Line(
            SlotKey("workday", date(2026, 11, 20), time(15)),
            due + timedelta(hours=4.5),
            Outcome.WALKED,
            None,
            due,
        ),
    )
    with History(home / "history.sqlite3") as history:
        history.save(State(looked=NOW), lines)
    assert walkreminder("history", "--ledger", "--json").document == [
        {
            "reminder": "workday",
            "date": "2026-11-20",
            "time": "10:30",
            "utc": "2026-11-20T09:30:00Z",
            "outcome": "missed",
            "reason": "away",
        },
        {
            "reminder": "workday",
            "date": "2026-11-20",
            "time": "15:00",
            "utc": "2026-11-20T14:00:00Z",
            "outcome": "walked",
            "reason": None,
        },
    ]
    assert walkreminder("history", "--ledger").out == (
        "Fri 2026-11-20 10:30  missed (away)  workday\n"
        "Fri 2026-11-20 15:00  walked  workday\n"
    )


def test_the_ledger_tells_a_reminder_that_is_no_more_by_its_id(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[[reminder]]\nid = "new"\nat = ["15:00"]\n')
    key = SlotKey("old-one", date(2026, 11, 20), time(10, 30))
    due = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    with History(home / "history.sqlite3") as history:
        line = Line(key, due, Outcome.SKIPPED, Reason.UNWELL, due)
        history.save(State(looked=NOW), (line,))
    told = walkreminder("history", "--ledger")
    assert told == (0, "Fri 2026-11-20 10:30  skipped (unwell)  old-one\n", "")
    (document,) = walkreminder("history", "--ledger", "--json").document
    assert document["reminder"] == "old-one"


@pytest.mark.parametrize("zone", ["Mars/Base", "Europe", "../x", "", "x" * 300])
def test_a_walk_from_a_zone_that_nobody_knows_is_told_in_utc(
    walkreminder: Run, home: Path, zone: str
) -> None:
    walkreminder("log", "--minutes", "5", "--at", "2026-11-22 09:00")
    database = sqlite3.connect(home / "history.sqlite3")
    with database:
        database.execute("UPDATE walk SET zone = ?", (zone,))
    database.close()
    (walk,) = walkreminder("history", "--json").document
    assert walk["started"] == "2026-11-22T08:00:00+00:00"
    assert walkreminder("history").out.startswith("Sun 2026-11-22 08:00")


READING = ["status", "history", "history --ledger", "log --minutes 5"]


@pytest.mark.parametrize("words", READING)
@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" * 99])
def test_a_damaged_history_is_told_with_a_remedy_and_left_alone(
    walkreminder: Run, home: Path, words: str, content: bytes
) -> None:
    home.mkdir()
    (home / "history.sqlite3").write_bytes(content)
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (1, "")
    assert "backups" in err
    assert (home / "history.sqlite3").read_bytes() == content


@pytest.mark.parametrize("words", READING)
def test_a_history_of_a_newer_version_is_told_and_left_alone(
    walkreminder: Run, home: Path, words: str
) -> None:
    walkreminder("log", "--minutes", "5")
    file = home / "history.sqlite3"
    database = sqlite3.connect(file)
    database.execute("PRAGMA user_version = 999")
    database.close()
    before = file.read_bytes()
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (1, "")
    assert "newer Walk Reminder" in err
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", ["status", "log --minutes 5"])
def test_a_state_that_is_not_understood_is_told(
    walkreminder: Run, home: Path, words: str
) -> None:
    walkreminder("log", "--minutes", "5")
    database = sqlite3.connect(home / "history.sqlite3")
    with database:
        database.execute("UPDATE state SET json = '{}'")
    database.close()
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (1, "")
    assert "does not understand" in err


@pytest.mark.parametrize("words", READING)
def test_a_folder_in_the_place_of_the_history_is_told(
    walkreminder: Run, home: Path, words: str
) -> None:
    (home / "history.sqlite3").mkdir(parents=True)
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (1, "")
    assert "cannot be used" in err


@pytest.mark.parametrize(
    "words", ["next", "status", "history", "log --minutes 5", "settings show"]
)
def test_a_home_that_is_a_file_ends_in_no_traceback(
    walkreminder: Run, home: Path, words: str
) -> None:
    home.write_text("")
    code, out, err = walkreminder(*words.split())
    assert code in {0, 1, 3}
    assert (err == "") == (code != 1)
    assert out or err


def test_settings_show_tells_every_key_of_the_file(walkreminder: Run) -> None:
    said = walkreminder("settings", "show")
    assert 'reminder.daily.at = ["15:00"]\n' in said.out
    assert "walk.minutes = 20\n" in said.out
    assert "days_off.dates = []\n" in said.out
    told = walkreminder("settings", "show", "--json").document
    assert told["reminder"] == [{"id": "daily", "at": ["15:00"]}]
    assert told["walk"]["minutes"] == 20


def test_settings_path_is_where_the_file_goes(walkreminder: Run, home: Path) -> None:
    assert walkreminder("settings", "path").out == f"{home / 'settings.toml'}\n"
    walkreminder("settings", "set", "walk.minutes", "25")
    assert (home / "settings.toml").exists()


def test_a_setting_is_changed_without_the_app_and_nothing_else(
    walkreminder: Run,
) -> None:
    before = walkreminder("settings", "show", "--json").document
    assert walkreminder("settings", "set", "walk.minutes", "25") == (0, "", "")
    after = walkreminder("settings", "show", "--json").document
    assert after.pop("walk") == before.pop("walk") | {"minutes": 25}
    assert after == before


def test_a_comment_survives_a_change(walkreminder: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[walk] # mine\nminutes = 20 # short\n")
    walkreminder("settings", "set", "walk.minutes", "25")
    assert "minutes = 25 # short" in (home / "settings.toml").read_text()


def test_a_faulty_file_is_not_overwritten(walkreminder: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[walk]\nminutes = 0\n")
    code, out, err = walkreminder("settings", "set", "walk.minutes", "25")
    assert (code, out) == (1, "")
    assert "line 2" in err
    assert (home / "settings.toml").read_text() == "[walk]\nminutes = 0\n"


def test_check_tells_every_mistake_and_every_stranger(
    walkreminder: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text("[walk]\nminutes = 0\nvoice = 1\nlong = 2\n")
    code, out, err = walkreminder("settings", "check", str(other))
    assert (code, out) == (1, "")
    told = [line.removeprefix(f"{other}, ").split(":")[0] for line in err.splitlines()]
    assert told == ["line 2", "line 3", "line 4"]
    assert walkreminder("settings", "check").code == 0


def test_check_uses_a_file_with_a_stranger_and_says_so(
    walkreminder: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text("[wlak]\n")
    code, out, err = walkreminder("settings", "check", str(other))
    assert (code, out) == (0, f"{other} is fine.\n")
    assert 'did you mean "walk"?' in err


@pytest.mark.parametrize("name", ["none.toml", "a\0b", "x" * 300, ".", "file/x"])
def test_check_of_what_is_no_file_is_refused(
    walkreminder: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    code, out, err = walkreminder("settings", "check", name)
    assert (code, out) == (1, "")
    assert name in err


def test_json_is_as_readable_as_it_can_be(walkreminder: Run) -> None:
    walkreminder("log", "--minutes", "5", "--note", "Zoë")
    assert "Zoë" in walkreminder("history", "--json").out
    assert json.loads(walkreminder("history", "--json").out)[0]["note"] == "Zoë"
