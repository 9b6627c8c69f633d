from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.why import CONTENT, settle
from walkreminder.core.claims import SafetyId
from walkreminder.core.programme_log import Sign
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.page import Page
from walkreminder.ui.signs_question import Asks, SignsQuestion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

URGENT = CONTENT.signs(SafetyId.EMERGENCY)


def asked(
    qtbot: QtBot, themes: ThemeSource, asks: Asks
) -> tuple[SignsQuestion, list[object]]:
    question, answers = SignsQuestion(themes, CONTENT, asks), list[object]()
    question.answered.connect(answers.append)
    qtbot.addWidget(question)
    question.resize(640, 480)
    question.show()
    return question, answers


def words(question: SignsQuestion) -> list[str]:
    return [each.text() for each in question.findChildren(Prose) if each.isVisible()]


def test_the_whole_emergency_list_is_asked_about_and_none_is_an_answer(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    question, answers = asked(qtbot, themes, Asks.EMERGENCY)
    assert set(URGENT.items) < set(words(question))
    assert words(question)[-1] == CONTENT.disclaimer
    question.none.click()
    assert answers == [None]


def test_an_emergency_says_at_once_what_the_content_says(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    question, answers = asked(qtbot, themes, Asks.ALL)
    question.some.click()
    assert answers == [Sign.EMERGENCY]
    assert words(question)[:2] == [URGENT.title, URGENT.then]
    assert "Do not drive yourself." in question.accessibleName()
    assert not any(each.isdigit() for each in "".join(words(question)))


@pytest.mark.parametrize(("nos", "sign"), [(1, Sign.SOON), (2, Sign.CHECK), (3, None)])
def test_at_the_setup_the_other_lists_follow_and_the_first_yes_counts(
    qtbot: QtBot, themes: ThemeSource, nos: int, sign: Sign | None
) -> None:
    question, answers = asked(qtbot, themes, Asks.ALL)
    for at in range(nos):
        assert set(CONTENT.signs(Asks.ALL.value[at]).items) < set(words(question))
        question.none.click()
    if sign is not None:
        question.some.click()
    assert answers == [sign]


def test_it_can_be_asked_again_from_the_first_list_on(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    question, _ = asked(qtbot, themes, Asks.ALL)
    question.some.click()
    question.begin()
    assert set(URGENT.items) < set(words(question))
    assert question.none.isVisible()


def test_it_works_by_keyboard_and_an_answer_says_what_it_answers(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    question, answers = asked(qtbot, themes, Asks.EMERGENCY)
    question.take_keyboard()
    assert question.focusWidget() is question.none
    qtbot.keyClick(question.none, Qt.Key.Key_Tab)
    assert question.focusWidget() is question.some
    for button in (question.none, question.some):
        assert URGENT.items[0] in button.accessibleDescription()
    qtbot.keyClick(question.some, Qt.Key.Key_Space)
    assert answers == [Sign.EMERGENCY]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("lists", [0, 1, 2, -1])
def test_it_fits_the_smallest_window_in_every_size_of_letters(
    qtbot: QtBot, themes: ThemeSource, scale: float, lists: int
) -> None:
    themes.enlarge(scale)
    page = Page(themes, "Before you go on")
    qtbot.addWidget(page)
    question = SignsQuestion(themes, CONTENT, Asks.ALL)
    page.body.addWidget(question)
    page.resize(640 - themes.theme.px(56), 480)
    page.show()
    for _ in range(lists):
        question.none.click()
    if lists < 0:
        question.some.click()
    settle()
    assert page.content.width() <= page.viewport().width()
    for text in question.findChildren(Prose):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
