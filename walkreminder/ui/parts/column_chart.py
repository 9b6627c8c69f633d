"""Bars beside each other, against a goal or against none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from walkreminder.ui.parts.bars import bar_path
from walkreminder.ui.parts.columns import Columns
from walkreminder.ui.parts.paint import dotted, fill, pen, text_size, write
from walkreminder.ui.theme import HAIRLINE, Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.columns import Column

TOP_ROOM: Final = 27


class ColumnChart(Columns):
    """Minutes or walks as bars; those that reached a goal carry their number."""

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._goal = 0

    def show_goal(self, columns: Sequence[Column], goal: int, spoken: str) -> None:
        """Show values against a goal, or against none where it is 0."""
        self._goal = goal
        self.show_columns(columns, spoken)

    def _side(self, theme: Theme) -> int:
        font = theme.font(Face.SMALL)
        least = text_size(font, str(self._goal)).width() + theme.px(Space.XS)
        return max(super()._side(theme), round(least)) if self._goal > 0 else 0

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the goal, the bars and their labels."""
        most = max([self._goal, 1, *(column.value for column in self._columns)])
        scale = (self._foot(theme) - self._top(theme)) / most
        self._paint_pointed(painter, theme)
        for index, column in enumerate(self._columns):
            self._paint_column(painter, theme, index, column.value * scale)
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

    def _top(self, theme: Theme) -> float:
        line = text_size(theme.font(Face.SMALL_MEDIUM), "0").height()
        return max(theme.length(TOP_ROOM), line + theme.px(Space.XS))

    def _paint_column(
        self, painter: QPainter, theme: Theme, index: int, height: float
    ) -> None:
        column, palette = self._columns[index], theme.palette
        bar = self._bar(theme, index, height)
        reached = self._reached(column)
        if column.value <= 0:
            stub = self._bar(theme, index, theme.px(3))
            fill(painter, stub, stub.height() / 2, palette.track)
            return
        if column.running and not reached:
            inner = bar.adjusted(0.5, 0.5, -0.5, 0)
            painter.setPen(pen(palette.leaf, HAIRLINE))
            painter.setBrush(QColor(palette.leaf_soft))
            painter.drawPath(bar_path(inner, theme.length(4)))
            return
        colour = palette.leaf if reached else palette.heat[3]
        painter.fillPath(bar_path(bar, theme.length(4)), QColor(colour))

    def _reached(self, column: Column) -> bool:
        return self._goal > 0 and column.value >= self._goal

    def numbers(self, theme: Theme, scale: float) -> Iterator[tuple[QRectF, str]]:
        """Yield the numbers over bars that have room; the latest comes first."""
        font, taken = theme.font(Face.SMALL_MEDIUM), QRectF()
        for index, column in reversed(list(enumerate(self._columns))):
            if not (self._reached(column) or (column.numbered and column.value > 0)):
                continue
            text, bar = str(column.value), self._bar(theme, index, column.value * scale)
            size = text_size(font, text)
            left = bar.center().x() - size.width() / 2 - 1
            left = max(0.0, min(left, self.width() - size.width() - 2))
            top = bar.top() - size.height() - theme.px(2)
            room = QRectF(left, top, size.width() + 2, size.height())
            if self._has_room(room, taken, index, scale):
                taken = room
                yield room, text

    def _has_room(self, room: QRectF, taken: QRectF, at: int, scale: float) -> bool:
        """Tell whether a number keeps clear of the last one and of the bars beside."""
        # Whatever their heights, numbers that overlap from side to side look like one.
        if taken.isValid() and (
            room.left() < taken.right() and taken.left() < room.right()
        ):
            return False
        beside = (n for n in (at - 1, at + 1) if 0 <= n < len(self._columns))
        bars = (
            self._bar(self.theme, n, self._columns[n].value * scale) for n in beside
        )
        return not any(bar.intersects(room) for bar in bars)
