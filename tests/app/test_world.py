"""What the world does to a running app: full disks, zones, trays, sleep, backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from tests.app.test_settings import AT_TEN, FULL, fail, write
from walkreminder.app import keeping
from walkreminder.core.events import Answer, QuietOff, Start, Walked
from walkreminder.core.trouble import Trouble
from walkreminder.ui.tray import Tray

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage


def test_a_reminder_that_the_disk_has_no_room_for_is_asked_a_minute_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(stage, monkeypatch, 1)
    stage.let_until("15:00")
    assert stage.notifier.notice is None, "what was not kept is not shown"
    assert stage.troubles_told == {"store": "The disk is full. Make room."}
    stage.let(seconds=59)
    assert stage.notifier.notice is None
    stage.let(seconds=1)
    assert stage.notifier.notice is not None
    assert stage.troubles_told == {}
    stage.notifier.chosen.emit("start")
    stage.let(minutes=30)
    assert stage.ledger == [("15:00", "walked", None)]


def test_a_walk_that_ends_on_a_full_disk_is_kept_a_minute_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.send(Start(5))
    stage.let(minutes=4, seconds=50)
    fail(stage, monkeypatch, 1)
    stage.let(seconds=15)
    assert (stage.name, stage.walks) == ("walking", [])
    stage.let(minutes=1)
    assert [walk.seconds for walk in stage.walks] == [300]
    assert stage.troubles_told == {}


def test_no_minute_of_a_walk_is_lost_however_long_the_disk_is_full(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.send(Start(5))
    stage.let(minutes=4, seconds=50)
    with monkeypatch.context() as full:
        full.setattr(stage.history, "save", _raise_full)
        stage.let(minutes=30)
    stage.let(minutes=1)
    assert stage.question_card is not None
    stage.send(Answer(Walked.ALL))
    assert [walk.seconds for walk in stage.walks] == [300]


def _raise_full(*_: object) -> None:
    raise FULL


@pytest.mark.parametrize("by", ["a wish", "a wake", "a command"])
def test_an_edit_that_the_disk_kept_waiting_is_taken_up_by_whatever_works_next(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    with monkeypatch.context() as full:
        full.setattr(stage.history, "save", no_room)
        write(stage, qtbot, AT_TEN)
        assert stage.troubles_told == {"store": str(FULL)}
    stage.let(seconds=10)
    match by:
        case "a wish":
            stage.send(QuietOff())
        case "a wake":
            stage.resume.woke.emit()
        case _:
            stage.ask(command="status")
    QCoreApplication.processEvents()
    assert stage.troubles_told == {}
    stage.let_until("10:00")
    assert stage.name == "prompting"


def test_a_command_that_was_kept_takes_the_trouble_of_the_disk_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(stage.history, "save", no_room)
        stage.send(Start())
    assert stage.troubles_told == {"store": str(FULL)}
    stage.ask(command="status")
    assert stage.troubles_told == {}
    assert str(FULL) not in stage.tooltip


def no_room(*_: object) -> None:
    raise FULL


def test_another_zone_moves_the_reminders(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Moscow")
    with qtbot.waitSignal(stage.zone_watch.zone_changed):
        (stage.etc / "timezone").write_text("Europe/Moscow")
    stage.let_until("11:59")
    assert stage.notifier.notice is None
    stage.let_until("12:00")
    assert stage.notifier.notice is not None


def test_where_nobody_tells_of_another_zone_every_ring_looks(
    bare_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_stage.tells_zone = False
    bare_stage.start()
    bare_stage.let_until("11:30")
    monkeypatch.setenv("TZ", "Europe/Moscow")
    bare_stage.alarm.rang.emit()
    bare_stage.let_until("12:00")
    assert bare_stage.notifier.notice is not None, "it is three in Moscow"
    monkeypatch.setenv("TZ", "Middle/Earth")
    bare_stage.alarm.rang.emit()
    assert "Europe/Moscow is used" in bare_stage.troubles_told["zone"]


def test_an_unknown_zone_is_told_until_it_is_known(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = stage.zone_watch.zone_changed
    monkeypatch.setenv("TZ", "Middle/Earth")
    with qtbot.waitSignal(changed):
        (stage.etc / "timezone").write_text("Middle/Earth")
    assert "Europe/London is used" in stage.troubles_told["zone"]
    monkeypatch.setenv("TZ", "Europe/London")
    with qtbot.waitSignal(changed):
        (stage.etc / "timezone").write_text("Europe/London")
    assert stage.troubles_told == {}


def test_everything_that_is_missing_is_told_at_the_start(
    bare_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Middle/Earth")
    bare_stage.troubles = (Trouble("No bus.", "Log in."), Trouble("No sun.", "Wait."))
    bare_stage.start()
    told = bare_stage.troubles_told
    assert told["desktop"] == "No bus. Log in. No sun. Wait."
    assert "UTC is used" in told["zone"]


def test_a_zone_that_is_known_again_takes_no_other_trouble_away(
    bare_stage: Stage, qtbot: QtBot
) -> None:
    bare_stage.troubles = (Trouble("No bus.", "Log in."),)
    bare_stage.start()
    with qtbot.waitSignal(bare_stage.zone_watch.zone_changed):
        (bare_stage.etc / "timezone").write_text("Europe/London")
    assert bare_stage.troubles_told == {"desktop": "No bus. Log in."}


def test_a_sleep_over_a_reminder_is_told_as_one(stage: Stage) -> None:
    stage.now = stage.now.replace(hour=17)
    stage.resume.woke.emit()
    assert stage.ledger == [("15:00", "missed", "asleep")]


def test_a_desktop_without_a_system_bus_or_a_tray_host_will_do(
    bare_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.app.stage.FakeResume", lambda: None)
    monkeypatch.setattr("tests.app.stage.FakeTrayHost", lambda: None)
    bare_stage.start()
    bare_stage.let_until("15:00")
    assert bare_stage.notifier.notice is not None


def test_a_tray_that_comes_late_gets_an_icon_of_its_own(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Tray] = []

    def recreate(tray: Tray) -> None:
        made.append(tray)

    monkeypatch.setattr(Tray, "recreate", recreate)
    stage.app._is_in_tray = False
    stage.tray_host.appeared.emit()
    assert made == [stage.app._tray]
    stage.tray_host.appeared.emit()
    assert len(made) == 1, "Qt itself brings an icon back that it once had there"


def copies(stage: Stage) -> list[str]:
    return sorted(each.name for each in stage.paths.backups.iterdir())


def test_the_history_is_copied_once_a_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copies(stage) == ["history-2026-11-19.sqlite3"]
    days: list[date] = []

    def note(_database: object, _folder: Path, day: date) -> None:
        days.append(day)

    monkeypatch.setattr(keeping, "back_up", note)
    stage.let(days=2)
    assert [day.day for day in days] == [20, 21]


def test_a_copy_that_fails_is_told_until_one_succeeds(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(keeping, "back_up", _raise_full)
        stage.let(days=1)
    assert stage.troubles_told == {"backup": str(FULL)}
    stage.let(days=1)
    assert stage.troubles_told == {}


def test_the_slow_parts_start_after_the_tray(stage: Stage) -> None:
    assert stage.alarm.is_running
    assert stage.notifier.is_prepared
    assert stage.app.has_tray is stage.app._tray.available


def test_the_tray_menu_reaches_everything(stage: Stage) -> None:
    tray = stage.app._tray
    tray.asked.emit(Start(5))
    assert stage.name == "walking"
    tray.wanted.emit("history")
    assert stage.page == "history"
    tray.quit_wanted.emit()
    assert stage.quits == 1


def test_without_a_door_the_app_runs_and_tells_so(bare_stage: Stage) -> None:
    bare_stage.paths.socket.mkdir()
    bare_stage.start()
    assert "something else lies there" in bare_stage.troubles_told["door"]
    bare_stage.let_until("15:00")
    assert bare_stage.name == "prompting"
    bare_stage.quit()
    assert bare_stage.paths.socket.is_dir()
