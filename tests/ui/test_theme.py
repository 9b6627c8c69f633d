from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget

from walkreminder.ui.dressing import Choice, Motion, ThemeSource
from walkreminder.ui.outfit import scale_for, wants_less_motion
from walkreminder.ui.stylesheet import Clothes, Hint, stylesheet
from walkreminder.ui.theme import (
    BLACK,
    DARK,
    LIGHT,
    Face,
    Palette,
    Theme,
    Tone,
    figures,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

TEXT_PAIRS = [
    *[
        (text, ground)
        for text in ("ink", "muted")
        for ground in ("paper", "surface", "hover", "track")
    ],
    *[
        (text, ground)
        for text in ("leaf", "amber", "clay")
        for ground in ("paper", "surface", f"{text}_soft")
    ],
    *[("ink", f"{hue}_soft") for hue in ("leaf", "amber", "clay")],
    *[("muted", f"{hue}_soft") for hue in ("leaf", "amber", "clay")],
    ("leaf", "hover"),
    ("on_leaf", "leaf"),
    ("on_leaf", "leaf_hover"),
    ("on_tray", "leaf"),
    ("surface", "amber"),
    ("surface", "clay"),
    ("paper", "ink"),
]


def test_ink_for_black_and_white_has_no_hue_and_is_read_on_white() -> None:
    for token in ("ink", "muted", "line", "edge", "leaf", "amber", "clay"):
        colour = getattr(BLACK, token)
        assert colour[1:3] == colour[3:5] == colour[5:], token
    for token in ("ink", "muted", "edge", "leaf", "amber", "clay"):
        assert contrast(getattr(BLACK, token), BLACK.surface) >= 4.5, token


def paper_of(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name().upper()


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@PALETTES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(
    palette: Palette, text: str, ground: str
) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_the_outline_of_a_control_can_be_seen(palette: Palette, ground: str) -> None:
    assert contrast(palette.edge, getattr(palette, ground)) >= 3


@PALETTES
def test_a_muscle_at_rest_can_be_told_from_the_skin(palette: Palette) -> None:
    inks = palette.figure
    assert contrast(inks.zone, inks.skin) >= 1.3
    assert contrast(inks.fibre, inks.skin) >= 2
    assert contrast(inks.contour, palette.surface) >= 3


@PALETTES
def test_the_heat_steps_grow_apart_from_the_card(palette: Palette) -> None:
    steps = [contrast(heat, palette.surface) for heat in palette.heat]
    assert steps == sorted(steps)


@PALETTES
def test_the_style_sheet_fills_every_blank(palette: Palette) -> None:
    sheet = stylesheet(Theme(palette, 1.5))
    assert "$" not in sheet
    assert palette.leaf in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= {
        value
        for name in Palette.__dataclass_fields__
        if isinstance(value := getattr(palette, name), str)
    }


def test_a_usual_system_font_gets_a_body_of_14_px() -> None:
    font = QFont()
    for pixels in (12, 13, 14):
        font.setPixelSize(pixels)
        assert scale_for(font) == 1.0


def test_a_large_system_font_enlarges_everything(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(22)
    scale = scale_for(font)
    assert scale == pytest.approx(1.5, abs=0.02)
    assert Theme(LIGHT, scale).font(Face.BODY).pixelSize() == 21
    assert Theme(LIGHT, scale).px(8) == 12


@pytest.mark.parametrize("face", list(Face))
def test_every_type_role_has_its_size(face: Face) -> None:
    assert Theme(LIGHT).font(face).pixelSize() == face.value[0]
    assert QFontMetrics(Theme(LIGHT).font(face)).height() > 0


def test_figures_have_one_width() -> None:
    font = figures(Theme(LIGHT).font(Face.RING))
    assert font.featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_names_a_colour(tone: Tone) -> None:
    assert Theme(DARK).colour(tone).startswith("#")


def test_the_choice_decides_the_palette_and_tells(
    themes: ThemeSource, qapp: QApplication
) -> None:
    told = []
    themes.changed.connect(lambda: told.append(themes.theme.palette))
    themes.use(Choice.DARK)
    assert told[-1] == DARK
    assert paper_of(qapp) == DARK.paper
    themes.use(Choice.LIGHT)
    assert told[-1] == LIGHT


def test_system_follows_the_desktop(themes: ThemeSource, qapp: QApplication) -> None:
    themes.use(Choice.SYSTEM)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert themes.theme.palette == (DARK if dark else LIGHT)


def test_less_motion_is_the_users_choice_or_the_desktops(
    themes: ThemeSource, qapp: QApplication
) -> None:
    desktop = wants_less_motion(qapp.styleHints())
    assert themes.theme.reduced_motion is desktop
    themes.use(Choice.LIGHT, Motion.REDUCED)
    assert themes.theme.reduced_motion
    themes.use(Choice.LIGHT)
    assert themes.theme.reduced_motion is desktop


@pytest.mark.parametrize(("named", "less"), [("Reduce", True), ("NoPreference", False)])
def test_a_desktop_that_asks_for_less_motion_is_heard(
    named: str,
    less: bool,  # noqa: FBT001 - it is the value
) -> None:
    preference = SimpleNamespace(name=named)
    asked = SimpleNamespace(motionPreference=lambda: preference)
    hints = SimpleNamespace(accessibility=lambda: asked)
    assert wants_less_motion(hints) is less  # type: ignore[arg-type]  # newer Qt's


@pytest.mark.parametrize("ask", [ThemeSource.dress, lambda source: source.theme])
def test_the_app_is_dressed_when_somebody_first_asks(
    themes: ThemeSource, qapp: QApplication, ask: Callable[[ThemeSource], object]
) -> None:
    themes.dress()
    source = ThemeSource(qapp, Choice.DARK)
    try:
        assert paper_of(qapp) == LIGHT.paper
        ask(source)
        assert paper_of(qapp) == DARK.paper
    finally:
        source.use(Choice.LIGHT)
        source.deleteLater()


def test_a_field_of_qt_changes_its_clothes_with_the_theme(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    Clothes(field, themes)
    assert LIGHT.edge in field.styleSheet()
    themes.use(Choice.DARK)
    assert DARK.edge in field.styleSheet()


def test_another_theme_polishes_no_widget_that_we_paint_ourselves(
    themes: ThemeSource, qtbot: QtBot, qapp: QApplication
) -> None:
    # A sheet for the whole app would: a third of a millisecond for each widget.
    themes.dress()
    window = QWidget()
    qtbot.addWidget(window)
    polished: list[QEvent.Type] = []

    class Painted(QWidget):
        def event(self, event: QEvent) -> bool:
            polished.append(event.type())
            return super().event(event)

    Painted(window)
    window.show()
    polished.clear()
    themes.use(Choice.DARK)
    qapp.processEvents()
    assert QEvent.Type.PaletteChange in polished
    assert QEvent.Type.StyleChange not in polished


def test_a_hint_wears_the_theme_of_the_moment(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.setToolTip("More")
    Hint(owner, themes)
    owner.show()
    for choice, palette in ((Choice.LIGHT, LIGHT), (Choice.DARK, DARK)):
        themes.use(choice)
        ask_for_hint(owner)
        tip = next(each for each in shown_labels() if each.text() == "More")
        middle = tip.grab().toImage().pixelColor(2, tip.height() // 2)
        assert middle.name().upper() == palette.ink
        assert tip.width() > tip.fontMetrics().horizontalAdvance("More") + 12
        QToolTip.hideText()


def ask_for_hint(owner: QWidget) -> None:
    middle = owner.rect().center()
    where = owner.mapToGlobal(middle)
    QApplication.sendEvent(owner, QHelpEvent(QEvent.Type.ToolTip, middle, where))


def shown_labels() -> list[QLabel]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QLabel) and each.isVisible()
    ]
