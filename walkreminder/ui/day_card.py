"""One day of the history, opened: its walks can be edited, deleted and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.core.days import day_of
from walkreminder.core.events import DeleteWalk, EditWalk, RestoreWalk
from walkreminder.core.timetable import ONE_DAY
from walkreminder.ui.day_lines import DayLines
from walkreminder.ui.history_words import day_words, deleted_words, edited_words
from walkreminder.ui.parts.buttons import Button, IconButton
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.notice import Notice, NoticeBar
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QKeyEvent

    from walkreminder.core.day_records import DayRecords
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (14, 20)


class DayCard(Card):
    """Shows a day; `asked` carries wishes, `day_wanted` another day to be shown.

    What was done last can be undone until the card is closed.
    """

    asked = Signal(object)
    day_wanted = Signal(object)
    add_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        near: Callable[[date], Sequence[WalkRecord]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, " ", PADDING, parent)
        self._near = near
        self.day: date | None = None
        self._undo: EditWalk | RestoreWalk | None = None
        self._made: WalkRecord | None = None
        self.before = IconButton(themes, "left", tr("Day before"), parent=self)
        self.after = IconButton(themes, "right", tr("Day after"), parent=self)
        self.leave = IconButton(themes, "x", tr("Close this day"), parent=self)
        self._total = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        self.undo = NoticeBar(themes, self)
        self.lines = DayLines(themes, clock, near, self)
        self.add = Button(themes, tr("Add a walk"), icon="plus")
        self.add.setAccessibleName(tr("Add a walk on this day"))
        self._set_out()
        self._hear()
        self.undo.hide()
        self.hide()

    def show_day(self, records: DayRecords, today: date, *, rates: bool) -> None:
        """Show a day as it is kept."""
        self.day = records.day
        words = day_words(records.day, records.walks, records.lines, today)
        self.show_caption(words.title)
        self._total.show_text(words.total or tr("No walk on this day."))
        self.after.setEnabled(records.day < today)
        self.lines.show_records(records, rates=rates)
        self.show()

    def close_day(self) -> None:
        """Close the day; what was done in it can no longer be undone from here."""
        self.lines.close_form()
        self.day = None
        self._drop_undo()
        self.hide()
        self.closed.emit()

    def take_back(self) -> None:
        """Undo what was done last."""
        wish, made = self._undo, self._made
        if wish is None:
            return
        if made is not None and made not in self._near(day_of(made)):
            # It would take back what came after it as well.
            self._drop_undo()
            return
        self.asked.emit(wish)
        day = day_of(wish.walk)
        # What was refused is told elsewhere, and may be tried again.
        if wish.walk not in self._near(day):
            return
        self._drop_undo()
        if day != self.day:
            self.day_wanted.emit(day)
        self.leave.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_day()
            return
        super().keyPressEvent(event)

    def _set_out(self) -> None:
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.before, self.after, self.leave):
            row.addWidget(button)
        self.add_to_head(buttons)
        for part in (self._total, self.undo, self.lines):
            self.body.addWidget(part)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def _hear(self) -> None:
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.close_day)
        self.undo.asked.connect(self.take_back)
        self.lines.edited.connect(self._edit)
        self.lines.deleted.connect(self._delete)
        self.add.clicked.connect(self._add)
        keys = QShortcut(QKeySequence.StandardKey.Undo, self, self.take_back)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _edit(self, was: WalkRecord, walk: WalkRecord) -> None:
        self.asked.emit(EditWalk(walk))
        day = day_of(walk)
        # What was refused is told elsewhere, and the form stays for another try.
        if walk not in self._near(day):
            return
        self.lines.close_form()
        if day != self.day:
            self.day_wanted.emit(day)
        self.offer_undo(EditWalk(was), edited_words(walk), walk)

    def _delete(self, walk: WalkRecord) -> None:
        self.asked.emit(DeleteWalk(walk.id))
        if all(each.id != walk.id for each in self._near(day_of(walk))):
            self.offer_undo(RestoreWalk(walk), deleted_words(walk))

    def offer_undo(
        self, wish: EditWalk | RestoreWalk, words: str, made: WalkRecord | None = None
    ) -> None:
        """Tell what was done, and offer to undo it; `made` is what an edit left."""
        self._undo, self._made = wish, made
        self.undo.show_notice(Notice(words, "check", button=tr("Undo")))
        self.undo.show()
        self.undo.take_keyboard()
        speak(self.undo, words)

    def _drop_undo(self) -> None:
        self._undo, self._made = None, None
        self.undo.hide()

    def _add(self) -> None:
        self.add_wanted.emit(self.day)

    def _go_back(self) -> None:
        if self.day is not None:
            self.day_wanted.emit(self.day - ONE_DAY)

    def _go_on(self) -> None:
        if self.day is not None:
            self.day_wanted.emit(self.day + ONE_DAY)
