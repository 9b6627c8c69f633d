"""The commands export and import, with and without a running app."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NOW
from tests.store.values import line, walk
from walkreminder import cli
from walkreminder.cli import commands
from walkreminder.core.exchange import Flaw, Overlap, Preview
from walkreminder.core.exchange_document import preview_document
from walkreminder.core.programme_log import Entry, SoreFeet
from walkreminder.core.state import State
from walkreminder.desktop import single_instance
from walkreminder.desktop.control_client import NotRunning
from walkreminder.store.exchange.parcel import Parcel
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.said import App, Run


@pytest.fixture
def kept(home: Path) -> Path:
    """Return a history with something of each kind in it."""
    home.mkdir()
    entry = Entry(walk(9).id, NOW, NOW.date(), SoreFeet())
    with History(home / "history.sqlite3") as history:
        history.save(State(looked=NOW), (walk(1), walk(2), line(), entry))
    return home / "history.sqlite3"


@pytest.fixture
def elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what carries out a command on another computer."""

    def run(*arguments: str) -> str:
        home = str(tmp_path / "elsewhere")
        assert cli.main(arguments, {"WALKREMINDER_HOME": home}, lambda: NOW) == 0
        return str(capsys.readouterr().out)

    return run


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("ending", ["json", "csv", "JSON"])
def test_a_history_moves_to_another_computer(
    walkreminder: Run, elsewhere: Callable[..., str], tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"all.{ending}"
    assert walkreminder("export", str(file)) == (0, f"Written: {file}\n", "")
    told = elsewhere("import", str(file))
    assert told.startswith(f"all.{ending} tells of 2 walks: 2 new.")
    assert told.endswith("Taken in.\n")
    walks = json.loads(elsewhere("history", "--json"))
    assert walks == walkreminder("history", "--json").document
    assert elsewhere("import", str(file)) == (
        f"all.{ending} tells of 2 walks: 2 here already.\n"
        "There is nothing to take in.\n"
    )


@pytest.mark.usefixtures("kept")
def test_a_preview_says_all_that_would_be_and_changes_nothing(
    walkreminder: Run, elsewhere: Callable[..., str], tmp_path: Path
) -> None:
    file = str(tmp_path / "all.json")
    walkreminder("export", file)
    assert elsewhere("import", "--dry-run", file) == (
        "all.json tells of 2 walks: 2 new. Of reminders it tells what became of 1 more,"
        " and better of 0. 1 things said to the programme are new.\n"
        "1 of the new walks overlaps another, and may be the same:\n"
        "  Tue 2026-03-10 13:00 20 min  and  Tue 2026-03-10 13:00 20 min\n"
        "To leave them out, import with --leave-out-overlapping.\n"
        "Nothing was taken in: that is what would be.\n"
    )
    assert elsewhere("history") == "Nothing yet.\n"
    told = elsewhere("import", "--leave-out-overlapping", file)
    assert told.endswith("Taken in.\n")
    assert len(json.loads(elsewhere("history", "--json"))) == 1


def test_without_a_history_there_is_an_empty_file(
    walkreminder: Run, tmp_path: Path
) -> None:
    file = tmp_path / "walks.csv"
    assert walkreminder("export", str(file)).code == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1
    said = walkreminder("import", str(file))
    assert said.out == "walks.csv tells of 0 walks.\nThere is nothing to take in.\n"


def test_mistakes_are_told_with_their_lines_and_a_way_out(
    walkreminder: Run, tmp_path: Path
) -> None:
    file = tmp_path / "walks.csv"
    file.write_text("date,time,minutes\n3/4/26,8:00,20\n", encoding="utf-8")
    code, out, err = walkreminder("import", str(file))
    assert (code, out) == (1, "")
    assert err == (
        "Line 2: 3/4/26 may name the day or the month first, and no other line tells."
        " Say which, or write dates like 2026-11-23.\n"
        "Say which with --dates day-first or --dates month-first.\n"
        "Nothing was taken in.\n"
    )
    said = walkreminder("import", "--dates", "day-first", str(file))
    assert said == (0, "walks.csv tells of 1 walk: 1 new.\nTaken in.\n", "")
    (found,) = walkreminder("history", "--json").document
    assert found["started"] == "2026-04-03T08:00:00+02:00"
    assert found["source"] == "imported"


def test_every_mistake_is_told_at_once(walkreminder: Run, tmp_path: Path) -> None:
    file = tmp_path / "walks.csv"
    rows = "2026-03-24 08:00,-5\n2026-03-24 09:00,x\n"
    file.write_text(f"started,seconds\n{rows}", encoding="utf-8")
    assert walkreminder("import", str(file)).err == (
        "Line 2: a walk cannot take less than no time.\n"
        "Line 3: seconds is a whole number, and 'x' is none.\n"
        "Nothing was taken in.\n"
    )


def test_what_is_worth_a_look_is_told_beside_the_answer(
    walkreminder: Run, tmp_path: Path
) -> None:
    file = tmp_path / "walks.csv"
    file.write_text("started,seconds,mood\n2030-01-01 08:00,20,x\n", encoding="utf-8")
    said = walkreminder("import", str(file))
    assert said.code == 0
    assert said.err == (
        "Columns that nobody knows were left out: mood.\n"
        "1 of its walks end later than now. Look at the dates, and at the clock.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "all.xlsx"), "all.xlsx does not say what to write."),
        (("export", "/nowhere/all.json"), "There is no folder /nowhere."),
        (("import", "all.xlsx"), "all.xlsx cannot be taken in."),
        (("import", "/nowhere/all.json"), "There is no file /nowhere/all.json."),
    ],
)
def test_what_cannot_be_is_refused(
    walkreminder: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = walkreminder(*arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)


def test_a_history_that_is_gone_is_not_exported_as_an_empty_one(
    walkreminder: Run, home: Path, tmp_path: Path
) -> None:
    (home / "backups").mkdir(parents=True)
    (home / "backups" / "history-2026-03-10.sqlite3").write_bytes(b"a copy")
    said = walkreminder("export", str(tmp_path / "all.json"))
    assert said.code == 1
    assert "gone or empty" in said.err


def test_the_running_app_takes_it_in(
    walkreminder: Run, app: App, tmp_path: Path
) -> None:
    preview = preview_document(Preview(new=3, changed=1, kept=2), taken_in=True)
    with app({"job": "x", "preview": preview}) as heard:
        said = walkreminder("import", str(tmp_path / "all.json"))
    assert said.out == (
        "all.json tells of 6 walks: 3 new, 1 changed in the file since, 2 changed here"
        " since and kept so.\nTaken in.\n"
    )
    (request,) = heard
    assert request.pop("job")
    assert request == {
        "command": "import",
        "file": str(tmp_path / "all.json"),
        "dates": None,
        "leave_out_overlapping": False,
        "dry_run": False,
    }


def test_a_long_import_is_followed_to_its_end(
    walkreminder: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = preview_document(Preview(same=1), taken_in=False)
    answers: Iterator[dict[str, object]] = iter(
        [{"job": "x", "percent": 0}, {"percent": 50}, {"preview": preview}]
    )
    heard: list[dict[str, object]] = []

    def ask(_: Path, request: dict[str, object]) -> dict[str, object]:
        heard.append(request)
        return next(answers)

    monkeypatch.setattr(commands, "ask", ask)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = walkreminder("import", str(tmp_path / "all.json"))
    assert said.out.endswith("There is nothing to take in.\n")
    assert said.err == "\r  0 %\r 50 %\r    \r"
    assert heard[1:] == [{"command": "import", "job": "x"}] * 2


def test_a_cancelled_command_cancels_the_import(
    walkreminder: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict[str, object]] = []

    def ask(_: Path, request: dict[str, object]) -> dict[str, object]:
        heard.append(request)
        if len(heard) == 2:
            raise KeyboardInterrupt
        return {"job": "x", "percent": 10}

    monkeypatch.setattr(commands, "ask", ask)
    assert walkreminder("import", str(tmp_path / "all.json")).code == 130
    assert heard[2] == {"command": "import", "job": "x", "cancel": True}


def test_many_overlaps_are_counted_and_some_shown(
    walkreminder: Run, app: App, tmp_path: Path
) -> None:
    overlap = Overlap(walk(1), walk(2))
    found = Preview(new=30, overlaps=(overlap,) * 30)
    with app({"preview": preview_document(found, taken_in=False)}):
        said = walkreminder(
            "import", "--leave-out-overlapping", str(tmp_path / "all.json")
        )
    assert "30 of the new walks overlap others, and may be the same:\n" in said.out
    assert said.out.endswith("  and 10 more\nThere is nothing to take in.\n")


def test_another_copy_that_writes_is_waited_for(
    walkreminder: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "all.json").write_text('{"walkreminder": 1}', encoding="utf-8")
    home.mkdir()
    guard = single_instance.hold(home / "lock")
    assert guard is not None
    knocks = []

    def ask(*_: object) -> dict[str, object]:
        knocks.append(1)
        if len(knocks) == 3:
            guard.release()
        raise NotRunning

    monkeypatch.setattr(commands, "ask", ask)
    assert walkreminder("import", str(tmp_path / "all.json")).code == 0
    assert len(knocks) == 3


def test_cancelled_without_an_app_it_leaves_the_history_as_it_was(
    walkreminder: Run, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.json"
    walkreminder("export", str(file))
    with closing(sqlite3.connect(kept)) as database:
        database.execute("DELETE FROM walk")
        database.commit()
    before = kept.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Parcel, "put_in", stop)
    assert walkreminder("import", str(file)).code == 130
    assert kept.read_bytes() == before


def test_a_preview_is_a_document_of_plain_values() -> None:
    found = Preview(
        overlaps=(Overlap(walk(1), walk(2)),), flaws=(Flaw(3, "x."),), remarks=("y.",)
    )
    document = preview_document(found, taken_in=False)
    assert json.loads(json.dumps(document)) == document
    assert document["flaws"] == ["Line 3: x."]


@pytest.mark.usefixtures("kept")
def test_a_calendar_has_reminders_and_walks(walkreminder: Run, tmp_path: Path) -> None:
    file = tmp_path / "walks.ics"
    assert walkreminder("export", str(file)) == (0, f"Written: {file}\n", "")
    content = file.read_text(encoding="utf-8")
    assert content.startswith("BEGIN:VCALENDAR\n")
    assert "DTSTART;TZID=Europe/Berlin:20261122T150000\n" in content
    assert content.count("SUMMARY:Walked 20 min\n") == 2
    assert content.count("BEGIN:VALARM\n") == 56
