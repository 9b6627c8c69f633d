"""Pain on its whole scale of 0 to 10 above minutes; never two axes on one plot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from walkreminder.ui.parts.bars import bar_path
from walkreminder.ui.parts.columns import Columns
from walkreminder.ui.parts.paint import dashed, pen, text_size, write
from walkreminder.ui.theme import HAIRLINE, Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.columns import Column

MOST_PAIN: Final = 10
HIGH_PAIN: Final = 6
PAIN_BAND: Final = (0.055, 0.51)
MINUTES_TOP: Final = 0.63
RING: Final = 4
DOT: Final = 2.5


class PainChart(Columns):
    """A line of means above the bars of the same weeks; dashed where there is none."""

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._legend = ("", "")

    def show_pain(
        self, columns: Sequence[Column], legend: tuple[str, str], spoken: str
    ) -> None:
        """Show means and minutes; `legend` names the line and the bars."""
        self._legend = legend
        self.show_columns(columns, spoken)

    def _side(self, theme: Theme) -> int:
        font = theme.font(Face.SMALL)
        words = (self._legend[1], str(MOST_PAIN))
        widest = max(text_size(font, each).width() for each in words)
        return max(super()._side(theme), round(widest) + theme.px(Space.XS))

    def _pain_y(self, pain: float) -> float:
        high, low = (self.height() * share for share in PAIN_BAND)
        return low - (low - high) * pain / MOST_PAIN

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the scale, the bars, the line and its ends."""
        self._paint_pointed(painter, theme)
        start = self._start(theme)
        for pain in (0, MOST_PAIN):
            y = round(self._pain_y(pain)) + 0.5
            painter.setPen(pen(theme.palette.line, HAIRLINE))
            painter.drawLine(QPointF(start, y), QPointF(start + self._across(theme), y))
            self._write_side(painter, theme, str(pain), y)
        most = max([1, *(column.value for column in self._columns)])
        room = self._foot(theme) - self.height() * MINUTES_TOP
        for index, column in enumerate(self._columns):
            bar = self._bar(theme, index, max(1.0, room * column.value / most))
            colour = QColor(theme.palette.heat[2])
            painter.fillPath(bar_path(bar, theme.length(3)), colour)
        below = self._foot(theme) - theme.px(6)
        self._write_side(painter, theme, self._legend[1], below)
        self._paint_line(painter, theme)
        self._paint_labels(painter, theme)

    def _points(self, theme: Theme) -> list[tuple[QPointF, float]]:
        return [
            (QPointF(self._column(theme, index).center().x(), self._pain_y(pain)), pain)
            for index, column in enumerate(self._columns)
            if (pain := column.pain) is not None
        ]

    def _stretches(self, theme: Theme) -> Iterator[list[QPointF]]:
        """Yield the means that stand beside each other: between others is nothing."""
        stretch: list[QPointF] = []
        for index, column in enumerate(self._columns):
            if column.pain is None:
                yield stretch
                stretch = []
                continue
            x = self._column(theme, index).center().x()
            stretch.append(QPointF(x, self._pain_y(column.pain)))
        yield stretch

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        points, palette = self._points(theme), theme.palette
        if not points:
            return
        painter.setPen(dashed(palette.amber, theme.length(1.5)))
        for one, other in pairwise(filter(None, self._stretches(theme))):
            painter.drawLine(one[-1], other[0])
        for stretch in self._stretches(theme):
            painter.setBrush(QColor(palette.amber))
            painter.setPen(pen(palette.amber, theme.length(2)))
            painter.drawPolyline(QPolygonF(stretch))
            if len(stretch) == 1:
                painter.drawEllipse(stretch[0], theme.length(DOT), theme.length(DOT))
        font = theme.font(Face.SMALL_STRONG)
        for point, pain in points[:1] + points[1:][-1:]:
            painter.setPen(pen(palette.amber, theme.length(2)))
            painter.setBrush(QColor(palette.surface))
            painter.drawEllipse(point, theme.length(RING), theme.length(RING))
            text = f"{pain:.1f}"
            size = text_size(font, text)
            above = point.y() - theme.length(RING + 2) - size.height()
            top = above if above >= 0 else point.y() + theme.length(RING + 2)
            wide = size.width() + 2
            left = max(0.0, min(point.x() - wide / 2, self.width() - wide))
            place = QRectF(left, top, wide, size.height())
            write(painter, place, text, font, palette.ink)
        self._name_line(painter, theme)

    def _name_line(self, painter: QPainter, theme: Theme) -> None:
        """Write what the line is beside it, on the side with more room."""
        words, font = self._legend[0], theme.font(Face.SMALL_MEDIUM)
        size, points = text_size(font, words), self._points(theme)
        left = self._start(theme) + (self._across(theme) - size.width()) / 2
        near = [
            pain
            for point, pain in points
            if left - size.height() <= point.x() <= left + size.width() + size.height()
        ] or [pain for _, pain in points]
        above = max(near) <= HIGH_PAIN
        gap = theme.px(Space.S)
        top = self._pain_y(max(near)) - size.height() - gap
        if not above:
            top = self._pain_y(min(near)) + gap
        room = QRectF(left, top, size.width() + 2, size.height())
        align = Qt.AlignmentFlag.AlignCenter
        write(painter, room, words, font, theme.palette.amber, align)
