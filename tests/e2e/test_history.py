"""The page History on a real desktop: a day opens, and its walk is put right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import PROGRAM, App, settings_with
from tests.e2e.coming_minute import due_at, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = settings_with(minutes_from_now(120))


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


def press(app: App, name: str) -> None:
    """Press what is called so, as assistive technology does."""
    seen = app.desktop.accessible
    seen.press(eventually(lambda: seen.find(PROGRAM, name), f"{name!r} is there"))


def seconds(app: App) -> list[object]:
    """Return how long each walk was that is kept."""
    return [walk["seconds"] for walk in app.listed("history")]


def test_a_walk_is_deleted_brought_back_and_edited(app: App, pictures: Path) -> None:
    began = due_at(minutes_from_now(0)) - timedelta(days=1)
    ended = began + timedelta(minutes=20)
    at = f"{began:%H:%M}"
    app.say("log", "--minutes", "20", "--at", f"{began:%Y-%m-%dT%H:%M}")
    app.say("show", "history")
    app.window("Walk Reminder")
    press(app, f"Yesterday, 20 minutes: {at} 20 minutes Added by hand")
    told = f"{at} to {ended:%H:%M}, 20 minutes, Added by hand"
    eventually(lambda: app.reads("Add a walk on this day"), "the day opens")
    app.desktop.screen.shoot(pictures / "history-1-day.png")
    app.click(f"Delete: {told}")
    eventually(lambda: seconds(app) == [], "it is gone at once")
    eventually(lambda: app.reads("Deleted: the walk of"), "that is told")
    app.desktop.screen.shoot(pictures / "history-2-deleted.png")
    app.desktop.screen.key("ctrl+z")
    eventually(lambda: seconds(app) == [1200], "a key brings it back")
    app.click(f"Edit: {told}")
    eventually(lambda: app.reads("Save"), "the form opens")
    app.desktop.screen.key("Up")
    app.desktop.screen.shoot(pictures / "history-3-edited.png")
    press(app, "Save")
    eventually(lambda: seconds(app) == [1260], "another length is kept")
    app.click("Undo")
    eventually(lambda: seconds(app) == [1200], "and taken back by mouse")
