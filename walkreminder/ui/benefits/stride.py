"""A button that walks the steps: asks for the next one again and again, till stopped.

It decides nothing: what the next step is, and what it shows, its owner knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal

from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

PACE_MS: Final = 900


class Stride(IconButton):
    """Plays and pauses; `onward` asks for the next step.

    Nothing moves that nobody looks at: it stops when hidden, when the window is left,
    and when its stage is out of view. Under reduced motion each press asks for one
    step, and nothing plays.
    """

    onward = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, "play", "", parent=parent)
        self._stage: QWidget = self
        self._pace = QTimer(self)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._go_on)
        self.clicked.connect(self._press)
        themes.changed.connect(self._follow)
        self._follow()

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._pace.isActive()

    def play_on(self, stage: QWidget) -> None:
        """Say what moves: it plays while any part of that is in view."""
        self._stage = stage

    def stop(self) -> None:
        """Go on no more, until pressed."""
        self._pace.stop()
        self._show_what_it_does()

    def changeEvent(self, event: QEvent) -> None:
        """Stop when the window is left."""
        super().changeEvent(event)
        left = event.type() is QEvent.Type.ActivationChange
        if left and not self.isActiveWindow():
            self.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when nobody can see it."""
        super().hideEvent(event)
        self.stop()

    def _press(self) -> None:
        if self.playing:
            self.stop()
            return
        if not self.theme.reduced_motion:
            self._pace.start()
            self._show_what_it_does()
        # Who presses sees at once that it moves.
        self.onward.emit()

    def _go_on(self) -> None:
        if self._stage.visibleRegion().isEmpty():
            self.stop()
        else:
            self.onward.emit()

    def _follow(self) -> None:
        if self.theme.reduced_motion:
            self._pace.stop()
        self._show_what_it_does()

    def _show_what_it_does(self) -> None:
        if self.theme.reduced_motion:
            self.show_icon("skip", tr("Next step"))
        elif self.playing:
            self.show_icon("pause", tr("Pause the step"))
        else:
            self.show_icon("play", tr("Play the step"))
