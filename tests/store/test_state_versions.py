"""A state of any build: brought up to date where it is older, else refused whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.store.values import NOON
from walkreminder.core.remembered import Stretch
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.state_versions import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

STATE = State(looked=NOON)


@pytest.fixture
def history() -> Iterator[History]:
    with History(":memory:") as opened:
        opened.save(STATE)
        yield opened


WALKED = (
    '{"started":"2026-03-10T11:00:00Z","ended":"2026-03-10T11:20:00Z",'
    '"counted":"PT1200S","id":"00000000-0000-0000-0000-000000000007"}'
)
STRETCH = Stretch(
    NOON - timedelta(hours=1),
    NOON - timedelta(minutes=40),
    timedelta(minutes=20),
    UUID(int=7),
)


@pytest.mark.parametrize(
    ("older", "state"),
    [
        ('"last_walk":null', STATE),
        (f'"last_walk":{WALKED}', replace(STATE, walks=(STRETCH,))),
        (
            f'"last_walk":{WALKED},"locked":true',
            replace(STATE, walks=(STRETCH,), locked=True),
        ),
        (f'"walks":[{WALKED}]', replace(STATE, walks=(STRETCH,))),
    ],
)
def test_a_state_of_an_older_build_is_brought_up_to_date(
    history: History, older: str, state: State
) -> None:
    text = f'{{"looked":"2026-03-10T12:00:00Z",{older}}}'
    history.database.execute("UPDATE state SET json = ?", (text,))
    assert history.state() == state


def told_as(version: object, **more: object) -> str:
    state = {"looked": "2026-03-10T12:00:00Z", **more}
    return json.dumps({"version": version, "state": state})


@pytest.mark.parametrize(
    "text",
    [
        told_as(VERSION, last_walk=None),
        told_as(VERSION + 1),
        told_as(-1),
        told_as("1"),
        told_as(None),
        json.dumps({"version": VERSION}),
        json.dumps({"version": VERSION, "state": None}),
        json.dumps({"version": VERSION, "state": {"looked": "now"}}),
        json.dumps([told_as(VERSION)]),
    ],
)
def test_what_its_version_does_not_have_is_a_fault(history: History, text: str) -> None:
    history.database.execute("UPDATE state SET json = ?", (text,))
    with pytest.raises(Trouble, match="does not understand"):
        history.state()


def test_a_state_tells_its_version(history: History) -> None:
    text = history.database.execute("SELECT json FROM state").fetchone()[0]
    assert json.loads(text)["version"] == VERSION
    history.database.execute("UPDATE state SET json = ?", (told_as(VERSION),))
    assert history.state() == STATE
