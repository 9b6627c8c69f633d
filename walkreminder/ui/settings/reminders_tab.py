"""The Reminders tab: a card a reminder, days off, and what they lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.timetable import local_date
from walkreminder.ui.page import Room
from walkreminder.ui.parts.tab_order import put_in_order
from walkreminder.ui.settings import edits, words
from walkreminder.ui.settings.adding import AddRow, Invitation
from walkreminder.ui.settings.card_menu import Wish
from walkreminder.ui.settings.days_off_card import DaysOffCard
from walkreminder.ui.settings.preview import Preview
from walkreminder.ui.settings.reminder_list import ReminderList
from walkreminder.ui.settings.removal import Removal
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QShowEvent

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder
    from walkreminder.ui.dressing import ThemeSource

PREVIEW: Final = 240


class RemindersTab(QWidget):
    """Shows reminders; an edit leads to `changed` with whole new settings."""

    changed = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        zone: Callable[[], ZoneInfo],
        settings: Settings,
    ) -> None:
        super().__init__()
        self._themes = themes
        self._clock = clock
        self._zone = zone
        self._settings = settings
        self._undo = Removal(themes, self)
        self._empty = Invitation(themes, self)
        self._list = ReminderList(themes, settings, self)
        self._foot = AddRow(themes, self)
        self._days_off = DaysOffCard(themes, settings, self._today(), self)
        self._days_off_open = False
        self._preview = Preview(themes, self)
        self._lay_out()
        self._listen()
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings; cards stay as they are, open or closed, and keep an edit."""
        self._settings = settings
        before = self._list.cards
        self._list.show_settings(settings)
        if self._list.cards != before:
            put_in_order(*self._list.cards, self._foot, self._days_off)
        none = not settings.reminders
        self._empty.setVisible(none)
        self._foot.setVisible(not none)
        self._days_off.setVisible(self._days_off_open and not none)
        self._days_off.show_settings(settings, self._today())
        off = words.days_off(settings.days_off, self._today())
        self._foot.show_days_off(off)
        self._show_coming()

    def show_room(self, room: Room) -> None:
        """Put the preview below the cards where there is less room."""
        compact = room is not Room.FULL
        self._list.show_room(room)
        below = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(below if compact else beside)
        wide = self.maximumWidth() if compact else self._themes.theme.px(PREVIEW)
        self._preview.setMinimumWidth(0 if compact else wide)
        self._preview.setMaximumWidth(wide)

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        rules = QVBoxLayout()
        rules.setSpacing(px(Space.M))
        rules.addWidget(self._empty)
        rules.addWidget(self._list)
        rules.addWidget(self._foot)
        rules.addWidget(self._days_off)
        rules.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(Space.L))
        self._columns.addLayout(rules, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self._preview)
        self._columns.setAlignment(self._preview, top)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(Space.M))
        outer.addWidget(self._undo)
        outer.addLayout(self._columns)
        outer.addStretch(1)
        self.show_room(Room.FULL)

    def _listen(self) -> None:
        self._list.changed.connect(self._change)
        self._list.renamed.connect(self._rename)
        self._list.wished.connect(self._answer)
        self._empty.add_wanted.connect(self._add_reminder)
        self._foot.add_wanted.connect(self._add_reminder)
        self._foot.days_off_wanted.connect(self._show_days_off)
        self._days_off.changed.connect(self._take)
        self._undo.asked.connect(self._bring_back)

    def _change(self, reminder: Reminder) -> None:
        changed = edits.with_reminder(self._settings, reminder.id, reminder)
        refusal = edits.refusal_of(changed)
        if refusal is None:
            self._take(changed)
            return
        self.show_settings(self._settings)
        self._list.card(reminder.id).tell(refusal)

    def _rename(self, before: str, name: str) -> None:
        now = edits.fresh_id(self._settings, name, but=before)
        if now == before:
            return
        index = edits.index_of(self._settings, before)
        renamed = replace(self._settings.reminders[index], id=now)
        self._list.rename(before, now)
        self._take(edits.with_reminder(self._settings, before, renamed))

    def _answer(self, reminder_id: str, wish: Wish) -> None:
        match wish:
            case Wish.DUPLICATE:
                settings, copy_id = edits.with_copy(self._settings, reminder_id)
                self._take(settings)
                self._name(copy_id)
            case Wish.REMOVE:
                self._remove(reminder_id)

    def _add_reminder(self) -> None:
        added = edits.new_reminder(self._settings)
        count = len(self._settings.reminders)
        self._take(edits.with_inserted(self._settings, count, added))
        self._name(added.id)

    def _name(self, reminder_id: str) -> None:
        card = self._list.card(reminder_id)
        card.show_open(opened=True)
        card.ask_name()

    def _remove(self, reminder_id: str) -> None:
        self._take(self._undo.without(self._settings, reminder_id))
        self._undo.show()
        heir = self._foot if self._settings.reminders else self._empty
        heir.take_focus()

    def _bring_back(self) -> None:
        back = self._undo.brought_back(self._settings)
        if back is None:
            return
        settings, reminder_id = back
        self._take(settings)
        card = self._list.card(reminder_id)
        card.show_open(opened=True)
        card.take_focus()

    def _show_days_off(self) -> None:
        self._days_off_open = not self._days_off_open
        self._days_off.setVisible(self._days_off_open)
        if self._days_off_open:
            self._days_off.take_focus()

    def _take(self, settings: Settings) -> None:
        self._undo.hide()
        self.show_settings(settings)
        self.changed.emit(settings)

    def _today(self) -> date:
        return local_date(self._clock(), self._zone())

    def _show_coming(self) -> None:
        self._preview.show_coming(self._settings, self._clock(), self._zone())

    def showEvent(self, event: QShowEvent) -> None:
        """Let the preview begin at the present moment."""
        super().showEvent(event)
        self._show_coming()
