"""The windows: made when wanted, fed when seen, found where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt

from walkreminder.app import history_feed
from walkreminder.core.events import Finish, Start
from walkreminder.store.glance_rows import read_lately
from walkreminder.store.window_file import WindowFile

if TYPE_CHECKING:
    from datetime import date

    from tests.app.stage import Stage
    from walkreminder.core.glance import Lately
    from walkreminder.core.settings import Weekday
    from walkreminder.store.history import History
    from walkreminder.ui.main_window import MainWindow
    from walkreminder.ui.report.dialog import ReportDialog
    from walkreminder.ui.today import Today

PAGES = ("today", "why", "history", "programme", "settings", "about", "help")


def main_window(stage: Stage) -> MainWindow:
    main = stage.app._windows._main
    assert main is not None
    return main


def today(stage: Stage) -> Today:
    from walkreminder.ui.today import Today  # noqa: PLC0415 - as the app does

    page = main_window(stage).page("today")
    assert isinstance(page, Today)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_opened_and_fed(stage: Stage, name: str) -> None:
    stage.app.open(name)
    assert stage.page == name
    stage.send(Start())
    stage.let(minutes=1)
    stage.send(Finish())


def test_no_window_is_made_before_somebody_wants_one(stage: Stage) -> None:
    stage.let_until("15:10")
    assert stage.app._windows._main is None
    assert stage.app._windows._walk is None


def test_what_is_no_page_is_today(stage: Stage) -> None:
    stage.app.open("nonsense")
    assert stage.page == "today"


def test_the_walk_window_comes_only_where_there_is_a_walk(stage: Stage) -> None:
    stage.app.open("walk")
    assert (stage.page, stage.walk_window) == ("today", None)
    stage.send(Start())
    window = stage.walk_window
    assert window is not None
    window.close()
    assert stage.walk_window is None
    stage.app.open("walk")
    assert stage.walk_window is window


def test_to_the_front_comes_what_matters_now(stage: Stage) -> None:
    stage.app.open("front")
    assert stage.page == "today"
    stage.send(Start())
    window = stage.walk_window
    assert window is not None
    window.close()
    stage.app.open("front")
    assert stage.walk_window is window
    stage.now = stage.now.replace(minute=10)
    stage.resume.woke.emit()
    card = stage.question_card
    assert card is not None
    card.hide()
    stage.app.open("front")
    assert stage.question_card is card


def test_the_prompt_is_brought_back_from_anywhere(stage: Stage) -> None:
    stage.app.open("prompt")
    assert stage.prompt_card is None
    stage.let_until("15:00")
    stage.app.open("prompt")
    assert stage.prompt_card is not None


def test_a_page_is_fed_when_it_is_seen_and_left_alone_when_not(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed: list[str] = []
    feed = stage.app._windows._pages.feed

    def note(name: str, *scene: object) -> None:
        fed.append(name)
        feed(name, *scene)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(stage.app._windows._pages, "feed", note)
    stage.app.open("history")
    fed.clear()
    stage.let_until("15:00")
    assert set(fed) == {"history"}
    main_window(stage).hide()
    fed.clear()
    stage.let_until("16:00")
    assert fed == []
    stage.app.open("today")
    assert "today" in fed


def test_pages_speak_for_the_user(stage: Stage) -> None:
    stage.app.open("today")
    today(stage).asked.emit(Start(5))
    assert stage.name == "walking"
    main_window(stage).wanted.emit("walk")
    assert stage.walk_window is not None
    assert stage.walk_window.isVisible()


def test_a_minimised_window_comes_back(stage: Stage) -> None:
    stage.app.open("today")
    main_window(stage).showMinimized()
    stage.app.open("why")
    assert not main_window(stage).isMinimized()
    assert stage.page == "why"


def test_a_minimised_window_comes_back_as_large_as_it_was(stage: Stage) -> None:
    stage.app.open("today")
    main_window(stage).showMaximized()
    main_window(stage).setWindowState(
        Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized
    )
    stage.app.open("today")
    assert not main_window(stage).isMinimized()
    assert main_window(stage).isMaximized()


def test_a_minimised_walk_window_comes_back(stage: Stage) -> None:
    stage.send(Start(20))
    window = stage.walk_window
    assert window is not None
    window.showMinimized()
    stage.app.open("front")
    assert not window.isMinimized()
    window.showMinimized()
    stage.send(Finish())
    stage.send(Start(20))
    assert window.isVisible()
    assert not window.isMinimized()


def test_a_trouble_from_before_the_window_is_told_in_it(
    stage: Stage,
) -> None:
    stage.app.tell("any", "It rains.")
    assert stage.troubles_told == {"any": "It rains."}
    stage.app.tell("any", "")
    assert stage.troubles_told == {}


def test_windows_are_found_where_they_were(stage: Stage) -> None:
    stage.app.open("today")
    stage.send(Start())
    main, walk = main_window(stage), stage.walk_window
    assert walk is not None
    main.move(40, 30)
    main.resize(700, 500)
    walk.move(90, 120)
    walk_place = walk.geometry()
    stage.quit(minutes=1)
    stage.start()
    stage.app.open("today")
    assert main_window(stage).pos() == QPoint(40, 30)
    assert main_window(stage).size().toTuple() == (700, 500)
    again = stage.app._windows._walk
    assert again is not None
    assert again.geometry() == walk_place


def test_a_place_that_makes_no_sense_harms_nobody(bare_stage: Stage) -> None:
    WindowFile(bare_stage.paths.data / "windows.json").keep("main", "nonsense!")
    bare_stage.start()
    bare_stage.app.open("today")
    assert bare_stage.page == "today"


def test_windows_that_nobody_opened_leave_no_place(stage: Stage) -> None:
    stage.quit()
    kept = stage.window_file
    assert (kept.place("main"), kept.place("walk")) == (None, None)


def test_a_page_that_was_not_made_is_not_fed(stage: Stage) -> None:
    pages = stage.app._windows._pages
    pages.feed("history", stage.state, stage.app._engine.scene())
    pages.feed("about", stage.state, stage.app._engine.scene())
    assert stage.app._windows._main is None


def test_a_walk_in_a_zone_that_nobody_knows_is_on_the_history_page(
    stage: Stage,
) -> None:
    walk = {"id": str(UUID(int=1)), "started": "2026-11-18T12:00:00+00:00"}
    stage.ask(command="log", walk={**walk, "zone": "Atlantis/Town", "seconds": 600})
    assert len(stage.walks) == 1
    stage.app.open("history")
    assert stage.page == "history"


def test_the_history_is_read_again_only_when_there_is_more_of_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(history: History, today: date, week_starts: Weekday) -> Lately:
        asked.append("walks")
        return read_lately(history, today, week_starts)

    monkeypatch.setattr(history_feed, "read_lately", note)
    stage.app.open("history")
    assert asked == ["walks"]
    stage.send(Start())
    assert stage.walk_window is not None
    stage.walk_window.close()  # what it would tell is read as well
    stage.let(minutes=5)
    assert asked == ["walks"]
    stage.send(Finish())
    assert asked == ["walks", "walks"]
    stage.let(hours=24)
    assert len(asked) > 2, "another day, other words"


def report_dialog(stage: Stage) -> ReportDialog | None:
    from walkreminder.ui.report.dialog import ReportDialog  # noqa: PLC0415 - as above

    return main_window(stage).findChild(ReportDialog)


def test_history_leads_to_a_report_of_what_was_kept(stage: Stage) -> None:
    stage.send(Start())
    stage.let(minutes=20)
    stage.send(Finish())
    stage.app.open("history")
    main_window(stage).wanted.emit("report")
    dialog = report_dialog(stage)
    assert dialog is not None
    assert dialog.isModal()
    assert dialog.isVisible()
    assert "in 1 walk" in dialog.preview.accessibleName()
    assert "General wellness information." in dialog._looks.disclaimer
    dialog.reject()
    assert stage.page == "history"
