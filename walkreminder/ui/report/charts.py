"""Pain above minutes on a page: two charts with one column for each week or month.

Marks differ by shape as well as by colour: the page is read in black and white too.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from walkreminder.core.pain import LEAST_PAIN, WORST_PAIN
from walkreminder.core.report_period import Unit
from walkreminder.ui.report.sheet import Align, Type
from walkreminder.ui.report.words import average, column_amount, column_name
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from walkreminder.core.report import Column, Report
    from walkreminder.core.trend import Rated
    from walkreminder.ui.report.sheet import Sheet

GUTTER: Final = 24.0
NUMBER_HIGH: Final = 9.0
FOOT_HIGH: Final = 10.0
BAR_SHARE: Final = 0.62
WIDEST_BAR: Final = 26.0
STUB: Final = 1.0
SCALE: Final = (LEAST_PAIN, 5, WORST_PAIN)
ROOM: Final = 5.0  # of a number from its mark
KEY_GAP: Final = 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of both charts between two heights."""

    sheet: Sheet
    top: float
    bottom: float
    count: int

    @property
    def step(self) -> float:
        """The width of a column."""
        return (self.sheet.width - GUTTER) / max(self.count, 1)

    def middle(self, index: int) -> float:
        """Return the middle of a column."""
        return GUTTER + (index + 0.5) * self.step

    def centred(self, index: int, y: float, width: float) -> QRectF:
        """Return the place of a small number around a height."""
        left = self.middle(index) - width / 2
        return QRectF(left, y - NUMBER_HIGH / 2, width, NUMBER_HIGH)

    def line(self, y: float) -> tuple[QPointF, QPointF]:
        """Return the ends of a line across all columns."""
        return QPointF(GUTTER, y), QPointF(self.sheet.width, y)

    def beside(self, text: str, y: float) -> None:
        """Write what a height means before the columns."""
        place = QRectF(0, y - NUMBER_HIGH / 2, GUTTER - 5, NUMBER_HIGH)
        muted = self.sheet.palette.muted
        self.sheet.write(text, Type.LABEL, place, Align.END, muted)


def paint_pain(frame: Frame, report: Report) -> None:
    """Paint the averages of ratings before walks, and of the highest, from 0 to 10."""
    sheet, palette = frame.sheet, frame.sheet.palette
    for pain in SCALE:
        y = _height(frame, pain)
        sheet.rule(*frame.line(y), palette.line)
        frame.beside(str(pain), y)
    before = list(_points(frame, report, _before))
    after = list(_points(frame, report, _after))
    for run in _runs(before):
        sheet.path((point for _, point, _ in run), palette.amber)
    tops = {index: point.y() for index, point, _ in after}
    for _, point, _ in after:
        sheet.diamond(point, palette.ink)
    for index, point, words in before:
        sheet.disc(point, palette.amber)
        top = tops.get(index)
        above = top is None or point.y() < top
        _write_number(frame, index, point, words, above=above)
    lows = {index: point.y() for index, point, _ in before}
    for index, point, words in after:
        low = lows.get(index)
        if low is None or abs(low - point.y()) > 1:
            above = low is None or point.y() < low
            _write_number(frame, index, point, words, above=above)


def _write_number(
    frame: Frame, index: int, point: QPointF, words: str, *, above: bool
) -> None:
    sheet = frame.sheet
    if sheet.width_of(words, Type.LABEL) > frame.step:
        return
    away = -(ROOM + 2.5) if above else ROOM + 2.5
    place = frame.centred(index, point.y() + away, frame.step)
    sheet.write(words, Type.LABEL, place, Align.MIDDLE)


def _height(frame: Frame, pain: float) -> float:
    # Marks and numbers at the ends of the scale have room of their own.
    high, low = frame.top + NUMBER_HIGH, frame.bottom - NUMBER_HIGH
    return low - (low - high) * pain / WORST_PAIN


def _before(column: Column) -> Rated:
    return column.before


def _after(column: Column) -> Rated:
    return column.after


def _points(
    frame: Frame, report: Report, of: Callable[[Column], Rated]
) -> Iterator[tuple[int, QPointF, str]]:
    for index, column in enumerate(report.columns):
        rated = of(column)
        if rated.count:
            mean = rated.total / rated.count
            point = QPointF(frame.middle(index), _height(frame, mean))
            words = average(Fraction(rated.total, rated.count))
            yield index, point, words


