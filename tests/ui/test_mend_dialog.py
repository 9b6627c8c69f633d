"""What is offered where a history is damaged, in words and by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from walkreminder.ui.mend_dialog import Choice, MendDialog, Offer, offer_words
from walkreminder.ui.parts.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.ui.dressing import ThemeSource

OFFER = Offer(
    what="The history /home/robin/history.sqlite3 cannot be used: it is damaged.",
    is_gone=False,
    day=date(2026, 11, 20),
    walks=412,
    saved=0,
    folder="/home/robin/backups",
)
COPY = "The newest good copy is of 20 November 2026 and holds 412 walks."
OLDER = (
    "An older one, of 17 November 2026, holds 500 walks; Settings, Your data can go"
    " back to it."
)
NO_COPY = replace(OFFER, day=None, walks=0)


@pytest.mark.parametrize(
    ("offer", "there_is"),
    [
        (OFFER, COPY),
        (
            replace(OFFER, saved=1),
            f"{COPY} 1 walk more can be read from the damaged file.",
        ),
        (
            replace(NO_COPY, saved=30),
            "There is no good copy, but 30 walks can be read from the damaged file.",
        ),
        (replace(NO_COPY, is_gone=True), "None of the copies can be used."),
        (replace(OFFER, fuller=(date(2026, 11, 17), 500)), f"{COPY} {OLDER}"),
    ],
)
def test_it_says_what_there_is_to_go_on_with(offer: Offer, there_is: str) -> None:
    assert offer_words(offer)[1] == there_is


def test_the_damaged_file_is_said_to_stay() -> None:
    assert offer_words(OFFER)[2].endswith("it goes into /home/robin/backups.")
    title, _, aside = offer_words(replace(OFFER, is_gone=True))
    assert (title, aside) == ("Your history is gone", "")


@pytest.fixture
def dialog(themes: ThemeSource) -> Iterator[MendDialog]:
    dialog = MendDialog(OFFER, themes)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def words(dialog: MendDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(Button)]


def test_every_answer_is_there_and_all_of_it_is_read_aloud(dialog: MendDialog) -> None:
    assert words(dialog) == ["Use this copy", "Start empty", "Quit"]
    for said in (OFFER.what, "412 walks", "never deleted"):
        assert said in dialog.accessibleDescription()


def test_return_takes_the_copy(dialog: MendDialog) -> None:
    focused = dialog.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Use this copy"
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert dialog.choice is Choice.USE


def test_escape_puts_it_off(dialog: MendDialog) -> None:
    told: list[Choice | None] = []
    dialog.chosen.connect(told.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.choice, told) == (None, [None])


def test_without_a_copy_the_keyboard_is_not_on_the_empty_one(
    themes: ThemeSource,
) -> None:
    dialog = MendDialog(NO_COPY, themes)
    assert words(dialog) == ["Start empty", "Quit"]
    focused = dialog.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Quit"
    dialog.deleteLater()


def test_the_signs_that_need_help_are_a_press_away(dialog: MendDialog) -> None:
    asked: list[bool] = []
    dialog.help_wanted.connect(lambda: asked.append(True))
    (button,) = dialog.findChildren(IconButton)
    assert button.accessibleName() == "When to get help"
    button.click()
    assert asked == [True]
