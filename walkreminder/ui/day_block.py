"""One day of the history: its name, its minutes, and a line for each record."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import broken, text_size, write
from walkreminder.ui.theme import ICON_SMALL, Face, Radius, Space, Theme, figures

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_words import Day, Row

HEAD: Final = 24
LINE: Final = 26
LEAST: Final = 120
USUAL: Final = 240
BESIDE: Final = 0.6  # the least share of the width for words that break


class DayBlock(Control):
    """A day and its lines, painted whole so that a long history stays light.

    `chosen` brings the day when it is pressed. Tab stops at one day of a list.
    """

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, "", Radius.CELL, parent)
        self._day: Day | None = None
        self._heights: dict[int, int] = {}
        self._wide: int | None = None
        wide, least = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        self.setSizePolicy(wide, least)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._tell)

    @property
    def mirrored(self) -> bool:
        """Whether people read from the right here."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def show_day(self, day: Day) -> None:
        """Show a day."""
        if day == self._day:
            return
        self._day = day
        self.setAccessibleName(day.spoken)
        self.refresh()

    def refresh(self) -> None:
        """Measure and paint again, after a new day or theme."""
        self._dress()

    def _dress(self) -> None:
        self._heights.clear()
        self._wide = None
        super()._dress()

    def _tell(self) -> None:
        if self._day is not None:
            self.chosen.emit(self._day.day)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the head and the lines, as if none had to break."""
        rows = len(self._day.rows) if self._day else 0
        return QSize(theme.px(USUAL), theme.px(HEAD) + rows * theme.px(LINE))

    def minimumSizeHint(self) -> QSize:
        """Ask for less width: words that have no room in a line go below it."""
        return QSize(self.theme.px(LEAST), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say that there are more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if self._day is None:
            return self.sizeHint().height()
        # Layouts ask for a height more often than they take one.
        if self._wide is None:
            self._wide = _widest(self._day, self.theme)
        if width >= self._wide:
            # Nothing breaks: on its way to its place a page tries many widths.
            return self.sizeHint().height()
        if width not in self._heights:
            self._heights[width] = _height(self._day, self.theme, width)
        return self._heights[width]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Write the day's name, its total, and each line."""
        day, top, width = self._day, 0.0, self.width()
        if day is None:
            return
        for heads in _heads(day, theme, width):
            room = QRectF(0, top, width, theme.px(HEAD))
            self._paint_head(painter, theme, heads, room)
            top = room.bottom()
        for row in day.rows:
            room = QRectF(0, top, width, _row_height(row, theme, width))
            self._paint_row(painter, theme, row, room)
            top = room.bottom()

    def _paint_head(
        self, painter: QPainter, theme: Theme, heads: tuple[str, str], room: QRectF
    ) -> None:
        align, palette = Qt.AlignmentFlag, theme.palette
        lead, tail = align.AlignLeft, align.AlignRight
        if self.mirrored:
            lead, tail = tail, lead
        # Below the name the total begins where the name does.
        tail = tail if heads[0] else lead
        strong, body = theme.font(Face.STRONG), theme.font(Face.BODY)
        middle = align.AlignVCenter
        strong.setUnderline(self.underMouse())
        ink = palette.leaf if self.underMouse() else palette.ink
        write(painter, room, heads[0], strong, ink, lead | middle)
        write(painter, room, heads[1], body, palette.muted, tail | middle)

    def _paint_row(
        self, painter: QPainter, theme: Theme, row: Row, room: QRectF
    ) -> None:
        side, line = theme.px(ICON_SMALL), theme.px(LINE)
        icon = QRectF(0, round(room.top() + line / 2 - side / 2), side, side)
        colour, where = theme.colour(row.tone), self._visual(icon)
        draw_icon(painter, row.icon, colour, where, self.layoutDirection())
        left, palette = float(_begin(theme)), theme.palette
        for text, font, least in _before(row, theme):
            ink = palette.ink if text == row.strong else palette.muted
            width = text_size(font, text).width()
            place = QRectF(left, room.top(), width + 1, line)
            write(painter, self._visual(place), text, font, ink)
            left += max(width, least) + theme.px(Space.S)
        self._paint_words(painter, theme, row, room)

    def _paint_words(
        self, painter: QPainter, theme: Theme, row: Row, room: QRectF
    ) -> None:
        words, font = _words(row, theme, room.width()), theme.font(Face.BODY)
        line, step = theme.px(LINE), _step(theme)
        top = room.top() if words.beside else room.top() + line
        for number, text in enumerate(words.lines):
            high = line if words.beside and number == 0 else step
            width = text_size(font, text).width() + 1
            place = QRectF(words.left, top, width, high)
            write(painter, self._visual(place), text, font, theme.palette.muted)
            top += high

    def _visual(self, rect: QRectF) -> QRectF:
        if not self.mirrored:
            return rect
        left = self.width() - rect.right()
        return QRectF(left, rect.top(), rect.width(), rect.height())


