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

    @property
    def radius(self) -> float:
        """The radius of the stop that somebody is at.

        It is smaller where the next stop is near, yet its name stays inside.
        """
        theme, here = self.theme, self.path.here
        near = [
            abs(self.places[at].x() - self.places[here].x())
            for at in (here - 1, here + 1)
            if 0 <= at < len(self.places)
        ]
        name = text_size(theme.font(Face.STRONG), self.path.stops[here].name)
        least = name.width() / 2 + theme.length(Space.XS)
        room = min(near, default=self.width) - theme.length(STOP + Space.XS)
        return min(theme.length(HERE), max(least, room))

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
        # The stop of here comes last: where there is little room it lies on others.
        for at in sorted(range(len(self.places)), key=self.path.here.__eq__):
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
        radius = self.radius if at == here else theme.length(STOP)
        line = pen(palette.leaf, theme.length(3 if at == here else 2.5))
        if at > here:
            line = pen(palette.edge, theme.length(1.75))
        painter.setPen(line)
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(place, radius, radius)

    def _paint_here(self, painter: QPainter) -> None:
        theme, place = self.theme, self.places[self.path.here]
        side, stop = 2 * self.radius, self.path.stops[self.path.here]
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(place)
        write(painter, disc, stop.name, theme.font(Face.STRONG), theme.palette.leaf)
        font, room = theme.font(Face.SMALL_STRONG), self.here_room()
        write(painter, room, self.path.here_words, font, theme.palette.ink)
        if self.path.here == self.path.goal:
            # Beside the words, for over them there is no room for it.
            flag = QRectF(0, 0, theme.length(ICON_SMALL), theme.length(ICON_SMALL))
            flag.moveCenter(room.center())
            flag.moveRight(room.left() - theme.length(Space.XS) / 2)
            draw_icon(painter, "flag", theme.palette.muted, flag)

    def here_room(self) -> QRectF:
        """Return where the words about here stand: over it, and clear of all stops."""
        theme, here = self.theme, self.path.here
        size = text_size(theme.font(Face.SMALL_STRONG), self.path.here_words)
        room = QRectF(0, 0, size.width() + 2, size.height())
        room.moveCenter(self.places[here])
        bottom = self.places[here].y() - self.radius - theme.length(Space.XS)
        room.moveBottom(bottom)
        air = theme.length(STOP + Space.XS)
        stops = [
            QRectF(p.x() - air, p.y() - air, 2 * air, 2 * air) for p in self.places
        ]
        mirrored = self.direction is Qt.LayoutDirection.RightToLeft
        return clear_of(room, stops[here + 1 :], self.width, mirrored=mirrored)

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


def clear_of(
    words: QRectF, stops: Sequence[QRectF], width: float, *, mirrored: bool
) -> QRectF:
    """Return a place for words aside of the stops ahead, or else over them."""
    furthest = width - words.width()
    words.moveLeft(min(max(0.0, words.left()), furthest))
    for stop in stops:
        if words.intersects(stop) and mirrored:
            words.moveLeft(stop.right())
        elif words.intersects(stop):
            words.moveRight(stop.left())
    words.moveLeft(min(max(0.0, words.left()), furthest))
    covered = [stop.top() for stop in stops if words.intersects(stop)]
    if covered:
        words.moveBottom(max(words.height(), min(covered)))
    return words


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
