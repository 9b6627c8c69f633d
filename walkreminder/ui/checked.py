"""When a claim was checked, and that it was no clinician: two lines in a corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt

from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class Checked(Text):
    """When the words were checked and that it was no clinician: ends at the edge."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, "", Face.SMALL, Tone.MUTED, parent)
        self.wrapped()

    def show_day(self, day: date | None) -> None:
        """Show a day, or nothing; the page behind the link has it in full."""
        words = ""
        if day is not None:
            month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
            told = {"month": month, "year": day.year}
            words = tr("Checked {month} {year}, not by a clinician.", **told)
        self.show_text(words)

    def _align(self) -> None:
        edge = Qt.AlignmentFlag.AlignRight
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            edge = Qt.AlignmentFlag.AlignLeft
        self.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
