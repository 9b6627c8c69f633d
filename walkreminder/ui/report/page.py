"""The report laid out on one page, never more, in colour or in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPageLayout, QPainter

from walkreminder.core.ledger import Part
from walkreminder.ui.rating_words import ends_in_short
from walkreminder.ui.report import told_words, words
from walkreminder.ui.report.charts import (
    NUMBER_HIGH,
    Frame,
    paint_key,
    paint_minutes,
    paint_pain,
)
from walkreminder.ui.report.sheet import Align, Sheet, Type
from walkreminder.ui.theme import BLACK, LIGHT
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from walkreminder.core.report import Report
    from walkreminder.ui.report.told_words import Lines
    from walkreminder.ui.report.words import Number

MARGIN_MM: Final = 16.0
GAP: Final = 20.0
HALF_GAP: Final = 10.0
NAME_SHARE: Final = 0.46
NAME_LINES: Final = 3
CHARTS_APART: Final = 10.0
LIST_SHARES: Final = (0.38, 0.28, 0.34)
HIGHEST_CHART: Final = 124.0
LISTS_HIGH: Final = 112.0
ROW: Final = 14.0
NUMBERS_AT: Final = (0.40, 0.14, 0.14, 0.14, 0.18)  # shares of the table's columns


@dataclass(frozen=True, slots=True)
class Looks:
    """How the page is set: its letters, its colours, and from which side it is read.

    `name` is whose report it is, if they want to be named; `version` that of the app,
    `disclaimer` what the app says of itself wherever it speaks of health.
    """

    family: str
    version: str
    disclaimer: str
    name: str = ""
    black: bool = False
    mirrored: bool = False


def put_on(device: QPagedPaintDevice, report: Report, looks: Looks) -> bool:
    """Paint the page; return whether the device took it."""
    margins = QMarginsF(*([MARGIN_MM] * 4))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return False
    place = QRectF(0, 0, device.width(), device.height())
    has_room = not place.isEmpty()
    if has_room:
        paint(painter, place, report, looks)
    return painter.end() and has_room


def paint(
    painter: QPainter, place: QRectF, report: Report, looks: Looks, wide: float = 0
) -> None:
    """Paint the page into a place of any device, which stands for so many points."""
    palette, mirrored = BLACK if looks.black else LIGHT, looks.mirrored
    family = looks.family
    sheet = Sheet(painter, place, family, palette, mirrored=mirrored, wide=wide)
    _paint(sheet, report, looks)


def _paint(sheet: Sheet, report: Report, looks: Looks) -> None:
    foot = _paint_foot(sheet, report, looks)
    lists = foot - GAP - LISTS_HIGH
    ratings = lists - GAP - _ratings_high(report)
    y = _paint_head(sheet, report, looks)
    y = _paint_numbers(sheet, words.numbers(report), y + HALF_GAP)
    y = _paint_charts(sheet, report, y + GAP, ratings - GAP)
    y = _paint_ratings(sheet, report, y + GAP)
    _paint_lists(sheet, report, y + GAP, foot - HALF_GAP)


def _paint_head(sheet: Sheet, report: Report, looks: Looks) -> float:
    """Write whose page it is and what it is about; return where it ends."""
    palette, high = sheet.palette, sheet.line_height(Type.CAPTION)
    wide = sheet.width * NAME_SHARE
    app = QRectF(0, 0, sheet.width - wide, high)
    sheet.write(tr("Walk Reminder").upper(), Type.CAPTION, app, colour=palette.leaf)
    y = high + 4
    title_high = sheet.line_height(Type.TITLE)
    place = QRectF(0, y, sheet.width - wide, title_high)
    sheet.write(words.title(), Type.TITLE, place)
    _paint_name(sheet, looks.name, wide, y + title_high)
    y += title_high + 2
    said = words.period_words(report.period)
    since = words.since_words(report)
    sheet.write(said, Type.LEAD, QRectF(0, y, sheet.width, 14))
    if since:
        after = sheet.width_of(said, Type.LEAD) + HALF_GAP
        place = QRectF(after, y, sheet.width - after, 14)
        sheet.write(since, Type.BODY, place, Align.END, palette.muted)
    y += 14 + HALF_GAP
    sheet.rule(QPointF(0, y), QPointF(sheet.width, y), palette.ink, 0.75)
    return y


def _paint_name(sheet: Sheet, name: str, wide: float, bottom: float) -> None:
    """Write whose page it is beside the title, on as few lines as it takes."""
    high = sheet.line_height(Type.HEADING)
    lines = sheet.broken(name, Type.HEADING, wide) if name else ()
    if len(lines) > NAME_LINES:
        # The last line has the rest, and is cut where that is too long.
        shown = lines[: NAME_LINES - 1]
        lines = [*shown, " ".join(lines[NAME_LINES - 1 :])]
    for number, line in enumerate(reversed(lines), 1):
        place = QRectF(sheet.width - wide, bottom - number * high, wide, high)
        sheet.write(line, Type.HEADING, place, Align.END)


def _paint_numbers(sheet: Sheet, numbers: Sequence[Number], y: float) -> float:
    """Write the numbers side by side, with hairlines between."""
    wide, palette = sheet.width / len(numbers), sheet.palette
    for index, each in enumerate(numbers):
        x = index * wide + (HALF_GAP if index else 0)
        room = (index + 1) * wide - x - 4
        top = QRectF(x, y, room, 10)
        sheet.write(each.title, Type.SMALL, top, colour=palette.muted)
        place = QRectF(x, y + 11, room, 26)
        sheet.write(each.number, Type.NUMBER, place)
        after = x + sheet.width_of(each.number, Type.NUMBER) + 4
        beside = QRectF(after, y + 17, max(x + room - after, 0), 18)
        sheet.write(each.unit, Type.BODY, beside, colour=palette.muted)
        below = QRectF(x, y + 38, room, 11)
        sheet.write(each.meaning, Type.BODY, below)
        if index:
            line = index * wide
            sheet.rule(QPointF(line, y), QPointF(line, y + 49), palette.line)
    return y + 49


def _heading(sheet: Sheet, text: str, y: float, x: float = 0, wide: float = 0) -> float:
    high = sheet.line_height(Type.HEADING)
    sheet.write(text, Type.HEADING, QRectF(x, y, wide or sheet.width, high))
    return y + high


def _paint_charts(sheet: Sheet, report: Report, y: float, bottom: float) -> float:
    """Paint pain above minutes in the room there is; return where they end."""
    y = _heading(sheet, words.charts_title(report), y) + 1
    told = words.change_words(report.change)
    if told:
        muted = sheet.palette.muted
        y += sheet.paragraph(told, Type.BODY, QPointF(0, y), sheet.width, muted)
    y += 3
    paint_key(sheet, y, report)
    y += NUMBER_HIGH + 4
    charts = 2 if report.is_rated else 1
    apart = (charts - 1) * CHARTS_APART
    high = min((bottom - y - apart) / charts, HIGHEST_CHART)
    if report.is_rated:
        paint_pain(Frame(sheet, y, y + high, len(report.columns)), report)
        y += high + CHARTS_APART
    paint_minutes(Frame(sheet, y, y + high, len(report.columns)), report)
    return y + high


def _ratings_high(report: Report) -> float:
    if not report.is_rated:
        return 2 * ROW
    return (len(Part) + 2) * ROW


def _paint_ratings(sheet: Sheet, report: Report, y: float) -> float:
    """Write the ratings as a table, or that there are none."""
    palette = sheet.palette
    _heading(sheet, tr("Back pain from 0 to 10, as rated"), y)
    scale = QRectF(0, y, sheet.width, sheet.line_height(Type.HEADING))
    if report.is_rated:
        sheet.write(ends_in_short(), Type.SMALL, scale, Align.END, palette.muted)
    y += ROW + 2
    if not report.is_rated:
        none = tr("No walk of this time was rated.")
        sheet.write(none, Type.BODY, QRectF(0, y, sheet.width, ROW))
        return y + ROW
    heads = (tr("Ratings"), tr("Median"), tr("Average"), tr("Lowest to highest"))
    _row(sheet, y, ("", *heads), Type.SMALL, palette.muted)
    for part, scores in report.scores.items():
        y += ROW
        sheet.rule(QPointF(0, y), QPointF(sheet.width, y), palette.line)
        cells = [words.whole(scores.count), *([words.DASH] * 3)]
        if scores.median is not None and scores.average is not None and scores.ends:
            least, most = scores.ends
            ends = str(least) if least == most else tr("{a} to {b}", a=least, b=most)
            median, mean = words.decimal(scores.median), words.average(scores.average)
            cells[1:] = [median, mean, ends]
        _row(sheet, y, (words.part_name(part), *cells), Type.BODY, palette.ink)
    return y + ROW


def _row(sheet: Sheet, y: float, cells: Sequence[str], kind: Type, colour: str) -> None:
    x = 0.0
    for index, (cell, share) in enumerate(zip(cells, NUMBERS_AT, strict=True)):
        wide = sheet.width * share
        align = Align.END if index else Align.LEAD
        sheet.write(cell, kind, QRectF(x, y, wide, ROW), align, colour)
        x += wide


def _paint_lists(sheet: Sheet, report: Report, y: float, bottom: float) -> None:
    """Write programme, flare-ups and signs side by side."""
    told = report.told
    parts = (
        told_words.programme_lines(told),
        told_words.flare_lines(told),
        told_words.sign_lines(told),
    )
    sheet.rule(QPointF(0, y), QPointF(sheet.width, y), sheet.palette.line)
    y += HALF_GAP
    x, wide = 0.0, sheet.width - (len(parts) - 1) * GAP
    for part, share in zip(parts, LIST_SHARES, strict=True):
        _paint_list(sheet, part, QRectF(x, y, wide * share, bottom - y))
        x += wide * share + GAP


def _paint_list(sheet: Sheet, part: Lines, room: QRectF) -> None:
    """Write a list as far as there is room: the latest first, then how many more."""
    x, wide, high = room.x(), room.width(), sheet.line_height(Type.BODY)
    y = _heading(sheet, part.title, room.y(), x, wide) + 3
    if part.first:
        kind = Type.STRONG if part.lines else Type.BODY
        y += sheet.paragraph(part.first, kind, QPointF(x, y), wide) + 2
    for index, line in enumerate(part.lines):
        left = len(part.lines) - index
        needed = len(sheet.broken(line, Type.BODY, wide)) * high
        # The last line may be the one that says that there is more.
        more = high if left > 1 else 0
        if y + needed + more > room.bottom():
            earlier = told_words.earlier_words(left)
            place = QRectF(x, y, wide, high)
            sheet.write(earlier, Type.BODY, place, colour=sheet.palette.muted)
            return
        y += sheet.paragraph(line, Type.BODY, QPointF(x, y), wide) + 2


def _paint_foot(sheet: Sheet, report: Report, looks: Looks) -> float:
    """Write what the page is not, and when it was made; return where that begins."""
    palette, high = sheet.palette, sheet.line_height(Type.SMALL)
    told = sentences(
        looks.disclaimer,
        tr("Pain is as the person rated it. Minutes are timed or told by them."),
    )
    made = words.made_words(report.today, looks.version)
    wide = sheet.width_of(made, Type.SMALL) + 2
    beside = sheet.width - wide - GAP
    lines = len(sheet.broken(told, Type.SMALL, beside))
    top = sheet.height - lines * high - 6
    sheet.rule(QPointF(0, top), QPointF(sheet.width, top), palette.edge)
    y = top + 5
    sheet.paragraph(told, Type.SMALL, QPointF(0, y), beside)
    place = QRectF(sheet.width - wide, y, wide, high)
    sheet.write(made, Type.SMALL, place, Align.END, palette.muted)
    return top
