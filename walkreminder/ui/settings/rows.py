"""A tab of rows: what a setting is called, what it does, and its control at the end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import Switch
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings import words
from walkreminder.ui.settings.answers import Choices
from walkreminder.ui.settings.edits import refusal_of
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from walkreminder.core.settings import Settings
    from walkreminder.ui.dressing import ThemeSource

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Lens(Generic[V]):
    """One setting among all: how to read it, and how to write it."""

    read: Callable[[Settings], V]
    write: Callable[[Settings, V], Settings]


@dataclass(frozen=True, slots=True)
class Says:
    """What a setting is called, and in one line what it does."""

    name: str
    does: str


class Row(QWidget):
    """Words on one side, a control on the other."""

    def __init__(self, themes: ThemeSource, says: Says, control: QWidget) -> None:
        super().__init__()
        px = themes.theme.px
        self.does = Text(themes, says.does, Face.SMALL, Tone.MUTED, self).wrapped()
        self._told = Text(themes, "", Face.SMALL, Tone.AMBER, self).wrapped()
        self._told.hide()
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(Text(themes, says.name, Face.MEDIUM, parent=self).wrapped())
        column.addWidget(self.does)
        column.addWidget(self._told)
        self._themes = themes
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, px(10), 0, px(10))
        self._line.addLayout(column, 1)
        self._line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_room(Room.FULL)

    def show_room(self, room: Room) -> None:
        """Put the control below the words where there is hardly any room."""
        tight = room is Room.TIGHT
        below = QBoxLayout.Direction.TopToBottom
        self._line.setDirection(below if tight else QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(self._themes.theme.px(Space.S if tight else Space.XL))

    def tell(self, sentence: str) -> None:
        """Say in place why an edit was not taken, or take the words back."""
        self._told.show_text(sentence)
        self._told.setVisible(bool(sentence))


class RowsTab(QWidget):
    """Cards of rows; an edit leads to `changed` with whole new settings."""

    changed = Signal(object)

    def __init__(self, themes: ThemeSource, settings: Settings) -> None:
        super().__init__()
        self.themes = themes
        self._settings = settings
        self._shows: list[Callable[[], None]] = []
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(themes.theme.px(Space.L))
        self.build()
        self._cards.addStretch(1)
        self.show_settings(settings)

    @property
    def settings(self) -> Settings:
        """The settings that are shown."""
        return self._settings

    def build(self) -> None:
        """Add the cards; each tab has its own."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Show settings; what the keyboard is on stays where it is."""
        self._settings = settings
        for show in self._shows:
            show()

    def show_room(self, room: Room) -> None:
        """Lay the rows out for the room there is."""
        for row in self.findChildren(Row):
            row.show_room(room)

    def add_card(self, caption: str, *parts: QWidget) -> Card:
        """Add a card with rows in it, a hairline between each two."""
        card = Card(self.themes, caption, padding=(16, 20))
        card.body.setSpacing(0)
        for index, part in enumerate(parts):
            if index:
                card.body.addWidget(Rule(self.themes, card))
            card.body.addWidget(part)
        last = parts[-1].layout()
        if last is not None:
            margins = last.contentsMargins()
            margins.setBottom(0)
            last.setContentsMargins(margins)
        self._cards.addWidget(card)
        return card

    def stepper(
        self, says: Says, steps: Steps, say: Callable[[int], str], lens: Lens[int]
    ) -> Row:
        """Return a row with a number."""
        control = Stepper(self.themes, says.name, steps, say)
        self.follow(lens, control.show_value)
        row = Row(self.themes, says, control)
        control.changed.connect(partial(self.edit, row, lens))
        return row

    def choices(
        self, says: Says, options: Sequence[tuple[V, str]], lens: Lens[V]
    ) -> Row:
        """Return a row with a few words of which one is chosen."""
        control = Choices(self.themes, says.name, options)
        self.follow(lens, control.show_value)
        row = Row(self.themes, says, control)
        control.changed.connect(partial(self.edit, row, lens))
        return row

    def switch(self, says: Says, lens: Lens[bool]) -> Row:
        """Return a row with something that is on or off."""
        control = Switch(self.themes, says.name)
        self.follow(lens, control.show_on)
        row = Row(self.themes, says, control)
        control.changed.connect(partial(self.edit, row, lens))
        return row

    def follow(self, lens: Lens[V], show: Callable[[V], None]) -> None:
        """Show a setting in a control whenever settings are shown."""
        self._shows.append(partial(self._show, lens, show))

    def edit(self, row: Row | None, lens: Lens[V], value: V) -> None:
        """Tell the settings with one of them changed, or in its row why not."""
        changed = lens.write(self._settings, value)
        refusal = refusal_of(changed)
        if row is not None:
            row.tell("" if refusal is None else words.refusal(refusal))
        if refusal is not None:
            self.show_settings(self._settings)
        elif changed != self._settings:
            self.show_settings(changed)
            self.changed.emit(changed)

    def _show(self, lens: Lens[V], show: Callable[[V], None]) -> None:
        show(lens.read(self._settings))
