from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.following import (
    AFTER_RED,
    MONTH_AGO,
    NEVER_ASKED,
    RED,
    STANDING,
    following,
    with_sign,
)
from tests.ui.seed import NOW, SCENE, WAITING, paused
from tests.ui.why import CONTENT, settle
from walkreminder.core.claims import SafetyId
from walkreminder.core.events import Finish, Say
from walkreminder.core.programme_log import Checked, Cleared, Sign
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.text import Text
from walkreminder.ui.today import Today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.core.standing import Standing
    from walkreminder.core.state import State
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.notice import NoticeBar

LOCKED = replace(WAITING, locked=True)
LOOK, SEE = "Look and answer", "See the list"


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource) -> Iterator[Today]:
    page = Today(themes, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(768, 660)
    page.show_signs(CONTENT)
    page.show()
    yield page
    page.hide()


@pytest.fixture
def said(page: Today) -> list[object]:
    told: list[object] = []
    page.asked.connect(
        lambda event: told.append(event.said if isinstance(event, Say) else event)
    )
    return told


def show(page: Today, standing: Standing | None, state: State = WAITING) -> None:
    page.show_state(state, following(standing))


def told(bar: NoticeBar) -> str:
    return " ".join(each.text() for each in bar.findChildren(Text))


def press(page: Today, words: str) -> None:
    shown = (each for each in page.findChildren(Button) if each.isVisible())
    found = [each for each in shown if each.text() == words]
    assert len(found) == 1, words
    found[0].click()


def read(page: Today) -> set[str]:
    return {each.text() for each in page.findChildren(Text) if each.isVisible()}


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (MONTH_AGO, "Once a month"),
        (AFTER_RED, "hurt much more with a walk"),
        (NEVER_ASKED, "Before you go on"),
    ],
)
def test_a_quiet_line_asks_when_it_is_time(
    page: Today, standing: Standing, words: str
) -> None:
    show(page, standing)
    assert page._safety.due.isVisible()
    assert words in told(page._safety.due)


@pytest.mark.parametrize("standing", [STANDING, replace(AFTER_RED, seen=RED)])
def test_nothing_is_asked_when_it_is_not_time(page: Today, standing: Standing) -> None:
    show(page, standing)
    assert not page._safety.isVisible()


def test_whoever_does_not_follow_the_programme_is_not_asked(page: Today) -> None:
    scene = following(MONTH_AGO)
    page.show_state(WAITING, replace(scene, settings=SCENE.settings))
    assert not page._safety.isVisible()


@pytest.mark.parametrize(
    ("standing", "answer", "checked"),
    [
        (MONTH_AGO, "None of these", Checked()),
        (MONTH_AGO, "Yes, one of these", Checked(Sign.EMERGENCY)),
        (AFTER_RED, "None of these", Checked(None, RED)),
        (AFTER_RED, "Yes, one of these", Checked(Sign.EMERGENCY, RED)),
        # Only the emergencies were asked about: what else was named still holds.
        (replace(MONTH_AGO, sign=Sign.CHECK), "None of these", Checked(Sign.CHECK)),
    ],
)
def test_the_answer_is_said_with_the_red_walk_that_was_known(
    page: Today, said: list[object], standing: Standing, answer: str, checked: Checked
) -> None:
    show(page, standing)
    page._safety.due.asked.emit()
    assert set(CONTENT.signs(SafetyId.EMERGENCY).items) < read(page)
    press(page, answer)
    assert said == [checked]


def test_whoever_was_never_asked_is_asked_about_all_lists(
    page: Today, said: list[object]
) -> None:
    show(page, NEVER_ASKED)
    page._safety.due.asked.emit()
    press(page, "None of these")
    assert said == []
    press(page, "Yes, one of these")
    assert said == [Checked(Sign.SOON)]


def test_an_answer_puts_the_card_away(page: Today) -> None:
    show(page, MONTH_AGO)
    page._safety.due.asked.emit()
    assert not page._safety.due.isVisible(), "its card says the same"
    show(page, STANDING)
    assert not page._safety.isVisible()
    assert page._safety._card is None


