"""A year of days as squares: the more minutes, the greener; arrow keys walk along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.parts.scale import Scale
from walkreminder.ui.parts.year_squares import DAYS, WEEKS, Squares
from walkreminder.ui.theme import Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QResizeEvent,
    )

    from walkreminder.ui.dressing import ThemeSource

PITCH: Final = 12
TIGHTEST: Final = 11
WIDEST: Final = 16
GAP: Final = 2
MARK: Final = 2  # how far the mark of a day stands out
CORNER: Final = 0.25  # of a square
MONTHS_ROOM: Final = 22
STEPS: Final = (1, 10, 20, 30)
DOT: Final = 1.25
DOT_OPACITY: Final = 0.45
NAMED_ROWS: Final = (0, 2, 4)
EARLY: Final = 7
LEAST_WEEKS: Final = 8


def heat_step(minutes: int) -> int:
    """Return how green a day is: 0, up to 10, 20, 30 minutes, or more."""
    return sum(minutes >= step for step in STEPS)


@dataclass(frozen=True, slots=True)
class Year:
    """A year up to today: minutes by day, first day of use, first day of weeks.

    `spoken` says the whole year in one sentence.
    """

    minutes: Mapping[date, int]
    today: date
    since: date
    first_weekday: int = 0
    spoken: str = ""
    weeks: int = WEEKS

    @property
    def first(self) -> date:
        """The first day that can be chosen."""
        return max(self.start, self.since)

    @property
    def start(self) -> date:
        """The first day of the first week that is shown."""
        back = (self.today.weekday() - self.first_weekday) % DAYS
        return self.today - timedelta(days=back + DAYS * (self.weeks - 1))


@dataclass(frozen=True, slots=True)
class DayWords:
    """How days are written: the seven short names, months by number, a whole day."""

    days: tuple[str, ...]
    months: Mapping[int, str]
    told: Callable[[date, int], str]


class HeatMap(Scale):
    """53 weeks of squares, or the latest ones that there is room for.

    `chosen` brings the day that was pressed.
    """

    chosen = Signal(date)

    def __init__(
        self,
        themes: ThemeSource,
        words: DayWords,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, name, parent)
        self._words = words
        self._year: Year | None = None
        self._marked: date | None = None
        wide, high = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(wide, high)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def show_year(self, year: Year) -> None:
        """Show a year, with today marked."""
        self._year = replace(year, weeks=self.weeks_in(self.width()))
        self._marked = None
        self._tell(year.today)
        self.setAccessibleDescription(year.spoken)
        self.refresh()

    def _names_room(self, theme: Theme) -> float:
        font = theme.font(Face.SMALL)
        names = [text_size(font, self._words.days[row]).width() for row in NAMED_ROWS]
        return max(names) + theme.px(Space.S)

    def weeks_in(self, width: int) -> int:
        """Return how many weeks there is room for in a width."""
        room = width - self._beside(self.theme)
        columns = 1 + room // self.theme.px(TIGHTEST)
        return max(LEAST_WEEKS, min(WEEKS, columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many weeks as there is room for."""
        super().resizeEvent(event)
        year, weeks = self._year, self.weeks_in(self.width())
        if year is not None and weeks != year.weeks:
            self.show_year(year)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for 53 columns of 7 squares, the days' names and the months'."""
        width = theme.px(PITCH) * (WEEKS - 1) + self._beside(theme)
        return QSize(width, _height(theme, theme.px(PITCH)))

    def minimumSizeHint(self) -> QSize:
        """Ask for some weeks: early ones are given up before squares get small."""
        theme, size = self.theme, self.sizeHint()
        size.setWidth(theme.px(TIGHTEST) * (LEAST_WEEKS - 1) + self._beside(theme))
        return size

    def heightForWidth(self, width: int) -> int:
        """Ask for more height where squares grow with the width."""
        return _height(self.theme, self._pitch(width, self.theme)[1])

    def _beside(self, theme: Theme) -> int:
        """Return the room of the names, the last column and the mark of a day."""
        last = theme.px(PITCH) - theme.px(GAP) + theme.px(MARK)
        return round(self._names_room(theme)) + last

    def _pitch(self, width: int, theme: Theme) -> tuple[float, int]:
        """Return how far squares are apart, across and down, in this width.

        The last column ends where the map does; squares are as wide as high.
        """
        least, most = theme.px(PITCH), theme.px(WIDEST)
        room = width - round(self._names_room(theme)) - theme.px(MARK)
        weeks = self.weeks_in(width)
        # The last column has no gap behind it.
        across = min(most, (room + theme.px(GAP)) / weeks)
        down = max(least, int(across))
        room -= down - theme.px(GAP)
        return min(most, room / (weeks - 1)), down

    def _squares(self, year: Year, theme: Theme) -> Squares:
        """Return where the days lie: as far apart as there is room for."""
        across, down = self._pitch(self.width(), theme)
        return Squares(
            year.start,
            round(self._names_room(theme)),
            theme.px(MONTHS_ROOM),
            across,
            down,
            down - theme.px(GAP),
            self.width() if self.mirrored else None,
        )

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint names, months, squares and marks."""
        year = self._year
        if year is None:
            return
        squares = self._squares(year, theme)
        self._paint_days(painter, theme, squares)
        self._paint_months(painter, theme, squares)
        dots = QColor(theme.palette.edge)
        dots.setAlphaF(DOT_OPACITY)
        for offset in range((year.today - year.start).days + 1):
            day = year.start + timedelta(days=offset)
            square = squares.square(day)
            if day < year.since:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(dots)
                dot = theme.length(DOT)
                painter.drawEllipse(square.center(), dot, dot)
                continue
            heat = theme.palette.heat[heat_step(year.minutes.get(day, 0))]
            fill(painter, square, CORNER * square.width(), heat)
        _mark(painter, theme, squares.square(year.today), theme.palette.ink)
        if self._marked is not None and self._marked != year.today:
            _mark(painter, theme, squares.square(self._marked), theme.palette.leaf)

    def _paint_days(self, painter: QPainter, theme: Theme, squares: Squares) -> None:
        font, ink = theme.font(Face.SMALL), theme.palette.muted
        for row in NAMED_ROWS:
            square = squares.square(squares.start + timedelta(days=row))
            name = self._words.days[row]
            width = text_size(font, name).width() + 2
            left = self.width() - width if self.mirrored else 0
            room = QRectF(left, square.top() - 4, width, square.height() + 8)
            write(painter, room, name, font, ink, Qt.AlignmentFlag.AlignCenter)

    def _paint_months(self, painter: QPainter, theme: Theme, squares: Squares) -> None:
        font, ink, free = theme.font(Face.SMALL), theme.palette.muted, 0.0
        for week in range(self.weeks_in(self.width()) - 1):
            day = squares.start + timedelta(days=week * DAYS)
            along = week * squares.across
            if day.day > EARLY or along < free:
                continue
            name = self._words.months[day.month]
            width = text_size(font, name).width() + 2
            free = along + width + theme.px(Space.XS)
            square = squares.square(day)
            left = square.right() - width if self.mirrored else square.left()
            write(painter, QRectF(left, 0, width, theme.px(16)), name, font, ink)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day under a place, if it has come and was in use."""
        year = self._year
        if year is None:
            return None
        day = self._squares(year, self.theme).day_at(place)
        return day if day and year.since <= day <= year.today else None

    def _go(self, day: date) -> None:
        year = self._year
        if year is None:
            return
        self._marked = min(year.today, max(year.first, day))
        self._tell(self._marked)

    def _hint(self, year: Year) -> None:
        """Tell beside the square what those who hear it are told."""
        day = self._marked or year.today
        foot = self._squares(year, self.theme).square(day).bottomLeft().toPoint()
        told = self._words.told(day, year.minutes.get(day, 0))
        self.show_hint(self.mapToGlobal(foot), told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fall silent."""
        super().focusOutEvent(event)
        QToolTip.hideText()

    def _tell(self, day: date) -> None:
        assert self._year is not None
        first, last = self._year.first, self._year.today
        told = self._words.told(day, self._year.minutes.get(day, 0))
        self.show_place((day - first).days, (last - first).days, told)

    def reach(self, at: int) -> None:
        """Go to a day."""
        if self._year is not None:
            self._go(self._year.first + timedelta(days=at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell about the day under the pointer."""
        day = self.day_at(event.position())
        if day is None or self._year is None:
            QToolTip.hideText()
            return
        told = self._words.told(day, self._year.minutes.get(day, 0))
        self.show_hint(event.globalPosition().toPoint(), told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was pressed."""
        day = self.day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(day)
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along days and weeks; Enter chooses."""
        aside = -DAYS if self.mirrored else DAYS
        steps = {
            Qt.Key.Key_Right: aside,
            Qt.Key.Key_Left: -aside,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        key = Qt.Key(event.key())
        if self._year is not None and key in steps:
            self._go((self._marked or self._year.today) + timedelta(days=steps[key]))
            self._hint(self._year)
        elif self._marked and key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)


def _height(theme: Theme, pitch: int) -> int:
    return theme.px(MONTHS_ROOM) + pitch * DAYS + 4


def _mark(painter: QPainter, theme: Theme, square: QRectF, ink: str) -> None:
    around = square.adjusted(-2, -2, 2, 2)
    outline(painter, around, theme.length(4), pen(ink, theme.length(1.5)))
