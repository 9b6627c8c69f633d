"""The sources: the article checked, the grades, and each source once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.tabbing import tabbed_from
from tests.ui.why import CONTENT, PANEL, settle
from walkreminder.ui.benefits.article import ArticleCard
from walkreminder.ui.benefits.passage import Passage
from walkreminder.ui.benefits.reference import Reference
from walkreminder.ui.benefits.sources import SourcesRoom
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.search_field import SearchField
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

NARROW = (584, 480)
WALKBACK = "https://doi.org/10.1016/S0140-6736(24)00755-4"


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened in the browser."""
    return []


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource, opened: list[str]) -> BenefitsPanel:
    panel = BenefitsPanel(themes, CONTENT, opened.append)
    qtbot.addWidget(panel)
    panel.resize(*PANEL)
    panel.show()
    panel.activateWindow()
    panel.show_section("sources")
    settle()
    return panel


@pytest.fixture
def room(panel: BenefitsPanel) -> SourcesRoom:
    room = panel.part("sources")
    assert isinstance(room, SourcesRoom)
    return room


def reference(room: QWidget, name: str) -> Reference:
    found = room.findChild(Reference, f"source/{name}")
    assert found is not None
    return found


def row(room: QWidget, name: str) -> Passage:
    """Return what the app makes of a claim of the article."""
    number = [each.id for each in CONTENT.article].index(name)
    line = room.findChild(QWidget, f"article/{number}")
    assert line is not None
    found = line.findChild(Passage)
    assert found is not None
    return found


def place_of(passage: Passage, words: str) -> QPoint:
    """Return a place on some words that lead on."""
    wanted = [piece.text for piece in passage.pieces()].index(words)
    spots = (
        QPoint(x, y)
        for y in range(4, passage.height(), 8)
        for x in range(2, passage.width(), 4)
    )
    return next(s for s in spots if passage.piece_at(QPointF(s)) == wanted)


def press(passage: Passage, words: str) -> None:
    where = place_of(passage, words)
    QTest.mouseClick(passage, Qt.MouseButton.LeftButton, pos=where)


def shown(room: QWidget) -> list[str]:
    return [text.text() for text in room.findChildren(Text) if text.isVisible()]


def test_each_source_stands_once_with_every_claim_it_serves(room: SourcesRoom) -> None:
    said = [each.text() for each in room.findChildren(Reference)]
    assert len(said) == len(CONTENT.sources)
    for source, words in zip(CONTENT.sources, said, strict=True):
        assert words.startswith(source.text.split("(")[0])
        cards = (card for card in CONTENT.cards if source.id in card.sources)
        assert all(card.title in words for card in cards)
        zones = (zone for zone in CONTENT.zones if source.id in zone.sources)
        assert all(zone.name in words for zone in zones)


def test_every_claim_of_the_article_is_there_with_what_was_found(
    room: SourcesRoom,
) -> None:
    said = " ".join(shown(room))
    for each in CONTENT.article:
        assert each.claim in said
        assert each.evidence in said
        assert each.app in said


def test_each_grade_is_explained_once(room: SourcesRoom) -> None:
    said = shown(room)
    for words in CONTENT.grades.values():
        assert said.count(words.meaning) == 1
    assert len(room.findChildren(GradeBadge)) == len(CONTENT.grades)


def test_the_article_comes_first_then_the_grades_then_the_sources(
    room: SourcesRoom,
) -> None:
    labels, said = CONTENT.labels, shown(room)
    order = [said.index(each) for each in (labels.article, labels.grades)]
    order.append(said.index(labels.sources))
    assert order == sorted(order)


def test_the_sources_are_made_of_few_parts_and_few_stops(
    panel: BenefitsPanel, room: SourcesRoom
) -> None:
    field = panel.findChild(SearchField)
    assert field is not None
    assert len(room.findChildren(QWidget)) < 240
    assert len(list(tabbed_from(field))) < 30


def test_a_doi_is_copied_and_opened_only_when_pressed(
    room: SourcesRoom, opened: list[str]
) -> None:
    source = reference(room, "pocovi-2024")
    press(source, "Copy")
    assert QGuiApplication.clipboard().text() == WALKBACK
    assert "Copied" in source.text()
    assert opened == []
    press(source, "doi:10.1016/S0140-6736(24)00755-4")
    assert opened == [WALKBACK]


def test_the_address_of_a_page_is_pressed_where_the_citation_names_it(
    room: SourcesRoom, opened: list[str]
) -> None:
    source = reference(room, "nhs-back-pain")
    assert source.text().count("redflagsymptoms.co.uk/back-pain") == 1
    press(source, "redflagsymptoms.co.uk/back-pain")
    assert opened == ["https://redflagsymptoms.co.uk/back-pain"]


