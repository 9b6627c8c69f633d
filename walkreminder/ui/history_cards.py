"""The cards of History: four numbers, the past year, and the latest weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QRectF, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from walkreminder.core.timetable import ONE_DAY
from walkreminder.ui.history_words import (
    day_told,
    week_told,
    weeks_sentence,
    year_sentence,
)
from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.column_chart import ColumnChart
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.heat_map import DayWords, HeatMap, Year
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Theme, Tone
from walkreminder.ui.wording import date_short, tr, weekday_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter, QResizeEvent

    from walkreminder.core.stats import Week
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_words import Figure, Records

FIGURES: Final = 4
PAIR: Final = 300  # the least width of two numbers beside each other
FIGURE_PADDING: Final = (13, 18)
DENSE: Final = (14, 20)
LABEL_EVERY: Final = 4
LEGEND: Final = (10, 14, 2.5)  # square, pitch, corner


class FigureCard(Card):
    """One number with its title and a line of meaning."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=FIGURE_PADDING, parent=parent)
        self._number = Number(themes, Face.HEADING, parent=self)
        self._title = Text(themes, parent=self).folding()
        self._meaning = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self.body.setSpacing(themes.theme.px(2))
        for widget in (self._number, self._title, self._meaning):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Show a number."""
        self._number.show_number(figure.number, figure.unit)
        self._title.show_text(figure.title)
        self._meaning.show_text(figure.meaning)


class Figures(QWidget):
    """Four numbers in a row, in two rows where it is narrow, or below each other."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cards = [FigureCard(themes, self) for _ in range(FIGURES)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._room = Room.FULL
        self._across = 0
        self.show_room(Room.FULL)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show the numbers."""
        for card, figure in zip(self._cards, figures, strict=True):
            card.show_figure(figure)

    def show_room(self, room: Room) -> None:
        """Stand in one row, in two, or in as many as there are numbers."""
        self._room = room
        self._grid.setSpacing(self._gap())
        # Words that break are higher than the hint of their card.
        vertical = QSizePolicy.Policy
        high = vertical.Minimum if room is Room.TIGHT else vertical.Maximum
        policy = self.sizePolicy()
        policy.setVerticalPolicy(high)
        self.setSizePolicy(policy)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for one number beside another, or alone where it is narrow."""
        least = super().minimumSizeHint()
        if self._room is Room.TIGHT:
            wide = max(card.minimumSizeHint().width() for card in self._cards)
            return QSize(wide, least.height())
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is more or less room."""
        super().resizeEvent(event)
        self._arrange()

    def _gap(self) -> int:
        full = self._room is Room.FULL
        return self._themes.theme.px(Space.L if full else Space.M)

    def _arrange(self) -> None:
        across = FIGURES if self._room is Room.FULL else 2
        pair = self._themes.theme.px(PAIR)
        if self._room is Room.TIGHT and self.width() < pair:
            across = 1
        if across == self._across:
            return
        self._across = across
        for column in range(FIGURES):
            self._grid.setColumnStretch(column, int(column < across))
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // across, index % across)


class YearCard(Card):
    """The minutes of each day of the past year."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        name = tr("Minutes a day, past year")
        super().__init__(themes, name, DENSE, parent)
        self._map: HeatMap | None = None
        self.add_to_head(Legend(themes, self))

    def show_year(self, records: Records, first_weekday: int) -> None:
        """Show the year up to today."""
        since = records.since or records.today
        in_minutes = {day: round(s / 60) for day, s in records.daily.items()}
        told = year_sentence(records)
        year = Year(in_minutes, records.today, since, first_weekday, told)
        if self._map is None:
            self._map = HeatMap(
                self._themes, _day_words(year.start), self.accessibleName(), self
            )
            self._map.chosen.connect(self._tell)
            self.body.addWidget(self._map)
        self._map.show_year(year)

    def _tell(self, day: date) -> None:
        self.chosen.emit(day)


class Legend(Picture):
    """What the squares' colours mean."""

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for five squares between two words."""
        least, most = (text_size(theme.font(Face.SMALL), word) for word in _ends())
        squares = len(theme.palette.heat) * theme.px(LEGEND[1])
        width = least.width() + most.width() + squares + 2 * theme.px(Space.XS)
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


class WeeksCard(Card):
    """The latest weeks against the goal."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        name = tr("Weeks against the goal")
        super().__init__(themes, name, DENSE, parent)
        self._told = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self._chart = ColumnChart(themes, name, self)
        self.body.setSpacing(themes.theme.px(Space.XS))
        self.body.addWidget(self._told)
        self.body.addWidget(self._chart)

    def show_weeks(self, weeks: Sequence[Week], goal: int) -> None:
        """Show weeks, the running one last."""
        told = weeks_sentence(weeks, goal)
        self._told.show_text(told)
        columns = [
            Column(
                week.total,
                _label(weeks, index),
                index == len(weeks) - 1,
                told=week_told(week),
            )
            for index, week in enumerate(weeks)
        ]
        self._chart.show_goal(columns, goal, told)


def _label(weeks: Sequence[Week], index: int) -> str:
    if index == len(weeks) - 1:
        return tr("now")
    return "" if index % LABEL_EVERY else date_short(weeks[index].first)


def _ends() -> tuple[str, str]:
    return tr("0"), tr("30+ min")


def _day_words(start: date) -> DayWords:
    days = tuple(weekday_short(start + n * ONE_DAY) for n in range(7))
    short = QLocale.FormatType.ShortFormat
    months = {n: QLocale().monthName(n, short) for n in range(1, 13)}
    return DayWords(days, months, day_told)
