"""The drawn body: tints its muscles and says which muscle lies where."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from walkreminder.resources import resource
from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from walkreminder.ui.theme import Palette

FRONT_ZONES: Final = (
    "abdominals",
    "hip-flexors",
    "gluteus-medius",
    "quadriceps",
    "shin",
    "calves",
)
BACK_ZONES: Final = (
    "back-extensors",
    "gluteus-medius",
    "gluteus-maximus",
    "hamstrings",
    "calves",
)
ZONES: Final = tuple(dict.fromkeys((*FRONT_ZONES, *BACK_ZONES)))
CONTOUR: Final = 1.5
LEAST_CONTOUR: Final = 1.1
NEAR: Final = 4
SOLID: Final = 255


class Drawing(Enum):
    """The drawings there are: file, the part of it that holds the figure, and zones."""

    FRONT = ("front", (12.0, 10.0, 296.0, 740.0), FRONT_ZONES)
    BACK = ("back", (12.0, 10.0, 296.0, 740.0), BACK_ZONES)
    LANDING = ("walk-landing", (0.0, 0.0, 200.0, 320.0), ZONES)
    STANDING = ("walk-standing", (0.0, 0.0, 200.0, 320.0), ZONES)
    PUSH_OFF = ("walk-push-off", (0.0, 0.0, 200.0, 320.0), ZONES)
    SWING = ("walk-swing", (0.0, 0.0, 200.0, 320.0), ZONES)

    @property
    def view(self) -> QRectF:
        """The part of the drawing that holds the figure."""
        return QRectF(*self.value[1])

    @property
    def zones(self) -> tuple[str, ...]:
        """The muscles that can be seen in it."""
        zones: tuple[str, ...] = self.value[2]
        return zones

    def aspect(self) -> float:
        """Return width over height."""
        view = self.view
        return view.width() / view.height()


@dataclass(frozen=True, slots=True)
class Tint:
    """Which muscles work, which one is chosen, and which the pointer is over."""

    working: frozenset[str] = frozenset()
    chosen: str | None = None
    near: str | None = None

    def inks(self, zone: str, palette: Palette) -> tuple[str, str]:
        """Return fill and lines of a muscle."""
        if zone == self.chosen:
            return palette.leaf, palette.heat[2]
        if zone in self.working:
            return palette.heat[2], palette.leaf
        if zone == self.near:
            return palette.leaf_soft, palette.leaf
        return palette.figure.zone, palette.figure.fibre


@lru_cache(maxsize=8)
def _source(name: str) -> str:
    return resource("figures", f"{name}.svg").read_text(encoding="utf-8")


def _ink_zone(svg: str, zone: str, fill: str, line: str) -> str:
    """Colour one muscle, on both sides and in the parts seen from the front."""
    group = rf'(<g id="{zone}(?:-front|-back)?") fill="[^"]*" stroke="[^"]*"'
    return re.sub(group, rf'\1 fill="{fill}" stroke="{line}"', svg)


def _themed(svg: str, palette: Palette) -> str:
    """Swap every literal colour of the drawing in one pass."""
    swaps = {
        getattr(LIGHT.figure, field.name): getattr(palette.figure, field.name)
        for field in fields(LIGHT.figure)
    }
    return re.sub("|".join(swaps), lambda found: swaps[found[0]], svg)


def tinted(drawing: Drawing, tint: Tint, palette: Palette, scale: float) -> str:
    """Return a drawing in a theme's colours, its contour visible when small."""
    svg = _themed(_source(drawing.value[0]), palette)
    for zone in drawing.zones:
        svg = _ink_zone(svg, zone, *tint.inks(zone, palette))
    wide = max(CONTOUR, LEAST_CONTOUR / scale)
    return svg.replace(f'stroke-width="{CONTOUR}"', f'stroke-width="{wide:.2f}"')


def figure_pixmap(
    drawing: Drawing, tint: Tint, palette: Palette, height: int, dpr: float
) -> QPixmap:
    """Return a drawing of a height in logical pixels, kept for the next time."""
    seen = "+".join(sorted(tint.working))
    about = f"{seen}/{tint.chosen}/{tint.near}/{palette.shade}"
    key = f"walkreminder/figure/{drawing.name}/{about}/{height}/{dpr}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    width = round(height * drawing.aspect())
    pixmap = QPixmap(round(width * dpr), round(height * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    scale = height / drawing.view.height()
    renderer = QSvgRenderer(QByteArray(tinted(drawing, tint, palette, scale).encode()))
    renderer.setViewBox(drawing.view)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, pixmap)
    return pixmap


class ZoneMap:
    """Says which muscle lies at a place of a drawing, to the pixel.

    Each muscle is drawn alone in a colour that is its number.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        svg = _source(drawing.value[0])
        for number, zone in enumerate(drawing.zones, 1):
            colour = f"#0000{number:02x}"
            svg = _ink_zone(svg, zone, colour, colour)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        view = drawing.view
        size = view.size().toSize()
        self._image = QImage(size, QImage.Format.Format_ARGB32)
        self._image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._image)
        painter.translate(-view.topLeft())
        for zone in drawing.zones:
            for element in (zone, f"{zone}-front", f"{zone}-back"):
                if renderer.elementExists(element):
                    bounds = renderer.boundsOnElement(element)
                    renderer.render(painter, element, bounds)
        painter.end()

    def zone_at(self, share: QPointF) -> str | None:
        """Return the muscle at a place given as shares of width and height."""
        x = round(share.x() * self._image.width())
        y = round(share.y() * self._image.height())
        for reach in (0, NEAR):
            for dx, dy in ((0, 0), (reach, 0), (-reach, 0), (0, reach), (0, -reach)):
                zone = self._pixel(x + dx, y + dy)
                if zone is not None:
                    return zone
        return None

    def _pixel(self, x: int, y: int) -> str | None:
        if not self._image.rect().contains(x, y):
            return None
        colour = self._image.pixelColor(x, y)
        if colour.alpha() < SOLID or not colour.blue():
            return None
        return self._drawing.zones[colour.blue() - 1]
