"""Draw a way up through stops: the ground, the line, the flag, stops and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.paint import pen, text_size, write
from walkreminder.ui.theme import ICON_SMALL, Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFont, QPainter

FOOT: Final = 154  # where the ground under the way ends
LINE: Final = 6
STOP: Final = 5.5
HERE: Final = 15
GROUND: Final = 0.45
FLAG: Final = 20
FIGURES_ROOM: Final = 32
SMOOTH: Final = 6


@dataclass(frozen=True, slots=True)
class Stop:
    """One level: its short name, minutes over days, those of a week, all in words."""

    name: str
    minutes: str
    days: str
    week: int
    told: str


@dataclass(frozen=True, slots=True)
class Path:
    """The stops, the one that somebody is at, and the one with the flag.

    `here_words` stand over the first, `told` says the whole way in a sentence.
    """

    stops: Sequence[Stop]
    here: int
    goal: int
    here_words: str
    told: str


@dataclass(frozen=True, slots=True)
class PathDrawing:
    """A way whose stops have their places in a picture of some width."""

    path: Path
    theme: Theme
    places: Sequence[QPointF]
    width: int
    direction: Qt.LayoutDirection

    def paint(self, painter: QPainter) -> None:
        """Paint the ground, the way, the flag, the stops and their numbers."""
        self._paint_ground(painter)
        walked = self.places[: self.path.here + 1]
        palette = self.theme.palette
        for points, colour in ((self.places, palette.track), (walked, palette.leaf)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(colour, self.theme.length(LINE)))
            painter.drawPath(_curve(points))
        if self.path.here != self.path.goal:
            self._paint_flag(painter)
        for at in range(len(self.places)):
            self._paint_stop(painter, at)
        self._paint_here(painter)
        for at in self.worded():
            self._paint_words(painter, at)

    def worded(self) -> Iterator[int]:
        """Yield the stops whose numbers have room; that of here comes first."""
        font = self.theme.font(Face.SMALL_STRONG)
        here, goal = self.path.here, self.path.goal
        order = dict.fromkeys((here, goal, 0, *range(len(self.places))))
        taken: list[tuple[float, float]] = []
        for at in order:
            half = self._half(font, at) + self.theme.length(2)
            left, right = self.places[at].x() - half, self.places[at].x() + half
            if all(right <= start or left >= end for start, end in taken):
                taken.append((left, right))
                yield at

    def _half(self, font: QFont, at: int) -> float:
        stop = self.path.stops[at]
        return max(text_size(font, w).width() for w in (stop.minutes, stop.days)) / 2

    def _paint_ground(self, painter: QPainter) -> None:
        ground, foot = _curve(self.places), self.theme.length(FOOT)
        ground.lineTo(self.places[-1].x(), foot)
        ground.lineTo(self.places[0].x(), foot)
        soft = QColor(self.theme.palette.leaf_soft)
        soft.setAlphaF(GROUND)
        painter.fillPath(ground, soft)

    def _paint_flag(self, painter: QPainter) -> None:
        theme, place = self.theme, self.places[self.path.goal]
        side = theme.length(FLAG)
        # The pole stands over the stop.
        mirrored = self.direction is Qt.LayoutDirection.RightToLeft
        left = place.x() - (0.75 if mirrored else 0.25) * side
        bottom = place.y() - theme.length(STOP + Space.XS)
        spot = QRectF(left, max(0.0, bottom - side), side, side)
        draw_icon(painter, "flag", theme.palette.muted, spot, self.direction)

    def _paint_stop(self, painter: QPainter, at: int) -> None:
        theme, palette, here = self.theme, self.theme.palette, self.path.here
        place = self.places[at]
        radius = theme.length(HERE if at == here else STOP)
        line = pen(palette.leaf, theme.length(3 if at == here else 2.5))
        if at > here:
            line = pen(palette.edge, theme.length(1.75))
        painter.setPen(line)
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(place, radius, radius)

    def _paint_here(self, painter: QPainter) -> None:
        theme, place = self.theme, self.places[self.path.here]
        side, stop = theme.length(2 * HERE), self.path.stops[self.path.here]
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(place)
        write(painter, disc, stop.name, theme.font(Face.STRONG), theme.palette.leaf)
        font, words = theme.font(Face.SMALL_STRONG), self.path.here_words
        size = text_size(font, words)
        room = QRectF(0, 0, size.width() + 2, size.height())
        room.moveCenter(place)
        room.moveBottom(place.y() - theme.length(HERE + Space.XS))
        room.moveLeft(min(max(0.0, room.left()), self.width - room.width()))
        self._clear_next(room)
        write(painter, room, words, font, theme.palette.ink)
        if self.path.here == self.path.goal:
            # Beside the words, for over them there is no room for it.
            flag = QRectF(0, 0, theme.length(ICON_SMALL), theme.length(ICON_SMALL))
            flag.moveCenter(room.center())
            flag.moveRight(room.left() - theme.length(Space.XS) / 2)
            draw_icon(painter, "flag", theme.palette.muted, flag)

    def _clear_next(self, words: QRectF) -> None:
        """Move words aside of the next stop, which may stand as high as they do."""
        at = self.path.here + 1
        if at >= len(self.places):
            return
        place, air = self.places[at], self.theme.length(STOP + Space.XS)
        stop = QRectF(place.x() - air, place.y() - air, 2 * air, 2 * air)
        if not words.intersects(stop):
            return
        if self.direction is Qt.LayoutDirection.RightToLeft:
            words.moveLeft(stop.right())
        else:
            words.moveRight(stop.left())

    def _paint_words(self, painter: QPainter, at: int) -> None:
        theme, palette, stop = self.theme, self.theme.palette, self.path.stops[at]
        faces, inks = (Face.SMALL_MEDIUM, Face.SMALL), (palette.ink, palette.muted)
        if at == self.path.here:
            faces, inks = (Face.SMALL_STRONG,) * 2, (palette.leaf,) * 2
        top = theme.length(FOOT)
        lines = zip((stop.minutes, stop.days), faces, inks, strict=True)
        for words, face, ink in lines:
            size = text_size(theme.font(face), words)
            room = QRectF(0, top, size.width() + 2, size.height())
            room.moveLeft(self.places[at].x() - room.width() / 2)
            write(painter, room, words, theme.font(face), ink)
            top += size.height() + theme.px(1)


def words_height(theme: Theme) -> int:
    """Return the height of the two lines below the way."""
    line = text_size(theme.font(Face.SMALL_STRONG), "0").height() + theme.px(1)
    return max(theme.px(FIGURES_ROOM), round(2 * line))


def _curve(points: Sequence[QPointF]) -> QPainterPath:
    """Return a smooth line through all points."""
    path = QPainterPath(points[0])
    padded = [points[0], *points, points[-1]]
    for at, (here, there) in enumerate(pairwise(points)):
        before, after = padded[at], padded[at + 3]
        out = here + (there - before) / SMOOTH
        into = there - (after - here) / SMOOTH
        path.cubicTo(out, into, there)
    return path
