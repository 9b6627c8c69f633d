"""The days of this week in the programme: each a mark over its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from walkreminder.core.programme_week import DayKind, WeekDay
from walkreminder.ui.parts.badge import MARK, Mark, draw_mark
from walkreminder.ui.parts.paint import dotted, outline, pen, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.programme_words import day_word
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Theme
from walkreminder.ui.wording import tr, weekday, weekday_short

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from walkreminder.core.programme_week import WalkedWeek
    from walkreminder.ui.dressing import ThemeSource

RATED: Final = {
    DayKind.GREEN: Mark.GREEN,
    DayKind.AMBER: Mark.AMBER,
    DayKind.RED: Mark.RED,
}
DAYS: Final = 7
COLUMN: Final = 34
GAP: Final = 6
RING: Final = QRectF(2.5, 2.5, 13, 13)


class DayMark(Picture):
    """One day: what was walked on it, or what it is, in a shape; its name below."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._kind = DayKind.REST
        self._name = ""
        self._is_today = False
        Hint(self, themes)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def show_day(self, day: WeekDay, today: date) -> None:
        """Show a day."""
        self._kind = day.kind
        self._name = weekday_short(day.day)
        self._is_today = day.day == today
        told = tr("{day}: {what}", day=weekday(day.day), what=day_word(day.kind))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the mark over the name."""
        words = text_size(theme.font(Face.SMALL_STRONG), self._name)
        # Names stand in columns of their own; wide ones make wide columns.
        width = min(theme.px(COLUMN), round(words.width()) + 2)
        height = theme.px(MARK + GAP) + round(words.height())
        return QSize(max(width, round(words.width()) + 2), height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the mark and the name."""
        painter.save()
        painter.translate((self.width() - theme.length(MARK)) / 2, 0)
        painter.scale(theme.scale, theme.scale)
        if self._kind in RATED:
            draw_mark(painter, RATED[self._kind], theme)
        else:
            _draw_unrated(painter, self._kind, theme)
        painter.restore()
        face = Face.SMALL_STRONG if self._is_today else Face.SMALL
        ink = theme.palette.ink if self._is_today else theme.palette.muted
        top = theme.px(MARK + GAP)
        room = QRectF(0, top, self.width(), self.height() - top)
        write(painter, room, self._name, theme.font(face), ink)


def _draw_unrated(painter: QPainter, kind: DayKind, theme: Theme) -> None:
    """Draw what carries no colour, in an 18 px square at the origin."""
    palette = theme.palette
    match kind:
        case DayKind.UNRATED:
            outline(painter, RING, RING.width() / 2, pen(palette.leaf, 1.5))
            painter.setPen(pen(palette.leaf, 1.75))
            tick = [QPointF(6, 9.2), QPointF(8.1, 11.3), QPointF(12.2, 7)]
            painter.drawPolyline(QPolygonF(tick))
        case DayKind.SHORT:
            outline(painter, RING, RING.width() / 2, pen(palette.leaf, 1.5))
            painter.setPen(pen(palette.leaf, 1.75))
            painter.drawPoint(QPointF(9, 9))
        case DayKind.COMING:
            outline(painter, RING, RING.width() / 2, pen(palette.edge, 1.5))
        case DayKind.MISSED:
            outline(painter, RING, RING.width() / 2, dotted(palette.edge, 1.5, 2.0))
        case _:
            painter.setPen(pen(palette.edge, 1.75))
            painter.drawLine(QPointF(6, 9), QPointF(12, 9))


class WeekMarks(QWidget):
    """Seven days in a row."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = [DayMark(themes, self) for _ in range(DAYS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for day in self._days:
            row.addWidget(day, 1, Qt.AlignmentFlag.AlignTop)

    def show_week(self, week: WalkedWeek, today: date) -> None:
        """Show a week."""
        for mark, day in zip(self._days, week.days, strict=True):
            mark.show_day(day, today)
