"""The parts of the page with large letters, in a window that does not grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from tests.ui.why import CONTENT, settle
from walkreminder.core.claims import SafetyId
from walkreminder.ui.benefits.advice import BackRoom, EnoughRoom, StartingRoom
from walkreminder.ui.benefits.claim import ClaimCard, Tag
from walkreminder.ui.benefits.endorphins import BriefClaim, EndorphinsRoom
from walkreminder.ui.benefits.muscles import MusclesRoom
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.benefits.sources import SourcesRoom
from walkreminder.ui.page import Page
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.hanging_tabs import HangingTabs
from walkreminder.ui.parts.notice import Care

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

WINDOW = (640, 480)
RAIL = 56
LARGE = 2.0
ROOMS: dict[str, Callable[[ThemeSource], QWidget]] = {
    "muscles": lambda themes: MusclesRoom(themes, CONTENT),
    "back": lambda themes: BackRoom(themes, CONTENT),
    "starting": lambda themes: StartingRoom(themes, CONTENT),
    "enough": lambda themes: EnoughRoom(themes, CONTENT),
    "sources": lambda themes: SourcesRoom(themes, CONTENT, print),
}


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75, LARGE])
@pytest.mark.parametrize("name", ROOMS)
def test_a_part_fits_a_window_of_one_width_in_every_size_of_letters(
    qtbot: QtBot, themes: ThemeSource, name: str, scale: float
) -> None:
    themes.enlarge(scale)
    page = Page(themes, CONTENT.labels.title)
    qtbot.addWidget(page)
    room = ROOMS[name](themes)
    page.body.addWidget(room)
    page.resize(WINDOW[0] - themes.theme.px(RAIL), WINDOW[1])
    page.show()
    settle()
    assert page.content.width() <= page.viewport().width()
    for text in room.findChildren(Prose):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
            right = text.mapTo(room, text.rect().topRight()).x()
            assert right < room.width(), text.text()


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75, LARGE])
def test_every_tab_is_seen_whole_in_further_rows_if_need_be(
    qtbot: QtBot, themes: ThemeSource, scale: float
) -> None:
    themes.enlarge(scale)
    page = Page(themes, CONTENT.labels.title)
    qtbot.addWidget(page)
    words = [section.name for section in CONTENT.sections]
    words.append(CONTENT.labels.sources)
    page.body.addWidget(HangingTabs(themes, words, "Parts", page.content))
    page.body.addStretch(1)
    page.resize(WINDOW[0] - themes.theme.px(RAIL), WINDOW[1])
    page.show()
    settle()
    pills = page.findChildren(TabPill)
    places = [pill.mapTo(page.viewport(), QPoint()).x() for pill in pills]
    for pill, left in zip(pills, places, strict=True):
        assert left >= 0
        assert left + pill.width() <= page.viewport().width(), pill.text()
        assert pill.width() >= pill.sizeHint().width(), pill.text()


def shown(qtbot: QtBot, widget: QWidget, width: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, widget.heightForWidth(width))
    widget.show()
    settle()


def top_of(within: QWidget, widget: QWidget) -> int:
    return widget.mapTo(within, QPoint()).y()


@pytest.mark.parametrize(("width", "below"), [(320, False), (260, True)])
def test_the_grade_of_a_claim_goes_below_its_title_where_it_is_narrow(
    qtbot: QtBot,
    themes: ThemeSource,
    width: int,
    below: bool,  # noqa: FBT001 - a value of the table
) -> None:
    claim = CONTENT.card("hunt")
    card = ClaimCard(themes, CONTENT, claim)
    shown(qtbot, card, width)
    badge = card.findChild(GradeBadge)
    assert badge is not None
    title = next(e for e in card.findChildren(Prose) if e.text() == claim.title)
    assert (top_of(card, badge) > top_of(card, title)) is below


def test_a_tag_breaks_into_lines_where_it_is_narrow(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    tag = Tag(themes, "prevention, recovered people")
    qtbot.addWidget(tag)
    wide = tag.sizeHint()
    least = tag.minimumSizeHint().width()
    assert least < wide.width()
    assert tag.heightForWidth(least) > wide.height()


def test_a_tag_that_breaks_is_seen_whole_on_its_card(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    card = ClaimCard(themes, CONTENT, CONTENT.card("walkback"))
    tag = card.findChild(Tag)
    assert tag is not None
    shown(qtbot, card, tag.sizeHint().width())
    assert tag.height() == tag.heightForWidth(tag.width()) > tag.sizeHint().height()
    card.resize(2 * card.width(), card.height())
    settle()
    assert tag.size() == tag.sizeHint()


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75, LARGE])
def test_claims_leave_room_for_none_beside_them_where_none_is(
    qtbot: QtBot, themes: ThemeSource, scale: float
) -> None:
    themes.enlarge(scale)
    page = Page(themes, CONTENT.labels.title)
    qtbot.addWidget(page)
    page.body.addWidget(EndorphinsRoom(themes, CONTENT))
    page.resize(WINDOW[0] - themes.theme.px(RAIL), WINDOW[1])
    page.show()
    settle()
    for claim in page.findChildren(BriefClaim):
        alone = Prose(themes, claim.words.text(), parent=page)
        width = claim.words.width()
        assert claim.words.height() == alone.heightForWidth(width), alone.text()


def test_the_icon_of_a_list_of_signs_goes_above_it_where_it_is_narrow(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    signs = SignsPanel(themes, CONTENT, SafetyId.CHECK, Care.HEED)
    shown(qtbot, signs, 560)
    words = signs.findChild(Prose)
    assert words is not None
    left = words.mapTo(signs, QPoint()).x()
    signs.resize(240, 900)
    settle()
    assert words.mapTo(signs, QPoint()).x() < left
