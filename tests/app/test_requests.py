"""What arrives at the socket: commands, nonsense, and what came of them."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.test_settings import FULL, fail
from tests.engine.world import World
from walkreminder.app.commands import Reach
from walkreminder.app.requests import PAGES, Requests
from walkreminder.core import events as on
from walkreminder.core.state import StateName, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage

UNDERSTOOD = "That request is not understood. Should the running app be of another"
WALK = {
    "id": "0e7f14ad-2a4c-4ecb-8d5f-6b7a4fb6a8d3",
    "started": "2026-11-19T07:00:00+00:00",
    "seconds": 900,
    "zone": "Europe/London",
}


def test_a_walk_is_led_by_commands(stage: Stage) -> None:
    assert stage.ask(command="start", minutes=10) == {
        "text": "You are walking until about 09:10."
    }
    assert stage.walk_window is not None
    stage.let(minutes=2)
    assert stage.ask(command="pause") == {"text": "Your walk is paused since 09:02."}
    stage.let(minutes=1)
    assert stage.ask(command="resume") == {"text": "You are walking until about 09:11."}
    stage.let(minutes=1)
    assert stage.ask(command="finish") == {
        "text": "You walked 3 minutes at 09:00. I will ask again at 15:00."
    }
    assert [walk.seconds for walk in stage.walks] == [180]


def test_a_walk_can_be_cancelled(stage: Stage) -> None:
    stage.ask(command="start")
    assert stage.ask(command="cancel") == {"text": "I will ask at 15:00."}
    assert stage.walks == []


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({"command": "snooze"}, "Snoozed. I will ask again at 15:10."),
        (
            {"command": "snooze", "minutes": 30},
            "Snoozed. I will ask again at 15:30.",
        ),
        (
            {"command": "skip"},
            "15:00: skipped. I will ask tomorrow at 15:00.",
        ),
        (
            {"command": "skip", "today": True},
            "15:00: skipped, not today. I will ask tomorrow at 15:00.",
        ),
        (
            {"command": "skip", "today": True, "reason": "unwell"},
            "15:00: skipped, not feeling well. I will ask tomorrow at 15:00.",
        ),
        (
            {"command": "quiet", "until": None},
            "Reminders are off until you switch them on.",
        ),
        (
            {"command": "quiet", "until": "tomorrow"},
            "Reminders are off until tomorrow at 00:00.",
        ),
        (
            {"command": "quiet", "until": "2026-11-19T19:00:00+01:00"},
            "Reminders are off until 18:00.",
        ),
    ],
)
def test_a_prompt_is_answered_by_commands(
    stage: Stage, request_: dict[str, object], sentence: str
) -> None:
    stage.let_until("15:00")
    assert stage.ask(**request_) == {"text": sentence}


def test_what_was_skipped_or_silenced_can_be_taken_back(stage: Stage) -> None:
    skipped = {"text": "15:00 is skipped. I will ask tomorrow at 15:00."}
    asking = {"text": "I will ask at 15:00."}
    assert stage.ask(command="skip") == skipped
    assert stage.ask(command="unskip") == asking
    stage.ask(command="quiet")
    assert stage.ask(command="quiet", off=True) == asking


def test_a_reminder_for_once_is_asked_in_its_time(stage: Stage) -> None:
    told = stage.ask(command="remind", at="2026-11-19T10:30:00+00:00")
    assert told == {"text": "I will ask once at 10:30."}
    stage.let_until("10:30")
    assert stage.name == "prompting"


def test_a_reminder_for_once_is_confirmed_where_another_comes_first(
    stage: Stage,
) -> None:
    told = stage.ask(command="remind", at="2026-11-19T16:00:00+00:00")
    assert told == {"text": "I will ask once at 16:00."}
    assert stage.ask(command="status")["why"] == "I will ask at 15:00."


def test_a_walk_done_elsewhere_is_kept_once_however_often_it_is_told(
    stage: Stage,
) -> None:
    assert stage.ask(command="log", walk=WALK) == {"text": "Kept: 15 min."}
    assert stage.ask(command="log", walk=WALK) == {"text": "Kept: 15 min."}
    assert [str(walk.id) for walk in stage.walks] == [WALK["id"]]
    another = {**WALK, "id": str(uuid4())}
    assert stage.ask(command="log", walk=another) == {"text": "Kept: 15 min."}
    assert [walk.seconds for walk in stage.walks] == [900, 900]


def test_a_walk_of_the_first_year_that_a_command_takes_is_kept(stage: Stage) -> None:
    # The first hour of 1900 in Berlin, where it was still 1899 by UTC.
    walk = {**WALK, "started": "1899-12-31T23:06:32+00:00"}
    assert stage.ask(command="log", walk=walk) == {"text": "Kept: 15 min."}


def test_status_tells_what_time_alone_has_brought(stage: Stage) -> None:
    stage.ask(command="log", walk=WALK)
    stage.now = stage.now.replace(hour=15)
    told = stage.ask(command="status")
    assert (told["state"], told["running"]) == ("prompting", True)
    assert told["why"] == "It is time for your 15:00 walk."
    assert told["today"] == {"minutes": 15, "walks": 1, "goal_minutes": 30}
    assert stage.notifier.notice is not None


def test_a_key_of_the_settings_can_be_set(stage: Stage) -> None:
    assert stage.ask(command="set", key="walk.minutes", value="25") == {"text": ""}
    assert "minutes = 25" in stage.paths.settings.read_text()
    assert stage.app._engine.settings.walk.minutes == 25


def test_every_page_there_is_can_be_shown(stage: Stage) -> None:
    assert set(stage.app._windows._pages.makers()) == PAGES


def test_windows_are_shown_and_the_end_is_near(stage: Stage) -> None:
    assert stage.ask(command="show", page="history") == {"text": ""}
    assert stage.page == "history"
    assert stage.ask(command="quit") == {"text": ""}
    assert stage.quits == 1


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({"command": "pause"}, "No walk is running. Start one first."),
        ({"command": "start", "minutes": 999}, "A walk takes from 1 minute to"),
        ({"command": "snooze"}, "There is no reminder to snooze."),
        ({"command": "remind", "at": "2020-01-01T00:00:00Z"}, "That time has passed."),
        (
            {"command": "quiet", "until": "2036-12-01T00:00:00Z"},
            "That is more than ten years away. Choose a nearer time.",
        ),
        (
            {"command": "remind", "at": "9999-12-31T23:59:00Z"},
            "That is more than ten years away. Choose a nearer time.",
        ),
        ({"command": "set", "key": "walk.minutse", "value": "25"}, "nobody knows"),
        ({"command": "set", "key": "walk.minutes", "value": "500"}, "walk.minutes"),
        ({}, UNDERSTOOD),
        ({"command": "fly"}, UNDERSTOOD),
        ({"command": ["start"]}, UNDERSTOOD),
        ({"command": "show"}, UNDERSTOOD),
        ({"command": "set", "key": "walk.minutes"}, UNDERSTOOD),
        ({"command": "show", "page": "cellar"}, UNDERSTOOD),
        ({"command": "show", "page": ["today"]}, UNDERSTOOD),
        ({"command": "start", "minutes": 0}, "A walk takes from 1 minute"),
        ({"command": "skip", "today": True, "reason": "rain"}, UNDERSTOOD),
        ({"command": "set", "key": "prompt.sound", "value": "\ud800"}, UNDERSTOOD),
        ({"command": "set", "key": "\ud800", "value": "1"}, UNDERSTOOD),
        (
            {"command": "set", "key": "walk.minutes", "value": "0x" + "f" * 5000},
            "walk.minutes",
        ),
        (
            {
                "command": "log",
                "walk": {
                    **WALK,
                    "started": "0001-01-01T00:00:00Z",
                    "zone": "America/New_York",
                },
            },
            UNDERSTOOD,
        ),
        ({"command": "start", "minutes": "many"}, UNDERSTOOD),
        ({"command": "start", "minutes": True}, UNDERSTOOD),
        ({"command": "start", "minutes": 10**30}, UNDERSTOOD),
        ({"command": "snooze", "minutes": 10**20}, UNDERSTOOD),
        ({"command": "remind"}, UNDERSTOOD),
        ({"command": "remind", "at": "soon"}, UNDERSTOOD),
        ({"command": "remind", "at": "2026-11-20T10:00"}, UNDERSTOOD),
        ({"command": "quiet", "until": "9999-12-31T23:59:00-05:00"}, UNDERSTOOD),
        ({"command": "log"}, UNDERSTOOD),
        ({"command": "log", "walk": "yes"}, UNDERSTOOD),
        ({"command": "log", "walk": {}}, UNDERSTOOD),
        ({"command": "log", "walk": {**WALK, "seconds": 0}}, "no minutes"),
        ({"command": "log", "walk": {**WALK, "before": 11}}, "11 is no rating."),
        ({"command": "log", "walk": {**WALK, "after": -1}}, "-1 is no rating."),
        ({"command": "log", "walk": {**WALK, "after": 2.5}}, "2.5 is no rating."),
        ({"command": "log", "walk": {**WALK, "after": True}}, "True is no rating."),
        ({"command": "log", "walk": {**WALK, "after": "3"}}, "'3' is no rating."),
        (
            {"command": "log", "walk": {**WALK, "after": float("nan")}},
            "nan is no rating.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    stage: Stage, request_: dict[str, object], sentence: str
) -> None:
    before = stage.tooltip
    error = stage.ask(**request_)["error"]
    assert isinstance(error, str)
    assert sentence in error
    assert stage.tooltip == before
    assert "why" in stage.ask(command="status")


def test_a_full_disk_is_told_to_whoever_asked(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(stage, monkeypatch, 1)
    assert stage.ask(command="start") == {"error": str(FULL)}
    assert stage.name == "waiting"
    assert "text" in stage.ask(command="start")


def test_a_full_disk_is_why_nothing_happens_and_status_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(stage, monkeypatch, 1)
    told = stage.ask(command="status")
    assert (told["state"], told["why"]) == ("waiting", str(FULL))
    assert stage.ask(command="status")["why"] == "I will ask at 15:00."


@pytest.mark.parametrize("bug", [KeyError("x"), ValueError("x"), TypeError("x")])
def test_a_bug_of_ours_is_not_told_as_a_request_not_understood(bug: Exception) -> None:
    def show(_page: str) -> None:
        raise bug

    world = World()
    requests = Requests(world.engine, reach(world, show))
    with pytest.raises(type(bug)):
        requests.answer({"command": "show", "page": "today"})


def reach(world: World, show: Callable[[str], None] = lambda _: None) -> Reach:
    has_walk = world.history.has_walk
    nowhere: dict[str, object] = {"text": ""}
    return Reach(
        show, lambda _: None, lambda: None, lambda: 0, has_walk, lambda _: nowhere
    )


COMMANDS = [
    *("status", "show", "quit", "log", "start", "pause", "resume", "finish"),
    *("cancel", "snooze", "skip", "unskip", "quiet", "remind", "set", "import"),
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.datetimes().map(lambda at: f"{at.isoformat()}+00:00")
    | st.sampled_from(["tomorrow", "walk.minutes", "prompt.snooze", "today"])
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2), max_leaves=3)
NAMES = st.sampled_from(
    [
        *("minutes", "until", "at", "off", "today", "reason", "page", "key", "value"),
        *("walk", "job", "file", "dates", "cancel"),
    ]
)
LOGGED = st.fixed_dictionaries(
    {name: st.just(value) | VALUES for name, value in WALK.items()}
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(COMMANDS),
            st.dictionaries(NAMES, VALUES | LOGGED, max_size=4),
            st.integers(0, 3000),
        ),
        max_size=6,
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_no_request_brings_the_app_down(
    said: list[tuple[str, dict[str, object], int]],
) -> None:
    world = World()
    requests = Requests(world.engine, reach(world))
    for command, more, minutes in said:
        told = requests.answer({"command": command, **more})
        assert set(told) in ({"text"}, {"error"}) or told["running"]
        json.dumps(told)
        world.now = world.at("09:00")
        world.let(minutes=minutes)
        assert name_of(world.state) in StateName
    status = requests.status()
    assert status["why"]


def test_a_request_comes_through_the_real_socket(stage: Stage, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(stage.paths.socket))
        line.sendall(b'{"command": "start", "minutes": 5}\n')
        qtbot.waitUntil(lambda: stage.name == "walking")
        line.settimeout(5)
        told = json.loads(line.recv(10_000))
    assert told == {"text": "You are walking until about 09:05."}


def test_a_follower_hears_of_each_change_through_the_real_socket(
    stage: Stage, qtbot: QtBot
) -> None:
    door = stage.app._commands._door
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(stage.paths.socket))
        line.settimeout(5)
        heard = line.makefile("rb")
        line.sendall(b'{"follow": true}\n')
        qtbot.waitUntil(lambda: any(one.follows for one in door._clients))
        stage.send(on.Start(5))
        stage.send(on.Pause())
        told = [json.loads(heard.readline())["state"] for _ in range(3)]
    assert told == ["waiting", "walking", "paused"]
