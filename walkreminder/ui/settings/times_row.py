"""The clock times of a reminder as chips: add, change and remove in place."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.time_chips import AddChip, TimeChip
from walkreminder.ui.parts.time_edit import TimeEdit
from walkreminder.ui.settings.edits import (
    Refusal,
    next_time,
    with_time,
    without_time,
)
from walkreminder.ui.settings.words import clock_time
from walkreminder.ui.theme import Height, Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import time

    from walkreminder.core.timetable import ClockTimes
    from walkreminder.ui.dressing import ThemeSource


class TimesRow(QWidget):
    """Chips of times; `changed` brings the rule, `refused` why there is none."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, themes: ThemeSource, rule: ClockTimes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Times"))
        self._themes = themes
        self._rule = rule
        self._chips: dict[time, TimeChip] = {}
        self._editor: TimeEdit | None = None
        self._edited: time | None = None
        self._row = FlowLayout(self, gap=themes.theme.px(Space.S))
        self._add = AddChip(themes, tr("Add"), self)
        self._add.setAccessibleName(tr("Add a time"))
        self._add.clicked.connect(self._open_new)
        self._row.addWidget(self._add)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fill()

    def show_rule(self, rule: ClockTimes) -> None:
        """Show these times; an edit in progress stays open."""
        if rule != self._rule:
            self._rule = rule
            self._fill()

    def _fill(self) -> None:
        for chip in self._chips.values():
            self._discard(chip)
        self._chips = {}
        for index, when in enumerate(sorted(set(self._rule.times))):
            chip = TimeChip(self._themes, when, clock_time(when), self)
            chip.clicked.connect(partial(self._open, when))
            chip.removed.connect(partial(self._remove, when))
            self._row.insertWidget(index, chip)
            chip.setVisible(self._editor is None or when != self._edited)
            self._chips[when] = chip
        # The chips take the place of the button in Tab's order, and it comes last.
        chain = [self._add, *self._chips.values(), self._add]
        for one, after in pairwise(chain):
            self.setTabOrder(one, after)
        self.updateGeometry()

    def _discard(self, widget: QWidget) -> None:
        self._row.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _open_new(self, *_: object) -> None:
        self._edit(next_time(self._rule), None, len(self._chips))

    def _open(self, when: time, *_: object) -> None:
        place = sorted(self._chips).index(when)
        self._edit(when, when, place)
        self._chips[when].hide()

    def _edit(self, shown: time, edited: time | None, place: int) -> None:
        self._close()
        editor = TimeEdit(self._themes, tr("Time"), Height.CHIP / 2, self)
        editor.show_time(shown)
        # As wide as a chip, so that those behind it stay where they are.
        widest = max(chip.sizeHint().width() for chip in self._chips.values())
        editor.setMinimumWidth(widest)
        editor.chosen.connect(self._finish)
        editor.left.connect(self._give_up)
        self._editor, self._edited = editor, edited
        self._row.insertWidget(place, editor)
        editor.show()
        editor.begin()

    def _finish(self, when: time) -> None:
        editor, edited = self._editor, self._edited
        if editor is None:
            return
        in_hand = editor.hasFocus()
        now = with_time(self._rule, when, edited)
        if isinstance(now, Refusal):
            if in_hand:
                editor.begin()
            else:
                self._close()
            self.refused.emit(now)
            return
        self._close()
        self._take(now)
        if in_hand:
            self._chips[when].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_up(self) -> None:
        back = self._chips.get(self._edited) if self._edited else None
        self._close()
        (back or self._add).setFocus(Qt.FocusReason.TabFocusReason)

    def _close(self) -> None:
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        self._discard(editor)
        if self._edited in self._chips:
            self._chips[self._edited].show()
        self._edited = None

    def _remove(self, when: time) -> None:
        now = without_time(self._rule, when)
        if isinstance(now, Refusal):
            self.refused.emit(now)
            return
        in_hand = self._chips[when].hasFocus()
        self._take(now)
        if in_hand:
            later = (each for each in self._chips if each > when)
            heir = self._chips.get(next(later, when), self._add)
            heir.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, rule: ClockTimes) -> None:
        if rule != self._rule:
            self.show_rule(rule)
            self.changed.emit(rule)
