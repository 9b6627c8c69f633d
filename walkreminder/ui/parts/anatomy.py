"""The drawn body: tints its muscles and says which muscle lies where."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

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
BODY: Final = (36.0, 12.0, 248.0, 740.0)
STRIDE: Final = (0.0, 0.0, 200.0, 320.0)
CONTOUR: Final = 1.5
LEAST_CONTOUR: Final = 1.1
REST: Final = 0.7
AWAKE: Final = 0.8
BOLD: Final = 1.2
NEAR: Final = 4
PALE: Final = r' (?:fill|stroke)-opacity="[^"]*"'
SOLID: Final = 255


class Drawing(Enum):
    """The drawings there are: file, the part of it that holds the figure, and zones."""

    FRONT = ("front", BODY, FRONT_ZONES)
    BACK = ("back", BODY, BACK_ZONES)
    LANDING = ("walk-landing", STRIDE, ZONES)
    STANDING = ("walk-standing", STRIDE, ZONES)
    PUSH_OFF = ("walk-push-off", STRIDE, ZONES)
    SWING = ("walk-swing", STRIDE, ZONES)

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


class Ink(NamedTuple):
    """How a muscle is drawn: its fill, its lines, and how wide they are in pixels."""

    fill: str
    line: str
    width: float


@dataclass(frozen=True, slots=True)
class Tint:
    """Which muscles work, which one is chosen, and which the pointer is over."""

    working: frozenset[str] = frozenset()
    chosen: str | None = None
    near: str | None = None

    def ink(self, zone: str, palette: Palette) -> Ink:
        """Return how a muscle is drawn: filled where it works, edged where chosen."""
        works, near = zone in self.working, zone == self.near
        if zone == self.chosen:
            if works:
                fill = palette.leaf_hover if near else palette.leaf
                return Ink(fill, palette.heat[1 if near else 2], AWAKE)
            fill = palette.heat[1] if near else palette.leaf_soft
            return Ink(fill, palette.leaf, BOLD)
        if works:
            fill = palette.heat[3] if near else palette.heat[2]
            return Ink(fill, palette.leaf, BOLD if near else AWAKE)
        if near:
            return Ink(palette.leaf_soft, palette.leaf, AWAKE)
        return Ink(palette.figure.zone, palette.figure.fibre, REST)


@lru_cache(maxsize=8)
def _source(name: str) -> str:
    return resource("figures", f"{name}.svg").read_text(encoding="utf-8")


def _ink_zone(svg: str, zone: str, ink: Ink, scale: float) -> str:
    """Colour one muscle, on both sides and in the parts seen from the front."""
    group = (
        rf'(<g id="{zone}(?:-front|-back)?")'
        r' fill="[^"]*" stroke="[^"]*" stroke-width="[^"]*"'
    )
    wide = f"{ink.width / scale:.2f}"
    look = rf'\1 fill="{ink.fill}" stroke="{ink.line}" stroke-width="{wide}"'
    return re.sub(group, look, svg)


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
        svg = _ink_zone(svg, zone, tint.ink(zone, palette), scale)
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

    Each muscle is drawn alone in a colour that is its number, nothing of it pale.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        svg = re.sub(PALE, "", _source(drawing.value[0]))
        for number, zone in enumerate(drawing.zones, 1):
            colour = f"#0000{number:02x}"
            svg = _ink_zone(svg, zone, Ink(colour, colour, REST), 1)
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
