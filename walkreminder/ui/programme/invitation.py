"""What the page Programme shows to who does not follow it: what it is, and a way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class Invitation(EmptyState):
    """A few words and a button; whoever began before may go on."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        self.start = Button(themes, tr("Start the programme"), Kind.PRIMARY)
        self.go_on = Button(themes, tr("Go on where you were"))
        self.cleared = Button(themes, tr("A clinician has cleared me"))
        text = tr(
            "Small steps from a few minutes to half an hour, five days a week. It"
            " chooses the minutes and the days, and offers a step when it is time."
            " The goal is that of the WalkBack trial; the steps are ours, and no"
            " trial tested them."
        )
        buttons = (self.start, self.go_on, self.cleared)
        super().__init__(themes, tr("Build up slowly"), text, buttons, parent)

    def show_ways(self, *, locked: bool, began: bool) -> None:
        """Offer what can be done now; under a lock nothing begins."""
        self.start.setVisible(not locked)
        self.go_on.setVisible(began and not locked)
        self.cleared.setVisible(locked)

    def show_room(self, room: Room) -> None:
        """Leave the picture out where there is hardly any room."""
        self.picture.setVisible(room is not Room.TIGHT)
