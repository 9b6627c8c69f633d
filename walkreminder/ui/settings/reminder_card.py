"""One reminder as a card: a line when closed, its form when open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from walkreminder.core.timetable import ClockTimes
from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import IconButton, Switch
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.tab_order import put_in_order
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings import words
from walkreminder.ui.settings.card_menu import CardMenu
from walkreminder.ui.settings.edits import NEW_WINDOW, Refusal, as_times
from walkreminder.ui.settings.marks import Elided, Tag
from walkreminder.ui.settings.name_edit import NameEdit
from walkreminder.ui.settings.reminder_form import ReminderForm
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import reminder_title, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.settings import Weekday
    from walkreminder.core.timetable import Reminder
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.M, 20)
OPEN_LEAD: Final = 4
SUMMARY_AT: Final = 3  # in the head: after the title, a gap and a mark
FAR_MORE: Final = 100  # than the stretch a card puts before its controls


class ReminderCard(Card):
    """Shows a reminder; `changed` brings it changed, `renamed` its first name."""

    changed = Signal(object)
    renamed = Signal(str)
    wished = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        reminder: Reminder,
        starts: Weekday,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, padding=PADDING, parent=parent)
        self._reminder = reminder
        self._usual = 0
        self._starts: Weekday = starts
        self._form: ReminderForm | None = None
        self._opened = False
        self._naming: NameEdit | None = None
        self._title = Text(themes, "", Face.TITLE, parent=self).shortened()
        Hint(self._title, themes)
        self._summary = Elided(themes, self)
        self._off = Tag(themes, tr("off"), self)
        self._more = IconButton(themes, "more", tr("More"), parent=self)
        self._unfold = IconButton(themes, "down", tr("Show all of it"), parent=self)
        self._switch = Switch(themes, "", self)
        self._menu = CardMenu(themes, self)
        self._fill_head()
        self._listen()
        self._fold()

    def show_reminder(self, reminder: Reminder, usual: int) -> None:
        """Show a reminder; `usual` is the length of a walk without its own."""
        self._reminder, self._usual = reminder, usual
        title = reminder_title(reminder.id)
        self.setAccessibleName(title)
        self._title.show_text(title)
        self._summary.show_longest(words.in_a_line(reminder, usual))
        self._switch.setAccessibleName(title)
        self._switch.show_on(reminder.enabled)
        self._more.show_icon("more", tr("More for {reminder}", reminder=title))
        self._unfold.show_icon("down", tr("Show all of {reminder}", reminder=title))
        self._off.setVisible(not reminder.enabled)
        self._title.setToolTip(title)
        if self._form is not None:
            self._form.show_reminder(reminder, usual)

    def show_room(self, room: Room) -> None:
        """Put the summary below the head where there is hardly any room."""
        tight = room is Room.TIGHT
        self.show_tight(tight)
        if tight is self._summary.wordWrap():
            return
        self._summary.show_wrapped(tight)
        if tight:
            self.head.removeWidget(self._summary)
            self.body.insertWidget(1, self._summary)
        else:
            self.body.removeWidget(self._summary)
            self.head.insertWidget(SUMMARY_AT, self._summary, FAR_MORE)

    def show_open(self, opened: bool) -> None:  # noqa: FBT001 - it is the value
        """Show the whole form, or one line."""
        if opened != self._opened:
            self._opened = opened
            self._fold()

    @property
    def opened(self) -> bool:
        """Whether the whole form shows."""
        return self._opened

    def ask_name(self) -> None:
        """Let a new reminder be named, once; nobody has to."""
        self._naming = NameEdit(self._themes, self._title.text(), self)
        self._naming.named.connect(self._name)
        self.head.insertWidget(0, self._naming)
        self._naming.show()
        self._title.hide()
        self._naming.begin()

    def take_focus(self) -> None:
        """Put the keyboard on this card."""
        self._switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, reason: Refusal) -> None:
        """Say in place why something was not done."""
        self.show_open(opened=True)
        self._made_form().tell(reason)

    def _fill_head(self) -> None:
        parts: tuple[tuple[QWidget, int], ...] = (
            (self._title, 0),
            (self._off, 0),
            (self._summary, FAR_MORE),
        )
        for index, (part, stretch) in enumerate(parts):
            self.head.insertWidget(index, part, stretch)
        self.head.insertSpacing(1, self._themes.theme.px(Space.XS))
        assert self.head.indexOf(self._summary) == SUMMARY_AT
        for part in (self._more, self._unfold, self._switch):
            self.add_to_head(part)

    def _listen(self) -> None:
        self._switch.changed.connect(self._enable)
        self._unfold.clicked.connect(self._open)
        self._more.clicked.connect(self._show_menu)
        self._menu.wished.connect(self.wished)
        self._menu.turn_wanted.connect(self._turn)
        self._menu.fold_wanted.connect(self._close)

    def _made_form(self) -> ReminderForm:
        """Return the form, made when first wanted: there may be many cards."""
        if self._form is None:
            reminder, starts = self._reminder, self._starts
            self._form = ReminderForm(self._themes, reminder, starts, self)
            self._form.changed.connect(self.changed)
            self._form.show_reminder(reminder, self._usual)
            self.body.addWidget(self._form)
            put_in_order(self._switch, self._form)
        return self._form

    def _fold(self) -> None:
        if self._opened or self._form is not None:
            self._made_form().setVisible(self._opened)
        self._more.setVisible(self._opened)
        self._unfold.setVisible(not self._opened)
        self._summary.setVisible(not self._opened)
        arrow, hand = Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor
        self.setCursor(arrow if self._opened else hand)
        lead = self._themes.theme.px(OPEN_LEAD) if self._opened else 0
        self.head.setContentsMargins(0, lead, 0, 0)

    def _open(self) -> None:
        self.show_open(opened=True)
        self._more.setFocus(Qt.FocusReason.TabFocusReason)

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - a signal's value
        self.changed.emit(replace(self._reminder, enabled=on))

    def _name(self, name: str) -> None:
        if self._naming is None:
            return
        naming, self._naming = self._naming, None
        in_hand = naming.hasFocus()
        naming.hide()
        naming.deleteLater()
        self._title.show()
        if in_hand:
            self._more.setFocus(Qt.FocusReason.TabFocusReason)
        if name:
            self.renamed.emit(name)

    def _show_menu(self) -> None:
        self._menu.open_below(self._more, self._reminder)

    def _close(self) -> None:
        self.show_open(opened=False)
        self._unfold.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self) -> None:
        match self._reminder.rule:
            case ClockTimes():
                self.changed.emit(replace(self._reminder, rule=NEW_WINDOW))
            case window:
                times = as_times(window)
                if isinstance(times, Refusal):
                    self.tell(times)
                else:
                    self.changed.emit(replace(self._reminder, rule=times))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its end comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open and close by a click on the line."""
        below = self.head.geometry().bottom() + self._themes.theme.px(Space.S)
        if event.button() is Qt.MouseButton.LeftButton and event.position().y() < below:
            self.show_open(not self._opened)