def test_words_that_lead_nowhere_open_nothing(
    room: SourcesRoom, opened: list[str]
) -> None:
    source = reference(room, "pocovi-2024")
    QTest.mouseClick(source, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    where = place_of(source, "doi:10.1016/S0140-6736(24)00755-4")
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert opened == []


def test_the_keyboard_walks_from_source_to_source_and_opens_or_copies(
    panel: BenefitsPanel, room: SourcesRoom, opened: list[str]
) -> None:
    first = reference(room, "pocovi-2024")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert opened == [WALKBACK]
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == WALKBACK
    QTest.keyClick(first, Qt.Key.Key_Down)
    # The protocol has no address, so it is no stop.
    met = panel.focusWidget()
    assert met is reference(room, "haddadj-2025")
    QTest.keySequence(met, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    assert copied == CONTENT.source("haddadj-2025").link
    QTest.keyClick(met, Qt.Key.Key_Up)
    assert panel.focusWidget() is first


def test_tab_comes_back_to_the_passage_that_was_left(room: SourcesRoom) -> None:
    first, other = reference(room, "pocovi-2024"), reference(room, "lang-2021")
    assert first.focusPolicy() is Qt.FocusPolicy.StrongFocus
    other.setFocus()
    assert other.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert first.focusPolicy() is Qt.FocusPolicy.ClickFocus


def test_a_row_of_the_article_leads_to_each_card_that_carries_it(
    qtbot: QtBot, room: SourcesRoom
) -> None:
    relief = row(room, "relief")
    relief.setFocus()
    assert relief.accessibleDescription() == "If your back already hurts"
    with qtbot.waitSignal(room.card_wanted) as wanted:
        QTest.keyClick(relief, Qt.Key.Key_Space)
    assert wanted.args == ["already-hurts"]
    with qtbot.waitSignal(room.card_wanted) as wanted:
        press(relief, "Longer before it limited them")
    assert wanted.args == ["walkback"]


def test_the_keyboard_goes_on_from_what_was_pressed(room: SourcesRoom) -> None:
    relief = row(room, "relief")
    room.card_wanted.disconnect()  # which leads away, to the card
    press(relief, "Longer before it limited them")
    assert relief.accessibleDescription() == "Longer before it limited them"
    QTest.keyClick(relief, Qt.Key.Key_Left)
    assert relief.accessibleDescription() == "If your back already hurts"


@pytest.mark.parametrize(
    ("way", "ahead", "back"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left, Qt.Key.Key_Right),
    ],
)
def test_arrow_keys_go_along_the_cards_as_people_read(
    panel: BenefitsPanel,
    room: SourcesRoom,
    way: Qt.LayoutDirection,
    ahead: Qt.Key,
    back: Qt.Key,
) -> None:
    panel.setLayoutDirection(way)
    relief = row(room, "relief")
    relief.setFocus()
    QTest.keyClick(relief, ahead)
    assert relief.accessibleDescription() == "Longer before it limited them"
    QTest.keyClick(relief, ahead)
    assert relief.accessibleDescription() == "Longer before it limited them"
    QTest.keyClick(relief, back)
    assert relief.accessibleDescription() == "If your back already hurts"


def test_at_the_end_of_a_round_the_page_scrolls(
    panel: BenefitsPanel, room: SourcesRoom
) -> None:
    panel.verticalScrollBar().setValue(40)
    relief = row(room, "relief")
    relief.setFocus()
    QTest.keyClick(relief, Qt.Key.Key_Up)
    assert panel.verticalScrollBar().value() == 0
    assert panel.focusWidget() is relief


def test_what_a_press_would_follow_is_underlined_under_the_pointer(
    room: SourcesRoom,
) -> None:
    relief = row(room, "relief")
    before = bytes(relief.grab().toImage().constBits())
    QTest.mouseMove(relief, place_of(relief, "Longer before it limited them"))
    settle()
    assert relief.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert bytes(relief.grab().toImage().constBits()) != before
    QTest.mouseMove(relief, QPoint(1, 1))
    settle()
    assert relief.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_captions_of_the_article_stand_once_in_every_width(
    panel: BenefitsPanel,
) -> None:
    table = panel.findChild(ArticleCard)
    assert table is not None
    labels = CONTENT.labels
    words = (labels.article_said, labels.evidence_says, labels.app_says)
    assert [each for each in shown(table) if each in words] == list(words)
    panel.resize(*NARROW)
    settle()
    said = shown(table)
    assert not set(words) & set(said)
    assert sum(all(word in each for word in words) for each in said) == 1
    panel.resize(*PANEL)
    settle()
    assert [each for each in shown(table) if each in words] == list(words)


def test_every_cell_says_whose_words_it_holds(room: SourcesRoom) -> None:
    line = room.findChild(QWidget, "article/0")
    assert line is not None
    heard = [text.accessibleName() for text in line.findChildren(Text)]
    assert heard[0] == "The article: Walking relieves low back pain."
    assert heard[1].startswith("The evidence: A little.")
    assert heard[2].startswith("This app: Says both")
    assert heard[2].endswith(
        ". If your back already hurts · Longer before it limited them"
    )