def _runs(
    points: Iterable[tuple[int, QPointF, str]],
) -> list[list[tuple[int, QPointF, str]]]:
    """Return what lies side by side: over columns without ratings goes no line."""
    runs: list[list[tuple[int, QPointF, str]]] = []
    for each in points:
        if runs and runs[-1][-1][0] == each[0] - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def paint_minutes(frame: Frame, report: Report) -> None:
    """Paint what was walked as bars with their numbers, the goal, and their names."""
    sheet, palette = frame.sheet, frame.sheet.palette
    goal = report.goal if report.unit is Unit.WEEK else 0
    most = max([goal * 60, 60, *(column.seconds for column in report.columns)])
    low = frame.bottom - FOOT_HIGH * (2 if report.unit is Unit.MONTH else 1)
    scale = (low - frame.top - NUMBER_HIGH) / most
    width = min(frame.step * BAR_SHARE, WIDEST_BAR)
    for index, column in enumerate(report.columns):
        high = max(column.seconds * scale, STUB if column.known else 0)
        place = QRectF(frame.middle(index) - width / 2, low - high, width, high)
        if high:
            sheet.bar(place, palette.leaf, dashed=column.partial and high > STUB)
    if goal > 0:
        y = low - goal * 60 * scale
        sheet.dots(*frame.line(y), palette.muted)
        frame.beside(str(goal), y)
    sheet.rule(*frame.line(low), palette.edge)
    _write_amounts(frame, report, low, scale)
    _write_names(frame, report, low)


def _write_amounts(frame: Frame, report: Report, low: float, scale: float) -> None:
    sheet, columns = frame.sheet, report.columns
    amounts = [column_amount(column, report.unit) for column in columns]
    for index, left, wide in _fitting(frame, amounts, Type.FIGURE):
        top = low - columns[index].seconds * scale - NUMBER_HIGH - 1
        place = QRectF(left, top, wide, NUMBER_HIGH)
        # The line of the goal does not run through a number.
        sheet.bar(place.adjusted(-1, 1.2, 1, -1.2), sheet.palette.surface)
        known = columns[index].known
        colour = sheet.palette.ink if known else sheet.palette.muted
        sheet.write(amounts[index], Type.FIGURE, place, Align.MIDDLE, colour)


def _write_names(frame: Frame, report: Report, low: float) -> None:
    """Write the names of columns, and below those of months their year."""
    names = [column_name(column, report.unit) for column in report.columns]
    years = [year for _, year in names]
    if report.unit is Unit.MONTH and not any(years):
        years[0] = str(report.columns[0].first.year)
    for row, texts in enumerate(([name for name, _ in names], years)):
        top = low + 1 + row * (FOOT_HIGH - 1.5)
        for index, left, wide in _fitting(frame, texts, Type.LABEL):
            place = QRectF(left, top, wide, FOOT_HIGH)
            muted = frame.sheet.palette.muted
            frame.sheet.write(texts[index], Type.LABEL, place, Align.MIDDLE, muted)


def _fitting(
    frame: Frame, texts: Sequence[str], kind: Type
) -> Iterator[tuple[int, float, float]]:
    """Yield which texts have room under or over their columns; where, and how wide.

    The latest comes first: where they are wider than the columns not all have room.
    """
    room = frame.sheet.width
    for index in reversed(range(frame.count)):
        if not texts[index]:
            continue
        wide = frame.sheet.width_of(texts[index], kind) + 1
        left = min(frame.middle(index) - wide / 2, frame.sheet.width - wide)
        if left + wide <= room:
            room = left
            yield index, left, wide


def paint_key(sheet: Sheet, y: float, report: Report) -> None:
    """Explain the marks in a line that ends with the page."""
    palette, x = sheet.palette, GUTTER
    middle = y + NUMBER_HIGH / 2
    if report.is_rated:
        sheet.disc(QPointF(x + 3, middle), palette.amber)
        x = _say(sheet, x + 9, y, tr("before walks, average"))
        sheet.diamond(QPointF(x + 3, middle), palette.ink)
        x = _say(sheet, x + 9, y, tr("highest during or just after, average"))
    if report.unit is Unit.WEEK and report.goal > 0:
        sheet.dots(QPointF(x, middle), QPointF(x + 14, middle), palette.muted)
        x = _say(sheet, x + 18, y, tr("goal of a week"))
    if any(column.partial and column.minutes for column in report.columns):
        place = QRectF(x, y + 1.5, 7, NUMBER_HIGH - 3)
        sheet.bar(place, palette.leaf, dashed=True)
        _say(sheet, x + 11, y, tr("not all of its days"))


def _say(sheet: Sheet, x: float, y: float, words: str) -> float:
    wide = sheet.width_of(words, Type.LABEL) + 1
    place = QRectF(x, y, wide, NUMBER_HIGH)
    sheet.write(words, Type.LABEL, place, colour=sheet.palette.muted)
    return x + wide + KEY_GAP
