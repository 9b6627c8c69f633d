"""The ring: a share of a day, or a walk in three arcs; always clockwise from noon."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.paint import pen, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Theme, figures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

NOON: Final = 90.0
TURN: Final = 360.0
CIRCLE_OF_RADIUS: Final = 57.29578
LEAST_SHARE: Final = 0.001
INSIDE: Final = 0.82


class RingSize(Enum):
    """Outer size, stroke, track stroke, gap between arcs, number, words, icon.

    Last come the heights of the phase's, the number's and the words' line.
    """

    MINI = (44, 4.5, 2.5, 7.0, Face.SMALL_STRONG, Face.SMALL, 18, (16, 16, 16))
    PROMPT = (72, 5.0, 3.0, 9.0, Face.LEAD_MEDIUM, Face.SMALL, 28, (16, 22, 14))
    COMPACT = (128, 8.0, 8.0, 14.0, Face.CLOCK, Face.SMALL, 40, (16, 46, 16))
    TODAY = (176, 9.0, 9.0, 16.0, Face.RING, Face.BODY, 48, (16, 56, 20))
    WALK = (224, 7.0, 3.0, 14.0, Face.RING, Face.BODY, 56, (24, 60, 28))


@dataclass(frozen=True, slots=True)
class Share:
    """What a ring says: how full it is, and a number with words, or an icon."""

    fraction: float
    number: str = ""
    words: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """One phase: its share of the whole walk, and how much of it is done."""

    share: float
    done: float


@dataclass(frozen=True, slots=True)
class Dial:
    """What a walk ring says; a held walk loses its colour."""

    arcs: tuple[Arc, ...]
    phase: str = ""
    time: str = ""
    words: str = ""
    held: bool = False
    spoken: str = ""


def _fit(font: QFont, text: str, room: float) -> QFont:
    """Return the font, smaller where the text would not fit into the room."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    if width > room > 0:
        smaller = QFont(font)
        smaller.setPixelSize(max(9, int(font.pixelSize() * room / width)))
        return smaller
    return font


class _Drawing:
    """Draws arcs and words of one ring at one size."""

    def __init__(self, painter: QPainter, size: RingSize, theme: Theme) -> None:
        side, stroke, track, gap, number, words, icon, heights = size.value
        self._painter = painter
        self._theme = theme
        self._side = theme.px(side)
        self._stroke = theme.length(stroke)
        self._track = theme.length(track)
        self._radius = self._side / 2 - self._stroke / 2 - 0.5
        self._gap = theme.length(gap) / self._radius * CIRCLE_OF_RADIUS
        self._number, self._words, self._icon = number, words, icon
        self._heights = heights

    @property
    def gap(self) -> float:
        """The angle between two arcs."""
        return self._gap

    def arc(self, start: float, sweep: float, colour: str, width: float) -> None:
        middle, radius = self._side / 2, self._radius
        box = QRectF(middle - radius, middle - radius, 2 * radius, 2 * radius)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen(colour, width))
        begin = round((NOON - start) * 16)
        self._painter.drawArc(box, begin, -round(sweep * 16))

    def track(self, start: float, sweep: float) -> None:
        self.arc(start, sweep, self._theme.palette.track, self._track)

    def progress(self, start: float, sweep: float, colour: str) -> None:
        self.arc(start, sweep, colour, self._stroke)

    def picture(self, icon: str, colour: str) -> None:
        side = self._theme.px(self._icon)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(0, 0, self._side, self._side).center())
        draw_icon(self._painter, icon, colour, place)

    def texts(self, lines: list[tuple[str, QFont, str]]) -> None:
        """Write phase, number and words, or the last two or the number alone.

        They stand around the middle, each no wider than the inside.
        """
        room = 2 * (self._radius - self._stroke / 2) * INSIDE
        fitted = [(text, _fit(font, text, room), ink) for text, font, ink in lines]
        first = 0 if len(lines) == len(self._heights) else 1
        heights = [self._theme.length(each) for each in self._heights[first:]]
        heights = heights[: len(lines)]
        top = (self._side - sum(heights)) / 2
        for (text, font, ink), height in zip(fitted, heights, strict=True):
            place = QRectF(0, top, self._side, height)
            write(self._painter, place, text, font, ink)
            top += height

    def number_font(self) -> QFont:
        return self._theme.font(self._number)

    def words_font(self) -> QFont:
        return self._theme.font(self._words)


class Ring(Picture):
    """One ring that fills clockwise, with what it means written inside."""

    def __init__(
        self,
        themes: ThemeSource,
        size: RingSize = RingSize.TODAY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._size = size
        self._share = Share(0)

    def show_share(self, share: Share) -> None:
        """Show how full it is, and what stands inside."""
        self._share = share
        self.setAccessibleName(f"{share.number} {share.words}".strip())
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a square."""
        side = theme.px(self._size.value[0])
        return QSize(side, side)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the track, the share of it, and the words."""
        share, palette = self._share, theme.palette
        drawing = _Drawing(painter, self._size, theme)
        drawing.track(0, TURN)
        filled = min(1.0, max(0.0, share.fraction))
        if filled >= LEAST_SHARE:
            drawing.progress(0, TURN * filled, palette.leaf)
        if share.icon:
            drawing.picture(share.icon, palette.leaf)
            return
        lines = [(share.number, drawing.number_font(), palette.ink)]
        if share.words:
            lines.append((share.words, drawing.words_font(), palette.muted))
        drawing.texts(lines)


class WalkRing(Picture):
    """A walk as arcs: warm-up, walk, cool-down, with the time left inside."""

    def __init__(
        self,
        themes: ThemeSource,
        size: RingSize = RingSize.WALK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._size = size
        self._dial = Dial((Arc(1, 0),))

    def show_dial(self, dial: Dial) -> None:
        """Show the walk as it stands."""
        self._dial = dial
        if dial.spoken != self.accessibleName():
            self.setAccessibleName(dial.spoken)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a square."""
        side = theme.px(self._size.value[0])
        return QSize(side, side)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the arcs and the words."""
        drawing = _Drawing(painter, self._size, theme)
        held = self._dial.held
        colour = theme.palette.edge if held else theme.palette.leaf
        for start, sweep, done in self._sweeps(drawing.gap):
            drawing.track(start, sweep)
            if done >= LEAST_SHARE:
                drawing.progress(start, sweep * done, colour)
        if self._dial.time:
            drawing.texts(self._lines(drawing, theme))

    def _sweeps(self, gap: float) -> list[tuple[float, float, float]]:
        """Return start, sweep and done of each arc, in degrees from noon."""
        arcs = [arc for arc in self._dial.arcs if arc.share > 0]
        whole = sum(arc.share for arc in arcs)
        between = gap if len(arcs) > 1 else 0.0
        free = TURN - between * len(arcs)
        sweeps = []
        start = between / 2
        for arc in arcs:
            sweep = free * arc.share / whole
            sweeps.append((start, sweep, min(1.0, max(0.0, arc.done))))
            start += sweep + between
        return sweeps

    def _lines(self, drawing: _Drawing, theme: Theme) -> list[tuple[str, QFont, str]]:
        dial, palette = self._dial, theme.palette
        phase = theme.font(Face.PHASE)
        if dial.phase.upper() == dial.phase.lower():
            phase.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        phase_ink = palette.muted if dial.held else palette.leaf
        time_ink = palette.muted if dial.held else palette.ink
        return [
            (dial.phase.upper(), phase, phase_ink),
            (dial.time, figures(drawing.number_font()), time_ink),
            (dial.words, drawing.words_font(), palette.muted),
        ]
