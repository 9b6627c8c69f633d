from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from walkreminder.cli.arguments import PAGES
from walkreminder.desktop.conversation import LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.said import App, Run

SKIP = {"command": "skip", "today": False, "reason": None}
QUIET = {"command": "quiet", "off": False, "until": None}
REMIND = {"command": "remind"}

REQUESTS: list[tuple[str, dict[str, object]]] = [
    ("start", {"command": "start", "minutes": None}),
    ("start --minutes 15", {"command": "start", "minutes": 15}),
    ("pause", {"command": "pause"}),
    ("resume", {"command": "resume"}),
    ("finish", {"command": "finish"}),
    ("cancel", {"command": "cancel"}),
    ("snooze", {"command": "snooze", "minutes": None}),
    ("snooze 5", {"command": "snooze", "minutes": 5}),
    ("skip", {**SKIP}),
    ("skip --today", {**SKIP, "today": True}),
    ("skip --today --reason unwell", {**SKIP, "today": True, "reason": "unwell"}),
    ("unskip", {"command": "unskip"}),
    ("quiet", {**QUIET}),
    ("quiet --off", {**QUIET, "off": True}),
    ("quiet --for 2h", {**QUIET, "until": "2026-11-22T14:00:00+00:00"}),
    ("quiet --for 1h30m", {**QUIET, "until": "2026-11-22T13:30:00+00:00"}),
    ("quiet --until tomorrow", {**QUIET, "until": "tomorrow"}),
    ("quiet --until 2026-11-23T08:00", {**QUIET, "until": "2026-11-23T07:00:00+00:00"}),
    ("remind --in 30m", {**REMIND, "at": "2026-11-22T12:30:00+00:00"}),
    ("remind --at 16:00", {**REMIND, "at": "2026-11-22T15:00:00+00:00"}),
    # It is 13:00 by the wall: that time comes tomorrow.
    ("remind --at 13:00", {**REMIND, "at": "2026-11-23T12:00:00+00:00"}),
    ("remind --at 9:05", {**REMIND, "at": "2026-11-23T08:05:00+00:00"}),
    ("remind --at 2026-12-01T09:00", {**REMIND, "at": "2026-12-01T08:00:00+00:00"}),
    ("quit", {"command": "quit"}),
]
REQUESTS += [(f"show {page}", {"command": "show", "page": page}) for page in PAGES]


@pytest.mark.parametrize(("words", "request_"), REQUESTS)
def test_each_command_becomes_one_request_and_its_answer_is_printed(
    walkreminder: Run, app: App, words: str, request_: dict[str, object]
) -> None:
    with app({"text": "Done, and gladly."}) as heard:
        assert walkreminder(*words.split()) == (0, "Done, and gladly.\n", "")
    assert heard == [request_]


@pytest.mark.parametrize("words", [words for words, _ in REQUESTS])
def test_each_of_them_needs_the_running_app(walkreminder: Run, words: str) -> None:
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (3, "")
    assert err == "Walk Reminder is not running. Start it with: walkreminder\n"


def test_what_the_app_refuses_is_told(walkreminder: Run, app: App) -> None:
    with app({"error": "No walk is running. Start one first."}):
        assert walkreminder("finish") == (
            1,
            "",
            "No walk is running. Start one first.\n",
        )


def test_an_app_without_words_is_obeyed_in_silence(walkreminder: Run, app: App) -> None:
    with app({"text": ""}):
        assert walkreminder("quit") == (0, "", "")


def test_a_time_that_spring_leaves_out_is_the_first_after_the_gap(
    walkreminder: Run, app: App
) -> None:
    with app({}) as heard:
        walkreminder("remind", "--at", "02:30", now=datetime(2026, 3, 29, tzinfo=UTC))
    assert heard == [{**REMIND, "at": "2026-03-29T01:00:00+00:00"}]


