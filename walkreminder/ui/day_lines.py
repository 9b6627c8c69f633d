"""The lines of an opened day: each walk with what can be done to it, and the slots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.day_records import DayRecords
from walkreminder.ui.edit_walk import EditForm
from walkreminder.ui.history_words import line_words, walk_words
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.ui.dressing import ThemeSource

WORDS: Final = 180  # at least, for what can be done to stand beside them


class DayLines(QWidget):
    """`edited` brings a walk and what it was in truth, `deleted` one that was none."""

    edited = Signal(object, object)
    deleted = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        near: Callable[[date], Sequence[WalkRecord]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._clock, self._near = themes, clock, near
        self._records = DayRecords(clock().date())
        self._rates = True
        self._open: WalkRecord | None = None
        self.form: EditForm | None = None
        self.walks: list[WalkLine] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(themes.theme.px(Space.S))

    def show_records(self, records: DayRecords, *, rates: bool) -> None:
        """Show the walks and slots of a day; a form that is open stays with its walk.

        `rates`: somebody is asked how the back is, so that it can be told here too.
        """
        self._records, self._rates = records, rates
        if self._open not in records.walks:
            self.close_form()
        self._fill()

    def close_form(self) -> None:
        """Let nothing be edited."""
        self._open = None
        if self.form is not None:
            self._list.removeWidget(self.form)
            self.form.hide()

    def _fill(self) -> None:
        self._clear()
        walks = [(each.started, each) for each in self._records.walks]
        lines = [(each.due, each) for each in self._records.lines]
        times = sorted({at for at, _ in walks} | {at for at, _ in lines})
        for time in times:
            for walk in [each for at, each in walks if at == time]:
                self._add_walk(walk)
            for line in [each for at, each in lines if at == time]:
                words = line_words(line)
                told = Text(self._themes, words, tone=Tone.MUTED, parent=self)
                self._list.addWidget(told.wrapped())

    def _add_walk(self, walk: WalkRecord) -> None:
        line = WalkLine(self._themes, walk, self)
        line.edit_wanted.connect(self._open_form)
        line.delete_wanted.connect(self.deleted)
        self.walks.append(line)
        self._list.addWidget(line)
        if walk == self._open and self.form is not None:
            self._list.addWidget(self.form)
            self.form.show()

    def _clear(self) -> None:
        self.walks = []
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.form:
                widget.hide()
                widget.deleteLater()

    def _open_form(self, walk: WalkRecord) -> None:
        if self.form is None:
            self.form = EditForm(self._themes, self._clock, self._near, self)
            self.form.asked.connect(self._tell)
            self.form.closed.connect(self._leave_form)
        self._open = walk
        self._fill()
        self.form.show_walk(walk, rates=self._rates)

    def _leave_form(self) -> None:
        """Close the form, and bring the keyboard back to where it was opened."""
        walk = self._open
        self.close_form()
        for line in self.walks:
            if line.walk == walk:
                line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, walk: WalkRecord) -> None:
        self.edited.emit(self._open, walk)


class WalkLine(QWidget):
    """One walk in words, and what can be done to it."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(
        self, themes: ThemeSource, walk: WalkRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self.walk = walk
        told, more = walk_words(walk)
        self.edit = Link(themes, tr("Edit"), parent=self)
        self.delete = Link(themes, tr("Delete"), parent=self)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)
        words, links = QWidget(self), QWidget(self)
        column, pair = QVBoxLayout(words), QHBoxLayout(links)
        column.addWidget(Text(themes, told, parent=words).wrapped())
        if more:
            small = Text(themes, more, Face.SMALL, Tone.MUTED, words).wrapped()
            column.addWidget(small)
        for link in (self.edit, self.delete):
            link.setAccessibleName(f"{link.text()}: {told}")
            pair.addWidget(link)
        row = EndsRow(self, px(Space.XS), px(WORDS))
        for layout in (row, column, pair):
            layout.setContentsMargins(0, 0, 0, 0)
        # The words of links stand in the middle of more room.
        column.setContentsMargins(0, px(Space.XS) // 2, 0, 0)
        column.setSpacing(0)
        pair.setSpacing(px(Space.L))
        row.setSpacing(px(Space.M))
        row.addWidget(words, 1)
        row.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)

    def _edit(self) -> None:
        self.edit_wanted.emit(self.walk)

    def _delete(self) -> None:
        self.delete_wanted.emit(self.walk)
