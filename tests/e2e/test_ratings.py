"""How the back is on a real desktop: tapped with the mouse, found in the history."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import PROGRAM, App, settings_with
from tests.e2e.coming_minute import due_at, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import A_MINUTE_LATER, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.app import Json

BEFORE = "Your back now?"
AFTER = "How was your back at its worst?"
MORNING = ", after yesterday's walk?"
SETTINGS = settings_with(minutes_from_now(120)).replace('"10 s"', '"2 min"')


@pytest.fixture
def app() -> Iterator[App]:
    with Desktop(None, size=(1280, 900)) as desktop:
        app = App(desktop)
        app.choose(SETTINGS)
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        yield app
        app.quit()


def walked_seconds(app: App) -> int:
    walk = app.now()["walk"]
    assert isinstance(walk, dict)
    return int(walk["elapsed_s"])


def press(app: App, name: str) -> None:
    """Press what is called so, as assistive technology does."""
    seen = app.desktop.accessible
    seen.press(eventually(lambda: seen.find(PROGRAM, name), f"{name!r} is there"))


def of_latest(app: App, part: str) -> object:
    """Return a rating of the walk that began last."""
    walks: list[Json] = app.listed("history")
    return walks[-1][part] if walks else None


def test_a_walk_is_rated_before_it_and_after_it_by_mouse(
    app: App, pictures: Path
) -> None:
    shoot = app.desktop.screen.shoot
    app.say("start", "--minutes", "20")
    app.window("Walk")
    eventually(lambda: app.reads(BEFORE), "it is asked while the walk warms up")
    shoot(pictures / "rating-1-before.png")
    app.click(f"{BEFORE}: 2")
    eventually(lambda: not app.reads(f"{BEFORE}: 2"), "the row goes once answered")
    # Less than a minute is nothing to tell of, so it would not be asked about.
    eventually(
        lambda: walked_seconds(app) > 60, "a minute is walked", within=A_MINUTE_LATER
    )
    app.say("finish")
    eventually(lambda: app.reads("Before it: 2."), "it is asked after the walk")
    shoot(pictures / "rating-2-after.png")
    app.click(f"{AFTER}: 6")
    eventually(lambda: of_latest(app, "after") == 6, "one tap keeps it")
    eventually(lambda: app.reads("Stop and rest."), "red is told")
    shoot(pictures / "rating-3-red.png")
    press(app, f"{AFTER}: 3")
    eventually(lambda: of_latest(app, "after") == 3, "a screen reader corrects it")
    app.click("Save and close")
    eventually(lambda: app.windows() == [], "the page goes")
    (walk,) = app.listed("history")
    assert (walk["before"], walk["after"], walk["next_morning"]) == (2, 3, None)


def test_the_morning_after_is_rated_on_today_by_mouse(app: App, pictures: Path) -> None:
    yesterday = due_at(minutes_from_now(0)) - timedelta(days=1)
    app.say("log", "--minutes", "20", "--at", f"{yesterday:%Y-%m-%dT%H:%M}")
    app.say("show", "today")
    app.window("Walk Reminder")
    eventually(lambda: app.reads(MORNING), "Today asks about the morning")
    app.desktop.screen.shoot(pictures / "rating-4-morning.png")
    asked = "How was" if app.reads("How was your back") else "How is"
    app.click(f"{asked} your back this morning{MORNING}: 1")
    eventually(lambda: of_latest(app, "next_morning") == 1, "one tap keeps it")
