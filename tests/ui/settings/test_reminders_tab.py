from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.seed import NOW, WEEKEND, WORK, ZONE
from tests.ui.settings.seed import DESK, HOLIDAYS, SEED
from tests.ui.tabbing import tabbed_from
from walkreminder.core.settings import Settings, Weekday
from walkreminder.core.timetable import (
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
    coming_slots,
)
from walkreminder.ui.parts.buttons import Button, IconButton, Switch
from walkreminder.ui.parts.chips import DayChip
from walkreminder.ui.parts.notice import NoticeBar
from walkreminder.ui.parts.stepper import Stepper
from walkreminder.ui.parts.text import Text
from walkreminder.ui.parts.time_chips import AddChip, TimeChip
from walkreminder.ui.parts.time_edit import DateEdit, TimeEdit
from walkreminder.ui.settings.days_off_card import DaysOffCard
from walkreminder.ui.settings.name_edit import NameEdit
from walkreminder.ui.settings.preview import Preview
from walkreminder.ui.settings.reminder_card import ReminderCard
from walkreminder.ui.settings.reminder_form import ReminderForm
from walkreminder.ui.settings.words import refusal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.settings_view import SettingsView

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def only(inside: QWidget, kind: type[W]) -> W:
    """Return the one widget of a kind."""
    found = inside.findChild(kind)
    assert found is not None
    return found


def shown(inside: QWidget, kind: type[W], name: str = "") -> W:
    """Return the one widget of a kind that shows and has this name or text."""

    def named(each: QWidget) -> bool:
        text = getattr(each, "text", str)()
        return not name or name in (text, each.accessibleName())

    QApplication.processEvents()  # what a layout was given shows a turn later
    found = [
        each for each in inside.findChildren(kind) if each.isVisible() and named(each)
    ]
    assert len(found) == 1, [each.accessibleName() for each in found]
    return found[0]


def cards(view: SettingsView) -> dict[str, ReminderCard]:
    QApplication.processEvents()
    found = [each for each in view.findChildren(ReminderCard) if each.isVisible()]
    found.sort(key=lambda each: each.y())
    return {each.accessibleName(): each for each in found}


def opened(view: SettingsView, title: str) -> ReminderCard:
    card = cards(view)[title]
    card.show_open(opened=True)
    return card


def reminder(settings: Settings, reminder_id: str) -> Reminder:
    return next(each for each in settings.reminders if each.id == reminder_id)


def says(inside: QWidget, text: str) -> bool:
    return any(
        each.isVisible() and each.text() == text for each in inside.findChildren(Text)
    )


def choose(card: ReminderCard, words: str) -> None:
    """Press an entry of a card's menu."""
    shown(card, IconButton, f"More for {card.accessibleName()}").click()
    menu = card.findChild(QMenu)
    assert menu is not None
    menu.hide()
    card.window().activateWindow()
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_each_reminder_has_a_card_in_the_order_of_the_file(view: SettingsView) -> None:
    assert list(cards(view)) == ["Work days", "Weekend", "At the desk"]


def test_the_preview_is_what_the_timetable_gives(view: SettingsView) -> None:
    slots = list(islice(coming_slots(SEED.timetable, NOW, ZONE), 10))
    lines = only(view, Preview).lines()
    assert [at for _, at, _ in lines] == [f"{each.key.time:%H:%M}" for each in slots]
    assert [length for *_, length in lines] == ["20 min"] * 10
    days = [day for day, *_ in lines]
    assert days[:4] == ["Thu 19 Nov", "Fri 20", "", "Sat 21"]


def test_the_preview_follows_an_edit_at_once(view: SettingsView) -> None:
    shown(cards(view)["Work days"], Switch).click()
    assert only(view, Preview).lines()[0] == ("Sat 21 Nov", "11:00", "20 min")


def test_a_preview_without_slots_says_so(view: SettingsView) -> None:
    view.show_settings(Settings(reminders=(DESK,)))
    preview = only(view, Preview)
    assert preview.lines() == []
    assert says(preview, "No reminder lies ahead.")


