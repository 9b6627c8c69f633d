"""Who is away, as the desktop tells it: prompts wait, and a return is asked about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tests.app.test_settings import FULL, fail
from tests.app.test_world import no_room
from walkreminder.core.events import Start
from walkreminder.core.settings import HoldReason

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage

FIVE = timedelta(minutes=5)


def leave(stage: Stage, idle: timedelta = FIVE) -> None:
    """Let the desktop find out that the last input was so long ago."""
    stage.presence.left.emit(idle)
    QCoreApplication.processEvents()


def come_back(stage: Stage) -> None:
    """Let the desktop find out that somebody is there."""
    stage.presence.came_back.emit()
    QCoreApplication.processEvents()


def test_a_reminder_waits_for_whoever_is_away_and_comes_on_the_return(
    stage: Stage,
) -> None:
    stage.let_until("14:55")
    leave(stage)
    stage.let_until("15:05")
    assert stage.name == "holding"
    assert stage.notifier.notice is None
    come_back(stage)
    stage.let(seconds=5)
    assert stage.name == "prompting"


def test_back_at_the_keyboard_in_a_walk_is_asked_about(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=5)
    leave(stage)
    stage.let(minutes=9)
    assert stage.back_card is None
    come_back(stage)
    assert stage.back_card is not None
    assert stage.name == "walking"


def test_the_absence_began_at_the_last_input(stage: Stage) -> None:
    stage.let_until("14:59")
    leave(stage, timedelta(minutes=7))
    assert stage.state.away_since == stage.now - timedelta(minutes=7)


def test_a_return_that_the_disk_had_no_room_for_is_told_once_there_is_some(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_until("14:55")
    leave(stage)
    stage.let_until("15:05")
    with monkeypatch.context() as disk:
        fail(stage, disk, 1)
        come_back(stage)
    assert stage.troubles_told == {"store": str(FULL)}
    assert stage.state.holds == (HoldReason.AWAY,)
    stage.let(minutes=1)
    QCoreApplication.processEvents()
    stage.let(seconds=5)
    assert stage.state.holds == ()
    assert stage.name == "prompting"


def test_a_leave_that_the_disk_had_no_room_for_is_told_with_its_own_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = stage.now
    stage.let(minutes=5)
    with monkeypatch.context() as disk:
        fail(stage, disk, 1)
        leave(stage)
    assert stage.state.holds == ()
    stage.let(minutes=1)
    QCoreApplication.processEvents()
    assert stage.state.holds == (HoldReason.AWAY,)
    assert stage.state.away_since == left


def test_an_absence_ends_with_the_return_however_long_the_disk_is_full(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_until("14:55")
    leave(stage)
    stage.let_until("15:03")
    with monkeypatch.context() as disk:
        disk.setattr(stage.history, "save", no_room)
        come_back(stage)
        stage.let(minutes=20)
    stage.let(minutes=1)
    QCoreApplication.processEvents()
    stage.let(seconds=5)
    # Thirteen minutes are no walk of twenty; the twenty at the keyboard are none.
    assert stage.name == "prompting"


def test_two_absences_that_the_disk_kept_out_stay_two(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_until("14:45")
    with monkeypatch.context() as disk:
        disk.setattr(stage.history, "save", no_room)
        leave(stage)
        stage.let(minutes=1)
        come_back(stage)
        stage.let(minutes=10)
        leave(stage)
        stage.let(minutes=1)
    stage.let(minutes=1)
    QCoreApplication.processEvents()
    assert stage.state.holds == (HoldReason.AWAY,)
    assert stage.state.away_since == stage.now.replace(hour=14, minute=51, second=0)


def test_one_who_comes_back_before_that_was_never_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        fail(stage, disk, 1)
        leave(stage)
    come_back(stage)
    stage.let(minutes=1)
    QCoreApplication.processEvents()
    assert stage.state.holds == ()


def test_one_who_leaves_and_comes_back_in_one_moment_was_never_away(
    stage: Stage,
) -> None:
    saved = stage.history.changes
    stage.presence.left.emit(FIVE)
    come_back(stage)
    assert stage.state.holds == ()
    assert stage.history.changes == saved


def lose(stage: Stage) -> None:
    """Let the desktop be unable to tell any more."""
    stage.presence.lost.emit()
    QCoreApplication.processEvents()


def test_a_source_that_is_lost_holds_nobody_and_asks_nobody_what_they_did(
    stage: Stage,
) -> None:
    stage.let_until("14:55")
    leave(stage)
    stage.let_until("15:25")
    assert stage.state.holds == (HoldReason.AWAY,)
    lose(stage)
    assert stage.state.holds == ()
    stage.let(seconds=5)
    assert stage.name == "prompting"
    assert stage.away_card is None


def test_a_source_that_is_lost_in_a_walk_asks_nothing(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=5)
    leave(stage)
    stage.let(minutes=9)
    lose(stage)
    assert stage.back_card is None
    # The next return is asked about as ever.
    leave(stage)
    come_back(stage)
    assert stage.back_card is not None


def test_a_run_that_begins_asks_anew_who_is_there(stage: Stage) -> None:
    leave(stage)
    stage.quit(minutes=1)
    stage.start()
    assert stage.state.holds == ()
    leave(stage, timedelta(minutes=6))
    assert stage.state.holds == (HoldReason.AWAY,)


def test_the_settings_say_how_long_an_absence_is(stage: Stage, qtbot: QtBot) -> None:
    assert stage.presence.watches == [FIVE]
    settings = stage.paths.settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('version = 1\n\n[prompt]\naway_after = "8 min"\n')
    qtbot.waitUntil(lambda: len(stage.presence.watches) > 1)
    assert stage.presence.watches == [FIVE, timedelta(minutes=8)]


def test_who_leaves_the_app_is_watched_no_more(stage: Stage) -> None:
    presence = stage.presence
    stage.quit()
    assert presence.is_closed


def test_a_desktop_that_cannot_tell_holds_nothing(bare_stage: Stage) -> None:
    bare_stage.tells_presence = False
    bare_stage.start()
    bare_stage.let_until("15:00")
    assert bare_stage.name == "prompting"
