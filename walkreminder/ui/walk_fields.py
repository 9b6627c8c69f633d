"""The fields that say of a walk how long it was, when, and what was with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from walkreminder.core.timetable import instant_of, local_date
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.parts.time_edit import DateEdit, TimeEdit
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from walkreminder.ui.dressing import ThemeSource

LEAST: Final = 1
NOTE_WIDTH: Final = 299
LONGEST_NOTE: Final = 200


def _in_minutes(count: int) -> str:
    return tr("{count} min", count=count)


class WalkFields(QWidget):
    """Minutes, a date, a time and a note beside or below each other."""

    def __init__(
        self, themes: ThemeSource, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        steps = Steps(LEAST, most)
        self.minutes = Stepper(themes, tr("Minutes"), steps, _in_minutes, self)
        self.day = DateEdit(themes, tr("Date"), self)
        self.time = TimeEdit(themes, tr("Began at"), parent=self)
        self.note = _Note(px(NOTE_WIDTH), self)
        Clothes(self.note, themes)
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("If you like"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setFixedHeight(self.minutes.sizeHint().height())
        row = FlowLayout(self, gap=px(Space.L), row_gap=px(Space.M))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named = (
            (tr("How long"), self.minutes),
            (tr("On"), self.day),
            (tr("Began at"), self.time),
            (tr("Note"), self.note),
        )
        for name, field in named:
            row.addWidget(Named(themes, name, field, self))

    def show_walk(
        self, started: datetime, zone: ZoneInfo, minutes: int, note: str
    ) -> None:
        """Show when a walk began where it was, how long it took, and its note."""
        local = started.astimezone(zone)
        self.minutes.show_value(minutes)
        self.day.show_date(local_date(started, zone))
        self.time.show_again(local.time().replace(second=0, microsecond=0, tzinfo=None))
        self.note.setMaxLength(max(LONGEST_NOTE, len(note)))
        self.note.setText(note)
        self._shown_note = self.note_text()

    def started(self, zone: ZoneInfo) -> datetime | None:
        """Return when the walk began; None where that minute was skipped."""
        written = self.time.time()
        at = datetime.min.time().replace(hour=written.hour(), minute=written.minute())
        return instant_of(self.day.shown_date(), at, zone)

    def length(self) -> timedelta:
        """Return how long it took."""
        return timedelta(minutes=self.minutes.value())

    def note_text(self) -> str:
        """Return the note."""
        return self.note.text().strip()

    def note_instead_of(self, note: str) -> str:
        """Return a note as it was where nobody touched it: it may have had lines."""
        return note if self.note_text() == self._shown_note else self.note_text()


class _Note(QLineEdit):
    """A field as wide as a note looks well in, and narrower where it has to be."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = width

    def sizeHint(self) -> QSize:
        """Ask for the width."""
        return QSize(self._width, super().sizeHint().height())


class Named(QWidget):
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
