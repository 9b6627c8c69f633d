"""The panel is searched for words, and what was found is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.tabbing import tabbed_from
from tests.ui.why import CONTENT, open_panel, settle
from walkreminder.core.finding import find
from walkreminder.core.places import entries
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.results import MOST, HitRow, Results
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.search_field import LONGEST, SearchField
from walkreminder.ui.parts.text import Caption, Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.benefits_panel import BenefitsPanel
    from walkreminder.ui.dressing import ThemeSource


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource) -> BenefitsPanel:
    return open_panel(qtbot, themes)


@pytest.fixture
def field(panel: BenefitsPanel) -> SearchField:
    field = panel.findChild(SearchField)
    assert field is not None
    return field


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers were told."""
    told: list[str] = []

    def tell(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    return told


def shown(panel: BenefitsPanel) -> list[HitRow]:
    return [row for row in panel.findChildren(HitRow) if row.isVisible()]


def said(panel: BenefitsPanel) -> list[str]:
    return [each.text() for each in panel.findChildren(Text) if each.isVisible()]


def titles(panel: BenefitsPanel) -> list[str]:
    return [row.hit.title for row in shown(panel) if row.hit]


def place(panel: BenefitsPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def test_a_page_that_is_not_searched_makes_no_list(panel: BenefitsPanel) -> None:
    panel.show_section("back")
    assert panel.findChild(Results) is None


def test_what_is_typed_is_listed_in_place_of_the_part(
    panel: BenefitsPanel, field: SearchField
) -> None:
    QTest.keyClicks(field, "calf")
    settle()
    room = panel.part("muscles")
    assert room is not None
    assert not room.isVisible()
    assert not any(pill.isVisible() for pill in panel.findChildren(TabPill))
    assert titles(panel) == [hit.title for hit in find(entries(CONTENT), "calf")]
    captions = [each for each in panel.findChildren(Caption) if each.isVisible()]
    assert captions[0].text() == "Muscles"


def test_fewer_hits_leave_no_row_behind(
    panel: BenefitsPanel, field: SearchField
) -> None:
    for typed in ("back", "back endorphins", "back", "calf"):
        field.setText(typed)
        settle()
        hits = find(entries(CONTENT), typed)[:MOST]
        assert titles(panel) == [hit.title for hit in hits]


def test_the_words_are_whole_in_a_small_window(
    panel: BenefitsPanel, field: SearchField
) -> None:
    panel.resize(584, 480)
    field.setText("walking")
    settle()
    assert panel.content.width() <= panel.viewport().width()
    for row in shown(panel):
        for text in row.findChildren(Text):
            assert text.height() >= text.heightForWidth(text.width())


def test_how_much_was_found_is_shown_and_spoken(
    panel: BenefitsPanel, field: SearchField, announced: list[str]
) -> None:
    for typed in ("calf", "hamstrings steady", "the"):
        field.setText(typed)
        count = len(find(entries(CONTENT), typed))
        settle()
        if count > MOST:
            assert announced[-1].startswith(f"{count} places, the first {MOST}")
        else:
            places = "1 place" if count == 1 else f"{count} places"
            assert announced[-1] == places
        assert announced[-1] in said(panel)


def test_the_same_count_is_spoken_once(
    field: SearchField, announced: list[str]
) -> None:
    field.setText("hamstring")
    field.setText("hamstrings")
    assert len(announced) == 1


def test_what_is_nowhere_is_said_in_a_sentence_with_what_helps(
    panel: BenefitsPanel, field: SearchField, announced: list[str]
) -> None:
    field.setText("marathon")
    settle()
    assert shown(panel) == []
    sentence = "Nothing on this page says “marathon”."
    remedy = "Fewer words, or only their beginnings, find more."
    assert {sentence, remedy} <= set(said(panel))
    assert announced == [f"{sentence} {remedy}"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert panel.focusWidget() is not None
    assert field.text() == "marathon"


@pytest.mark.parametrize("size", [(584, 480), (768, 660)])
@pytest.mark.parametrize("pasted", ["w" * 32767, "MW" * 300, "a " * 16000])
def test_whatever_is_pasted_the_page_does_not_scroll_sideways(
    panel: BenefitsPanel, field: SearchField, pasted: str, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    QGuiApplication.clipboard().setText(pasted)
    field.paste()
    settle()
    assert field.text() == pasted[:LONGEST]
    assert panel.content.width() <= panel.viewport().width()
    assert panel.content.minimumSizeHint().width() <= panel.viewport().width()
    for text in panel.findChildren(Prose):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width())


@pytest.mark.parametrize("by", ["click", "enter"])
def test_a_card_that_was_found_is_opened(
    panel: BenefitsPanel, field: SearchField, by: str
) -> None:
    field.setText("208")
    settle()
    [row] = [
        each for each in shown(panel) if each.hit and each.hit.spot.id == "walkback"
    ]
    if by == "click":
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(row, Qt.Key.Key_Return)
    settle()
    assert field.text() == ""
    assert panel.section == "back"
    assert shown(panel) == []
    assert panel.focusWidget() is place(panel, "card/walkback")


def test_enter_in_the_field_opens_the_first_place(
    panel: BenefitsPanel, field: SearchField
) -> None:
    field.setText("calf")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.focusWidget() is place(panel, "zone/calves")


def test_a_list_of_signs_that_was_found_leads_to_the_page_for_help(
    qtbot: QtBot, panel: BenefitsPanel, field: SearchField
) -> None:
    field.setText("racing heartbeat")
    with qtbot.waitSignal(panel.wanted) as wanted:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wanted.args == ["help/signs/stop"]
    assert field.text() == ""


def test_the_keys_go_to_the_field_and_back_to_where_they_were(
    panel: BenefitsPanel, field: SearchField
) -> None:
    row = place(panel, "zone/shin")
    row.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.focusWidget() is field
    QTest.keyClicks(field, "back")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert row.isVisible()
    assert panel.focusWidget() is row


def test_escape_with_no_word_typed_goes_back_too(
    panel: BenefitsPanel, field: SearchField
) -> None:
    row = place(panel, "zone/shin")
    row.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert panel.focusWidget() is row


def test_escape_on_a_row_clears_the_words(
    panel: BenefitsPanel, field: SearchField
) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.setText("back")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(shown(panel)[0], Qt.Key.Key_Escape)
    assert field.text() == ""
    assert panel.focusWidget() is field


def test_escape_elsewhere_moves_nothing(panel: BenefitsPanel) -> None:
    row = place(panel, "zone/shin")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Escape)
    assert panel.focusWidget() is row


def test_arrows_walk_along_the_rows_and_back_into_the_field(
    panel: BenefitsPanel, field: SearchField
) -> None:
    field.setText("calf")
    settle()
    rows = shown(panel)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert panel.focusWidget() is rows[0]
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert panel.focusWidget() is rows[1]
    QTest.keyClick(rows[-1], Qt.Key.Key_Down)
    assert panel.focusWidget() is rows[1]
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    QTest.keyClick(rows[0], Qt.Key.Key_Up)
    assert panel.focusWidget() is field


def test_tab_meets_the_rows_as_they_stand(
    panel: BenefitsPanel, field: SearchField
) -> None:
    for typed in ("calf", "back", "pain"):
        field.setText(typed)
    settle()
    met = [each for each in tabbed_from(field) if isinstance(each, HitRow)]
    assert met == shown(panel)


def test_who_goes_to_a_part_ends_the_search(
    panel: BenefitsPanel, field: SearchField
) -> None:
    field.setText("calf")
    panel.show_place("walkback")
    assert field.text() == ""
    assert shown(panel) == []


def test_the_words_can_be_cleared_with_the_pointer(field: SearchField) -> None:
    assert not field._clear.isVisible()
    field.setText("calf")
    assert field._clear.isVisible()
    QTest.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field._clear.isVisible()


def test_the_field_turns_with_the_reading_direction(field: SearchField) -> None:
    there, image = field.textMargins(), field.grab().toImage()
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    back = field.textMargins()
    assert (there.left(), there.right()) == (back.right(), back.left())
    assert field.grab().toImage() != image
