"""The menu of a reminder's card: what can be asked of a whole reminder."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from walkreminder.core.timetable import ClockTimes
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.timetable import Reminder
    from walkreminder.ui.dressing import ThemeSource


class Wish(enum.Enum):
    """What a card's menu asks for beyond its own reminder."""

    DUPLICATE = "duplicate"
    REMOVE = "remove"


class CardMenu(QMenu):
    """Asks for a copy, another kind of rule, less of the card, or its end."""

    wished = Signal(object)
    turn_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        Clothes(self, themes)

    def open_below(self, button: QWidget, reminder: Reminder) -> None:
        """Open below a button with what a reminder allows."""
        self.clear()
        self.addAction(tr("Duplicate"), self._duplicate)
        times = isinstance(reminder.rule, ClockTimes)
        into = tr("Turn into an interval") if times else tr("Turn into clock times")
        self.addAction(into, self.turn_wanted.emit)
        self.addAction(tr("Show less"), self.fold_wanted.emit)
        self.addSeparator()
        self.addAction(tr("Remove"), self._remove)
        self.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _duplicate(self) -> None:
        self.wished.emit(Wish.DUPLICATE)

    def _remove(self) -> None:
        self.wished.emit(Wish.REMOVE)
