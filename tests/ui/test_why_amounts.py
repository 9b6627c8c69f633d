"""Amounts as bars: whose they are, and on which scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.why import CONTENT, settle
from walkreminder.ui.benefits.amounts import Amounts, DayScale, ShareBar, steps
from walkreminder.ui.dressing import Choice

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

TRIAL = CONTENT.card("walkback")


@pytest.fixture
def amounts(qtbot: QtBot, themes: ThemeSource) -> Amounts:
    amounts = Amounts(themes, TRIAL.bars, CONTENT.labels.days)
    qtbot.addWidget(amounts)
    amounts.resize(417, 200)
    amounts.show()
    settle()
    return amounts


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (208, (0, 100, 200)),
        (30, (0, 10, 20, 30)),
        (9, (0, 5)),
        (3, (0, 1, 2, 3)),
        (1500, (0, 500, 1000, 1500)),
    ],
)
def test_a_scale_has_a_few_round_numbers(most: int, numbers: tuple[int, ...]) -> None:
    assert steps(most) == numbers


def ticks(image: QImage, colour: str) -> list[int]:
    row = [image.pixelColor(x, 1).name() for x in range(image.width())]
    return [x for x, seen in enumerate(row) if seen == colour.lower()]


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_the_ticks_stand_where_bars_of_that_many_days_end(
    amounts: Amounts, themes: ThemeSource, way: Qt.LayoutDirection
) -> None:
    amounts.setLayoutDirection(way)
    scale = amounts.findChild(DayScale)
    assert scale is not None
    seen = ticks(scale.grab().toImage(), themes.theme.palette.edge)
    expected = [0, 200, 400]
    if way is Qt.LayoutDirection.RightToLeft:
        expected = [416 - each for each in reversed(expected)]
    assert seen == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_other_group_has_a_tone_of_its_own_and_no_grey(
    amounts: Amounts, themes: ThemeSource, choice: Choice
) -> None:
    themes.use(choice)
    palette = themes.theme.palette
    seen = []
    for bar in amounts.findChildren(ShareBar):
        image = bar.grab().toImage()
        seen.append(image.pixelColor(40, image.height() // 2).name())
    assert seen == [palette.leaf.lower(), palette.heat[1].lower()]
    assert palette.edge.lower() not in seen


def test_the_words_of_the_trial_leave_the_numbers_to_its_bars() -> None:
    assert not [bar for bar in TRIAL.bars if str(bar.value) in TRIAL.text]
