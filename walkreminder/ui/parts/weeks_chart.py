"""Weeks: minutes against the goal, and pain above minutes on a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.parts.bars import bar_path
from walkreminder.ui.parts.paint import dotted, fill, pen, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import HAIRLINE, Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

CHART_HEIGHT: Final = 156
CHART_WIDTH: Final = 240
NARROW: Final = 180
FOOT_ROOM: Final = 22
SIDE_ROOM: Final = 30
TOP_ROOM: Final = 27
BAR_SHARE: Final = 0.7
WIDEST_BAR: Final = 28
MOST_PAIN: Final = 10
HIGH_PAIN: Final = 6
PAIN_BAND: Final = (0.055, 0.51)
MINUTES_TOP: Final = 0.63


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week: minutes, its label or none, whether it still runs, and mean pain."""

    minutes: int
    label: str = ""
    running: bool = False
    pain: float | None = None


class _Weeks(Picture):
    """What both charts share: weeks in columns, with labels below some."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._weeks: tuple[WeekBar, ...] = ()
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a chart."""
        return QSize(theme.px(CHART_WIDTH), theme.px(CHART_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for less width: weeks come nearer to each other."""
        return QSize(self.theme.px(NARROW), self.sizeHint().height())

    def _foot(self, theme: Theme) -> float:
        return self.height() - theme.px(FOOT_ROOM)

    def _start(self, theme: Theme) -> float:
        return float(theme.px(SIDE_ROOM)) if self.mirrored else 0.0

    def _across(self, theme: Theme) -> float:
        return float(self.width() - theme.px(SIDE_ROOM))

    def _column(self, theme: Theme, index: int) -> QRectF:
        count = max(1, len(self._weeks))
        width = self._across(theme) / count
        place = count - 1 - index if self.mirrored else index
        return QRectF(self._start(theme) + place * width, 0, width, self._foot(theme))

    def _bar(self, theme: Theme, index: int, height: float) -> QRectF:
        column = self._column(theme, index)
        width = min(column.width() * BAR_SHARE, theme.px(WIDEST_BAR))
        left = column.center().x() - width / 2
        return QRectF(left, self._foot(theme) - height, width, height)

    def _write_side(self, painter: QPainter, theme: Theme, text: str, y: float) -> None:
        room = theme.px(SIDE_ROOM)
        left = 0 if self.mirrored else self.width() - room
        aside = Qt.AlignmentFlag.AlignLeft
        aside = aside if self.mirrored else Qt.AlignmentFlag.AlignRight
        place = QRectF(left, y - 10, room, 20)
        align = aside | Qt.AlignmentFlag.AlignVCenter
        write(painter, place, text, theme.font(Face.SMALL), theme.palette.muted, align)

    def _paint_labels(self, painter: QPainter, theme: Theme) -> None:
        font, taken = theme.font(Face.SMALL), QRectF()
        end = self._start(theme) + self._across(theme)
        # The latest comes first: where letters are large not all have room.
        for index, week in reversed(list(enumerate(self._weeks))):
            if not week.label:
                continue
            width = text_size(font, week.label).width() + 2
            left = self._column(theme, index).center().x() - width / 2
            left = min(max(left, self._start(theme)), end - width)
            room = QRectF(left, self._foot(theme), width, theme.px(FOOT_ROOM))
            if room.intersects(taken):
                continue
            taken, low = room, Qt.AlignmentFlag.AlignHCenter
            low |= Qt.AlignmentFlag.AlignBottom
            write(painter, room, week.label, font, theme.palette.muted, low)


class WeeksChart(_Weeks):
    """Minutes a week as bars; the weeks that reached the goal carry their number."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._goal = 0

    def show_weeks(self, weeks: Sequence[WeekBar], goal: int, spoken: str) -> None:
        """Show weeks, oldest first, against a goal; `spoken` says it in words."""
        self._weeks = tuple(weeks)
        self._goal = goal
        self.setAccessibleName(spoken)
        self.refresh()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the goal, the bars and their labels."""
        most = max([self._goal, 1, *(week.minutes for week in self._weeks)])
        scale = (self._foot(theme) - theme.px(TOP_ROOM)) / most
        for index, week in enumerate(self._weeks):
            self._paint_week(painter, theme, index, week.minutes * scale)
        font, ink = theme.font(Face.SMALL_MEDIUM), theme.palette.ink
        for room, text in self.numbers(theme, scale):
            write(painter, room, text, font, ink)
        if self._goal > 0:
            y = self._foot(theme) - self._goal * scale
            painter.setPen(dotted(theme.palette.muted, theme.length(1.25), 3.6))
            start = self._start(theme)
            painter.drawLine(QPointF(start, y), QPointF(start + self._across(theme), y))
            self._write_side(painter, theme, str(self._goal), y)
        self._paint_labels(painter, theme)

    def _paint_week(
        self, painter: QPainter, theme: Theme, index: int, height: float
    ) -> None:
        week, palette = self._weeks[index], theme.palette
        bar = self._bar(theme, index, height)
        reached = self._reached(week)
        if week.minutes <= 0:
            stub = self._bar(theme, index, theme.px(3))
            fill(painter, stub, stub.height() / 2, palette.track)
            return
        if week.running and not reached:
            inner = bar.adjusted(0.5, 0.5, -0.5, 0)
            painter.setPen(pen(palette.leaf, HAIRLINE))
            painter.setBrush(QColor(palette.leaf_soft))
            painter.drawPath(bar_path(inner, theme.length(4)))
            return
        colour = palette.leaf if reached else palette.heat[3]
        painter.fillPath(bar_path(bar, theme.length(4)), QColor(colour))

    def _reached(self, week: WeekBar) -> bool:
        return self._goal > 0 and week.minutes >= self._goal

    def numbers(self, theme: Theme, scale: float) -> Iterator[tuple[QRectF, str]]:
        """Yield the numbers over bars that have room; the latest comes first."""
        font, taken = theme.font(Face.SMALL_MEDIUM), QRectF()
        for index, week in reversed(list(enumerate(self._weeks))):
            if not self._reached(week):
                continue
            text, bar = str(week.minutes), self._bar(theme, index, week.minutes * scale)
            size = text_size(font, text)
            left = bar.center().x() - size.width() / 2 - 1
            top = bar.top() - size.height() - theme.px(2)
            room = QRectF(left, top, size.width() + 2, size.height())
            if not room.intersects(taken):
                taken = room
                yield room, text


class PainChart(_Weeks):
    """Pain on its whole scale of 0 to 10, above the minutes; never on one axis."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._legend = ("", "")

    def show_weeks(
        self, weeks: Sequence[WeekBar], legend: tuple[str, str], spoken: str
    ) -> None:
        """Show weeks; `legend` names the line and the bars."""
        self._weeks = tuple(weeks)
        self._legend = legend
        self.setAccessibleName(spoken)
        self.refresh()

    def _pain_y(self, pain: float) -> float:
        high, low = (self.height() * share for share in PAIN_BAND)
        return low - (low - high) * pain / MOST_PAIN

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the scale, the bars, the line and its ends."""
        start = self._start(theme)
        for pain in (0, MOST_PAIN):
            y = round(self._pain_y(pain)) + 0.5
            painter.setPen(pen(theme.palette.line, HAIRLINE))
            painter.drawLine(QPointF(start, y), QPointF(start + self._across(theme), y))
            self._write_side(painter, theme, str(pain), y)
        most = max([1, *(week.minutes for week in self._weeks)])
        room = self._foot(theme) - self.height() * MINUTES_TOP
        for index, week in enumerate(self._weeks):
            bar = self._bar(theme, index, max(1.0, room * week.minutes / most))
            colour = QColor(theme.palette.heat[2])
            painter.fillPath(bar_path(bar, theme.length(3)), colour)
        below = self._foot(theme) - theme.px(6)
        self._write_side(painter, theme, self._legend[1], below)
        self._paint_line(painter, theme)
        self._paint_labels(painter, theme)

    def _points(self, theme: Theme) -> list[tuple[QPointF, float]]:
        return [
            (QPointF(self._column(theme, index).center().x(), self._pain_y(pain)), pain)
            for index, week in enumerate(self._weeks)
            if (pain := week.pain) is not None
        ]

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        points, palette = self._points(theme), theme.palette
        if not points:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(palette.amber, theme.length(2)))
        painter.drawPolyline(QPolygonF([point for point, _ in points]))
        font = theme.font(Face.SMALL_STRONG)
        for point, pain in points[:1] + points[1:][-1:]:
            painter.setPen(pen(palette.amber, theme.length(2)))
            painter.setBrush(QColor(palette.surface))
            painter.drawEllipse(point, theme.length(4), theme.length(4))
            place = QRectF(point.x() - 20, point.y() - theme.px(26), 40, theme.px(20))
            place.moveLeft(max(0.0, min(place.left(), self.width() - 40.0)))
            write(painter, place, f"{pain:.1f}", font, palette.ink)
        self._name_line(painter, theme)

    def _name_line(self, painter: QPainter, theme: Theme) -> None:
        words, font = self._legend[0], theme.font(Face.SMALL_MEDIUM)
        size = text_size(font, words)
        left = self._start(theme) + (self._across(theme) - size.width()) / 2
        pain = self._points(theme)[len(self._points(theme)) // 2][1]
        above = pain <= HIGH_PAIN
        aside = -size.height() - theme.px(Space.S) if above else theme.px(Space.S)
        top = self._pain_y(pain) + aside
        room = QRectF(left, top, size.width() + 2, size.height())
        write(painter, room, words, font, theme.palette.amber)
