"""Away from a real X server's keyboard and mouse: asked about, and waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import A_MINUTE_LATER, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.app import Json

A_WHILE = A_MINUTE_LATER + 60


def settings_at(time: str) -> str:
    """Return settings that hold whoever has been away for a minute."""
    held = 'hold_when = ["away"]\naway_after = "1 min"'
    return settings_with(time).replace("hold_when = []", held)


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with Desktop("xfce4-notifyd") as desktop:
        app = App(desktop)
        app.choose(settings_at(minutes_from_now(120)))
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        yield app
        app.quit()


def touch_the_mouse(app: App) -> None:
    """Do what somebody does who is back."""
    app.desktop.screen.point((400, 300))
    app.desktop.screen.point((410, 310))


def test_back_before_a_walk_is_over_is_asked_and_counts_until_then(
    app: App, pictures: Path
) -> None:
    touch_the_mouse(app)
    app.say("start", "--minutes", "5")

    def walked() -> bool:
        walk = app.now()["walk"]
        return isinstance(walk, dict) and walk["elapsed_s"] >= 65

    eventually(walked, "a minute has passed without input", within=A_WHILE)
    assert not app.reads("Back already?")
    touch_the_mouse(app)
    eventually(lambda: app.reads("Back already?"), "the card asks")
    assert app.now()["state"] == "walking", "the walk never ends by it"
    app.desktop.screen.shoot(pictures / "back-already.png")
    app.click("Finish at 1 min")
    app.wait_for("waiting")
    (walk,) = app.listed("history")
    assert isinstance(walk["seconds"], int)
    assert 60 <= walk["seconds"] < 90


def test_a_prompt_waits_for_whoever_is_away_and_says_so(
    app: App, pictures: Path
) -> None:
    touch_the_mouse(app)
    time = minutes_from_now(2)
    app.choose(settings_at(time).replace("minutes = 1", "minutes = 10"))
    app.wait_for_next(time)
    held = app.wait_for("holding", within=A_WHILE)
    assert "you are away" in str(held["why"])
    touch_the_mouse(app)
    app.wait_for("prompting")
    app.desktop.bubbles.wait()
    app.desktop.screen.shoot(pictures / "back-to-a-prompt.png")
    app.say("skip")
    (line,) = _lines(app)
    assert (line["outcome"], line["time"]) == ("skipped", time)


def _lines(app: App) -> list[Json]:
    lines = app.listed("history", "--ledger")
    return [line for line in lines if line["outcome"] == "skipped"]
