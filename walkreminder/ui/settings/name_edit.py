"""The name of a new reminder, written where its title will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from walkreminder.ui.settings.edits import LONGEST_ID
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from walkreminder.ui.dressing import ThemeSource

STAYS = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)


class NameEdit(QLineEdit):
    """A name being written; `named` brings it once, empty where it was left as is."""

    named = Signal(str)

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._before = name
        self._done = False
        Clothes(self, themes)
        self.setMaxLength(LONGEST_ID)
        self.setFont(themes.theme.font(Face.TITLE))
        self.setAccessibleName(tr("Name of the new reminder"))

    def begin(self) -> None:
        """Take the keyboard, with the name selected so that typing replaces it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _finish(self, name: str) -> None:
        if not self._done:
            self._done = True
            self.named.emit("" if name == self._before else name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, leave the name as it was on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self._finish("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the name when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self._finish(self.text().strip())
