"""The past year of History, day by day as squares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QRectF, QSize, Signal

from walkreminder.core.timetable import ONE_DAY
from walkreminder.ui.glance_words import year_sentence
from walkreminder.ui.history_words import day_told
from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.heat_map import DayWords, HeatMap, Year
from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Space, Theme
from walkreminder.ui.wording import tr, weekday_short

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.glance import Glance
    from walkreminder.ui.dressing import ThemeSource

DENSE: Final = (14, 20)
LEGEND: Final = (10, 14, 2.5)  # square, pitch, corner


class YearCard(Card):
    """The minutes of each day of the past year."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Minutes a day, past year"), DENSE, parent)
        self._map: HeatMap | None = None
        self.add_to_head(Legend(themes, self))

    def show_year(self, glance: Glance, first_weekday: int) -> None:
        """Show the year up to today."""
        since = glance.since or glance.today
        in_minutes = {day: round(s / 60) for day, s in glance.daily.items()}
        told = year_sentence(glance)
        year = Year(in_minutes, glance.today, since, first_weekday, told)
        if self._map is None:
            self._map = HeatMap(
                self._themes, _day_words(year.start), tr("Minutes a day"), self
            )
            self._map.chosen.connect(self._tell)
            self.body.addWidget(self._map)
        self._map.show_year(year)

    def show_room(self, room: Room) -> None:
        """Be called by what there is room for: a narrow page shows fewer weeks."""
        full = room is Room.FULL
        whole, part = tr("Minutes a day, past year"), tr("Minutes a day")
        self.show_caption(whole if full else part)

    def _tell(self, day: date) -> None:
        self.chosen.emit(day)


class Legend(Picture):
    """What the squares' colours mean."""

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for five squares between two words."""
        least, most = (text_size(theme.font(Face.SMALL), word) for word in _ends())
        squares = len(theme.palette.heat) * theme.px(LEGEND[1])
        beside = theme.px(Space.S) + theme.px(Space.XS) / 2
        width = least.width() + most.width() + squares + beside
        return QSize(round(width) + 2, round(least.height()))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the words and the squares."""
        least, most = _ends()
        font, ink = theme.font(Face.SMALL), theme.palette.muted
        size, pitch, corner = (theme.length(part) for part in LEGEND)
        left = text_size(font, least).width()
        self._write(painter, least, 0, left)
        left += theme.px(Space.S)
        for heat in theme.palette.heat:
            top = (self.height() - size) / 2
            fill(painter, self._visual(QRectF(left, top, size, size)), corner, heat)
            left += pitch
        width = text_size(font, most).width() + 1
        room = QRectF(left + theme.px(Space.XS) / 2, 0, width, self.height())
        write(painter, self._visual(room), most, font, ink)

    def _write(self, painter: QPainter, text: str, left: float, width: float) -> None:
        font, ink = self.theme.font(Face.SMALL), self.theme.palette.muted
        room = QRectF(left, 0, width + 1, self.height())
        write(painter, self._visual(room), text, font, ink)

    def _visual(self, rect: QRectF) -> QRectF:
        if not self.mirrored:
            return rect
        left = self.width() - rect.right()
        return QRectF(left, rect.top(), rect.width(), rect.height())


def _ends() -> tuple[str, str]:
    return tr("0"), tr("30+ min")


def _day_words(start: date) -> DayWords:
    days = tuple(weekday_short(start + n * ONE_DAY) for n in range(7))
    short = QLocale.FormatType.ShortFormat
    months = {n: QLocale().monthName(n, short) for n in range(1, 13)}
    return DayWords(days, months, day_told)
