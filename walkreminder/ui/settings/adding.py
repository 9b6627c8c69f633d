"""What adds a reminder: the row below the cards, or an invitation without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.ui.dressing import ThemeSource


class AddRow(QWidget):
    """Adds a reminder, or opens the days off."""

    add_wanted = Signal()
    days_off_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._add = Button(themes, tr("Add a reminder"), icon="plus", parent=self)
        self._off = Button(themes, tr("Days off"), Kind.PLAIN, "calendar", self)
        self._add.clicked.connect(self.add_wanted)
        self._off.clicked.connect(self.days_off_wanted)
        row = FlowLayout(self, gap=themes.theme.px(Space.S))
        row.addWidget(self._add)
        row.addWidget(self._off)

    def show_days_off(self, words: str) -> None:
        """Show which days off there are."""
        self._off.show_text(words, "calendar")

    def take_focus(self) -> None:
        """Put the keyboard on what adds a reminder."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


class Invitation(EmptyState):
    """Invites to add the first reminder."""

    add_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        self._add = Button(themes, tr("Add a reminder"), Kind.PRIMARY, "plus", parent)
        title, text = (
            tr("No reminders yet"),
            tr("Add a time of day that suits you for a walk."),
        )
        super().__init__(themes, title, text, (self._add,), parent)
        self._add.clicked.connect(self.add_wanted)

    def take_focus(self) -> None:
        """Put the keyboard on what adds a reminder."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
