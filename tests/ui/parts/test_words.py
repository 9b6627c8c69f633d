from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette

from walkreminder.ui.dressing import Choice
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.paint import fitted, text_size
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import DARK, LIGHT, Face, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

    Painted = Callable[[QWidget, str], int]


def colour_of(text: Text) -> str:
    return text.palette().color(QPalette.ColorRole.WindowText).name().upper()


def test_a_text_follows_tone_theme_and_size(themes: ThemeSource) -> None:
    text = Text(themes, "Hello", Face.TITLE, Tone.MUTED)
    assert colour_of(text) == LIGHT.muted
    themes.use(Choice.DARK)
    assert colour_of(text) == DARK.muted
    text.show_tone(Tone.CLAY)
    assert colour_of(text) == DARK.clay
    themes.enlarge(1.5)
    assert text.font().pixelSize() == 24


def test_a_text_is_never_markup(themes: ThemeSource) -> None:
    assert Text(themes, "<b>x</b>").textFormat() is Qt.TextFormat.PlainText


def test_ticking_digits_have_one_width(themes: ThemeSource) -> None:
    text = Text(themes, "12:40", Face.RING).with_figures()
    assert text.font().featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize(
    ("words", "capitals"),
    [("This week", True), ("هذا الأسبوع", False), ("今週", False)],
)
def test_captions_are_capitals_only_where_a_script_has_them(
    themes: ThemeSource,
    words: str,
    capitals: bool,  # noqa: FBT001 - a row of the table
) -> None:
    caption = Caption(themes, words)
    upper = caption.font().capitalization() is QFont.Capitalization.AllUppercase
    assert upper is capitals
    assert (caption.font().letterSpacing() > 0) is capitals
    assert caption.accessibleName() == words


def test_a_card_hides_a_caption_it_does_not_have(themes: ThemeSource) -> None:
    card = Card(themes, "This week")
    caption = card.findChildren(Caption)[0]
    assert not caption.isHidden()
    card.show_caption("")
    assert caption.isHidden()


def test_a_card_paints_a_surface(themes: ThemeSource, painted: Painted) -> None:
    card = Card(themes, "This week")
    assert painted(card, LIGHT.surface) > 500
    assert painted(Rule(themes), LIGHT.line) > 0


@pytest.mark.parametrize("care", list(Care))
def test_a_notice_says_its_sentence_on_soft_ground(
    themes: ThemeSource, painted: Painted, care: Care
) -> None:
    bar = NoticeBar(themes)
    bar.show_notice(Notice("Quiet until 17:00.", "moon", care))
    assert bar.accessibleName() == "Quiet until 17:00."
    assert painted(bar, getattr(LIGHT, care.value[0])) > 500


def test_a_notice_asks_when_its_button_is_pressed(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    bar = NoticeBar(themes)
    qtbot.addWidget(bar)
    bar.show_notice(Notice("Quiet.", "moon", button="End now"))
    bar.show()
    link = bar.findChildren(Control)[0]
    with qtbot.waitSignal(bar.asked, timeout=100):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    bar.show_notice(Notice("Quiet.", "moon"))
    assert link.isHidden()


def test_a_long_notice_grows_instead_of_clipping(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    bar = NoticeBar(themes)
    qtbot.addWidget(bar)
    bar.show_notice(Notice("A very long sentence. " * 10, "moon"))
    layout = bar.layout()
    assert layout is not None
    assert layout.heightForWidth(300) > 2 * layout.heightForWidth(1600)


def test_an_empty_state_keeps_room_for_all_its_words(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    button = Button(themes, "Start a walk")
    state = EmptyState(
        themes, "Nothing yet", "Every walk becomes a line. " * 5, [button]
    )
    qtbot.addWidget(state)
    state.resize(640, 480)
    state.show()
    text = state.findChildren(Text)[1]
    assert text.height() >= text.heightForWidth(text.width())
    assert text.width() == 400
    assert button.isVisible()
    state.show_words("Still nothing", "But soon.")
    assert text.text() == "But soon."


def test_a_font_is_fitted_to_the_room_and_never_enlarged(themes: ThemeSource) -> None:
    font = themes.theme.font(Face.BODY)
    wide = text_size(font, "Standing").width()
    assert fitted(font, "Standing", wide) == font
    assert text_size(fitted(font, "Standing", wide / 2), "Standing").width() < wide
    assert fitted(font, "Standing", 0) == font, "before there is any room"
