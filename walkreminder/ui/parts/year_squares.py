"""Where the days of a year lie as squares; alone knows their rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF

WEEKS: Final = 53
DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Squares:
    """Columns of weeks from a first day on, beside and below some names.

    `across` and `down` say how far squares are apart, `mirrored` how wide the whole
    is where people read from the right.
    """

    start: date
    beside: int
    below: int
    across: float
    down: int
    side: int
    mirrored: int | None = None

    def square(self, day: date) -> QRectF:
        """Return the square of a day."""
        week, row = divmod((day - self.start).days, DAYS)
        # Whole pixels keep the squares sharp; a gap may be a pixel narrower.
        left = self.beside + round(week * self.across)
        if self.mirrored is not None:
            left = self.mirrored - left - self.side
        return QRectF(left, self.below + row * self.down, self.side, self.side)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day whose square, or whose share of the gaps, is at a place."""
        origin = self.square(self.start)
        along = place.x() - origin.left()
        if self.mirrored is not None:
            along = origin.right() - place.x()
        # Half a pixel more: a square may begin so much before its share.
        week = int((along + 0.5) // self.across)
        row = int((place.y() - origin.top()) // self.down)
        if not (0 <= week < WEEKS and 0 <= row < DAYS):
            return None
        return self.start + timedelta(days=week * DAYS + row)
