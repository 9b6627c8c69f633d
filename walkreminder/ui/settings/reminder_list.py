"""The cards of all reminders, in their order; a card lives as long as its reminder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.page import Room
from walkreminder.ui.settings.reminder_card import ReminderCard
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.settings.card_menu import Wish


class ReminderList(QWidget):
    """Shows a card a reminder and passes on what each asks, with its id."""

    changed = Signal(object)
    renamed = Signal(str, str)
    wished = Signal(str, object)

    def __init__(
        self, themes: ThemeSource, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._starts = settings.goal.week_starts
        self._cards: dict[str, ReminderCard] = {}
        self._room = Room.FULL
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.theme.px(Space.M))

    def show_settings(self, settings: Settings) -> None:
        """Show the reminders; cards stay as they are, open or closed.

        Where all of them are new, the first one opens.
        """
        strangers = not any(each.id in self._cards for each in settings.reminders)
        if settings.goal.week_starts != self._starts:
            self._starts = settings.goal.week_starts
            self._drop(set(self._cards))
        self._drop(set(self._cards) - {each.id for each in settings.reminders})
        for index, reminder in enumerate(settings.reminders):
            card = self._cards.get(reminder.id) or self._new_card(reminder)
            if self._column.indexOf(card) != index:
                self._column.insertWidget(index, card)
                card.show()
            card.show_reminder(reminder, settings.walk.minutes)
        if strangers and settings.reminders:
            self._cards[settings.reminders[0].id].show_open(opened=True)
        self.setVisible(bool(settings.reminders))

    def show_room(self, room: Room) -> None:
        """Let the cards stand as the room allows, and those that come later."""
        self._room = room
        for card in self._cards.values():
            card.show_room(room)

    @property
    def cards(self) -> list[ReminderCard]:
        """The cards as they stand."""
        return sorted(self._cards.values(), key=self._column.indexOf)

    def card(self, reminder_id: str) -> ReminderCard:
        """Return the card of a reminder."""
        return self._cards[reminder_id]

    def rename(self, before: str, now: str) -> None:
        """Keep a card for the same reminder under another id."""
        self._cards[now] = self._cards.pop(before)

    def _new_card(self, reminder: Reminder) -> ReminderCard:
        card = ReminderCard(self._themes, reminder, self._starts, self)
        card.changed.connect(self.changed)
        card.renamed.connect(partial(self._pass_name, card))
        card.wished.connect(partial(self._pass_wish, card))
        card.show_room(self._room)
        self._cards[reminder.id] = card
        return card

    def _drop(self, ids: set[str]) -> None:
        for each in ids:
            card = self._cards.pop(each)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _pass_name(self, card: ReminderCard, name: str) -> None:
        self.renamed.emit(self._id_of(card), name)

    def _pass_wish(self, card: ReminderCard, wish: Wish) -> None:
        self.wished.emit(self._id_of(card), wish)

    def _id_of(self, card: ReminderCard) -> str:
        return next(each for each, known in self._cards.items() if known is card)
