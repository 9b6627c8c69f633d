"""Cues on a real desktop, by a player and a voice that note what they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

SPEAKS = settings_with(minutes_from_now(120)) + "voice = true\n"


@pytest.fixture
def app() -> Iterator[App]:
    with Desktop("dunst") as desktop:
        app = App(desktop)
        app.choose(SPEAKS)
        app.start("--hidden")
        app.wait_for("waiting")
        yield app


def noted(app: App, name: str) -> str:
    place = app.desktop.ground.folder / name
    return place.read_text() if place.exists() else ""


def test_a_walk_begins_with_a_tone_and_words_and_shows_its_window(app: App) -> None:
    app.say("start", "--minutes", "5")
    eventually(lambda: "start.wav" in noted(app, "played"), "the tone is played")
    eventually(lambda: "Walk started." in noted(app, "said"), "the words are said")
    # The scaled tone lies where nobody else can put one, and is gone at logout.
    assert app.desktop.environment["XDG_RUNTIME_DIR"] in noted(app, "played")
    assert app.now()["state"] == "walking"
    app.say("finish")
    app.say("quit")
    assert app.process.wait(timeout=20) == 0
