"""The rows of the tab Your data: a file with its place, and a copy to go back to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.ui.about import CopyButton, path_words
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.settings import data_values as values
from walkreminder.ui.settings.rows import Row, Says
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import listing, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.page import Room
    from walkreminder.ui.settings.data_values import DataPlace, KeptCopy

MOST_SHOWN = 12


class RowsCard(Card):
    """A card whose rows are made anew when there is something else to show."""

    def __init__(self, themes: ThemeSource, caption: str) -> None:
        super().__init__(themes, caption, padding=(16, 20))
        self.body.setSpacing(0)
        self.themes = themes
        self._room: Room | None = None
        self._made: list[QWidget] = []

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these in the place of those before, a hairline between each two."""
        for old in self._made:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = []
        for index, row in enumerate(rows):
            self._made += [Rule(self.themes, self), row] if index else [row]
        for widget in self._made:
            self.body.addWidget(widget)
        last = rows[-1].layout()
        if last is not None:
            # The card has a margin of its own below.
            margins = last.contentsMargins()
            margins.setBottom(0)
            last.setContentsMargins(margins)
        if self._room is not None:
            self.show_room(self._room)

    def show_room(self, room: Room) -> None:
        """Lay the rows out for the room there is."""
        self._room = room
        for row in self.findChildren(Row):
            row.show_room(room)


class PlacesCard(RowsCard):
    """Where everything lies; `folder_wanted` brings one that is to be opened."""

    folder_wanted = Signal(str)

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, tr("Where it lies"))
        self._shown: tuple[DataPlace, ...] = ()

    def show_places(self, places: tuple[DataPlace, ...]) -> None:
        """Show them, unless they are shown already."""
        if places != self._shown:
            self._shown = places
            self.show_rows([self._row(place) for place in places])

    def _row(self, place: DataPlace) -> Row:
        size = None if place.size is None else values.size_words(place.size)
        told = listing(filter(None, (path_words(place.path), size)))
        buttons, name = QWidget(), place.name
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.themes.theme.px(Space.S))
        copied = tr("Copy the path of {name}", name=name)
        line.addWidget(CopyButton(self.themes, tr("Copy"), place.path, copied))
        folder = Button(self.themes, tr("Open folder"))
        folder.setAccessibleName(tr("Open the folder of {name}", name=name))
        folder.clicked.connect(partial(self.folder_wanted.emit, place.folder))
        line.addWidget(folder)
        row = Row(self.themes, Says(name, told), buttons)
        row.does.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.does.setAccessibleName(f"{name}: {told}")
        return row


class CopiesCard(RowsCard):
    """The copies, the newest first; `restore_wanted` brings the one to go back to."""

    restore_wanted = Signal(object)

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, tr("Copies"))
        self._shown: tuple[KeptCopy, ...] | None = None

    def show_copies(self, copies: tuple[KeptCopy, ...]) -> None:
        """Show them, unless they are shown already."""
        if copies == self._shown:
            return
        self._shown = copies
        rows = [self._row(copy) for copy in copies[:MOST_SHOWN]]
        first = Row(
            self.themes,
            Says(tr("Daily copies"), values.last_copy(copies)),
            _nothing(),
        )
        more = len(copies) - MOST_SHOWN
        if more > 0:
            told = tr("They lie in the folder of the copies.")
            says = Says(tr("{count} more", count=more), told)
            rows.append(Row(self.themes, says, _nothing()))
        self.show_rows([first, *rows])

    def _row(self, copy: KeptCopy) -> Row:
        name, control = values.copy_name(copy), _nothing()
        if copy.can_be_used:
            button = Button(self.themes, tr("Restore"))
            button.setAccessibleName(tr("Restore {name}", name=name))
            button.clicked.connect(partial(self.restore_wanted.emit, copy))
            control = button
        return Row(self.themes, Says(name, values.copy_words(copy)), control)


def _nothing() -> QWidget:
    """Return what stands for a control where there is none; it takes no room."""
    widget = QWidget()
    widget.hide()
    return widget
