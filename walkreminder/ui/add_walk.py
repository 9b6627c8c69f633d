"""The small form in which a walk done elsewhere is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from walkreminder.core.events import LogWalk
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.timetable import instant_of
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.parts.time_edit import DateEdit, TimeEdit
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QKeyEvent

    from walkreminder.ui.dressing import ThemeSource

LEAST, MOST, USUAL = 1, 360, 20
ROUND_TO: Final = 5
NOTE_WIDTH: Final = 299
LONGEST_NOTE: Final = 200


def _in_minutes(count: int) -> str:
    return tr("{count} min", count=count)


class AddWalk(Card):
    """Asks for minutes, a date, a time and a note; `asked` carries the walk."""

    asked = Signal(object)
    closed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Add a walk"), parent=parent)
        px = themes.theme.px
        self._now: tuple[datetime, ZoneInfo] | None = None
        steps = Steps(LEAST, MOST)
        self.minutes = Stepper(themes, tr("Minutes"), steps, _in_minutes, self)
        self.day = DateEdit(themes, tr("Date"), self)
        self.time = TimeEdit(themes, tr("Began at"), parent=self)
        self.note = _Note(px(NOTE_WIDTH), self)
        Clothes(self.note, themes)
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("If you like"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setFixedHeight(self.minutes.sizeHint().height())
        fields = QWidget(self)
        row = FlowLayout(fields, gap=px(Space.L), row_gap=px(Space.M))
        policy = fields.sizePolicy()
        policy.setHeightForWidth(True)
        fields.setSizePolicy(policy)
        named = (
            (tr("How long"), self.minutes),
            (tr("On"), self.day),
            (tr("Began at"), self.time),
            (tr("Note"), self.note),
        )
        for name, field in named:
            row.addWidget(_Named(themes, name, field, fields))
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
        self.body.addWidget(fields)
        self.body.addWidget(self.trouble)
        self.body.addSpacing(px(Space.XS))
        self.body.addLayout(buttons)
        self.hide()

    def show_form(self, now: datetime, zone: ZoneInfo) -> None:
        """Open the form for a walk that has just ended."""
        self._now = (now, zone)
        local = (now - timedelta(minutes=USUAL)).astimezone(zone)
        local -= timedelta(minutes=local.minute % ROUND_TO)
        self.minutes.show_value(USUAL)
        self.day.show_date(local.date())
        self.time.show_again(local.time().replace(second=0, microsecond=0, tzinfo=None))
        self.note.clear()
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
        written = self.time.time()
        at = datetime.min.time().replace(hour=written.hour(), minute=written.minute())
        started = instant_of(self.day.shown_date(), at, zone)
        length = timedelta(minutes=self.minutes.value())
        if started is None or started + length > now:
            self.trouble.show_text(
                tr("That walk would not be over yet. Choose an earlier time.")
            )
            self.trouble.show()
            return
        walk = WalkRecord(
            uuid4(),
            started,
            started + length,
            zone.key,
            int(length.total_seconds()),
            Source.LOGGED,
            note=self.note.text().strip(),
        )
        self.asked.emit(LogWalk(walk))
        self.close_form()


class _Note(QLineEdit):
    """A field as wide as a note looks well in, and narrower where it has to be."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = width

    def sizeHint(self) -> QSize:
        """Ask for the width."""
        return QSize(self._width, super().sizeHint().height())


class _Named(QWidget):
    """A field with its name above it."""

    def __init__(
        self, themes: ThemeSource, name: str, field: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.XS))
        label = Text(themes, name, Face.SMALL, Tone.MUTED, self)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
