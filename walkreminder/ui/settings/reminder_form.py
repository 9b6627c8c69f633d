"""What a reminder's card holds when it is open: days, times, and how long to walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.core.timetable import ClockTimes, Interval
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.chips import DayChips
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings import words
from walkreminder.ui.settings.edits import NEW_WINDOW, Refusal
from walkreminder.ui.settings.interval_form import IntervalForm
from walkreminder.ui.settings.times_row import TimesRow
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.settings import Weekday
    from walkreminder.core.timetable import Reminder, Rule
    from walkreminder.ui.dressing import ThemeSource

MINUTE: Final = 60
WALKS: Final = Steps(MINUTE, 180 * MINUTE, 5 * MINUTE)
LABELS: Final = 72
BESIDE: Final = 180  # the least width of controls beside their label


class ReminderForm(QWidget):
    """The controls of one reminder; `changed` brings it with one of them changed."""

    changed = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        reminder: Reminder,
        starts: Weekday,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._reminder = reminder
        px = themes.theme.px
        self._days = DayChips(themes, words.week(starts), tr("Days"), self)
        first = ClockTimes((NEW_WINDOW.opens,))
        self._times = TimesRow(themes, first, self)
        self._window = IntervalForm(themes, NEW_WINDOW, self)
        self._minutes = Stepper(themes, tr("Walk for"), WALKS, words.seconds, self)
        self._usual = Button(themes, tr("Use the usual length"), Kind.LINK, parent=self)
        self._is_usual = Text(themes, tr("your usual length"), tone=Tone.MUTED)
        self._meaning = Text(themes, "", Face.SMALL, Tone.MUTED, self)
        self._meaning.with_figures().wrapped()
        self._told = Text(themes, "", Face.SMALL, Tone.AMBER, self).wrapped()
        self._told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(2), 0, px(6))
        column.setSpacing(px(Space.M))
        column.addWidget(self._days)
        self._at = self._labelled(tr("At"), self._times)
        column.addWidget(self._at)
        column.addWidget(self._window)
        column.addWidget(self._labelled(tr("Walk for"), self._length()))
        column.addWidget(self._meaning)
        column.addWidget(self._told)
        self._listen()

    def show_reminder(self, reminder: Reminder, usual: int) -> None:
        """Show a reminder; `usual` is the length of a walk without its own."""
        self._reminder = reminder
        minutes = reminder.minutes or usual
        self._days.show_days(reminder.days)
        match reminder.rule:
            case ClockTimes():
                self._times.show_rule(reminder.rule)
            case Interval():
                self._window.show_rule(reminder.rule)
                self._meaning.show_text(words.window(reminder.rule, minutes))
        self._at.setVisible(isinstance(reminder.rule, ClockTimes))
        self._window.setVisible(isinstance(reminder.rule, Interval))
        self._meaning.setVisible(isinstance(reminder.rule, Interval))
        self._minutes.show_value(minutes * MINUTE)
        self._usual.setVisible(reminder.minutes is not None)
        self._is_usual.setVisible(reminder.minutes is None)

    def tell(self, reason: Refusal) -> None:
        """Say in place why an edit was not taken."""
        self._told.show_text(words.refusal(reason))
        self._told.show()

    def _length(self) -> QWidget:
        """Return the stepper and what stands beside it, or below where it is tight."""
        length = QWidget(self)
        flow = FlowLayout(length, gap=self._themes.theme.px(Space.S))
        high = self._minutes.sizeHint().height()
        for part in (self._minutes, self._usual, self._is_usual):
            part.setMinimumHeight(high)
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        length.setSizePolicy(policy)
        return length

    def _labelled(self, label: str, control: QWidget) -> QWidget:
        line, px = QWidget(self), self._themes.theme.px
        row = EndsRow(line, below=px(Space.XS), words=px(BESIDE))
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(Space.S))
        name = Text(self._themes, label, tone=Tone.MUTED, parent=line)
        name.setMinimumWidth(px(LABELS - Space.S))
        name.setMinimumHeight(control.sizeHint().height())
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(control, 1)
        return line

    def _listen(self) -> None:
        self._days.changed.connect(self._change_days)
        self._times.changed.connect(self._change_rule)
        self._times.refused.connect(self.tell)
        self._window.changed.connect(self._change_rule)
        self._window.refused.connect(self.tell)
        self._minutes.changed.connect(self._change_minutes)
        self._usual.clicked.connect(self._use_usual)

    def _change_days(self, days: frozenset[int]) -> None:
        if not days:
            self._days.show_days(self._reminder.days)
            self.tell(Refusal.LAST_DAY)
            return
        self._change(replace(self._reminder, days=days))

    def _change_rule(self, rule: Rule) -> None:
        self._change(replace(self._reminder, rule=rule))

    def _change_minutes(self, seconds: int) -> None:
        self._change(replace(self._reminder, minutes=round(seconds / MINUTE)))

    def _use_usual(self) -> None:
        self._minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(replace(self._reminder, minutes=None))

    def _change(self, reminder: Reminder) -> None:
        self._told.hide()
        self.changed.emit(reminder)
