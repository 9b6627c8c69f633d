"""Draw the tray icon: the ring is the minutes, the glyph is what the app is doing.

It is drawn as SVG: to paint it piece by piece would need Qt's own names, which weigh
more than all of the tray.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import cos, sin, tau
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from walkreminder.ui.theme import DARK, LIGHT, Palette


class Glyph(Enum):
    """What the app is doing; every glyph has its own shape."""

    WAITING = "waiting"
    QUIET = "quiet"
    WALKING = "walking"
    PAUSED = "paused"


class Panel(Enum):
    """What lies behind the icon; `UNKNOWN` brings its own ground along."""

    LIGHT = "light"
    DARK = "dark"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TrayLook:
    """What the icon says: today's share, or this walk's while walking or paused."""

    fraction: float
    glyph: Glyph
    panel: Panel = Panel.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Measures:
    """The icon's geometry at one size, drawn by hand for small ones."""

    radius: float
    line: float
    gap: float
    stroke: float
    bar: tuple[float, float, float]


TRAY_SIZES: Final = (16, 20, 22, 24, 32, 44, 48, 64)
HALF: Final = 0.5
TRACK_OPACITY: Final = 0.28
SMALL_GRID: Final = 16
LARGE_GRID: Final = 32
LARGE_FROM: Final = 28
MEASURES: Final = {
    16: _Measures(7.0, 2.0, 0.8, 1.55, (5.0, 2.0, 6.0)),
    20: _Measures(8.75, 2.5, 0.9, 1.4, (6.0, 2.5, 8.0)),
    22: _Measures(9.5, 2.5, 1.0, 1.35, (7.0, 2.5, 8.0)),
    24: _Measures(10.5, 2.5, 1.0, 1.35, (7.5, 3.0, 8.0)),
    32: _Measures(13.5, 3.0, 1.2, 2.0, (10.5, 3.5, 11.0)),
    48: _Measures(20.75, 4.5, 1.8, 2.0, (16.0, 5.0, 16.0)),
    64: _Measures(28.0, 6.0, 2.4, 2.0, (21.0, 7.0, 22.0)),
}
SMALL_WALKER: Final = (
    '<circle cx="8.9" cy="4.6" r="1.2" fill="{ink}" stroke="none"/>'
    '<path d="M8.3 7.1L7.7 9.2M7.7 9.2L6 12M7.7 9.2L9.6 10.2 10.2 12'
    'M8.3 7.1L10.4 8.3"/>'
)
LARGE_WALKER: Final = (
    '<circle cx="17" cy="8.7" r="2" fill="{ink}" stroke="none"/>'
    '<path d="M16.2 13l-1 4.6-3 6.2M15.3 17.5l3.2 2.6 1 3.8M16.2 13l2.7 2.9 2.2.4'
    'M16 13l-2.9 1.6-1 2.9"/>'
)
MOON: Final = (
    '<path stroke="none" fill="{ink}" '
    'd="M11.8 9.1A4.1 4.1 0 0 1 6.9 4.2a4.1 4.1 0 1 0 4.9 4.9z"/>'
)


def _inside(measures: _Measures) -> _Measures:
    """Return a ring that leaves a rim of its ground: on a dark panel that tells it."""
    slim = replace(measures, line=measures.line - 0.2, gap=measures.gap - 0.5)
    return replace(slim, radius=measures.radius - 0.9)


