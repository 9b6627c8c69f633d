"""Paint the tray icon: the ring is the minutes, the glyph is what the app is doing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
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
FULL_CIRCLE: Final = 360
NOON: Final = 90 * 16
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


class _Brush:
    """Paints the pieces of one icon in logical pixels."""

    def __init__(self, painter: QPainter, size: int, palette: Palette) -> None:
        self._painter = painter
        self._size = size
        self._palette = palette
        nearest = min(MEASURES, key=lambda known: abs(known - size))
        self._measures = MEASURES[nearest]
        self._grow = size / nearest

    def disc(self, radius: float, colour: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        middle = QPointF(self._size / 2, self._size / 2)
        self._painter.drawEllipse(middle, radius, radius)

    def ring(self, fraction: float, colour: str) -> None:
        measures, painter = self._measures, self._painter
        radius = measures.radius * self._grow
        side = self._size / 2 - radius
        box = QRectF(side, side, 2 * radius, 2 * radius)
        track = QColor(self._palette.panel_ink)
        track.setAlphaF(TRACK_OPACITY)
        pen = QPen(track, measures.line * self._grow)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(box)
        pen.setColor(QColor(colour))
        large = self._size >= LARGE_FROM
        cap = Qt.PenCapStyle.RoundCap if large else Qt.PenCapStyle.FlatCap
        pen.setCapStyle(cap)
        painter.setPen(pen)
        share = min(1.0, max(0.0, fraction))
        if share > 0:
            painter.drawArc(box, NOON, -round(share * FULL_CIRCLE * 16))

    def walker(self, colour: str) -> None:
        if self._size >= LARGE_FROM:
            self._svg(LARGE_WALKER, LARGE_GRID, colour)
        else:
            self._svg(SMALL_WALKER, SMALL_GRID, colour)

    def filled_disc(self) -> None:
        measures = self._measures
        radius = measures.radius - measures.line / 2 - measures.gap
        self.disc(radius * self._grow, self._palette.leaf)

    def moon(self) -> None:
        self._svg(MOON, SMALL_GRID, self._palette.panel_ink)

    def bars(self) -> None:
        left, width, height = (part * self._grow for part in self._measures.bar)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._palette.panel_ink))
        top = (self._size - height) / 2
        for x in (left, self._size - left - width):
            bar = QRectF(x, top, width, height)
            self._painter.drawRoundedRect(bar, width / 3, width / 3)

    def _svg(self, body: str, grid: int, colour: str) -> None:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid} {grid}" '
            f'fill="none" stroke="{colour}" stroke-width="{self._measures.stroke}" '
            f'stroke-linecap="round" stroke-linejoin="round">'
            f"{body.format(ink=colour)}</svg>"
        )
        whole = QRectF(0, 0, self._size, self._size)
        QSvgRenderer(QByteArray(svg.encode())).render(self._painter, whole)


def tray_pixmap(look: TrayLook, size: int, dpr: float = 1.0) -> QPixmap:
    """Return the tray icon in `size` logical pixels."""
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = DARK if look.panel is Panel.DARK else LIGHT
    brush = _Brush(painter, size, palette)
    if look.panel is Panel.UNKNOWN:
        brush.disc(size / 2, palette.paper)
    _paint(brush, look, palette)
    painter.end()
    return pixmap


def _paint(brush: _Brush, look: TrayLook, palette: Palette) -> None:
    match look.glyph:
        case Glyph.WAITING:
            brush.ring(look.fraction, palette.leaf)
            brush.walker(palette.panel_ink)
        case Glyph.QUIET:
            brush.ring(look.fraction, palette.leaf)
            brush.moon()
        case Glyph.WALKING:
            brush.filled_disc()
            brush.ring(look.fraction, palette.leaf)
            brush.walker(palette.on_tray)
        case Glyph.PAUSED:
            brush.ring(look.fraction, palette.panel_ink)
            brush.bars()


def tray_icon(look: TrayLook) -> QIcon:
    """Return the tray icon, painted for each size that panels ask for."""
    whole = QIcon()
    for size in TRAY_SIZES:
        whole.addPixmap(tray_pixmap(look, size))
    return whole
