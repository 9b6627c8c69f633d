from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPalette

from tests.ui.seed import (
    SETTINGS,
    WORK,
    asking,
    at,
    is_back,
    offering,
    prompting,
    scene,
    slot,
    waiting,
    walking,
    was_away,
)
from walkreminder.core import events as on
from walkreminder.core.settings import Settings
from walkreminder.core.state import Gap, Mode, Question
from walkreminder.core.timetable import ONCE, ClockTimes, Interval, Reminder
from walkreminder.ui.around import Around
from walkreminder.ui.away_card import AwayCard
from walkreminder.ui.early_card import EarlyCard
from walkreminder.ui.floating import corner, within
from walkreminder.ui.parts.buttons import Button, IconButton
from walkreminder.ui.parts.ring import Ring
from walkreminder.ui.parts.text import Text
from walkreminder.ui.prompt import PromptCard
from walkreminder.ui.prompt_words import other_time
from walkreminder.ui.question_card import QuestionCard
from walkreminder.ui.wording import why_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from walkreminder.core.state import State
    from walkreminder.ui.corner_card import CornerCard
    from walkreminder.ui.dressing import ThemeSource

NOW = at(15)
SCREEN = QRect(0, 30, 1280, 770)


class FullScreen:
    """Tells whether another window fills the screen, as a test wants it."""

    def __init__(self) -> None:
        self.now = False

    def __call__(self) -> bool:
        return self.now


@pytest.fixture
def full_screen() -> FullScreen:
    return FullScreen()


@pytest.fixture
def card(qtbot: QtBot, themes: ThemeSource, full_screen: FullScreen) -> PromptCard:
    card = PromptCard(themes, Around(full_screen))
    qtbot.addWidget(card)
    return card


@pytest.fixture
def question(qtbot: QtBot, themes: ThemeSource) -> QuestionCard:
    card = QuestionCard(themes, Around())
    qtbot.addWidget(card)
    return card


def buttons(card: CornerCard) -> list[str]:
    found = card.findChildren(Button)
    return [button.text() for button in found if not button.isHidden()]


def words(card: CornerCard) -> list[str]:
    return [label.text() for label in card.findChildren(Text)]


def press(card: CornerCard, text: str) -> None:
    found = card.findChildren(Button)
    next(button for button in found if button.text() == text).click()


def close(card: CornerCard) -> None:
    card.findChildren(IconButton)[0].click()


def test_a_prompt_brings_the_card(card: PromptCard) -> None:
    card.show_state(waiting(NOW), scene(NOW))
    assert not card.isVisible()
    card.show_state(prompting(), scene(NOW))
    assert card.isVisible()
    assert words(card) == [
        "15:00 · Work days",
        "Time for a 20 minute walk",
        "It brings today to 40 min. Start slowly.",
    ]
    assert card.findChildren(Ring)[0].accessibleName() == "20 of 30"
    assert buttons(card) == ["Start walking", "Snooze 10 min", "Skip"]


@pytest.mark.parametrize(
    ("button", "wish"),
    [("Snooze 10 min", on.Snooze()), ("Skip", on.Skip())],
)
def test_each_answer_is_asked_for(
    qtbot: QtBot, card: PromptCard, button: str, wish: on.Event
) -> None:
    card.show_state(prompting(), scene(NOW))
    with qtbot.waitSignal(card.asked) as asked:
        press(card, button)
    assert asked.args == [wish]


