from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.said import Run


def test_without_a_file_the_daily_reminder_comes(walkreminder: Run) -> None:
    said = walkreminder("next", "-n", "2")
    assert said == (
        0,
        "Sun 2026-11-22 15:00   20 min  daily\nMon 2026-11-23 15:00   20 min  daily\n",
        "",
    )


def test_ten_slots_come_unless_asked_otherwise(walkreminder: Run) -> None:
    assert len(walkreminder("next", "--json").document) == 10
    assert len(walkreminder("next").out.splitlines()) == 10


def test_as_many_come_as_are_asked_for(walkreminder: Run) -> None:
    dues = [slot["utc"] for slot in walkreminder("next", "-n2000", "--json").document]
    assert len(dues) == len(set(dues)) == 2000
    assert dues == sorted(dues)
    assert dues[-1] == "2032-05-13T13:00:00Z"


def test_the_years_that_calendars_reckon_with_have_an_end(walkreminder: Run) -> None:
    said = walkreminder("next", "-n1000000", "--from", "9000-12-01", "--json")
    assert (said.code, said.err) == (0, "")
    assert 800 <= len(said.document) < 1000


def test_a_slot_in_json_has_local_and_universal_time(walkreminder: Run) -> None:
    said = walkreminder("next", "-n1", "--from", "2026-03-29", "--json")
    assert said.document == [
        {
            "reminder": "daily",
            "date": "2026-03-29",
            "time": "15:00",
            "due": "2026-03-29T15:00:00+02:00",
            "utc": "2026-03-29T13:00:00Z",
            "minutes": 20,
        }
    ]


@pytest.mark.parametrize(
    ("after", "first"),
    [
        ("2026-11-22 15:00", "2026-11-23T14:00:00Z"),
        ("2026-11-22 14:59:59", "2026-11-22T14:00:00Z"),
        ("2026-11-22T14:00:00Z", "2026-11-23T14:00:00Z"),
        ("2026-11-22T15:00+02:00", "2026-11-22T14:00:00Z"),
        ("20261122T1459", "2026-11-22T14:00:00Z"),
        # A clock time that the spring change leaves out.
        ("2026-03-29 02:30", "2026-03-29T13:00:00Z"),
        ("1900-01-01", "1900-01-01T14:00:00Z"),
        ("9000-12-31 23:59", "9001-01-01T14:00:00Z"),
    ],
)
def test_slots_are_strictly_later_than_from(
    walkreminder: Run, after: str, first: str
) -> None:
    said = walkreminder("next", "-n", "1", "--from", after, "--json")
    assert [slot["utc"] for slot in said.document] == [first]


def test_a_zone_moves_from_and_the_slots(walkreminder: Run) -> None:
    said = walkreminder(
        "next", "-n1", "--zone", "Asia/Tokyo", "--from", "2026-11-22 15:00", "--json"
    )
    assert said.document[0]["due"] == "2026-11-23T15:00:00+09:00"


def test_with_a_zone_the_systems_own_is_not_even_looked_up(
    walkreminder: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Nowhere/AtAll")
    said = walkreminder("next", "-n1", "--zone", "Asia/Tokyo")
    assert (said.code, said.err) == (0, "")


def test_a_system_without_a_zone_is_told_and_lives_by_utc(
    walkreminder: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Nowhere/AtAll")
    said = walkreminder("next", "-n1", "--json")
    assert "time zone is not known" in said.err
    assert said.document[0]["utc"] == "2026-11-22T15:00:00Z"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--zone", "../../etc/passwd"),
        ("--zone", "/etc/passwd"),
        ("--zone", ""),
        ("--zone", "Europe"),
        ("--zone", "Europe/Berlin\0"),
        ("--zone", "\udcff"),
        ("--zone", "x" * 5000),
        ("--from", "yesterday"),
        ("--from", ""),
        ("--from", "2026-02-30"),
        ("--from", "2026-11-22 25:00"),
        ("--from", "2026-11-22\0"),
        ("--from", "0001-01-01"),
        ("--from", "0001-01-01T00:00+14:00"),
        ("--from", "9999-12-31T23:59"),
        ("--from", "9999-12-31T23:59-12:00"),
        ("--from", "2011-12-30 10:00", "--zone", "Pacific/Apia"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    walkreminder: Run, arguments: tuple[str, ...]
) -> None:
    code, out, err = walkreminder("next", *arguments)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


@pytest.mark.parametrize("count", ["0", "-1", "x", "1.5", "", "9" * 30, "9" * 5000])
def test_a_number_of_slots_has_to_be_one(walkreminder: Run, count: str) -> None:
    code, out, err = walkreminder("next", "-n", count)
    assert (code, out) == (2, "")
    assert "a whole number from 1 to" in err


def test_nothing_ahead_is_said_in_words_and_as_an_empty_list(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("reminder = []\n")
    assert walkreminder("next") == (0, "No reminder lies ahead.\n", "")
    assert walkreminder("next", "--json") == (0, "[]\n", "")


def test_a_mistake_in_the_settings_is_told_with_a_remedy(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[walk]\nminutes = 0\ncap = 3\n")
    code, out, err = walkreminder("next")
    assert (code, out) == (1, "")
    assert "line 2: walk.minutes = 0: it has to be" in err
    assert "walkreminder settings check" in err
    assert err.count("\n") == 1


def test_an_unknown_key_is_told_apart_from_the_answer(
    walkreminder: Run, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(
        '[wlak]\n[[reminder]]\nid = "x"\nat = ["9:00"]\n'
    )
    said = walkreminder("next", "--json", "-n1")
    assert said.code == 0
    assert len(said.document) == 1
    assert 'did you mean "walk"?' in said.err


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = [" * 5000, b"\0", b"= 1"])
def test_a_file_that_is_no_toml_is_told(
    walkreminder: Run, home: Path, content: bytes
) -> None:
    home.mkdir()
    (home / "settings.toml").write_bytes(content)
    code, out, err = walkreminder("next")
    assert (code, out) == (1, "")
    assert str(home / "settings.toml") in err


def test_asking_leaves_no_file_behind(walkreminder: Run, home: Path) -> None:
    walkreminder("next")
    walkreminder("history")
    walkreminder("status")
    walkreminder("settings", "show")
    assert not home.exists()
