"""Tell that a reminder was removed, and bring it back to where it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from walkreminder.ui.parts.notice import Notice, NoticeBar
from walkreminder.ui.settings import edits, words
from walkreminder.ui.wording import reminder_title, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder
    from walkreminder.ui.dressing import ThemeSource


class Removal(NoticeBar):
    """Remembers the last reminder that was removed; `asked` wants it back."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._removed: tuple[int, Reminder] | None = None
        self.hide()

    def without(self, settings: Settings, reminder_id: str) -> Settings:
        """Return the settings without a reminder, which is remembered."""
        index = edits.index_of(settings, reminder_id)
        self._removed = index, settings.reminders[index]
        text = words.removed(reminder_title(reminder_id))
        self.show_notice(Notice(text, "check", button=tr("Undo")))
        return edits.without_reminder(settings, reminder_id)

    def brought_back(self, settings: Settings) -> tuple[Settings, str] | None:
        """Return the settings with it again and its id, or None if it has been."""
        if self._removed is None:
            return None
        (index, reminder), self._removed = self._removed, None
        if any(each.id == reminder.id for each in settings.reminders):
            fresh = edits.fresh_id(settings, reminder.id)
            reminder = replace(reminder, id=fresh)
        return edits.with_inserted(settings, index, reminder), reminder.id
