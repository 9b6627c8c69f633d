"""The form in which a walk that is over is put right: time, length, ratings, note."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.ledger import Part
from walkreminder.core.timetable import local_date, zone_or_utc
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.rating import RatingRow
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.walk_fields import LEAST, WalkFields
from walkreminder.ui.walk_room import no_room
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QKeyEvent

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.ui.dressing import ThemeSource

MOST: Final = 24 * 60
RATINGS_WIDE: Final = 420


def part_name(part: Part) -> str:
    """Return what is rated at a part of a walk."""
    return {
        Part.BEFORE: tr("Back pain before"),
        Part.AFTER: tr("Worst during or just after"),
        Part.NEXT_MORNING: tr("On the next morning"),
    }[part]


class EditForm(QWidget):
    """Shows a walk as it is kept; `asked` carries it as it was in truth."""

    asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        near: Callable[[date], Sequence[WalkRecord]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self._clock, self._near = clock, near
        self._walk: WalkRecord | None = None
        self._shown: tuple[datetime | None, timedelta] | None = None
        self.fields = WalkFields(themes, MOST, self)
        self.ratings = {part: _Rated(themes, part_name(part), self) for part in Part}
        self.trouble = Text(themes, "", tone=Tone.CLAY, parent=self).wrapped()
        self.save = Button(themes, tr("Save"), Kind.PRIMARY, parent=self)
        self.cancel = Button(themes, tr("Cancel"), Kind.PLAIN, parent=self)
        self.save.clicked.connect(self._save)
        self.fields.note.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.closed)
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, px(Space.S), 0, px(Space.S))
        column.setSpacing(px(Space.M))
        buttons.setSpacing(px(Space.S))
        for button in (self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.fields)
        for rating in self.ratings.values():
            column.addWidget(rating)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def show_walk(self, walk: WalkRecord, *, rates: bool) -> None:
        """Show a walk; where nobody rates, only what is rated already can be."""
        self._walk = walk
        minutes = max(LEAST, round(walk.seconds / 60))
        zone = zone_or_utc(walk.zone)
        self.fields.show_walk(walk.started, zone, minutes, walk.note)
        self._shown = (self.fields.started(zone), self.fields.length())
        rated = {part: getattr(walk, part.value) for part in Part}
        rates = rates or any(value is not None for value in rated.values())
        for part, row in self.ratings.items():
            row.show_rating(rated[part])
            row.setVisible(rates)
        self._refuse("")
        self.fields.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def edited(self) -> WalkRecord | None:
        """Return the walk as the form tells it; None where it cannot begin so.

        What was not touched stays as it was, to the second; pauses stay as long.
        """
        walk = self._walk
        assert walk is not None
        assert self._shown is not None
        zone = zone_or_utc(walk.zone)
        started, length = self.fields.started(zone), self.fields.length()
        if started is None:
            return None
        paused = max(walk.ended - walk.started - walk.counted, timedelta(0))
        if started == self._shown[0]:
            started = walk.started
        seconds = int(length.total_seconds())
        if length == self._shown[1]:
            seconds = walk.seconds
        ended = started + timedelta(seconds=seconds) + paused
        if (started, seconds) == (walk.started, walk.seconds):
            ended = walk.ended
        return replace(
            walk,
            started=started,
            ended=ended,
            seconds=seconds,
            note=self.fields.note_instead_of(walk.note),
            before=self.ratings[Part.BEFORE].rating(),
            after=self.ratings[Part.AFTER].rating(),
            next_morning=self.ratings[Part.NEXT_MORNING].rating(),
        )

    def _save(self) -> None:
        walk = self.edited()
        if walk is None or walk.ended > self._clock():
            self._refuse(tr("That walk would not be over yet. Choose an earlier time."))
            return
        if walk == self._walk:
            self.closed.emit()
            return
        day = local_date(walk.started, zone_or_utc(walk.zone))
        if problem := no_room(walk, self._near(day)):
            self._refuse(problem)
            return
        self.asked.emit(walk)

    def _refuse(self, sentence: str) -> None:
        self.trouble.show_text(sentence)
        self.trouble.setVisible(bool(sentence))


class _Rated(QWidget):
    """One rating with its name above, and a way to take it back."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self.row = RatingRow(themes, name, self)
        self.row.chosen.connect(self._offer)
        self.none = Link(themes, tr("No rating"), Face.SMALL_MEDIUM, parent=self)
        self.none.setAccessibleName(f"{name}: {self.none.text()}")
        self.none.clicked.connect(self._take_back)
        self.setMaximumWidth(px(RATINGS_WIDE))
        column, head = QVBoxLayout(self), EndsRow(below=px(Space.XS))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.XS))
        label = Text(themes, name, Face.SMALL, Tone.MUTED, self).folding()
        # Nothing moves when the link comes.
        label.setMinimumHeight(self.none.sizeHint().height())
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(self.none)
        column.addLayout(head)
        column.addWidget(self.row)

    def rating(self) -> int | None:
        return self.row.rating()

    def show_rating(self, rating: int | None) -> None:
        self.row.show_rating(rating)
        self._offer()

    def _offer(self, _rating: int = 0) -> None:
        self.none.setVisible(self.rating() is not None)

    def _take_back(self) -> None:
        self.row.show_rating(None)
        self._offer()
        self.row.focus_answer()
