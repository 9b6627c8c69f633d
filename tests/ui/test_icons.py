from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from walkreminder.resources import resource
from walkreminder.ui.icons import app_icon, draw_icon, icon, icon_pixmap, logo_pixmap
from walkreminder.ui.theme import DARK, LIGHT
from walkreminder.ui.tray_icon import (
    TRAY_SIZES,
    Glyph,
    Panel,
    TrayLook,
    tray_icon,
    tray_pixmap,
)

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = sorted(
    path.stem
    for path in resource("icons").glob("*.svg")
    if not path.stem.startswith(("walkreminder", "logo"))
)


def covered(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_takes_the_colour_it_is_given(name: str) -> None:
    image = icon_pixmap(name, LIGHT.clay, 20, 2.0).toImage()
    seen = {
        abs(image.pixelColor(x, y).red() - QColor(LIGHT.clay).red()) <= 2
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {True}


def test_an_icon_has_its_logical_size_on_a_sharp_screen() -> None:
    pixmap = icon_pixmap("walk", LIGHT.ink, 20, 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20
    assert not icon("moon", LIGHT.ink).isNull()
    assert not app_icon().isNull()


def test_an_icon_that_points_is_mirrored_in_right_to_left() -> None:
    def drawn(name: str, direction: Qt.LayoutDirection) -> QImage:
        image = QImage(20, 20, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_icon(painter, name, LIGHT.ink, QRectF(0, 0, 20, 20), direction)
        painter.end()
        return image

    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert drawn("right", rtl) == drawn("right", ltr).flipped(Qt.Orientation.Horizontal)
    assert drawn("check", rtl) == drawn("check", ltr)


def test_the_logo_follows_the_theme() -> None:
    assert logo_pixmap(LIGHT, 28).toImage() != logo_pixmap(DARK, 28).toImage()


@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("panel", list(Panel))
def test_every_state_of_the_tray_has_its_own_picture(size: int, panel: Panel) -> None:
    pictures = [
        tray_pixmap(TrayLook(0.4, glyph, panel), size).toImage() for glyph in Glyph
    ]
    assert all(
        one != other
        for index, one in enumerate(pictures)
        for other in pictures[index + 1 :]
    )


def test_more_minutes_fill_more_of_the_ring() -> None:
    def green(fraction: float) -> int:
        look = TrayLook(fraction, Glyph.WAITING, Panel.LIGHT)
        image = tray_pixmap(look, 48).toImage()
        return sum(
            image.pixelColor(x, y).name().upper() == LIGHT.leaf
            for x in range(48)
            for y in range(48)
        )

    shares = [green(fraction) for fraction in (0, 0.3, 0.6, 1.0, 1.7)]
    assert shares[0] == 0
    assert shares[0] < shares[1] < shares[2] < shares[3] == shares[4]


def test_on_an_unknown_panel_the_icon_brings_its_own_ground() -> None:
    known = tray_pixmap(TrayLook(0.4, Glyph.QUIET, Panel.LIGHT), 24).toImage()
    unknown = tray_pixmap(TrayLook(0.4, Glyph.QUIET), 24).toImage()
    assert covered(unknown) > covered(known)
    assert len(tray_icon(TrayLook(0.4, Glyph.QUIET)).availableSizes()) == len(
        TRAY_SIZES
    )


@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("glyph", list(Glyph))
def test_on_an_unknown_panel_a_light_rim_surrounds_the_ring(
    size: int, glyph: Glyph
) -> None:
    image = tray_pixmap(TrayLook(0.4, glyph), size, 4.0).toImage()
    rim = image.pixelColor(size * 4 - 2, size * 2)
    assert rim.name().upper() == LIGHT.paper
    assert rim.alphaF() > 0.9
