"""Trouble reaches whoever has nothing of the app on screen but its icon."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.app.test_settings import FULL, fail, write
from walkreminder.core.events import Snooze
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.today_cards import WeekCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage


def test_a_start_from_the_notification_that_cannot_be_kept_brings_the_reason(
    stage: Stage,
) -> None:
    stage.let_until("15:00")
    stage.paths.history.unlink()
    assert stage.page == ""
    stage.notifier.chosen.emit("start")
    assert stage.page == "today"
    assert "taken away" in stage.troubles_told["store"]
    assert stage.name == "prompting", "it can be answered once that is put right"


def test_a_wish_that_is_granted_brings_no_window(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.notifier.chosen.emit("snooze")
    assert stage.name == "snoozed"
    assert stage.page == ""


def test_a_refused_wish_brings_its_sentence(stage: Stage) -> None:
    stage.app._tray.asked.emit(Snooze())
    assert stage.page == "today"
    assert "wish" in stage.troubles_told


def test_a_window_that_is_open_stays_on_its_page(stage: Stage) -> None:
    stage.app.open("settings")
    stage.app._tray.asked.emit(Snooze())
    assert stage.page == "settings"


def test_a_refused_wish_brings_a_window_that_was_put_away(stage: Stage) -> None:
    stage.app.open("settings")
    main = stage.main_window
    assert main is not None
    main.showMinimized()
    stage.app._tray.asked.emit(Snooze())
    assert not main.isMinimized()
    assert "wish" in stage.troubles_told


def test_the_icon_tells_of_trouble_until_it_is_over(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stage.tooltip
    fail(stage, monkeypatch, 1)
    stage.let_until("15:00")
    assert stage.tooltip == f"{before}\n{FULL}"
    stage.let(minutes=1)
    assert str(FULL) not in stage.tooltip


def test_the_icon_tells_of_a_mistake_in_the_settings(
    stage: Stage, qtbot: QtBot
) -> None:
    write(stage, qtbot, "[walk]\nminutes = 'abc'\n")
    assert "walk.minutes" in stage.tooltip


def test_a_refused_wish_is_nothing_for_the_icon(stage: Stage) -> None:
    before = stage.tooltip
    stage.app._tray.asked.emit(Snooze())
    assert stage.tooltip == before


def test_a_history_that_is_gone_leaves_no_notification_behind(stage: Stage) -> None:
    stage.let_until("15:00")
    assert stage.notifier.notice is not None
    os.truncate(stage.paths.history, 0)
    stage.app.leave()
    assert stage.notifier.notice is None


def test_even_a_mistake_of_ours_at_the_end_leaves_no_notification_behind(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_until("15:00")

    def fail_by_mistake(*_: object) -> None:
        raise AssertionError("a bug")

    with monkeypatch.context() as broken:
        broken.setattr(stage.history, "save", fail_by_mistake)
        with pytest.raises(AssertionError):
            stage.app.leave()
    assert stage.notifier.notice is None


def test_a_history_that_cannot_be_read_leaves_the_rest_of_today(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> None:
        raise FULL

    with monkeypatch.context() as broken:
        broken.setattr(stage.history, "unwalked", unreadable)
        assert stage.troubles_told == {"page": str(FULL)}
        main = stage.main_window
        assert main is not None
        buttons = [each for each in main.findChildren(Button) if each.isVisible()]
        assert "Start a walk" in [each.text() for each in buttons]
        assert not main.findChildren(WeekCard)[0].isVisible()
    stage.let_until("15:00")
    assert stage.troubles_told == {}
    assert main.findChildren(WeekCard)[0].isVisible()
