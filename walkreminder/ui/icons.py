"""Draw the app's line icons in any colour and size; alone knows the icon files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from walkreminder.resources import resource
from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from walkreminder.ui.theme import Palette

GRID: Final = 20
STROKE: Final = 1.75
POINTING: Final = frozenset({"left", "right", "walk", "foot"})
ICON_SIZES: Final = (16, 20, 24, 32)
APP_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _tinted(name: str, colour: str, size: float) -> str:
    """Tint an icon; below the grid's size its lines keep their width in pixels."""
    stroke = STROKE * max(1.0, GRID / size)
    source = _source(name).replace("currentColor", colour)
    return source.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke:.3f}"')


def _render(source: str, size: float, dpr: float) -> QPixmap:
    pixels = max(1, round(size * dpr))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = QSvgRenderer(QByteArray(source.encode()))
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def _cached(key: str, source: str, size: float, dpr: float) -> QPixmap:
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _render(source, size, dpr)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def icon_pixmap(name: str, colour: str, size: float, dpr: float = 1.0) -> QPixmap:
    """Return an icon of `size` logical pixels for a screen of `dpr`."""
    key = f"walkreminder/{name}/{colour}/{size}/{dpr}"
    return _cached(key, _tinted(name, colour, size), size, dpr)


def icon(name: str, colour: str, size: int = GRID, dpr: float = 2.0) -> QIcon:
    """Return an icon for a menu or a button of Qt's own."""
    tinted = QIcon()
    for each in sorted({*ICON_SIZES, size}):
        tinted.addPixmap(icon_pixmap(name, colour, each))
        tinted.addPixmap(icon_pixmap(name, colour, each, dpr))
    return tinted


def draw_icon(
    painter: QPainter,
    name: str,
    colour: str,
    rect: QRectF,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint an icon into a square; icons that point follow the reading direction."""
    dpr = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, colour, rect.width(), dpr)
    if name not in POINTING or direction is Qt.LayoutDirection.LeftToRight:
        painter.drawPixmap(rect.topLeft(), pixmap)
        return
    painter.save()
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)
    painter.drawPixmap(rect.topLeft(), pixmap)
    painter.restore()


def logo_pixmap(palette: Palette, size: float, dpr: float = 1.0) -> QPixmap:
    """Return the ring and walker that stand beside the app's name."""
    swaps = {
        LIGHT.track: palette.track,
        LIGHT.leaf: palette.leaf,
        LIGHT.ink: palette.ink,
    }
    pattern = "|".join(swaps)
    source = re.sub(pattern, lambda found: swaps[found[0]], _source("logo"))
    key = f"walkreminder/logo/{palette.shade}/{size}/{dpr}"
    return _cached(key, source, size, dpr)


def app_icon() -> QIcon:
    """Return the icon of the app's windows."""
    whole = QIcon()
    for size in APP_SIZES:
        key = f"walkreminder/app/{size}"
        whole.addPixmap(_cached(key, _source("walkreminder"), size, 1.0))
    return whole
