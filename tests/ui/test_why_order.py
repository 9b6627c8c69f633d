"""Cards in two columns: in which order they are met, and how even they end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.ui.tabbing import tabbed_from
from tests.ui.why import CONTENT, open_panel, settle
from walkreminder.core.claims import SectionId
from walkreminder.ui.benefits.advice import PainColours
from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.grid import ClaimGrid
from walkreminder.ui.benefits.grounds import Grounds
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.benefits.two_columns import BACK, sides
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.search_field import SearchField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.benefits_panel import BenefitsPanel
    from walkreminder.ui.dressing import ThemeSource

WIDTHS = [584, 768, 1200]
ADVICE = ["back", "starting", "enough"]


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource) -> BenefitsPanel:
    return open_panel(qtbot, themes)


def room_of(panel: BenefitsPanel, name: str) -> QWidget:
    panel.show_section(name)
    settle()
    room = panel.part(name)
    assert room is not None
    return room


def heard_below(widget: QWidget) -> list[QWidget]:
    """Return the parts of a widget in the order in which they are heard."""
    heard, found = QAccessible.queryAccessibleInterface(widget), list[QWidget]()
    for at in range(heard.childCount()):
        part = heard.child(at).object()
        assert isinstance(part, QWidget)
        found += [part, *heard_below(part)]
    return found


def claims(widgets: list[QWidget]) -> list[str]:
    return [each.claim.id for each in widgets if isinstance(each, ClaimCard)]


def expected(name: str) -> list[str]:
    cards = [card.id for card in CONTENT.cards_of(SectionId(name))]
    return sorted(cards, key=lambda card: card == "pain-colours")


@pytest.mark.parametrize("name", ADVICE)
def test_cards_are_heard_in_the_order_of_the_content(
    panel: BenefitsPanel, name: str
) -> None:
    assert claims(heard_below(room_of(panel, name))) == expected(name)


@pytest.mark.parametrize("name", ADVICE)
def test_tab_meets_the_cards_in_the_order_of_the_content(
    panel: BenefitsPanel, name: str
) -> None:
    room = room_of(panel, name)
    field = panel.findChild(SearchField)
    assert field is not None
    cards, met = room.findChildren(ClaimCard), list[str]()
    for stop in tabbed_from(field):
        within = [card.claim.id for card in cards if card.isAncestorOf(stop)]
        met += [each for each in within if each not in met]
    assert met == expected(name)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ADVICE)
def test_no_card_is_seen_far_above_the_one_before_it(
    panel: BenefitsPanel, name: str, width: int
) -> None:
    room = room_of(panel, name)
    panel.resize(width, 660)
    settle()
    grid = room.findChild(ClaimGrid)
    assert grid is not None
    tops = [card.y() for card in grid.findChildren(ClaimCard)]
    assert all(after >= before - BACK for before, after in pairwise(tops))


def test_when_walking_is_not_enough_emergencies_are_heard_first(
    panel: BenefitsPanel,
) -> None:
    heard = heard_below(room_of(panel, "enough"))
    kinds = [type(each) for each in heard if isinstance(each, SignsPanel | ClaimCard)]
    assert kinds[0] is SignsPanel
    order = claims(heard)
    assert order[:3] == ["water", "strength", "physiotherapy"]
    assert order[-1] == "ankle-weights"


def test_what_to_do_is_heard_before_who_says_so(panel: BenefitsPanel) -> None:
    kinds = [type(each) for each in heard_below(room_of(panel, "enough"))]
    assert kinds.index(Button) < kinds.index(Grounds)


def test_the_colours_are_heard_right_after_the_words_about_them(
    panel: BenefitsPanel,
) -> None:
    room = room_of(panel, "starting")
    card = room.findChild(ClaimCard, "card/pain-colours")
    assert card is not None
    heard = heard_below(card)
    texts = [each.text() if isinstance(each, Prose) else "" for each in heard]
    at = next(n for n, each in enumerate(heard) if isinstance(each, PainColours))
    claim = CONTENT.card("pain-colours")
    cited = CONTENT.citation(claim.sources)
    assert texts.index(claim.text) < at < texts.index(cited)


@pytest.mark.parametrize("name", ADVICE)
def test_the_columns_end_nearer_to_each_other_than_a_card_is_high(
    panel: BenefitsPanel, name: str
) -> None:
    grid = room_of(panel, name).findChild(ClaimGrid)
    assert grid is not None
    cards = grid.findChildren(ClaimCard)
    ends = dict[int, int]()
    for card in cards:
        ends[card.x()] = max(ends.get(card.x(), 0), card.geometry().bottom())
    least = min(card.height() for card in cards)
    assert max(ends.values()) - min(ends.values()) < least


def test_what_opens_moves_no_card_to_the_other_side(panel: BenefitsPanel) -> None:
    room = room_of(panel, "back")
    grid = room.findChild(ClaimGrid)
    assert grid is not None
    cards = grid.findChildren(ClaimCard)
    lefts = [card.x() for card in cards]
    assert len(set(lefts)) == 2
    for card in cards[:3]:
        link = card.findChild(Link)
        assert link is not None
        link.click()
        settle()
        assert [each.x() for each in cards] == lefts
        assert card.height() == card.heightForWidth(card.width())


def test_who_reads_from_the_right_begins_there(panel: BenefitsPanel) -> None:
    room = room_of(panel, "back")
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    grid = room.findChild(ClaimGrid)
    assert grid is not None
    first = grid.findChildren(ClaimCard)[0]
    assert first.mapTo(grid, QPoint(first.width(), 0)).x() == grid.width()


def test_columns_stay_in_order_before_they_are_even() -> None:
    # Even columns would put the second card below the others, on the left.
    assert sides([100, 300, 100, 100], 0, 0) == (0, 1, 0, 0)


def test_among_orders_the_columns_end_nearest_to_each_other() -> None:
    # The shorter column is not always the better one.
    assert sides([100, 120, 30, 30, 90], 0, 40) in {(0, 1, 0, 1, 0), (0, 1, 0, 0, 1)}
    assert sides([], 16, BACK) == ()
    assert sides([50], 16, BACK) == (0,)
