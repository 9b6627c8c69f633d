"""The card that says what a file would change, before anything does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.exchange import Order
from walkreminder.ui.exchange import words
from walkreminder.ui.parts.buttons import Button, Kind, Switch
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.answers import Choices
from walkreminder.ui.settings.rows import Row, Says
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import ended, sentences, tr

if TYPE_CHECKING:
    from walkreminder.core.exchange import Preview
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.exchange.values import Found
    from walkreminder.ui.exchange.words import Group
    from walkreminder.ui.page import Room


class PreviewCard(Card):
    """Shows what a file would change; a yes or a no comes as a signal.

    `taken` tells whether walks that overlap are left out; `read_wanted` asks to read
    the file again, and `order_chosen` to read its dates so.
    """

    taken = Signal(bool)
    left = Signal()
    read_wanted = Signal()
    order_chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=(16, 20), parent=parent)
        self._found: Found | None = None
        self._room: Room | None = None
        self._title = Text(themes, "", Face.TITLE, parent=self).wrapped()
        self._remedy = Text(themes, "", parent=self).wrapped()
        self._content = QWidget(self)
        self._leave_out = Switch(themes, "")
        self.yes = Button(themes, "", Kind.PRIMARY, parent=self)
        self.no = Button(themes, tr("Not now"), parent=self)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.left)
        self._buttons = QWidget(self)
        gap = themes.theme.px(Space.S)
        flow = FlowLayout(self._buttons, gap, gap)
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        policy = self._buttons.sizePolicy()
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self.body.addWidget(self._title)
        self.body.addWidget(self._content)
        self.body.addWidget(self._remedy)
        self.body.addWidget(self._buttons)
        self.body.setSpacing(themes.theme.px(Space.M))

    def show_found(self, found: Found) -> None:
        """Show it in the place of what was found before."""
        self._found = found
        flawed = bool(found.preview.flaws)
        self._title.show_text(_title(found))
        self._remedy.show_text(_remedy(found))
        self._remedy.setVisible(flawed)
        self._renew()
        self.yes.show_kind(Kind.QUIET if flawed else Kind.PRIMARY)
        self.yes.setVisible(not found.preview.asks_order)
        self._show_yes()
        self.setAccessibleName(self.spoken)

    def show_room(self, room: Room) -> None:
        """Lay the rows out for the room there is."""
        self._room = room
        for row in self.findChildren(Row):
            row.show_room(room)

    @property
    def spoken(self) -> str:
        """What is found, in sentences."""
        if self._found is None:
            return ""
        preview = self._found.preview
        told = [str(each) for each in preview.flaws]
        told += [each.head for each in self._groups(preview)]
        told += preview.remarks
        remedy = _remedy(self._found) if preview.flaws else ""
        return sentences(ended(self._title.text()), *map(ended, told), remedy)

    @property
    def leaves_out(self) -> bool:
        """Whether walks that overlap others are left out; else they are new ones."""
        return self._leave_out.isChecked()

    def _agree(self) -> None:
        if self._found is not None and self._found.preview.flaws:
            self.read_wanted.emit()
        else:
            self.taken.emit(self.leaves_out)

    def _renew(self) -> None:
        found, old = self._found, self._content
        assert found is not None
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._themes.theme.px(Space.M))
        preview = found.preview
        self._leave_out = self._made_switch()
        parts: list[QWidget] = []
        for group in self._groups(preview):
            parts.append(self._lines(group))
            if group == words.overlaps(preview):
                parts.append(self._leaving_out())
        parts += [self._text(str(each)) for each in preview.flaws]
        if preview.asks_order or found.order is not None:
            parts.append(self._orders(found.order))
        parts += [self._text(each, Tone.AMBER) for each in preview.remarks]
        for part in parts:
            column.addWidget(part)
        self.body.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()
        if self._room is not None:
            self.show_room(self._room)

    def _groups(self, preview: Preview) -> list[Group]:
        new = [words.new_walks(preview)] if preview.new else []
        overlap = [words.overlaps(preview)] if preview.overlaps else []
        return [*new, *overlap, *words.rest(preview)]

    def _lines(self, group: Group) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._themes.theme.px(2))
        face = Face.MEDIUM if group.lines else Face.BODY
        head = Text(self._themes, group.head, face, parent=block)
        column.addWidget(head.wrapped())
        for each in group.lines:
            line = Text(self._themes, each, Face.SMALL, Tone.MUTED, block)
            column.addWidget(line.with_figures().wrapped())
        return block

    def _leaving_out(self) -> Row:
        why = tr("Each is at a time of another walk, and may be the same one.")
        return Row(self._themes, Says(tr("Leave them out"), why), self._leave_out)

    def _made_switch(self) -> Switch:
        switch = Switch(self._themes, tr("Leave out the walks that overlap"))
        switch.show_on(True)  # noqa: FBT003 - it is the value
        switch.changed.connect(self._show_yes)
        return switch

    def _orders(self, order: Order | None) -> QWidget:
        options = (
            (Order.DAY_FIRST, tr("3/4 is 3 April")),
            (Order.MONTH_FIRST, tr("3/4 is 4 March")),
        )
        choices = Choices(self._themes, tr("Order of the dates"), options, self)
        if order is not None:
            choices.show_value(order)
        # On a turn of its own: the chips are made anew by what is found then.
        queued = Qt.ConnectionType.QueuedConnection
        choices.changed.connect(self.order_chosen, queued)
        return choices

    def _text(self, text: str, tone: Tone = Tone.INK) -> Text:
        return Text(self._themes, text, Face.BODY, tone, self).wrapped()

    def _show_yes(self) -> None:
        assert self._found is not None
        preview = self._found.preview
        if preview.flaws:
            self.yes.show_text(tr("Read it again"))
            self.yes.setEnabled(True)
            return
        new = words.counted(preview, leaves_out=self.leaves_out)
        walks = tr("Import 1 walk") if new == 1 else tr("Import {n} walks", n=new)
        self.yes.show_text(walks if new else tr("Import"))
        some = words.is_anything_left(preview, leaves_out=self.leaves_out)
        self.yes.setEnabled(some)


def _title(found: Found) -> str:
    if found.preview.asks_order:
        return tr("How are the dates in {name} to be read?", name=found.name)
    if found.preview.flaws:
        return tr("{name} cannot be imported as it is", name=found.name)
    return tr("What {name} would change", name=found.name)


def _remedy(found: Found) -> str:
    if found.preview.asks_order:
        return tr("Nothing was imported. Choose how its dates are to be read.")
    return tr(
        "Nothing was imported. Put this right in the file, save it, and read it again."
    )