def test_a_time_of_day_on_a_date_that_is_skipped_whole_comes_the_day_after(
    walkreminder: Run, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Apia")
    evening = datetime(2011, 12, 30, 9, tzinfo=UTC)  # the 29th, 23:00 by the wall
    with app({}) as heard:
        walkreminder("remind", "--at", "22:00", now=evening)
    assert heard == [{**REMIND, "at": "2011-12-31T08:00:00+00:00"}]


@pytest.mark.parametrize(
    "words",
    [
        "quiet --for x",
        "quiet --for 0m",
        "quiet --for -5m",
        "quiet --until x",
        "quiet --until 2026-13-01",
        "quiet --until 9999-12-31",
        "remind --in 5",
        "remind --in 999999999h",
        "remind --at 25:00",
        "remind --at 16:60",
        "remind --at ２３:00",  # noqa: RUF001  digits that are none of ASCII's
        "remind --at noon",
    ],
)
def test_a_wish_that_makes_no_sense_never_reaches_the_app(
    walkreminder: Run, words: str
) -> None:
    words = words.replace("--for -", "--for=-")
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (1, "")
    assert err.endswith(".\n")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "walk",
        "start --minutes 0",
        "start --minutes 1441",
        "snooze 0",
        "snooze soon",
        "skip --reason lazy --today",
        "skip --reason unwell",
        "quiet --for 1h --off",
        "quiet --for 1h --until tomorrow",
        "remind",
        "remind --in 5m --at 16:00",
        "show",
        "show nothing",
        "log",
        "log --minutes 20 --before 11",
        "log --minutes 20 --after -1",
        "log --minutes 1.5",
        "settings",
        "settings set walk.minutes",
        "history --limit 3",
    ],
)
def test_wrong_usage_is_2_and_says_what_is_right(walkreminder: Run, words: str) -> None:
    code, out, err = walkreminder(*words.split())
    assert (code, out) == (2, "")
    assert err.startswith("usage: walkreminder")
    assert "_count" not in err


@pytest.mark.parametrize("option", ["--before", "--after"])
@pytest.mark.parametrize("value", ["11", "-1", "2.5", "much", ""])
def test_a_rating_from_0_to_10_is_asked_for(
    walkreminder: Run, option: str, value: str
) -> None:
    code, _out, err = walkreminder("log", "--minutes", "20", f"{option}={value}")
    assert code == 2
    assert err.splitlines()[-1].endswith(
        f"argument {option}: it has to be a whole number from 0 to 10"
    )


HELPFUL = [
    *("next", "status", "show", "quit", "start", "pause", "log", "snooze", "skip"),
    *("unskip", "quiet", "remind", "history", "settings", "settings set"),
    *("settings check", "settings show"),
]


@pytest.mark.parametrize("words", ["--help", "next --help", "settings set --help"])
def test_help_is_an_answer(walkreminder: Run, words: str) -> None:
    code, out, err = walkreminder(*words.split())
    assert (code, err) == (0, "")
    assert out.startswith("usage: walkreminder")


@pytest.mark.parametrize("words", HELPFUL)
def test_the_help_of_a_command_says_what_it_and_each_of_its_options_is_for(
    walkreminder: Run, words: str
) -> None:
    help_ = walkreminder(*words.split(), "--help").out
    _, says, *_ = help_.split("\n\n")
    assert says.endswith(".")
    words_alone = re.compile(r"^  \S+(?: \S+)?\n(?! {4})", re.MULTILINE)
    assert words_alone.findall(help_) == []


def test_a_logged_walk_goes_through_the_app_when_it_runs(
    walkreminder: Run, app: App, home: Path
) -> None:
    with app({"text": "Kept: 25 min."}) as heard:
        said = walkreminder(
            *("log", "--minutes", "25", "--at", "2026-11-22 09:00"),
            *("--before", "6", "--after", "3", "--note", "Zoë\t🚶"),
        )
    assert said == (0, "Kept: 25 min.\n", "")
    walk = heard[0]["walk"]
    assert isinstance(walk, dict)
    assert UUID(walk.pop("id")).version == 4
    assert walk == {
        "started": "2026-11-22T08:00:00+00:00",
        "zone": "Europe/Berlin",
        "seconds": 1500,
        "before": 6,
        "after": 3,
        "note": "Zoë\t🚶",
    }
    assert not (home / "history.sqlite3").exists()


def test_a_setting_goes_through_the_app_when_it_runs(
    walkreminder: Run, app: App, home: Path
) -> None:
    with app({"text": ""}) as heard:
        assert walkreminder("settings", "set", "walk.minutes", "25") == (0, "", "")
    assert heard == [{"command": "set", "key": "walk.minutes", "value": "25"}]
    assert not (home / "settings.toml").exists()


@pytest.mark.parametrize(
    "words",
    [("log", "--minutes", "5", "--note"), ("settings", "set", "sound.file")],
)
def test_bytes_that_are_no_text_are_refused(
    walkreminder: Run, words: tuple[str, ...]
) -> None:
    code, _, err = walkreminder(*words, "caf\udce9")
    assert code == 2
    assert "no text in UTF-8" in err


@pytest.mark.parametrize("letter", ["x", "\x01", "🚶"])
def test_no_text_is_longer_than_the_app_can_hear(
    walkreminder: Run, app: App, letter: str
) -> None:
    code, _, err = walkreminder("log", "--minutes", "5", "--note", 2001 * letter)
    assert code == 2
    assert "at most 2000 characters" in err
    with app({}) as heard:
        walkreminder("settings", "set", 2000 * letter, 2000 * letter)
    assert len(json.dumps(heard[0])) < LIMIT
