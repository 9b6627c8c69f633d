"""Every word that can be read on the page is found, and leads to where it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.painted import painted
from tests.ui.why import CONTENT, open_panel, settle
from walkreminder.core.finding import Entry, find
from walkreminder.core.places import SOURCES, entries
from walkreminder.ui.benefits.amounts import DayScale
from walkreminder.ui.benefits.claim import dated
from walkreminder.ui.benefits.effort_list import EffortScale
from walkreminder.ui.benefits.muscles import MusclesRoom
from walkreminder.ui.benefits.reference import Reference
from walkreminder.ui.help_page import HelpPage
from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.benefits_panel import BenefitsPanel
    from walkreminder.ui.dressing import ThemeSource

LABELS: Final = CONTENT.labels
ENTRIES: Final = entries(CONTENT, dated(LABELS.last_checked, CONTENT))
WORD: Final = re.compile("[^\\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\\W_]+)*")
# What is no word of the page: its name, for one is there; the field for the search;
# what says only what a press does; and figures along a scale, for what they measure
# is said, and found, beside them.
UNSAID: Final = {LABELS.title, LABELS.more, LABELS.less, LABELS.show_help}
SILENT: Final = (SearchField, IconButton, DayScale, EffortScale)
ROOMS: Final = [*(section.id.value for section in CONTENT.sections), SOURCES]


def open_all(panel: BenefitsPanel, name: str) -> None:
    """Show a part with all that opens in it."""
    panel.show_section(name)
    room = panel.part(name)
    assert room is not None
    for link in room.findChildren(Link):
        link.click()
    settle()


def shown(page: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield what is seen of a page, with the words it paints itself."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, SILENT):
            words = painted(widget)
            if isinstance(widget, Reference):
                words = words.replace(f" {LABELS.copy_doi} ", " ")
            if words not in UNSAID:
                yield widget, words


def around(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget, what it lies on, and so on."""
    lies_on: QWidget | None = widget
    while lies_on is not None:
        yield lies_on
        lies_on = lies_on.parentWidget()


@cache
def places_of(word: str) -> tuple[Entry, ...]:
    """Return the places that a word finds."""
    found = {hit.spot for hit in find(ENTRIES, word)}
    return tuple(each for each in ENTRIES if each.spot in found)


@cache
def plain(text: str) -> str:
    """Return nothing but the words of a text."""
    return " ".join(WORD.findall(text.casefold()))


def leads_there(widget: QWidget, words: str, place: Entry) -> bool:
    """Tell whether a place is where some words stand.

    It is, or it holds, what shows them; or what shows them is named as the place is,
    or names it, or says the very words that the place shows.
    """
    said = [plain(each) for each in (place.title, *place.lines)]
    for each in around(widget):
        if each.objectName() == place.spot.name or each.accessibleName() == place.title:
            return True
    return said[0] in plain(words) or plain(words) in said


def unfound(page: QWidget) -> list[str]:
    """Return the words of a page that are not found, or lead elsewhere."""
    missed: list[str] = []
    for widget, words in shown(page):
        for word in dict.fromkeys(WORD.findall(words)):
            found = places_of(word)
            if not any(leads_there(widget, words, place) for place in found):
                name = type(widget).__name__
                missed.append(f"{word!r} of {name} {words!r}")
    return missed


@pytest.fixture
def open_part(qtbot: QtBot, themes: ThemeSource) -> Callable[[str, int], BenefitsPanel]:
    def opened(name: str, width: int) -> BenefitsPanel:
        panel = open_panel(qtbot, themes, (width, 800))
        open_all(panel, name)
        return panel

    return opened


@pytest.mark.parametrize("width", [1000, 584])
@pytest.mark.parametrize("name", ROOMS)
def test_every_word_on_the_page_is_found_where_it_stands(
    open_part: Callable[[str, int], BenefitsPanel], name: str, width: int
) -> None:
    panel = open_part(name, width)
    assert unfound(panel.content) == []


def test_every_word_about_each_muscle_and_step_is_found(
    open_part: Callable[[str, int], BenefitsPanel],
) -> None:
    panel = open_part("muscles", 1000)
    room = panel.part("muscles")
    assert isinstance(room, MusclesRoom)
    for zone in CONTENT.zones:
        room.show_zone(zone.id)
        settle()
        assert unfound(room) == []
    for step in CONTENT.steps:
        room.show_step(step.id)
        settle()
        assert unfound(room) == []


def test_every_word_on_the_page_for_help_is_found(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    page = HelpPage(themes, CONTENT)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    settle()
    assert unfound(page) == []
