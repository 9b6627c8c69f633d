"""What nobody should do, and the stated behaviour: nothing lost, nothing loops."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.app.test_settings import write
from walkreminder.app import assembly
from walkreminder.core.ledger import Line, Outcome, Reason
from walkreminder.core.timetable import SlotKey
from walkreminder.ui.day_block import DayBlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage

NO_REMINDERS = "version = 1\nreminder = []\n"
MOVED = '[[reminder]]\nid = "daily"\nat = ["16:00"]\n'
OFF = '[[reminder]]\nid = "daily"\nat = ["15:00"]\nenabled = false\n'


@pytest.mark.parametrize("edit", [NO_REMINDERS, MOVED, OFF])
def test_a_prompt_outlives_an_edit_of_its_reminder_and_takes_any_answer(
    stage: Stage, qtbot: QtBot, edit: str
) -> None:
    stage.let_until("15:00")
    write(stage, qtbot, edit)
    assert stage.name == "prompting"
    assert stage.notifier.notice is not None
    stage.notifier.chosen.emit("start")
    stage.let(minutes=20)
    assert stage.ledger == [("15:00", "walked", None)]
    (walk,) = stage.walks
    assert (walk.reminder, walk.seconds) == ("daily", 20 * 60)


def test_a_prompt_of_a_removed_reminder_that_nobody_answers_is_missed(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.let_until("15:00")
    write(stage, qtbot, NO_REMINDERS)
    stage.let(hours=2)
    assert stage.notifier.notice is None
    assert stage.ledger == [("15:00", "missed", "ignored")]


def test_a_prompt_of_a_removed_reminder_comes_back_after_a_restart(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.let_until("15:00")
    write(stage, qtbot, NO_REMINDERS)
    stage.quit(minutes=1)
    stage.start()
    stage.let(seconds=10)
    assert stage.name == "prompting"
    stage.ask(command="skip")
    assert stage.ledger == [("15:00", "skipped", None)]


def test_a_moved_time_is_asked_besides_the_one_that_was_due(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.let_until("15:00")
    write(stage, qtbot, MOVED)
    stage.ask(command="skip")
    stage.let_until("16:00")
    assert stage.name == "prompting"
    assert stage.ledger == [("15:00", "skipped", None)]


def test_a_slot_that_was_due_when_its_reminder_was_switched_off_is_asked(
    stage: Stage, qtbot: QtBot
) -> None:
    # The alarm has yet to ring: the edit is heard first.
    stage.now = stage.now.replace(hour=15, second=1)
    write(stage, qtbot, OFF)
    assert stage.name == "prompting"
    stage.ask(command="skip")
    stage.let(days=2)
    assert stage.ledger == [("15:00", "skipped", None)]


def test_a_reminder_switched_off_while_the_app_was_off_owes_nothing(
    stage: Stage,
) -> None:
    stage.quit(hours=7)
    stage.paths.settings.write_text(OFF)
    stage.start()
    stage.let(days=2)
    assert stage.ledger == []
    assert stage.name == "waiting"


def test_what_became_of_a_reminder_that_is_gone_is_on_the_history_page(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.let_until("15:00")
    stage.ask(command="skip")
    gone = Line(
        SlotKey("old_desk job", date(2026, 11, 18), time(10)),
        datetime(2026, 11, 18, 10, tzinfo=UTC),
        Outcome.MISSED,
        Reason.ASLEEP,
        stage.now,
    )
    stage.history.save(stage.state, (gone,))
    write(stage, qtbot, NO_REMINDERS)
    stage.app.open("history")
    main = stage.app._windows._main
    assert main is not None
    spoken = " ".join(each.accessibleName() for each in main.findChildren(DayBlock))
    assert "Daily" in spoken
    assert "Old desk job" in spoken


@pytest.mark.parametrize("year", [1970, 2100])
def test_a_clock_set_to_another_century_and_back_loses_and_loops_nothing(
    bare_stage: Stage, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    stage, right = bare_stage, bare_stage.now
    wrong = right.replace(year=year)
    set_by = [timedelta(0)]
    monkeypatch.setattr(assembly, "running", lambda: stage.running() - set_by[0])
    stage.start()
    stage.now, set_by[0] = wrong, wrong - right
    stage.alarm.rang.emit()
    rings: list[datetime] = []
    stage.alarm.rang.connect(lambda: rings.append(stage.now))
    stage.let(hours=1)
    assert len(rings) <= 2
    stage.now, set_by[0] = right + timedelta(hours=1), timedelta(0)
    stage.alarm.rang.emit()
    # What was jumped over on the way is known as such; of today there is nothing.
    assert {line[1:] for line in stage.ledger} <= {("missed", "clock")}
    assert stage.history.lines(right.date()) == []
    stage.let_until("15:00")
    assert stage.name == "prompting"