def _widest(day: Day, theme: Theme) -> int:
    """Return the width from which on every line of a day has room as one."""
    font = theme.font(Face.BODY)
    gap = theme.px(Space.S)
    head = text_size(theme.font(Face.STRONG), day.title).width() + gap
    widest = head + text_size(font, day.total).width()
    for row in day.rows:
        wide = float(_begin(theme))
        for text, face, least in _before(row, theme):
            wide += max(text_size(face, text).width(), least) + gap
        widest = max(widest, wide + text_size(font, row.words).width())
    return ceil(widest)


def _height(day: Day, theme: Theme, width: float) -> int:
    heads = theme.px(HEAD) * len(_heads(day, theme, width))
    return heads + sum(_row_height(row, theme, width) for row in day.rows)


def _heads(day: Day, theme: Theme, width: float) -> list[tuple[str, str]]:
    """Return name and total in one line, or in several where it is narrow."""
    strong, body = theme.font(Face.STRONG), theme.font(Face.BODY)
    wide = text_size(strong, day.title).width() + theme.px(Space.S)
    if wide + text_size(body, day.total).width() <= width:
        return [(day.title, day.total)]
    lines = [(title, "") for title in broken(strong, day.title, width)]
    return [*lines, ("", day.total)] if day.total else lines


def _before(row: Row, theme: Theme) -> list[tuple[str, QFont, float]]:
    """Return what stands before the words of a row, each with its least width."""
    ticking = figures(theme.font(Face.BODY))
    clock = text_size(ticking, "00:00").width()
    parts = [(row.time, ticking, clock), (row.strong, theme.font(Face.MEDIUM), 0.0)]
    return [part for part in parts if part[0]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of a row's words, where they begin, and whether beside its time."""

    lines: list[str]
    left: float
    beside: bool

    @property
    def more(self) -> int:
        """How many lines there are below that of the time."""
        return len(self.lines) - int(self.beside and bool(self.lines))


def _words(row: Row, theme: Theme, width: float) -> _Words:
    """Return the words of a row: beside its time, or below where it is narrow."""
    font, left = theme.font(Face.BODY), float(_begin(theme))
    if not row.words:
        return _Words([], left, beside=True)
    for text, face, least in _before(row, theme):
        left += max(text_size(face, text).width(), least) + theme.px(Space.S)
    room = width - left
    if text_size(font, row.words).width() <= room or room >= BESIDE * width:
        return _Words(broken(font, row.words, room), left, beside=True)
    begin = _begin(theme)
    return _Words(broken(font, row.words, width - begin), begin, beside=False)


def _row_height(row: Row, theme: Theme, width: float) -> int:
    return theme.px(LINE) + _words(row, theme, width).more * _step(theme)


def _begin(theme: Theme) -> int:
    """Return where words begin, after the icon."""
    return theme.px(ICON_SMALL) + theme.px(Space.S)


def _step(theme: Theme) -> int:
    return theme.line_height(Face.BODY)