def test_the_switch_silences_a_reminder(
    view: SettingsView, told: list[Settings]
) -> None:
    shown(cards(view)["Weekend"], Switch).click()
    weekend = replace(WEEKEND, enabled=False)
    assert told == [replace(SEED, reminders=(WORK, weekend, DESK))]
    assert only(cards(view)["Weekend"], Switch).isChecked() is False


def test_a_day_is_switched_on(view: SettingsView, told: list[Settings]) -> None:
    shown(opened(view, "Work days"), DayChip, "Saturday").click()
    assert reminder(told[-1], WORK.id).days == frozenset(range(6))


def test_the_last_day_stays_and_a_sentence_says_why(
    view: SettingsView, told: list[Settings]
) -> None:
    sunday = replace(WEEKEND, days=frozenset({6}))
    view.show_settings(Settings(reminders=(sunday,)))
    card = opened(view, "Weekend")
    chip = shown(card, DayChip, "Sunday")
    chip.click()
    assert told == []
    assert chip.isChecked()
    assert says(card, "A reminder needs a day. Switch it off to silence it.")


def test_the_week_of_the_chips_begins_where_the_goal_says(view: SettingsView) -> None:
    goal = replace(SEED.goal, week_starts=Weekday.SUN)
    view.show_settings(replace(SEED, goal=goal))
    chips = opened(view, "Weekend").findChildren(DayChip)
    assert min(chips, key=lambda each: each.x()).accessibleName() == "Sunday"


def test_a_time_is_added_by_keys_alone(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    add = shown(card, AddChip)
    add.setFocus()
    qtbot.keyClick(add, ENTER)
    editor = shown(card, TimeEdit)
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "1245")
    qtbot.keyClick(editor, ENTER)
    times = ClockTimes((time(10, 30), time(12, 45), time(15)))
    assert [reminder(each, WORK.id).rule for each in told] == [times]
    assert shown(card, TimeChip, "12:45").hasFocus()


def test_a_time_is_changed_where_it_stands(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    chip = shown(card, TimeChip, "15:00")
    qtbot.mouseClick(chip, LEFT)
    editor = shown(card, TimeEdit)
    assert not chip.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, ENTER)
    times = ClockTimes((time(10, 30), time(16)))
    assert [reminder(each, WORK.id).rule for each in told] == [times]


def test_a_time_keeps_its_width_while_it_is_changed(
    qtbot: QtBot, view: SettingsView
) -> None:
    card = opened(view, "Work days")
    chip, after = shown(card, TimeChip, "10:30"), shown(card, TimeChip, "15:00")
    width, place = chip.width(), after.x()
    qtbot.mouseClick(chip, LEFT)
    editor = shown(card, TimeEdit)
    qtbot.waitUntil(lambda: editor.width() == width)
    assert after.x() == place