def test_the_card_stays_while_time_goes_on_and_escape_closes_it(
    qtbot: QtBot, page: Today
) -> None:
    show(page, MONTH_AGO)
    page._safety.due.asked.emit()
    card = page._safety._card
    show(page, MONTH_AGO)
    assert card is not None
    assert page._safety._card is card
    keyboard = page.focusWidget()
    assert keyboard is not None
    qtbot.keyClick(keyboard, Qt.Key.Key_Escape)
    assert page._safety._card is None
    assert page._safety.due.isVisible()
    assert page.focusWidget() is page._safety.due._button


@pytest.mark.parametrize(
    ("sign", "words", "of"),
    [
        (Sign.SOON, "Contact a doctor soon", SafetyId.SOON),
        (Sign.CHECK, "Check with a clinician first", SafetyId.CHECK),
    ],
)
def test_check_first_stays_until_it_is_cleared_or_answered_anew(
    page: Today, said: list[object], sign: Sign, words: str, of: SafetyId
) -> None:
    show(page, with_sign(sign))
    assert words in told(page._safety.first)
    page._safety.first.asked.emit()
    assert set(CONTENT.signs(of).items) < read(page)
    press(page, "A clinician has cleared me")
    press(page, "None of these any more")
    assert said == [Cleared(), Checked()]
    press(page, "Close")
    assert page._safety.first.isVisible()
    show(page, STANDING)
    assert not page._safety.first.isVisible()


def test_check_first_and_a_check_that_is_due_both_stand_there(page: Today) -> None:
    show(page, replace(MONTH_AGO, sign=Sign.SOON))
    assert page._safety.first.isVisible()
    assert page._safety.due.isVisible()


def test_under_the_lock_the_page_says_what_the_content_says(page: Today) -> None:
    show(page, with_sign(Sign.EMERGENCY), LOCKED)
    assert CONTENT.signs(SafetyId.EMERGENCY).then in read(page)
    assert not page._safety.isVisible()
    assert not any("999" in each or "911" in each for each in read(page))


def test_cleared_asks_once_and_a_second_click_clears_nothing(
    page: Today, said: list[object]
) -> None:
    show(page, with_sign(Sign.EMERGENCY), LOCKED)
    button = page._card.offers.buttons[0]
    button.click()
    assert said == []
    button.click()
    assert said == [], "the safe answer stands where the first click was"
    button.click()
    press(page, "Yes, I am cleared")
    assert said == [Cleared()]


def test_the_question_whether_one_is_cleared_stays_while_time_goes_on(
    page: Today,
) -> None:
    show(page, with_sign(Sign.EMERGENCY), LOCKED)
    press(page, "A clinician has cleared me")
    show(page, with_sign(Sign.EMERGENCY), LOCKED)
    assert any("Has a clinician" in each for each in read(page))
    show(page, STANDING)
    assert not any("Has a clinician" in each for each in read(page))


def test_a_walk_under_the_lock_can_be_finished(page: Today, said: list[object]) -> None:
    show(page, None, replace(paused(NOW), locked=True))
    press(page, "Finish the walk")
    assert said == [Finish()]


def test_after_an_answer_the_keyboard_is_on_what_follows_from_it(page: Today) -> None:
    show(page, MONTH_AGO)
    page._safety.due.asked.emit()
    show(page, with_sign(Sign.EMERGENCY), LOCKED)
    first, second, _ = page._card.offers.buttons
    assert page.focusWidget() is first
    assert "emergency number" in first.accessibleDescription()
    first.click()
    assert "Has a clinician" in first.accessibleDescription()
    second.setFocus()
    page.asked.connect(lambda _: show(page, STANDING))
    second.click()
    assert page.focusWidget() is second, "it stays where it was"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "standing", [MONTH_AGO, AFTER_RED, with_sign(Sign.SOON), with_sign(Sign.CHECK)]
)
def test_lines_and_cards_make_the_page_no_wider_in_any_size_of_letters(
    qtbot: QtBot, themes: ThemeSource, standing: Standing, scale: float
) -> None:
    themes.enlarge(scale)
    page = Today(themes, lambda: NOW)
    qtbot.addWidget(page)
    page.show_signs(CONTENT)
    page.resize(640 - themes.theme.px(56), 480)
    page.show()
    show(page, STANDING)
    settle()
    wide = page.content.width()
    show(page, standing)
    settle()
    bars = page._safety.first, page._safety.due
    opens = next(each for each in bars if each.isVisible())
    for look in (partial(settle), opens.asked.emit):
        look()
        settle()
        assert page.content.width() <= wide
        for text in page._safety.findChildren(Prose):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width())
