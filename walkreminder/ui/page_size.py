"""The paper of the country, with margins that a hand can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

MARGIN_MM: Final = 20


def paged(device: QPagedPaintDevice) -> None:
    """Give a device the paper of the country, with margins that a hand can hold."""
    us = QLocale.MeasurementSystem.ImperialUSSystem
    letter = QLocale().measurementSystem() is us
    size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    device.setPageSize(QPageSize(size))
    margins = QMarginsF(*([MARGIN_MM] * 4))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
