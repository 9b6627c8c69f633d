"""A place of the panel is opened, scrolled to, and gets the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.why import CONTENT, open_panel, settle, top_of
from walkreminder.core.claims import SafetyId, StepId
from walkreminder.core.finding import Kind, Spot
from walkreminder.core.places import HELP, entries
from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.endorphins import BriefClaim
from walkreminder.ui.benefits.foot import Foot
from walkreminder.ui.benefits.signs import SignsPanel, SoftPanel
from walkreminder.ui.benefits.zone_card import ZoneCard
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.help_page import HelpPage
from walkreminder.ui.main_window import MainWindow
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.focus_ring import Halo
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

SPOTS = list(dict.fromkeys(entry.spot for entry in entries(CONTENT)))


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource) -> BenefitsPanel:
    return open_panel(qtbot, themes)


def place(panel: QWidget, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def test_every_place_that_can_be_found_is_there(panel: BenefitsPanel) -> None:
    for section in (*(each.id.value for each in CONTENT.sections), "sources"):
        panel.show_section(section)
    for spot in SPOTS:
        if spot.section != HELP:
            places = panel.findChildren(QWidget, spot.name)
            assert len(places) == 1, spot


@pytest.mark.parametrize(
    ("card", "section"),
    [("walkback", "back"), ("ankle-weights", "enough"), ("mood", "endorphins")],
)
def test_a_card_comes_to_the_top_of_its_part_with_the_keyboard(
    panel: BenefitsPanel, card: str, section: str
) -> None:
    panel.show_place(card)
    settle()
    claim = place(panel, f"card/{card}")
    assert isinstance(claim, ClaimCard)
    assert panel.section == section
    assert panel.focusWidget() is claim
    bar = panel.verticalScrollBar()
    assert top_of(panel, claim) == 16 or bar.value() == bar.maximum()
    assert top_of(panel, claim) < panel.height()
    assert len(panel.findChildren(Halo)) == 1


def test_the_first_tab_after_a_card_goes_into_it(panel: BenefitsPanel) -> None:
    panel.show_place("walkback")
    panel.focusNextChild()
    met = panel.focusWidget()
    assert isinstance(met, GradeBadge)
    assert place(panel, "card/walkback").isAncestorOf(met)


def test_a_muscle_is_chosen_and_its_row_gets_the_keyboard(
    panel: BenefitsPanel,
) -> None:
    panel.show_section("back")
    panel.show_spot(Spot("muscles", Kind.ZONE, "hamstrings"))
    row = place(panel, "zone/hamstrings")
    card = panel.findChild(ZoneCard)
    assert card is not None
    assert panel.focusWidget() is row
    assert card.accessibleName() == "Hamstrings"


def test_a_row_of_the_article_comes_to_the_top(panel: BenefitsPanel) -> None:
    panel.show_spot(Spot("sources", Kind.ARTICLE, "7"))
    settle()
    row = place(panel, "article/7")
    assert top_of(panel, row) == 16
    assert CONTENT.article[7].claim in [each.text() for each in row.findChildren(Text)]


def test_a_part_of_the_step_that_was_found_is_shown(panel: BenefitsPanel) -> None:
    swing = next(step for step in CONTENT.steps if step.id is StepId.SWING)
    panel.show_spot(Spot("muscles", Kind.STEP, swing.id))
    settle()
    assert panel.focusWidget() is place(panel, "step/swing")
    said = [each.text() for each in panel.findChildren(Text) if each.isVisible()]
    assert swing.meaning in said


def test_a_part_that_was_found_opens_with_the_keyboard_on_its_tab(
    panel: BenefitsPanel,
) -> None:
    panel.show_section("enough")
    panel.verticalScrollBar().setValue(200)
    panel.show_spot(Spot("enough", Kind.PART, "enough"))
    settle()
    assert panel.verticalScrollBar().value() == 0
    assert panel.section == "enough"
    tab = panel.focusWidget()
    assert isinstance(tab, TabPill)
    assert tab.text() == "Not enough?"
    assert tab.isChecked()


def test_the_foot_is_shown_below_the_sources(panel: BenefitsPanel) -> None:
    panel.show_spot(Spot("sources", Kind.PIECE, "foot"))
    settle()
    foot = panel.focusWidget()
    assert isinstance(foot, Foot)
    assert 0 < top_of(panel, foot) < panel.height()


def test_who_scrolls_away_from_a_place_is_let_to(panel: BenefitsPanel) -> None:
    panel.show_place("ankle-weights")
    settle()
    panel.verticalScrollBar().setValue(3)
    panel.resize(760, 500)
    settle()
    assert panel.verticalScrollBar().value() == 3


def test_a_place_stays_in_view_while_the_window_changes(panel: BenefitsPanel) -> None:
    panel.show_place("keep-moving")
    settle()
    panel.resize(584, 480)
    settle()
    assert top_of(panel, place(panel, "card/keep-moving")) == 16


def test_a_list_that_is_not_on_the_panel_is_shown_on_the_page_for_help(
    qtbot: QtBot, themes: ThemeSource, panel: BenefitsPanel
) -> None:
    with qtbot.waitSignal(panel.wanted) as wanted:
        panel.show_spot(Spot(HELP, Kind.SIGNS, "stop"))
    assert wanted.args == ["help/signs/stop"]
    page = HelpPage(themes, CONTENT)
    qtbot.addWidget(page)
    page.resize(768, 660)
    page.show()
    page.show_place("signs/stop")
    settle()
    assert page.focusWidget() is place(page, "signs/stop")
    page.show_place("signs/none-of-them")
    assert page.focusWidget() is place(page, "signs/stop")


def test_a_wish_names_a_place_after_the_page(qtbot: QtBot, themes: ThemeSource) -> None:
    panel = BenefitsPanel(themes, CONTENT)
    window = MainWindow(themes, {"why": lambda: panel, "help": QWidget})
    qtbot.addWidget(window)
    window.show_page("help")
    window._go("why/walkback")
    assert (window.current, panel.section) == ("why", "back")
    window._go("help/signs/stop")
    assert window.current == "help"


def test_a_brief_claim_opens_all_of_it_and_who_showed_it(
    panel: BenefitsPanel,
) -> None:
    panel.show_section("endorphins")
    briefs = panel.findChildren(BriefClaim)
    items = [item for each in CONTENT.endorphins.columns for item in each.items]
    at = next(n for n, item in enumerate(items) if CONTENT.card(item.card).more)
    brief, card = briefs[at], CONTENT.card(items[at].card)
    link = brief.findChild(Link)
    assert link is not None
    rest = (card.text, card.more, CONTENT.citation(card.sources))

    def shown() -> list[str]:
        return [each.text() for each in brief.findChildren(Text) if each.isVisible()]

    assert not set(rest) & set(shown())
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert set(rest) <= set(shown())
    assert link.text() == "Less"
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert not set(rest) & set(shown())


@pytest.mark.parametrize(
    ("kind", "section", "sources"),
    [
        (SoftPanel, "endorphins", CONTENT.card("medicines").sources),
        (SignsPanel, "starting", CONTENT.signs(SafetyId.CHECK).sources),
        (SignsPanel, "enough", CONTENT.signs(SafetyId.EMERGENCY).sources),
    ],
)
def test_a_warning_says_how_sure_it_is_and_who_says_so(
    panel: BenefitsPanel,
    kind: type[SoftPanel],
    section: str,
    sources: tuple[str, ...],
) -> None:
    panel.show_section(section)
    warning = panel.findChild(kind)
    assert warning is not None
    said = [each.text() for each in warning.findChildren(Text)]
    assert CONTENT.citation(sources) in said
    assert len(warning.findChildren(GradeBadge)) == 1


@pytest.mark.parametrize("section", [each.id.value for each in CONTENT.sections])
def test_tab_stops_at_every_grade_and_hears_what_it_means(
    panel: BenefitsPanel, section: str
) -> None:
    panel.show_section(section)
    meanings = {each.meaning for each in CONTENT.grades.values()}
    room = panel.part(section)
    assert room is not None
    badges = room.findChildren(GradeBadge)
    assert badges
    for badge in badges:
        assert badge.focusPolicy() is Qt.FocusPolicy.TabFocus
        assert badge.accessibleDescription() in meanings


def test_tab_does_not_stop_where_the_meaning_stands_beside_the_grade(
    panel: BenefitsPanel,
) -> None:
    panel.show_section("sources")
    room = panel.part("sources")
    assert room is not None
    policies = {each.focusPolicy() for each in room.findChildren(GradeBadge)}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_every_place_that_the_search_finds_can_be_opened(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    panel = open_panel(qtbot, themes)
    for entry in entries(CONTENT):
        panel.show_spot(entry.spot)
        settle()
