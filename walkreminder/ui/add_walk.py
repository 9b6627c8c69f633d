"""The small form in which a walk done elsewhere is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.core.events import LogWalk
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.timetable import local_date
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Space, Tone
from walkreminder.ui.walk_fields import LEAST, WalkFields
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QKeyEvent

    from walkreminder.ui.dressing import ThemeSource

__all__ = ["LEAST", "MOST", "USUAL", "AddWalk"]

MOST, USUAL = 360, 20
ROUND_TO: Final = 5


class AddWalk(Card):
    """Asks for minutes, a date, a time and a note; `asked` carries the walk.

    `near` tells the walks around a date: no two can be at the same time.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        near: Callable[[date], Sequence[WalkRecord]] = lambda _day: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("Add a walk"), parent=parent)
        px = themes.theme.px
        self._near = near
        self._now: tuple[datetime, ZoneInfo] | None = None
        self.fields = WalkFields(themes, MOST, self)
        self.minutes, self.day = self.fields.minutes, self.fields.day
        self.time, self.note = self.fields.time, self.fields.note
        self.trouble = Text(themes, "", tone=Tone.CLAY, parent=self).wrapped()
        self.trouble.hide()
        self.add = Button(themes, tr("Add"), Kind.PRIMARY, parent=self)
        self.cancel = Button(themes, tr("Cancel"), Kind.PLAIN, parent=self)
        self.add.clicked.connect(self._add)
        self.note.returnPressed.connect(self._add)
        self.cancel.clicked.connect(self.close_form)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        for button in (self.add, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.trouble)
        self.body.addSpacing(px(Space.XS))
        self.body.addLayout(buttons)
        self.hide()

    def show_form(self, now: datetime, zone: ZoneInfo, day: date | None = None) -> None:
        """Open the form for a walk that has just ended, or for one of another day."""
        self._now = (now, zone)
        local = (now - timedelta(minutes=USUAL)).astimezone(zone)
        local -= timedelta(minutes=local.minute % ROUND_TO)
        self.fields.show_walk(local, zone, USUAL, "")
        if day is not None:
            self.day.show_date(day)
        self.trouble.hide()
        self.show()
        self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_now(self, now: datetime, zone: ZoneInfo) -> None:
        """Keep up with the time, so that a walk may be as new as now."""
        self._now = (now, zone)

    def close_form(self) -> None:
        """Close the form without a walk."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def _add(self) -> None:
        assert self._now is not None
        now, zone = self._now
        started, length = self.fields.started(zone), self.fields.length()
        if started is None or started + length > now:
            self._refuse(tr("That walk would not be over yet. Choose an earlier time."))
            return
        walk = WalkRecord(
            uuid4(),
            started,
            started + length,
            zone.key,
            int(length.total_seconds()),
            Source.LOGGED,
            note=self.fields.note_text(),
        )
        # Imported here: most days no walk is added.
        from walkreminder.ui.walk_room import no_room  # noqa: PLC0415

        if problem := no_room(walk, self._near(local_date(started, zone))):
            self._refuse(problem)
            return
        self.asked.emit(LogWalk(walk))
        self.close_form()

    def _refuse(self, sentence: str) -> None:
        self.trouble.show_text(sentence)
        self.trouble.show()
