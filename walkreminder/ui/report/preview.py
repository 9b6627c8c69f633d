"""The report as it will come out of a printer, small."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QRectF, QSize
from PySide6.QtGui import QColor

from walkreminder.ui.parts.paint import outline, pen
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.report.page import MARGIN_MM, paint
from walkreminder.ui.report.sheet import POINTS
from walkreminder.ui.report.words import spoken
from walkreminder.ui.theme import HAIRLINE, LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.report import Report
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.report.page import Looks

MM_AN_INCH: Final = 25.4
WIDTH: Final = 372
A4_MM: Final = (210.0, 297.0)
LETTER_MM: Final = (215.9, 279.4)


class Preview(Picture):
    """Shows the page; paper is white whatever the theme, and its ink dark."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._page: tuple[Report, Looks] | None = None

    def show_page(self, report: Report, looks: Looks) -> None:
        """Show a report as it would be printed."""
        self._page = report, looks
        self.setAccessibleName(spoken(report))
        self.refresh()

    def ask_size(self, _theme: Theme) -> QSize:
        """Ask for the shape of the country's paper; larger letters need no more."""
        wide, high = _paper()
        return QSize(WIDTH, round(WIDTH * high / wide))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the paper, its edge and what is on it."""
        whole = QRectF(self.rect())
        painter.fillRect(whole, QColor(LIGHT.surface))
        outline(painter, whole, 0, pen(theme.palette.line, HAIRLINE))
        if self._page is None:
            return
        paper = _paper()[0]
        margin = whole.width() * MARGIN_MM / paper
        place = whole.adjusted(margin, margin, -margin, -margin)
        # The same lines break as will break on paper.
        wide = (paper - 2 * MARGIN_MM) * POINTS / MM_AN_INCH
        report, looks = self._page
        paint(painter, place, report, replace(looks, mirrored=self.mirrored), wide)


def _paper() -> tuple[float, float]:
    us = QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER_MM if QLocale().measurementSystem() is us else A4_MM
