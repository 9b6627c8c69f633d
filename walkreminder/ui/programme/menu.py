"""The menu of the page Programme: what is wanted now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from walkreminder.ui.parts.buttons import IconButton, Kind
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class MoreButton(IconButton):
    """Opens the menu; each of its entries has a signal."""

    flare_up = Signal()
    skip_today = Signal()
    sore_feet = Signal()
    leg_slip = Signal()
    answer_again = Signal()
    rest_days_wanted = Signal(bool)
    stop = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, "more", tr("More"), Kind.PLAIN, parent)
        self.menu = QMenu(self)
        Clothes(self.menu, themes)
        self.menu.setAccessibleName(tr("More"))
        self._flare = self.menu.addAction(tr("My back flared up…"))
        self._flare.setVisible(False)
        self._skip = self.menu.addAction(tr("Not today…"))
        self._sore = self.menu.addAction(tr("Sore feet, knees or shins…"))
        self._leg = self.menu.addAction(tr("Take back the pain down my leg…"))
        self._leg.setVisible(False)
        self._again = self.menu.addAction(tr("Answer the start question again…"))
        self._rest = self.menu.addAction(tr("Ask on rest days too"))
        self._rest.setCheckable(True)
        self.menu.addSeparator()
        self._stop = self.menu.addAction(tr("Stop following the programme…"))
        self._flare.triggered.connect(self.flare_up)
        self._skip.triggered.connect(self.skip_today)
        self._sore.triggered.connect(self.sore_feet)
        self._leg.triggered.connect(self.leg_slip)
        self._again.triggered.connect(self.answer_again)
        self._rest.triggered.connect(self.rest_days_wanted)
        self._stop.triggered.connect(self.stop)
        self.clicked.connect(self._open)

    def show_flare(self, *, here: bool, may_be: bool) -> None:
        """Hold what has no room beside the title, and whether it can be said now."""
        self._flare.setVisible(here)
        self._flare.setEnabled(may_be)

    def show_leg(self, *, told: bool) -> None:
        """Offer to take back that pain spread down the leg, where that was told."""
        self._leg.setVisible(told)

    def show_rest_days(self, on: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whether it asks on rest days."""
        self._rest.setChecked(on)

    def show_locked(self, locked: bool) -> None:  # noqa: FBT001 - it is the value
        """Offer no more than the way out while all is paused for safety."""
        for action in (self._skip, self._sore, self._again, self._rest):
            action.setVisible(not locked)

    def _open(self) -> None:
        below = self.height() + self.theme.px(Space.XS)
        right = self.width() - self.menu.sizeHint().width()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.menu.popup(self.mapToGlobal(QPoint(0 if mirrored else right, below)))
