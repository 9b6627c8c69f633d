"""Values beside each other as columns; each tells of itself when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.places import Places
from walkreminder.ui.theme import Face, Radius, Space, Theme

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
BAR_SHARE: Final = 0.7
WIDEST_BAR: Final = 28


@dataclass(frozen=True, slots=True)
class Column:
    """One value, its label or none, and what it says of itself.

    `running` is one that still grows, `numbered` one that carries its number; `pain`
    is the mean of that time, where somebody rated.
    """

    value: int
    label: str = ""
    running: bool = False
    pain: float | None = None
    told: str = ""
    numbered: bool = False


class Columns(Places):
    """What all charts of columns share: where they stand, and their labels."""

    side = SIDE_ROOM  # the room for numbers beside the columns

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._columns: tuple[Column, ...] = ()
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, fixed)

    def show_columns(self, columns: Sequence[Column], spoken: str) -> None:
        """Show values in their order; `spoken` says in words what they come to."""
        self._columns = tuple(columns)
        told = [column.told for column in self._columns]
        self.show_told(told, max(0, len(told) - 1), spoken)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a chart."""
        return QSize(theme.px(CHART_WIDTH), theme.px(CHART_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for less width: columns come nearer to each other."""
        return QSize(self.theme.px(NARROW), self.sizeHint().height())

    def room_of(self, at: int) -> QRectF:
        """Return a whole column: a bar of nothing can be pointed at as well."""
        return self._column(self.theme, at)

    def _foot(self, theme: Theme) -> float:
        return float(self.height() - theme.px(FOOT_ROOM))

    def _side(self, theme: Theme) -> int:
        return theme.px(self.side)

    def _start(self, theme: Theme) -> float:
        return float(self._side(theme)) if self.mirrored else 0.0

    def _across(self, theme: Theme) -> float:
        return float(self.width() - self._side(theme))

    def _column(self, theme: Theme, index: int) -> QRectF:
        count = max(1, len(self._columns))
        width = self._across(theme) / count
        place = count - 1 - index if self.mirrored else index
        return QRectF(self._start(theme) + place * width, 0, width, self._foot(theme))

    def _bar(self, theme: Theme, index: int, height: float) -> QRectF:
        column = self._column(theme, index)
        width = min(column.width() * BAR_SHARE, theme.px(WIDEST_BAR))
        left = column.center().x() - width / 2
        return QRectF(left, self._foot(theme) - height, width, height)

    def _paint_pointed(self, painter: QPainter, theme: Theme) -> None:
        if self._pointed is not None:
            room = self._column(theme, self._pointed)
            fill(painter, room, theme.length(Radius.BAR), theme.palette.hover)

    def _write_side(self, painter: QPainter, theme: Theme, text: str, y: float) -> None:
        room, high = self._side(theme), theme.px(Space.L + Space.XS)
        left = 0 if self.mirrored else self.width() - room
        aside = Qt.AlignmentFlag.AlignLeft
        aside = aside if self.mirrored else Qt.AlignmentFlag.AlignRight
        place = QRectF(left, y - high / 2, room, high)
        align = aside | Qt.AlignmentFlag.AlignVCenter
        write(painter, place, text, theme.font(Face.SMALL), theme.palette.muted, align)

    def labels(self, theme: Theme) -> Iterator[tuple[QRectF, str]]:
        """Yield the labels that have room below; the latest comes first."""
        font, taken = theme.font(Face.SMALL), QRectF()
        end = self._start(theme) + self._across(theme)
        for index, column in reversed(list(enumerate(self._columns))):
            width = text_size(font, column.label).width() + 2
            left = self._column(theme, index).center().x() - width / 2
            left = min(max(left, self._start(theme)), end - width)
            high = theme.px(FOOT_ROOM)
            room = QRectF(left, self._foot(theme), width, high)
            if column.label and not room.intersects(taken):
                taken = room
                yield room, column.label

    def _paint_labels(self, painter: QPainter, theme: Theme) -> None:
        low = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        font, ink = theme.font(Face.SMALL), theme.palette.muted
        for room, label in self.labels(theme):
            write(painter, room, label, font, ink, low)