def test_escape_leaves_a_time_as_it_was(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    qtbot.mouseClick(shown(card, TimeChip, "15:00"), LEFT)
    editor = shown(card, TimeEdit)
    qtbot.keyClicks(editor, "1645")
    qtbot.keyClick(editor, ESCAPE)
    assert told == []
    assert shown(card, TimeChip, "15:00").hasFocus()


def test_leaving_the_field_keeps_the_time(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    qtbot.mouseClick(shown(card, TimeChip, "15:00"), LEFT)
    qtbot.keyClicks(shown(card, TimeEdit), "1645")
    shown(card, Switch).setFocus(Qt.FocusReason.TabFocusReason)
    times = ClockTimes((time(10, 30), time(16, 45)))
    assert [reminder(each, WORK.id).rule for each in told] == [times]
    assert shown(card, Switch).hasFocus()


def test_a_time_that_is_there_already_is_refused_in_place(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    qtbot.mouseClick(shown(card, TimeChip, "15:00"), LEFT)
    editor = shown(card, TimeEdit)
    qtbot.keyClicks(editor, "1030")
    qtbot.keyClick(editor, ENTER)
    assert told == []
    assert editor.isVisible()
    assert says(card, "That time is already here.")
    qtbot.keyClicks(editor, "1100")
    qtbot.keyClick(editor, ENTER)
    assert len(told) == 1
    assert not says(card, "That time is already here.")


def test_a_time_is_removed_and_the_keyboard_goes_to_the_next(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    chip = shown(card, TimeChip, "10:30")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert reminder(told[-1], WORK.id).rule == ClockTimes((time(15),))
    assert shown(card, TimeChip, "15:00").hasFocus()


def test_the_last_time_stays_and_a_sentence_says_why(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Weekend")
    qtbot.keyClick(shown(card, TimeChip, "11:00"), Qt.Key.Key_Delete)
    assert told == []
    assert shown(card, TimeChip, "11:00")
    assert "needs a time" in "".join(each.text() for each in card.findChildren(Text))


def test_an_edit_in_progress_survives_new_settings(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Work days")
    qtbot.mouseClick(shown(card, TimeChip, "15:00"), LEFT)
    editor = shown(card, TimeEdit)
    qtbot.keyClicks(editor, "16")
    view.show_settings(replace(SEED, goal=replace(SEED.goal, minutes_per_week=90)))
    assert editor.hasFocus()
    assert editor.text() == "16:00"
    qtbot.keyClick(editor, ENTER)
    assert told[-1].goal.minutes_per_week == 90


def test_how_long_to_walk_is_stepped(view: SettingsView, told: list[Settings]) -> None:
    stepper = shown(opened(view, "Weekend"), Stepper)
    stepper.setFocus()
    press(stepper, Qt.Key.Key_Up)
    assert reminder(told[-1], WEEKEND.id).minutes == 25


def test_the_usual_length_is_followed_again(
    view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "Weekend")
    shown(card, Button, "Use the usual length").click()
    assert reminder(told[-1], WEEKEND.id).minutes is None
    assert says(card, "your usual length")
    longer = replace(told[-1], walk=replace(SEED.walk, minutes=35))
    view.show_settings(longer)
    assert shown(card, Stepper).value() == 35 * 60


def test_a_walk_beyond_the_longest_is_refused(
    view: SettingsView, told: list[Settings]
) -> None:
    short = replace(SEED, walk=replace(SEED.walk, cap=timedelta(minutes=20)))
    view.show_settings(short)
    card = opened(view, "Weekend")
    stepper = shown(card, Stepper)
    press(stepper, Qt.Key.Key_Up)
    assert told == []
    assert stepper.value() == 20 * 60
    assert any("longest" in each.text() for each in card.findChildren(Text))


def test_the_interval_form_edits_its_three_parts(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "At the desk")
    every = shown(card, Stepper, "Every: 50 min")
    press(every, Qt.Key.Key_Up)
    opens = shown(card, TimeEdit, "From")
    opens.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(opens, "2200")
    qtbot.keyClick(opens, ENTER)
    night = Interval(timedelta(minutes=55), time(22), time(17, 30))
    assert reminder(told[-1], DESK.id).rule == night
    assert len(told) == 2


def test_a_window_without_length_is_refused(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    card = opened(view, "At the desk")
    until = shown(card, TimeEdit, "Until")
    until.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(until, "0900")
    qtbot.keyClick(until, ENTER)
    assert told == []
    assert until.text() == "17:30"
    assert says(card, "From and until must be two different times.")


def test_the_window_says_what_it_comes_to(view: SettingsView) -> None:
    sentence = "5 minutes at 09:50, 10:40, 11:30, 12:20 and 6 more times a day"
    assert says(opened(view, "At the desk"), sentence)


def test_times_turn_into_an_interval_and_back(
    view: SettingsView, told: list[Settings]
) -> None:
    choose(opened(view, "Weekend"), "Turn into an interval")
    assert isinstance(reminder(told[-1], WEEKEND.id).rule, Interval)
    choose(cards(view)["Weekend"], "Turn into clock times")
    rule = reminder(told[-1], WEEKEND.id).rule
    assert isinstance(rule, ClockTimes)
    assert len(rule.times) == 10


def test_a_copy_stands_below_and_may_be_named(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    choose(opened(view, "Weekend"), "Duplicate")
    assert list(cards(view)) == ["Work days", "Weekend", "Weekend 2", "At the desk"]
    name = shown(view, NameEdit)
    assert name.hasFocus()
    qtbot.keyClicks(name, "Sunday round")
    qtbot.keyClick(name, ENTER)
    assert told[-1].reminders[2] == replace(WEEKEND, id="sunday-round")
    assert list(cards(view))[2] == "Sunday round"


def test_a_removed_reminder_comes_back_where_it_was(
    view: SettingsView, told: list[Settings]
) -> None:
    choose(opened(view, "Weekend"), "Remove")
    assert told[-1].reminders == (WORK, DESK)
    bar = shown(view, NoticeBar, "Weekend is removed.")
    bar.asked.emit()
    assert told[-1] == SEED
    assert not bar.isVisible()
    assert cards(view)["Weekend"].opened


def test_undo_goes_when_something_else_is_changed(view: SettingsView) -> None:
    choose(opened(view, "Weekend"), "Remove")
    bar = shown(view, NoticeBar, "Weekend is removed.")
    shown(cards(view)["Work days"], Switch).click()
    assert not bar.isVisible()


def test_adding_asks_nothing_and_gives_a_reminder(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    shown(view, Button, "Add a reminder").click()
    new = Reminder("walk", ClockTimes((time(12, 30),)))
    assert told == [replace(SEED, reminders=(*SEED.reminders, new))]
    name = shown(view, NameEdit)
    assert name.selectedText() == "Walk"
    qtbot.keyClick(name, ENTER)
    assert len(told) == 1
    assert cards(view)["Walk"].opened
    assert not name.isVisible()


def test_the_name_that_is_taken_gets_a_number(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    shown(view, Button, "Add a reminder").click()
    name = shown(view, NameEdit)
    qtbot.keyClicks(name, "Weekend")
    shown(cards(view)["Walk"], Switch).setFocus(Qt.FocusReason.TabFocusReason)
    assert told[-1].reminders[-1].id == "weekend-2"


def test_without_reminders_the_page_invites(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_settings(Settings(reminders=()))
    assert says(view, "No reminders yet")
    shown(view, Button, "Add a reminder").click()
    assert [each.id for each in told[-1].reminders] == ["walk"]
    assert not says(view, "No reminders yet")


def test_the_first_card_is_open_at_first_and_closed_when_it_was_closed(
    view: SettingsView,
) -> None:
    assert [each.opened for each in cards(view).values()] == [True, False, False]
    cards(view)["Work days"].show_open(opened=False)
    view.show_settings(SEED)
    assert not cards(view)["Work days"].opened


def test_a_closed_card_opens_by_a_click_and_closes_again(
    qtbot: QtBot, view: SettingsView
) -> None:
    card = cards(view)["Weekend"]
    assert not card.opened
    assert card.height() == 56
    assert any(
        each.isVisible() and each.text() == "Sat, Sun at 11:00, 20 min"
        for each in card.findChildren(Text)
    )
    qtbot.mouseClick(card, LEFT, pos=QPoint(30, 20))
    assert card.opened
    choose(card, "Show less")
    assert not card.opened


def test_days_off_are_added_and_removed(
    qtbot: QtBot, view: SettingsView, told: list[Settings]
) -> None:
    shown(view, Button, "Days off: 24 Dec \N{EN DASH} 2 Jan").click()
    first = shown(view, DateEdit, "First day off")
    assert first.hasFocus()
    assert first.shown_date() == date(2026, 11, 20)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    qtbot.keyClick(first, ENTER)
    card = only(view, DaysOffCard)
    shown(card, Button, "Add days off").click()
    added = DaysOff(date(2026, 11, 21), date(2026, 11, 21))
    assert told[-1].days_off == (added, HOLIDAYS)
    shown(card, IconButton, "Remove 21 Nov").click()
    assert told[-1] == SEED


def test_days_off_backwards_are_refused(
    view: SettingsView, told: list[Settings]
) -> None:
    shown(view, Button, "Days off: 24 Dec \N{EN DASH} 2 Jan").click()
    card = only(view, DaysOffCard)
    shown(card, DateEdit, "Last day off").show_date(date(2026, 11, 1))
    shown(card, Button, "Add days off").click()
    assert told == []
    assert says(card, "The last day must not come before the first.")


def test_every_control_of_an_open_card_is_reached_by_tab(
    qtbot: QtBot, view: SettingsView
) -> None:
    card = opened(view, "Work days")
    view.setFocus()
    shown(card, IconButton).setFocus()
    reached = []
    for _ in range(14):
        here = QApplication.focusWidget()
        reached.append(here)
        qtbot.keyClick(here, TAB)
    kinds = {type(each) for each in reached}
    assert {IconButton, Switch, DayChip, TimeChip, AddChip, Stepper} <= kinds
    chips = [each.text() for each in reached if isinstance(each, TimeChip | AddChip)]
    assert chips == ["10:30", "15:00", "Add"]


@pytest.mark.parametrize("width", [584, 768, 900])
def test_nothing_sticks_out_at_any_width(view: SettingsView, width: int) -> None:
    opened(view, "At the desk")
    view.resize(width, 480)
    QApplication.processEvents()
    content = view.widget()
    assert content is not None
    assert content.width() <= view.viewport().width()
    for each in cards(view).values():
        assert each.width() >= each.minimumSizeHint().width()


def test_where_it_is_narrow_the_preview_lies_below(view: SettingsView) -> None:
    def beside() -> bool:
        QApplication.processEvents()
        card, preview = cards(view)["Work days"], only(view, Preview)
        return preview.x() > card.geometry().right()

    assert beside()
    view.resize(584, 480)
    assert not beside()


def press(widget: QWidget, key: Qt.Key) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415 - one key, no fixture

    QTest.keyClick(widget, key)


def test_every_refusal_fits_a_card(view: SettingsView) -> None:
    from walkreminder.ui.settings.edits import Refusal  # noqa: PLC0415

    card = opened(view, "Work days")
    for reason in Refusal:
        card.tell(reason)
        QApplication.processEvents()
        assert says(card, refusal(reason))
        label = next(t for t in card.findChildren(Text) if t.text() == refusal(reason))
        assert label.height() >= label.heightForWidth(label.width())


def test_a_card_that_opens_late_is_met_by_tab_where_it_stands(
    view: SettingsView,
) -> None:
    card = opened(view, "Weekend")
    inside = set(card.findChildren(QWidget))
    met = [
        type(each)
        for each in takewhile(inside.__contains__, tabbed_from(shown(card, Switch)))
    ]
    assert {DayChip, TimeChip, Stepper} <= set(met)
    assert met.index(DayChip) < met.index(TimeChip) < met.index(Stepper)


def test_a_long_name_is_shortened_and_no_page_grows_by_it(view: SettingsView) -> None:
    name = "a-walk-after-the-meeting-" * 12
    view.show_settings(replace(SEED, reminders=(replace(WORK, id=name), WEEKEND)))
    QApplication.processEvents()
    assert view.content.width() == view.viewport().width()


def test_a_hundred_reminders_make_no_forms_that_nobody_opened(
    view: SettingsView,
) -> None:
    many = tuple(replace(WORK, id=f"walk-{number}") for number in range(100))
    view.show_settings(replace(SEED, reminders=many))
    assert len(view.findChildren(ReminderCard)) >= 100
    assert len(view.findChildren(ReminderForm)) < 10


def test_tab_meets_the_cards_before_what_adds_one(view: SettingsView) -> None:
    view.show_settings(replace(SEED, reminders=(WEEKEND, WORK, DESK)))
    add = shown(view, Button, "Add a reminder")
    first = shown(cards(view)["Weekend"], IconButton)
    met = list(takewhile(lambda each: each is not add, tabbed_from(first)))
    titles = [each.accessibleName() for each in met if isinstance(each, Switch)]
    assert titles == ["Weekend", "Work days", "At the desk"]