def test_starting_asks_for_a_walk(qtbot: QtBot, card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    with qtbot.waitSignal(card.asked) as asked:
        press(card, "Start walking")
    assert isinstance(asked.args[0], on.Start)


@pytest.mark.parametrize("after", [waiting(NOW), walking()])
def test_the_card_goes_when_it_is_answered_anywhere(
    card: PromptCard, after: State
) -> None:
    card.show_state(prompting(), scene(NOW))
    card.show_state(after, scene(NOW))
    assert not card.isVisible()
    card.come()
    assert not card.isVisible()


def test_a_snoozed_prompt_shows_no_card(card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    opened = prompting().open
    assert opened is not None
    snoozed = replace(opened, mode=Mode.SNOOZED, until=at(15, 10))
    card.show_state(replace(prompting(), open=snoozed), scene(NOW))
    assert not card.isVisible()


def test_closing_the_card_dismisses_the_prompt(qtbot: QtBot, card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    with qtbot.waitSignal(card.asked) as asked:
        close(card)
    assert asked.args == [on.Dismissed()]
    assert not card.isVisible()


def test_a_closed_card_stays_closed_until_it_is_asked_again(card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    close(card)
    card.show_state(prompting(), scene(at(15, 1)))
    assert not card.isVisible()
    card.show_state(prompting(asked=2), scene(at(15, 10)))
    assert card.isVisible()


def test_a_press_on_the_cross_meets_nothing_but_the_cross(card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    cross = card.findChild(IconButton)
    assert cross is not None
    assert card.childAt(cross.geometry().center()) is cross


def test_a_closed_card_can_be_brought_back(card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    close(card)
    card.come()
    assert card.isVisible()


def test_a_card_that_the_desktop_put_away_can_be_brought_back(card: PromptCard) -> None:
    card.show_state(prompting(), scene(NOW))
    card.showMinimized()
    card.come()
    assert not card.isMinimized()


def test_where_a_notification_asks_the_card_waits_for_a_click(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = PromptCard(themes, Around(), alone=bool)
    qtbot.addWidget(card)
    card.show_state(prompting(), scene(NOW))
    assert not card.isVisible()
    card.come()
    assert card.isVisible()


def test_a_dismissed_prompt_does_not_come_back_after_a_restart(
    card: PromptCard,
) -> None:
    opened = prompting().open
    assert opened is not None
    dismissed = replace(prompting(), open=replace(opened, dismissed=True))
    card.show_state(dismissed, scene(NOW))
    assert not card.isVisible()


def test_the_card_never_takes_the_keyboard(card: PromptCard) -> None:
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_the_card_stays_below_a_window_that_fills_the_screen(
    card: PromptCard, full_screen: FullScreen
) -> None:
    on_top = Qt.WindowType.WindowStaysOnTopHint
    full_screen.now = True
    card.show_state(prompting(), scene(NOW))
    assert card.isVisible()
    assert not card.windowFlags() & on_top
    full_screen.now = False
    card.come()
    assert card.windowFlags() & on_top


def test_the_fourth_prompt_offers_another_time(qtbot: QtBot, card: PromptCard) -> None:
    card.show_state(offering(), scene(NOW))
    assert words(card)[1:] == [
        "Would another time suit you?",
        "The last three reminders went by.",
    ]
    assert buttons(card) == ["Move to 16:00", "Keep 15:00", "Not today"]
    with qtbot.waitSignal(card.move_wanted) as wanted:
        press(card, "Move to 16:00")
    assert wanted.args == [(slot().key, time(16))]
    heard: list[object] = []
    card.asked.connect(heard.append)
    press(card, "Keep 15:00")
    press(card, "Not today")
    assert heard == [on.KeepTime(), on.SkipToday()]


def test_a_kept_time_is_a_plain_prompt_again(card: PromptCard) -> None:
    card.show_state(offering(), scene(NOW))
    card.show_state(prompting(asked=2), scene(NOW))
    assert buttons(card) == ["Start walking", "Snooze 10 min", "Skip"]


def test_what_cannot_be_moved_is_not_offered_to_be(
    qtbot: QtBot, card: PromptCard
) -> None:
    card.show_state(offering(slot(reminder=ONCE)), scene(NOW))
    assert buttons(card) == ["Keep 15:00", "Not today"]
    with qtbot.waitSignal(card.asked) as asked:
        press(card, "Keep 15:00")
    assert asked.args == [on.KeepTime()]


@pytest.mark.parametrize(
    ("times", "hour", "other"),
    [
        ((time(15),), 15, time(16)),
        ((time(15), time(16)), 15, time(17)),
        ((time(23),), 23, time(22)),
        (tuple(time(hour) for hour in range(24)), 15, None),
    ],
)
def test_the_other_time_is_free_and_on_the_same_day(
    times: tuple[time, ...], hour: int, other: time | None
) -> None:
    settings = Settings(reminders=(replace(WORK, rule=ClockTimes(times)),))
    assert other_time(slot(hour), settings) == other


def test_an_interval_has_no_single_time_to_move() -> None:
    every = Interval(timedelta(hours=1), time(9), time(17))
    settings = Settings(reminders=(Reminder("work-days", every),))
    assert other_time(slot(), settings) is None
    assert other_time(slot(reminder="gone"), SETTINGS) is None


@pytest.mark.parametrize(
    ("count", "title"),
    [
        (8, "Time for an 8 minute walk"),
        (20, "Time for a 20 minute walk"),
        (80, "Time for an 80 minute walk"),
    ],
)
def test_the_title_is_good_english(card: PromptCard, count: int, title: str) -> None:
    card.show_state(prompting(of=slot(minutes=count)), scene(NOW))
    assert words(card)[1] == title


def test_a_card_stands_at_the_bottom_right_above_the_panel() -> None:
    assert corner(SCREEN, QSize(380, 170), 16) == QPoint(884, 614)


def test_a_card_larger_than_the_screen_keeps_its_beginning_in_sight() -> None:
    assert corner(QRect(0, 0, 300, 100), QSize(380, 170), 16) == QPoint(0, 0)


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        (QPoint(100, 100), QPoint(100, 100)),
        (QPoint(-50, 0), QPoint(0, 30)),
        (QPoint(1270, 795), QPoint(1040, 728)),
    ],
)
def test_a_card_never_opens_off_the_screen(wish: QPoint, place: QPoint) -> None:
    assert within(SCREEN, wish, QSize(240, 72)) == place


def test_the_card_has_its_size_and_grows_with_its_words(
    card: PromptCard, themes: ThemeSource
) -> None:
    card.show_state(prompting(), scene(NOW))
    assert card.height() == 170
    assert card.width() >= 380
    card.show_lines(
        "15:00", "Zeit für einen zwanzigminütigen Spaziergang", "Fangen Sie an. " * 9
    )
    card.add_button("Später noch einmal erinnern", card.findChildren(Button)[1]._kind)
    card.fit()
    for shown in (*card.findChildren(Text), *card.findChildren(Button)):
        assert shown.width() >= shown.minimumSizeHint().width()
        assert shown.height() >= shown.heightForWidth(shown.width())
    assert card.height() > 170
    themes.enlarge(1.5)
    assert card.width() >= 570


def test_the_card_reads_from_the_right_where_people_do(
    qapp: QApplication, qtbot: QtBot, themes: ThemeSource
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card = PromptCard(themes, Around())
    qtbot.addWidget(card)
    card.show_state(prompting(), scene(NOW))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    start = card.findChildren(Button)[0]
    close_button = card.findChildren(IconButton)[0]
    assert start.geometry().center().x() > card.width() / 2
    assert close_button.geometry().center().x() < card.width() / 2
    assert card.findChildren(Text)[0].contentsMargins().left() >= close_button.width()


def test_after_a_sleep_in_a_walk_the_card_asks(question: QuestionCard) -> None:
    question.show_state(asking(), scene(at(15, 20)))
    assert question.isVisible()
    assert words(question) == [
        "Back at 15:20",
        "Were you walking?",
        "Your computer slept 18 of the last 20 minutes.",
    ]
    assert buttons(question) == ["All of it", "Until the break", "None"]


@pytest.mark.parametrize(
    ("button", "walked"),
    [
        ("All of it", on.Walked.ALL),
        ("Until the break", on.Walked.UNTIL_BREAK),
        ("None", on.Walked.NONE),
    ],
)
def test_only_the_answer_counts(
    qtbot: QtBot, question: QuestionCard, button: str, walked: on.Walked
) -> None:
    question.show_state(asking(), scene(at(15, 20)))
    with qtbot.waitSignal(question.asked) as asked:
        press(question, button)
    assert asked.args == [on.Answer(walked)]


def test_a_question_that_was_put_aside_waits(
    qtbot: QtBot, question: QuestionCard
) -> None:
    question.show_state(asking(), scene(at(15, 20)))
    with qtbot.assertNotEmitted(question.asked):
        close(question)
    question.show_state(asking(), scene(at(15, 21)))
    assert not question.isVisible()
    question.come()
    assert question.isVisible()
    question.show_state(waiting(at(15, 22)), scene(at(15, 22)))
    assert not question.isVisible()


def test_back_from_away_the_card_asks_whether_that_was_the_walk(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = AwayCard(themes, Around())
    qtbot.addWidget(card)
    card.show_state(was_away(at(15), at(15, 25)), scene(at(15, 25)))
    assert card.isVisible()
    assert words(card) == [
        "Back at 15:25",
        "Away 25 min. Were you walking?",
        "Only your answer counts minutes.",
    ]
    assert buttons(card) == ["Yes, I walked", "No, ask me"]
    for button, walked in (
        ("Yes, I walked", on.Walked.ALL),
        ("No, ask me", on.Walked.NONE),
    ):
        with qtbot.waitSignal(card.asked) as asked:
            press(card, button)
        assert asked.args == [on.Answer(walked)]


def test_a_question_of_an_absence_that_is_closed_is_dismissed_and_waits(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = AwayCard(themes, Around())
    qtbot.addWidget(card)
    state = was_away(at(15), at(15, 25))
    card.show_state(state, scene(at(15, 25)))
    with qtbot.waitSignal(card.asked) as asked:
        close(card)
    assert asked.args == [on.Dismissed()]
    assert state.open is not None
    closed = replace(state, open=replace(state.open, dismissed=True))
    card.show_state(closed, scene(at(15, 26)))
    assert not card.isVisible()
    fresh = AwayCard(themes, Around())
    qtbot.addWidget(fresh)
    fresh.show_state(closed, scene(at(15, 26)))
    assert not fresh.isVisible(), "nor after a restart"
    card.come()
    assert card.isVisible()
    card.show_state(waiting(at(15, 27)), scene(at(15, 27)))
    assert not card.isVisible()
    card.come()
    assert not card.isVisible(), "there is nothing to ask"


def test_a_stop_of_hours_is_told_in_hours(question: QuestionCard) -> None:
    gap = Question(Gap.STOPPED, at(15, 20), at(17, 20))
    question.show_state(replace(walking(), question=gap), scene(at(17, 20)))
    assert words(question)[2] == "The app was off 2 h of the last 2 h 20 min."


def test_the_card_and_the_why_sentence_tell_the_same_length(
    question: QuestionCard,
) -> None:
    since = at(15, 20)
    gap = Question(Gap.STOPPED, since, since + timedelta(seconds=95))
    state = replace(walking(), question=gap)
    question.show_state(state, scene(gap.until))
    assert words(question)[2].startswith("The app was off 1 of ")
    assert "1 min" in why_sentence(state, scene(gap.until))


def test_a_stop_of_seconds_is_told_without_figures(question: QuestionCard) -> None:
    gap = Question(Gap.STOPPED, at(15, 20), at(15, 20) + timedelta(seconds=5))
    question.show_state(replace(walking(), question=gap), scene(at(15, 21)))
    assert words(question)[2] == "The app was off for a moment."


def test_a_card_has_the_icon_of_the_app_in_the_taskbar(card: PromptCard) -> None:
    assert not card.windowIcon().isNull()


@pytest.mark.parametrize("gap", list(Gap))
def test_each_gap_has_its_own_words(question: QuestionCard, gap: Gap) -> None:
    said = {
        Gap.SLEPT: "Your computer slept 18 of the last 20 minutes.",
        Gap.STOPPED: "The app was off 18 of the last 20 minutes.",
        Gap.RAN_ON: "It ran on for 18 min past its time, as long as a walk may.",
    }
    question.show_state(asking(gap), scene(at(15, 20)))
    assert words(question)[2] == said[gap]


def test_a_long_name_leaves_the_card_its_width(card: PromptCard) -> None:
    name = "a-walk-after-the-meeting-" * 12
    width = card.sizeHint().width()
    card.show_state(prompting(of=slot(reminder=name)), scene(NOW))
    assert card.width() <= max(width, card.themes.theme.px(380)) + 60


def test_a_long_name_ends_before_the_button_that_closes(card: PromptCard) -> None:
    card.show_state(
        prompting(of=slot(reminder="before-the-weekly-planning")), scene(NOW)
    )
    caption, shut = card._caption, card._close
    room = caption.contentsRect().translated(caption.pos())
    assert room.right() < shut.x()
    ink = caption.palette().color(QPalette.ColorRole.WindowText).name()
    image = caption.grab().toImage()
    beyond = range(room.right() + 1 - caption.x(), image.width())
    assert all(
        image.pixelColor(x, y).name() != ink
        for x in beyond
        for y in range(image.height())
    )


def test_back_in_a_walk_the_card_asks_whether_it_is_over(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = EarlyCard(themes, Around())
    qtbot.addWidget(card)
    back = at(15, 14, 40)
    card.show_state(is_back(back), scene(back))
    assert card.isVisible()
    assert words(card) == [
        "Back at 15:14",
        "Back already?",
        "Your walk goes on until you say so.",
    ]
    assert buttons(card) == ["Finish at 14 min", "Still walking"]
    for button, wish in (
        ("Finish at 14 min", on.Finish(back)),
        ("Still walking", on.StillWalking()),
    ):
        with qtbot.waitSignal(card.asked) as asked:
            press(card, button)
        assert asked.args == [wish]


def test_a_card_of_a_return_that_is_closed_lets_the_walk_go_on(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = EarlyCard(themes, Around())
    qtbot.addWidget(card)
    card.come()
    assert not card.isVisible(), "there is nothing to ask"
    card.show_state(is_back(at(15, 14)), scene(at(15, 14)))
    with qtbot.waitSignal(card.asked) as asked:
        close(card)
    assert asked.args == [on.StillWalking()]
    # Until the answer is heard, what else happens does not bring it back.
    card.show_state(is_back(at(15, 14)), scene(at(15, 15)))
    assert not card.isVisible()
    card.show_state(walking(), scene(at(15, 15)))
    card.show_state(is_back(at(15, 18)), scene(at(15, 18)))
    assert card.isVisible()
    card.show_state(waiting(at(15, 20)), scene(at(15, 20)))
    assert not card.isVisible()
