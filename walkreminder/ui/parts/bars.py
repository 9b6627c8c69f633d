"""Bars: a week of days against a goal, progress, and a measured range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.parts.paint import dotted, fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Radius, Space, Theme, figures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

WEEK_HEIGHT: Final = 80
BAR_WIDTH: Final = 28
NARROW_BAR: Final = 16
STUB: Final = 3
NUMBER_ROOM: Final = 18
AXIS_ROOM: Final = 26
GOAL_ROOM: Final = 26
PROGRESS: Final = 6
RANGE: Final = (104, 8)
FULL_RANGE: Final = 50.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: its minutes, its name, whether it is today, and its name in a letter."""

    minutes: int
    day: str
    today: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """A week of days, the goal of a day, and the whole of it in words."""

    bars: tuple[Bar, ...]
    goal: int
    spoken: str = ""


def bar_path(rect: QRectF, radius: float) -> QPainterPath:
    """Return a bar with round shoulders and flat feet."""
    radius = min(radius, rect.width() / 2, rect.height())
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()))
    path.lineTo(rect.right() - radius, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


class BarWeek(Picture):
    """Seven bars with their number inside, and the goal as a dotted line."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._week = Week((), 0)
        wide, grows = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding
        self.setSizePolicy(wide, grows)

    def show_week(self, week: Week) -> None:
        """Show a week."""
        self._week = week
        said = ", ".join(f"{bar.day} {bar.minutes}" for bar in week.bars)
        self.setAccessibleName(week.spoken or said)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for bars that stand apart and the goal beside: higher ones tell more."""
        names = [bar.day for bar in self._week.bars]
        return QSize(_across(theme, names, BAR_WIDTH), theme.px(WEEK_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for narrow bars: letters take the place of the names of days."""
        theme, names = self.theme, [bar.letter or bar.day for bar in self._week.bars]
        return QSize(_across(theme, names, NARROW_BAR), theme.px(WEEK_HEIGHT))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the goal and the bars."""
        week = self._week
        bars = week.bars[::-1] if self.mirrored else week.bars
        top, foot = theme.px(NUMBER_ROOM), self.height() - theme.px(AXIS_ROOM)
        most = max([week.goal, 1, *(bar.minutes for bar in bars)])
        scale = (foot - top) / most
        beside = theme.px(GOAL_ROOM)
        left = beside if self.mirrored else 0
        self._paint_goal(painter, theme, foot - week.goal * scale)
        column = (self.width() - beside) / max(1, len(bars))
        narrow = self.width() < self.sizeHint().width()
        for index, bar in enumerate(bars):
            place = QRectF(left + index * column, 0, column, foot)
            self._paint_bar(painter, theme, bar, (place, bar.minutes * scale))
            under = QRectF(place.left(), foot, column, self.height() - foot)
            font = theme.font(Face.SMALL_STRONG if bar.today else Face.SMALL)
            ink = theme.palette.ink if bar.today else theme.palette.muted
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            name = bar.letter if narrow and bar.letter else bar.day
            write(painter, under, name, font, ink, align)

    def _paint_goal(self, painter: QPainter, theme: Theme, y: float) -> None:
        if self._week.goal <= 0:
            return
        beside = theme.px(GOAL_ROOM)
        start = beside if self.mirrored else 0
        end = start + self.width() - beside
        painter.setPen(dotted(theme.palette.muted, theme.length(1.25), 3.6))
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        side = 0 if self.mirrored else self.width() - beside
        room = QRectF(side, y - 10, beside, 20)
        edge = (
            Qt.AlignmentFlag.AlignLeft if self.mirrored else Qt.AlignmentFlag.AlignRight
        )
        align = edge | Qt.AlignmentFlag.AlignVCenter
        font, text = theme.font(Face.SMALL), str(self._week.goal)
        write(painter, room, text, font, theme.palette.muted, align)

    def _paint_bar(
        self, painter: QPainter, theme: Theme, bar: Bar, spot: tuple[QRectF, float]
    ) -> None:
        place, height = spot
        width = min(theme.px(BAR_WIDTH), place.width() - theme.px(Space.XS))
        left = place.center().x() - width / 2
        if bar.minutes <= 0:
            stub = QRectF(left, place.bottom() - theme.px(STUB), width, theme.px(STUB))
            fill(painter, stub, stub.height() / 2, theme.palette.track)
            return
        whole = QRectF(left, place.bottom() - height, width, height)
        path = bar_path(whole, theme.length(Radius.BAR))
        painter.fillPath(path, QColor(theme.palette.leaf))
        font = figures(theme.font(Face.SMALL_STRONG))
        line = text_size(font, "0").height()
        inside = height >= line + theme.px(Space.XS)
        top = whole.top() + theme.px(3) if inside else whole.top() - line
        ink = theme.palette.on_leaf if inside else theme.palette.ink
        room = QRectF(place.left(), top, place.width(), line)
        write(painter, room, str(bar.minutes), font, ink)


def _across(theme: Theme, names: list[str], bar: int) -> int:
    """Return the width of days that their names and their bars have room in."""
    font, air = theme.font(Face.SMALL_STRONG), theme.px(Space.XS)
    widest = max((text_size(font, name).width() for name in names), default=0)
    column = max(theme.px(bar + Space.XS), widest + air)
    return round(max(1, len(names)) * column + theme.px(GOAL_ROOM))


class ProgressBar(Picture):
    """A thin bar that fills from the start of the line."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._fraction = 0.0
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, fixed)

    def show_fraction(self, fraction: float, spoken: str) -> None:
        """Show how much is done; `spoken` says it to screen readers."""
        self._fraction = min(1.0, max(0.0, fraction))
        self.setAccessibleName(spoken)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a thin line."""
        return QSize(theme.px(PROGRESS * 10), theme.px(PROGRESS))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the track and what is done of it."""
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        fill(painter, rect, radius, theme.palette.track)
        if self._fraction <= 0:
            return
        width = max(rect.height(), rect.width() * self._fraction)
        left = rect.right() - width if self.mirrored else rect.left()
        done = QRectF(left, rect.top(), width, rect.height())
        fill(painter, done, radius, theme.palette.leaf)


@dataclass(frozen=True, slots=True)
class Measured:
    """A range in percent, or None where nobody has measured it."""

    span: tuple[float, float] | None
    chosen: bool = False
    spoken: str = ""


class RangeBar(Picture):
    """A range on a scale of 0 to 50 percent; dots where nothing was measured."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._measured = Measured(None)

    def show_measured(self, measured: Measured) -> None:
        """Show a range, or that there is none."""
        self._measured = measured
        self.setAccessibleName(measured.spoken)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a thin bar."""
        return QSize(theme.px(RANGE[0]), theme.px(RANGE[1]))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the scale and the range on it."""
        rect, palette = QRectF(self.rect()), theme.palette
        span, chosen = self._measured.span, self._measured.chosen
        if span is None:
            middle = rect.center().y()
            painter.setPen(dotted(palette.muted, theme.length(1.25), 3.6))
            painter.drawLine(QPointF(2, middle), QPointF(rect.right() - 2, middle))
            return
        radius = rect.height() / 2
        ground = palette.surface if chosen else palette.track
        fill(painter, rect, radius, ground)
        start, end = (
            rect.width() * min(share, FULL_RANGE) / FULL_RANGE for share in span
        )
        if end - start < rect.height():
            middle = (start + end) / 2
            start, end = middle - radius, middle + radius
        if self.mirrored:
            start, end = rect.width() - end, rect.width() - start
        known = QRectF(start, rect.top(), end - start, rect.height())
        fill(painter, known, radius, palette.leaf if chosen else palette.heat[3])
