"""Files in and out through the windows, with the file dialogs of a real desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import PATIENCE, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def app() -> Iterator[App]:
    with Desktop() as desktop:
        app = App(desktop)
        app.start()
        app.wait_for("waiting")
        yield app
        # What the desktop's own dialogs say to a terminal is not ours.
        app.say("quit")
        assert app.process.wait(timeout=PATIENCE) == 0


def open_tab(app: App) -> None:
    app.say("show", "settings")
    app.window("Walk Reminder")
    app.click("Your data")
    eventually(lambda: app.reads("Your walks in a file"), "the tab is open")
    app.desktop.screen.key("End")


def answer_dialog(app: App, title: str, file: Path) -> None:
    """Type the place of a file into a dialog of the desktop."""
    screen = app.desktop.screen
    screen.window(title=title)  # of whatever class: it is the desktop's own
    screen.write(str(file))
    screen.key("Return")
    eventually(lambda: not screen.windows(title=title), "the dialog is closed")


def test_walks_go_out_and_come_in(app: App, tmp_path: Path, pictures: Path) -> None:
    app.say("log", "--minutes", "25")
    open_tab(app)
    app.click("Export all…")
    answer_dialog(app, "Export all", tmp_path / "mine")
    eventually(lambda: app.reads("1 walk is in mine.json."), "it is written")
    app.desktop.screen.shoot(pictures / "exchange-written.png")
    assert (tmp_path / "mine.json").exists()
    file = tmp_path / "walks.csv"
    file.write_text("date,time,minutes\n2026-03-04,8:00,20\n2026-03-05,8:00,30\n")
    app.click("Import…")
    answer_dialog(app, "Import", file)
    eventually(lambda: app.reads("New: 2 walks"), "it says what would change")
    assert len(app.listed("history")) == 1
    focused = app.desktop.accessible.has_keyboard
    eventually(lambda: focused("walkreminder", "Not now"), "the keyboard is there")
    app.desktop.screen.shoot(pictures / "exchange-preview.png")
    app.click("Import 2 walks")
    eventually(lambda: app.reads("Imported from walks.csv: 2 new walks."), "it is done")
    app.desktop.screen.shoot(pictures / "exchange-imported.png")
    assert len(app.listed("history")) == 3
    app.click("Undo")
    eventually(lambda: app.reads("The import is undone."), "it is taken back")
    assert len(app.listed("history")) == 1
