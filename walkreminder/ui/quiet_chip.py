"""The chip that switches reminders off for a while, with its menu."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from walkreminder.core.events import QuietOff, QuietOn
from walkreminder.core.state import Scene, State, StateName, name_of
from walkreminder.core.timetable import until_tomorrow
from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import span, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QAction, QKeyEvent

    from walkreminder.ui.dressing import ThemeSource

LENGTHS: Final = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=3))


class QuietChip(Chip):
    """Offers to be quiet for a while; `asked` carries the wish."""

    asked = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("Quiet for…"), "moon", "down", parent)
        self._clock = clock
        self._scene: Scene | None = None
        self.menu = QMenu(self)
        Clothes(self.menu, themes)
        self.menu.setAccessibleName(tr("Quiet for…"))
        for length in LENGTHS:
            action = self.menu.addAction(tr("For {length}", length=span(length)))
            action.setData(int(length.total_seconds()))
        self._tomorrow = self.menu.addAction(tr("Until tomorrow"))
        self._for_good = self.menu.addAction(tr("Until I turn reminders on"))
        self._line = self.menu.addSeparator()
        self._off = self.menu.addAction(tr("Reminders on again"))
        self.menu.triggered.connect(self._choose)
        self.clicked.connect(self._open)

    def show_state(self, state: State, scene: Scene) -> None:
        """Offer what makes sense in this state."""
        self._scene = scene
        name = name_of(state)
        self.setEnabled(name is not StateName.LOCKED)
        quiet = state.quiet is not None
        self._line.setVisible(quiet)
        self._off.setVisible(quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with the down arrow too."""
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        below = self.height() + self.theme.px(Space.XS)
        right = self.width() - self.menu.sizeHint().width()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.menu.popup(self.mapToGlobal(QPoint(0 if mirrored else right, below)))

    def _choose(self, action: QAction) -> None:
        now = self._clock()
        if action is self._off:
            self.asked.emit(QuietOff())
        elif action is self._for_good:
            self.asked.emit(QuietOn())
        elif action is self._tomorrow:
            if self._scene is not None:
                timetable, zone = self._scene.settings.timetable, self._scene.zone
                self.asked.emit(QuietOn(until_tomorrow(timetable, now, zone)))
        else:
            seconds: int = action.data()
            self.asked.emit(QuietOn(now + timedelta(seconds=seconds)))