class _Drawing:
    """Draws the pieces of one icon in logical pixels."""

    def __init__(self, size: int, palette: Palette, *, on_ground: bool) -> None:
        self._size = size
        self._palette = palette
        nearest = min(MEASURES, key=lambda known: abs(known - size))
        self._measures = MEASURES[nearest]
        if on_ground and size < LARGE_FROM:
            self._measures = _inside(self._measures)
        self._grow = size / nearest

    def disc(self, radius: float, colour: str) -> str:
        return f'<circle {self._round(radius)} fill="{colour}"/>'

    def ring(self, fraction: float, colour: str) -> str:
        radius = self._measures.radius * self._grow
        line = f'fill="none" stroke-width="{self._measures.line * self._grow}"'
        ink = f'stroke="{self._palette.panel_ink}" stroke-opacity="{TRACK_OPACITY}"'
        track = f"<circle {self._round(radius)} {line} {ink}/>"
        share = min(1.0, max(0.0, fraction))
        cap = "round" if self._size >= LARGE_FROM else "butt"
        ink = f'stroke="{colour}" stroke-linecap="{cap}"'
        if share == 0:
            return track
        if share == 1:
            return f"{track}<circle {self._round(radius)} {line} {ink}/>"
        middle, angle = self._size / 2, share * tau
        end = f"{middle + radius * sin(angle)} {middle - radius * cos(angle)}"
        way = f"A{radius} {radius} 0 {int(share > HALF)} 1 {end}"
        return f'{track}<path d="M{middle} {middle - radius}{way}" {line} {ink}/>'

    def walker(self, colour: str) -> str:
        if self._size >= LARGE_FROM:
            return self._glyph(LARGE_WALKER, LARGE_GRID, colour)
        return self._glyph(SMALL_WALKER, SMALL_GRID, colour)

    def filled_disc(self) -> str:
        measures = self._measures
        radius = measures.radius - measures.line / 2 - measures.gap
        return self.disc(radius * self._grow, self._palette.leaf)

    def moon(self) -> str:
        return self._glyph(MOON, SMALL_GRID, self._palette.panel_ink)

    def bars(self) -> str:
        left, width, height = (part * self._grow for part in self._measures.bar)
        box = f'y="{(self._size - height) / 2}" width="{width}" height="{height}"'
        look = f'rx="{width / 3}" fill="{self._palette.panel_ink}"'
        return "".join(
            f'<rect x="{x}" {box} {look}/>' for x in (left, self._size - left - width)
        )

    def _round(self, radius: float) -> str:
        return f'cx="{self._size / 2}" cy="{self._size / 2}" r="{radius}"'

    def _glyph(self, body: str, grid: int, colour: str) -> str:
        return (
            f'<g transform="scale({self._size / grid})" fill="none" '
            f'stroke="{colour}" stroke-width="{self._measures.stroke}" '
            f'stroke-linecap="round" stroke-linejoin="round">'
            f"{body.format(ink=colour)}</g>"
        )


def tray_pixmap(look: TrayLook, size: int, dpr: float = 1.0) -> QPixmap:
    """Return the tray icon in `size` logical pixels."""
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    svg = QByteArray(_svg(look, size).encode())
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _svg(look: TrayLook, size: int) -> str:
    palette = DARK if look.panel is Panel.DARK else LIGHT
    unknown = look.panel is Panel.UNKNOWN
    drawing = _Drawing(size, palette, on_ground=unknown)
    ground = drawing.disc(size / 2, palette.paper) if unknown else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
    return f"{head}{ground}{_drawn(drawing, look, palette)}</svg>"


def _drawn(drawing: _Drawing, look: TrayLook, palette: Palette) -> str:
    match look.glyph:
        case Glyph.WAITING:
            ring = drawing.ring(look.fraction, palette.leaf)
            return ring + drawing.walker(palette.panel_ink)
        case Glyph.QUIET:
            return drawing.ring(look.fraction, palette.leaf) + drawing.moon()
        case Glyph.WALKING:
            ring = drawing.ring(look.fraction, palette.leaf)
            return drawing.filled_disc() + ring + drawing.walker(palette.on_tray)
        case Glyph.PAUSED:
            return drawing.ring(look.fraction, palette.panel_ink) + drawing.bars()


def tray_icon(look: TrayLook) -> QIcon:
    """Return the tray icon, drawn for each size that panels ask for."""
    whole = QIcon()
    for size in TRAY_SIZES:
        whole.addPixmap(tray_pixmap(look, size))
    return whole
