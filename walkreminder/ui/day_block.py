"""One day of the history: its name, its minutes, and a line for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.paint import text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import ICON_SMALL, Face, Space, Theme, figures

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_words import Day, Row

HEAD: Final = 24
LINE: Final = 26
LEAST: Final = 240


class DayBlock(Picture):
    """A day and its lines, painted whole so that a long history stays light."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._day: Day | None = None
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def show_day(self, day: Day) -> None:
        """Show a day."""
        if day == self._day:
            return
        self._day = day
        self.setAccessibleName(day.spoken)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the head and the lines; long words are cut short by the width."""
        rows = len(self._day.rows) if self._day else 0
        return QSize(theme.px(LEAST), theme.px(HEAD) + rows * theme.px(LINE))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Write the day's name, its total, and each line."""
        if self._day is None:
            return
        palette = theme.palette
        head = QRectF(0, 0, self.width(), theme.px(HEAD))
        align = Qt.AlignmentFlag
        ends = (align.AlignLeft, align.AlignRight)
        lead, tail = reversed(ends) if self.mirrored else ends
        strong, body = theme.font(Face.STRONG), theme.font(Face.BODY)
        write(
            painter,
            head,
            self._day.title,
            strong,
            palette.ink,
            lead | align.AlignVCenter,
        )
        write(
            painter,
            head,
            self._day.total,
            body,
            palette.muted,
            tail | align.AlignVCenter,
        )
        top = head.bottom()
        for row in self._day.rows:
            room = QRectF(0, top, self.width(), theme.px(LINE))
            self._paint_row(painter, theme, row, room)
            top += room.height()

    def _paint_row(
        self, painter: QPainter, theme: Theme, row: Row, room: QRectF
    ) -> None:
        side, gap = theme.px(ICON_SMALL), theme.px(Space.S)
        icon = QRectF(0, round(room.center().y() - side / 2), side, side)
        colour, where = theme.colour(row.tone), self._visual(icon)
        draw_icon(painter, row.icon, colour, where, self.layoutDirection())
        left = float(side + gap)
        ticking = figures(theme.font(Face.BODY))
        palette = theme.palette
        for text, font, ink, least in (
            (row.time, ticking, palette.muted, text_size(ticking, "00:00").width()),
            (row.strong, theme.font(Face.MEDIUM), palette.ink, 0.0),
            (row.words, theme.font(Face.BODY), palette.muted, 0.0),
        ):
            if not text:
                continue
            shown, width = _fitted(text, font, room.width() - left)
            place = QRectF(left, room.top(), width + 1, room.height())
            write(painter, self._visual(place), shown, font, ink)
            left += max(width, least) + gap

    def _visual(self, rect: QRectF) -> QRectF:
        if not self.mirrored:
            return rect
        left = self.width() - rect.right()
        return QRectF(left, rect.top(), rect.width(), rect.height())


def _fitted(text: str, font: QFont, room: float) -> tuple[str, float]:
    """Return the text, cut short where it would not fit, and its width."""
    metrics = QFontMetricsF(font)
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return short, metrics.horizontalAdvance(short)
