"""Days off as a list: each with an x, and a small form to add more."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.parts.buttons import Button, IconButton
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.text import Text
from walkreminder.ui.parts.time_edit import DateEdit
from walkreminder.ui.settings import words
from walkreminder.ui.settings.edits import Refusal, with_days_off, without_days_off
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import DaysOff
    from walkreminder.ui.dressing import ThemeSource

ONE_DAY = timedelta(days=1)


class DaysOffCard(Card):
    """Dates without reminders; `changed` brings settings with more or fewer."""

    changed = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        settings: Settings,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("Days off"), padding=(16, 20), parent=parent)
        self._themes = themes
        self._settings = settings
        self._today = today
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(themes.theme.px(Space.XS))
        self._none = Text(
            themes,
            tr("No reminder asks on the days you put here."),
            Face.SMALL,
            Tone.MUTED,
            self,
        ).wrapped()
        self._first = DateEdit(themes, tr("First day off"), self)
        self._last = DateEdit(themes, tr("Last day off"), self)
        self._told = Text(themes, "", Face.SMALL, Tone.AMBER, self).wrapped()
        self._told.hide()
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self._form())
        self.body.addWidget(self._told)
        self._first.chosen.connect(self._follow_first)
        self._offer(today + ONE_DAY)

    def show_settings(self, settings: Settings, today: date) -> None:
        """Show the days off of these settings."""
        same = settings.days_off == self._settings.days_off and today == self._today
        self._settings, self._today = settings, today
        if same and self._rows:
            return
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in settings.days_off]
        for row in self._rows:
            self._list.addWidget(row)
        self._none.setVisible(not self._rows)

    def take_focus(self) -> None:
        """Put the keyboard on the form."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, stretch: DaysOff) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        dates = words.stretch(stretch, self._today)
        past = stretch.last < self._today
        tone = Tone.MUTED if past else Tone.INK
        row.addWidget(Text(self._themes, dates, tone=tone, parent=line))
        row.addStretch(1)
        remove = IconButton(
            self._themes, "x", tr("Remove {dates}", dates=dates), parent=line
        )
        remove.clicked.connect(partial(self._remove, stretch))
        row.addWidget(remove)
        return line

    def _form(self) -> QWidget:
        form = QWidget(self)
        flow = FlowLayout(form, gap=self._themes.theme.px(Space.S))
        add = Button(self._themes, tr("Add"), parent=form)
        add.setAccessibleName(tr("Add days off"))
        add.clicked.connect(self._add)
        until = Text(self._themes, tr("until"), tone=Tone.MUTED, parent=form)
        until.setMinimumHeight(self._first.height())
        for part in (self._first, until, self._last, add):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        form.setSizePolicy(policy)
        return form

    def _offer(self, day: date) -> None:
        self._first.show_date(day)
        self._last.show_date(day)

    def _follow_first(self, first: date) -> None:
        if self._last.shown_date() < first:
            self._last.show_date(first)

    def _add(self, *_: object) -> None:
        first, last = self._first.shown_date(), self._last.shown_date()
        answer = with_days_off(self._settings, first, last)
        if isinstance(answer, Refusal):
            self._told.show_text(words.refusal(answer))
            self._told.show()
            return
        self._take(answer)
        self._offer(min(last, date.max - ONE_DAY) + ONE_DAY)

    def _remove(self, stretch: DaysOff, *_: object) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(without_days_off(self._settings, stretch))

    def _take(self, settings: Settings) -> None:
        self._told.hide()
        self.show_settings(settings, self._today)
        self.changed.emit(settings)
