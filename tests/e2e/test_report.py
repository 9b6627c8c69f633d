"""The report on a real desktop: chosen by keyboard, saved, and sent to print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import PROGRAM, App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN, REPORT = "Walk Reminder", "Report"
MOST_STOPS = 40


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with Desktop(None, size=(1280, 900)) as desktop:
        app = App(desktop)
        app.choose(settings_with(minutes_from_now(60)))
        app.has_run()
        # GTK asks where a PDF shall lie; it has nothing here to keep its settings.
        app.start("--hidden", GSETTINGS_BACKEND="memory")
        app.wait_for("waiting")
        app.say("log", "--minutes", "25", "--before", "4", "--after", "5")
        app.say("show", "history")
        app.window(MAIN)
        yield app
        app.quit()


def press_by_keyboard(app: App, name: str) -> None:
    """Go to a button with Tab, and press it with Space."""
    has_keyboard = partial(app.desktop.accessible.has_keyboard, PROGRAM, name)
    for _ in range(MOST_STOPS):
        if has_keyboard():
            app.desktop.screen.key("space")
            return
        app.desktop.screen.key("Tab")
    raise AssertionError(f"Tab never meets {name!r}")


def is_open(app: App, title: str) -> bool:
    """Tell whether a window is open; Qt puts the name of the app after a title."""
    return any(each.startswith(title) for each in app.windows())


def asks_for_a_name(app: App) -> bool:
    """Tell whether a file's name can be typed: in a dialog of the system, or of Qt."""
    seen = app.desktop.accessible
    return seen.has_keyboard(PROGRAM, "File name:") or any(
        seen.has_keyboard(each.name, "") for each in seen.programs()
    )


def test_it_is_shown_and_saved_by_keyboard(app: App, pictures: Path) -> None:
    desktop, screen = app.desktop, app.desktop.screen
    screen.raise_(screen.window(title=MAIN))
    press_by_keyboard(app, "Report")
    eventually(partial(is_open, app, REPORT), "the dialog is open")
    eventually(partial(app.reads, "in 1 walk"), "the page is heard")
    screen.shoot(pictures / "report.png")
    press_by_keyboard(app, "Save as PDF…")
    screen.raise_(screen.window(title="Save as PDF"))
    eventually(partial(asks_for_a_name, app), "a name can be typed")
    screen.key("ctrl+a")
    screen.write("mine")
    screen.key("Return")
    path = desktop.ground.home / "mine.pdf"
    eventually(path.exists, "the PDF is written")
    eventually(partial(app.reads, f"Saved as {path}."), "it is told where")
    screen.shoot(pictures / "report-saved.png")
    told = desktop.run("pdftotext", "-enc", "UTF-8", str(path), "-").stdout
    assert told.count("\f") == 1
    assert "Walks and back pain" in told
    assert "Not reviewed by a clinician." in " ".join(told.split())


def test_the_dialog_for_printing_opens_and_closes_by_keyboard(app: App) -> None:
    screen = app.desktop.screen
    screen.raise_(screen.window(title=REPORT))
    screen.key("ctrl+p")
    screen.raise_(app.window("Print"))
    screen.key("Escape")
    eventually(lambda: "Print" not in app.windows(), "it is closed")
    screen.raise_(screen.window(title=REPORT))
    screen.key("Escape")
    eventually(lambda: app.windows() == [MAIN], "the report is closed too")
    app.wait_for("waiting")
