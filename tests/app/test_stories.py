"""Whole stories, from the alarm that rings to the line in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.events import Finish, Held, Pause, QuietOn, Released, Start
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.timetable import ClockTimes, Reminder
from walkreminder.desktop.notify import DEFAULT
from walkreminder.store.settings_file import SettingsFile
from walkreminder.ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.app.stage import Stage


def keys(stage: Stage) -> list[str]:
    assert stage.notifier.notice is not None
    return [choice.key for choice in stage.notifier.notice.actions]


def test_a_reminder_is_asked_walked_and_kept(stage: Stage) -> None:
    assert stage.tooltip == "Next walk 15:00\nI will ask at 15:00."
    stage.let_until("15:00")
    notice = stage.notifier.notice
    assert notice is not None
    assert notice.title == "Time for a 20 minute walk"
    assert keys(stage) == ["start", "snooze", "skip", DEFAULT]
    assert stage.prompt_card is None, "the notification can be answered"
    stage.let(minutes=2)
    stage.notifier.chosen.emit("start")
    assert stage.notifier.notice is None
    assert stage.walk_window is not None
    assert stage.tooltip == "Walking\nYou are walking until about 15:22."
    stage.let(minutes=15)
    stage.send(Finish())
    stage.walk_window.close()  # what it came to has been read
    [walk] = stage.walks
    assert (walk.seconds, walk.reminder) == (15 * 60, "daily")
    assert stage.ledger == [("15:00", "walked", None)]
    assert stage.tooltip == (
        "Next walk tomorrow at 15:00\n"
        "You walked 15 minutes at 15:02. I will ask again tomorrow at 15:00."
    )


def test_a_walk_ends_by_itself_at_its_goal(stage: Stage) -> None:
    stage.send(Start(5))
    stage.let(minutes=6)
    assert [walk.seconds for walk in stage.walks] == [300]
    assert stage.state.walk is None


@pytest.mark.parametrize(
    ("key", "name", "ledger"),
    [
        ("snooze", "snoozed", []),
        ("skip", "waiting", [("15:00", "skipped", None)]),
        ("not-today", "waiting", [("15:00", "skipped", "not-today")]),
        ("nonsense", "prompting", []),
    ],
)
def test_a_choice_in_the_notification_is_done(
    stage: Stage, key: str, name: str, ledger: list[tuple[str, str, str | None]]
) -> None:
    stage.let_until("15:00")
    stage.notifier.chosen.emit(key)
    assert (stage.name, stage.ledger) == (name, ledger)
    assert (stage.notifier.notice is None) is (name != "prompting")


def test_a_snoozed_reminder_is_asked_again(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.notifier.chosen.emit("snooze")
    stage.let(minutes=9, seconds=59)
    assert stage.notifier.notice is None
    stage.let(seconds=1)
    assert stage.notifier.notice is not None


def test_a_reminder_without_an_answer_is_asked_once_more_and_then_missed(
    stage: Stage,
) -> None:
    stage.let_until("15:09")
    assert len(stage.notifier.shown) == 1
    stage.let_until("15:44")
    assert len(stage.notifier.shown) == 2
    stage.let_until("15:46")
    assert len(stage.notifier.shown) == 2
    assert stage.notifier.notice is None
    assert stage.ledger == [("15:00", "missed", "ignored")]


def test_a_closed_notification_is_not_put_up_again(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.notifier.dismissed.emit()
    stage.let_until("15:30")
    assert len(stage.notifier.shown) == 1
    assert stage.prompt_card is None
    assert stage.tooltip.endswith("It can be answered here until 15:45.")
    stage.let_until("15:46")
    assert stage.ledger == [("15:00", "missed", "dismissed")]


def test_a_click_on_the_notification_brings_the_card(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.notifier.chosen.emit(DEFAULT)
    assert stage.prompt_card is not None
    stage.send(Start())
    assert stage.prompt_card is None


def test_a_notification_that_nobody_shows_brings_the_card(stage: Stage) -> None:
    stage.notifier.failed.emit()
    assert stage.prompt_card is None, "nothing is asked yet"
    stage.let_until("15:00")
    assert stage.prompt_card is None
    stage.notifier.failed.emit()
    assert stage.prompt_card is not None


def test_a_notification_that_is_back_takes_the_place_of_the_card(
    stage: Stage,
) -> None:
    stage.let_until("15:00")
    stage.notifier.failed.emit()
    stage.notifier.learned.emit()
    assert stage.prompt_card is None


def test_a_card_that_was_asked_for_stays_when_the_service_is_back(
    stage: Stage,
) -> None:
    stage.let_until("15:00")
    stage.notifier.chosen.emit(DEFAULT)
    stage.notifier.learned.emit()
    assert stage.prompt_card is not None


def test_where_notifications_have_no_buttons_the_card_asks_alone(stage: Stage) -> None:
    stage.notifier.has_actions = False
    stage.let_until("15:00")
    assert stage.notifier.shown == []
    assert stage.prompt_card is not None


def test_a_service_that_is_found_to_have_no_buttons_brings_the_card(
    stage: Stage,
) -> None:
    stage.notifier.has_actions = None
    stage.let_until("15:00")
    assert len(stage.notifier.shown) == 1
    stage.notifier.has_actions = True
    stage.notifier.learned.emit()
    assert stage.prompt_card is None
    stage.notifier.has_actions = False
    stage.notifier.learned.emit()
    assert stage.prompt_card is not None


def offered(stage: Stage) -> None:
    """Let three reminders go by, so that the fourth one offers another time."""
    for _day in range(3):
        stage.let(days=1)
    stage.let_until("15:00")
    assert stage.notifier.notice is not None
    assert keys(stage)[:3] == ["move", "keep", "not-today"]


def test_an_offered_time_is_written_to_the_settings(stage: Stage) -> None:
    offered(stage)
    stage.notifier.chosen.emit("move")
    [reminder] = SettingsFile(stage.paths.settings).load().settings.reminders
    assert reminder.rule == ClockTimes((time(16),))
    assert stage.notifier.notice is None
    assert stage.ledger[-1] == ("15:00", "skipped", None)
    stage.let_until("16:00")
    assert stage.notifier.notice is not None, "today, too"
    assert stage.notifier.notice.title == "Time for a 20 minute walk"


def test_an_offered_time_can_be_taken_on_the_card(stage: Stage) -> None:
    offered(stage)
    stage.notifier.failed.emit()
    card = stage.app._cards._prompt
    assert card is not None
    card._choose_first()
    assert stage.app._engine.settings.reminders[0].rule == ClockTimes((time(16),))
    assert stage.prompt_card is None


def test_an_offered_time_can_be_taken_on_today(stage: Stage) -> None:
    offered(stage)
    stage.app.open("today")
    page = stage.app._windows._main
    assert page is not None
    [move] = [
        each for each in page.findChildren(Button) if each.text() == "Move to 16:00"
    ]
    move.click()
    assert stage.app._engine.settings.reminders[0].rule == ClockTimes((time(16),))
    assert stage.ledger[-1] == ("15:00", "skipped", None)


def test_an_offer_that_cannot_be_saved_skips_nothing(stage: Stage) -> None:
    offered(stage)
    stage.paths.settings.write_text("walk = 7\n")
    before = stage.ledger
    stage.notifier.chosen.emit("move")
    assert stage.ledger == before
    assert stage.name == "prompting"
    assert "were not saved" in stage.troubles_told["save"]


def test_a_late_answer_to_an_offer_does_nothing(stage: Stage) -> None:
    offered(stage)
    stage.notifier.chosen.emit("keep")
    assert keys(stage) == ["start", "snooze", "skip", DEFAULT]
    stage.notifier.chosen.emit("move")
    stage.notifier.chosen.emit("skip")
    stage.notifier.chosen.emit("move")
    assert not stage.paths.settings.exists()


def test_an_offer_for_a_slot_that_ended_meanwhile_moves_it_and_skips_no_other(
    stage: Stage,
) -> None:
    offered(stage)
    stage.now = stage.now.replace(hour=15, minute=45, second=30)
    stage.notifier.chosen.emit("move")
    assert stage.app._engine.settings.reminders[0].rule == ClockTimes((time(16),))
    assert stage.ledger[-1] == ("15:00", "missed", "ignored")
    assert stage.state.skips == ()


def test_an_offer_that_a_newer_reminder_replaces_leaves_that_one_open(
    stage: Stage,
) -> None:
    offered(stage)
    rules = (("daily", time(15)), ("other", time(15, 30)))
    both = tuple(Reminder(id_, ClockTimes((at,))) for id_, at in rules)
    stage.app._choices.save(replace(Settings(), reminders=both))
    stage.now = stage.now.replace(minute=30)
    stage.notifier.chosen.emit("move")
    assert stage.state.open is not None
    assert stage.state.open.slot.key.reminder == "other"


def test_a_wish_that_makes_no_sense_is_told_and_forgotten_with_the_next(
    stage: Stage,
) -> None:
    stage.send(Pause())
    assert stage.troubles_told == {"wish": "No walk is running. Start one first."}
    stage.send(Start())
    assert stage.troubles_told == {}


def test_a_walk_that_was_quit_is_asked_about_at_the_next_start(stage: Stage) -> None:
    stage.send(Start())
    stage.let(minutes=5)
    stage.quit(minutes=3)
    stage.start()
    card = stage.question_card
    assert card is not None
    assert card.accessibleDescription() == "The app was off 3 of the last 8 minutes."
    assert stage.walk_window is None
    stage.app._cards._question._until_break()  # type: ignore[union-attr] # it is there
    assert stage.question_card is None
    assert [walk.seconds for walk in stage.walks] == [300]


def test_a_walk_that_was_quit_is_asked_about_however_soon(stage: Stage) -> None:
    stage.send(Start())
    stage.let(minutes=5)
    stage.quit(seconds=5)
    stage.start()
    assert stage.question_card is not None


def test_a_closed_notification_stays_closed_over_a_restart(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.notifier.dismissed.emit()
    stage.quit(minutes=1)
    stage.start()
    stage.let_until("15:30")
    assert stage.notifier.shown == []


def test_a_walk_that_was_slept_in_is_asked_about(stage: Stage) -> None:
    stage.send(Start())
    stage.let(minutes=1)
    stage.now = stage.now.replace(minute=30)
    stage.resume.woke.emit()
    assert stage.question_card is not None
    assert stage.tooltip.startswith("A question about your walk\nYour computer slept")


def test_a_lost_process_loses_no_more_than_its_last_beat(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.send(Start())
    stage.let(minutes=4)
    stage.crash(minutes=30)
    stage.start()
    assert stage.name == "asking"
    assert stage.question_card is not None


def test_a_reminder_that_passed_while_the_app_was_off_is_told(stage: Stage) -> None:
    stage.quit(hours=8)
    stage.start()
    assert stage.ledger == [("15:00", "missed", "off")]
    assert stage.notifier.shown == []


def test_quiet_holds_over_a_restart(stage: Stage) -> None:
    stage.send(QuietOn())
    stage.quit(minutes=1)
    stage.start()
    stage.let_until("16:00")
    assert stage.notifier.shown == []
    assert stage.ledger == [("15:00", "quiet", "by-user")]


def test_leaving_takes_everything_off_the_screen(stage: Stage) -> None:
    stage.let_until("15:00")
    stage.app.leave()
    assert stage.notifier.notice is None
    assert not stage.alarm.is_running
    assert not stage.app._tray._icon.isVisible()
    assert not stage.paths.socket.exists()


def test_back_from_away_one_card_asks_and_yes_is_kept_as_the_walk(stage: Stage) -> None:
    left = stage.now.replace(hour=14, minute=55)
    stage.let_until("14:59")
    stage.send(Held(HoldReason.AWAY, left))
    stage.let_until("15:20")
    assert stage.notifier.shown == []
    stage.send(Released(HoldReason.AWAY))
    stage.let(seconds=5)
    assert stage.away_card is not None
    assert stage.notifier.shown == [], "the card is alone"
    assert stage.tooltip == (
        "Were you walking?\nYou were away for 25 min. Were you walking?"
    )
    press(stage.away_card, "Yes, I walked")
    assert stage.away_card is None
    assert stage.ledger == [("15:00", "walked", None)]
    assert [(walk.seconds, walk.source) for walk in stage.walks] == [(1500, "logged")]


def test_back_from_away_a_no_brings_the_notification(stage: Stage) -> None:
    stage.let_until("14:50")
    stage.send(Held(HoldReason.AWAY))
    stage.let_until("15:20")
    stage.send(Released(HoldReason.AWAY))
    stage.let(seconds=5)
    assert stage.away_card is not None
    stage.away_card.close()
    stage.app.open("front")
    assert stage.away_card is not None, "what matters now is the question"
    press(stage.away_card, "No, ask me")
    assert stage.away_card is None
    assert len(stage.notifier.shown) == 1
    assert (stage.name, stage.walks) == ("prompting", [])


def press(window: QWidget, text: str) -> None:
    [button] = [each for each in window.findChildren(Button) if each.text() == text]
    button.click()
