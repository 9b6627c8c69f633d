"""What was found on the page: a calm list in place of its parts."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import Face, Radius, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from walkreminder.core.finding import Hit
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

MOST: Final = 40
PADDING: Final = (Space.S, Space.S)
INSET: Final = 12
STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HitRow(Control):
    """One place: its title, and the sentence with the words that were typed.

    `stepped` brings by how many rows an arrow key goes on.
    """

    stepped = Signal(int)

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, "", Radius.CONTROL, parent)
        self.hit: Hit | None = None
        px = themes.theme.px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(INSET), px(Space.S), px(INSET), px(Space.S))
        rows.setSpacing(0)
        self._title = Prose(themes, "", Face.STRONG, parent=self)
        self._line = Prose(themes, "", tone=Tone.MUTED, parent=self)
        for words in (self._title, self._line):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            rows.addWidget(words)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Minimum)

    def show_hit(self, hit: Hit) -> None:
        """Show another place."""
        self.hit = hit
        self._title.show_text(hit.title)
        self._line.show_text(hit.line)
        self._line.show_marks(hit.marks)
        self._line.setVisible(bool(hit.line))
        self.setAccessibleName(hit.title)
        self.setAccessibleDescription(hit.line)

    def ask_size(self, _theme: Theme) -> QSize:
        """Ask for the words."""
        layout = self.layout()
        assert layout is not None
        return layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for as little as the words can do with."""
        layout = self.layout()
        assert layout is not None
        return layout.totalMinimumSize()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint a ground under the pointer."""
        if self.underMouse() or self.isDown():
            ground = theme.palette.track if self.isDown() else theme.palette.hover
            radius = theme.length(Radius.CONTROL)
            fill(painter, QRectF(self.rect()), radius, ground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the rows with the arrow keys."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _Group(QWidget):
    """The places of one part, under its name; rows are kept for the next words."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rows: list[HitRow] = []
        self._rules: list[Rule] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.S))
        column.addWidget(Caption(themes, name, parent=self))
        self._card = Card(themes, "", PADDING, self)
        self._card.body.setSpacing(0)
        column.addWidget(self._card)

    def show_hits(self, hits: Sequence[Hit], results: Results) -> list[HitRow]:
        """Show some places, none of which hides the group; return their rows."""
        while len(self._rows) < len(hits):
            self._add_row(results)
        for index, row in enumerate(self._rows):
            shown = index < len(hits)
            if shown:
                row.show_hit(hits[index])
            row.setVisible(shown)
            self._rules[index].setVisible(shown and index > 0)
        self.setVisible(bool(hits))
        return self._rows[: len(hits)]

    def _add_row(self, results: Results) -> None:
        rule, row = Rule(self._themes, self._card), HitRow(self._themes, self._card)
        row.clicked.connect(partial(results.choose, row))
        row.stepped.connect(partial(results.step, row))
        self._rules.append(rule)
        self._rows.append(row)
        inset, between = self._themes.theme.px(INSET), QHBoxLayout()
        between.setContentsMargins(inset, 0, inset, 0)
        between.addWidget(rule)
        self._card.body.addLayout(between)
        self._card.body.addWidget(row)


class Results(QWidget):
    """The places found, by part; `chosen` brings one, `left` the way back up."""

    chosen = Signal(object)
    stood = Signal(object)
    left = Signal()

    def __init__(
        self, themes: ThemeSource, names: Mapping[str, str], parent: QWidget
    ) -> None:
        """Take the names of the parts, in their order."""
        super().__init__(parent)
        self.rows: list[HitRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.L))
        self._count = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        # Prose, for it says what was typed: a word that may be longer than a line.
        self._none = Prose(themes, "", Face.LEAD, parent=self)
        column.addWidget(self._none)
        column.addWidget(self._count)
        self._groups = {
            part: _Group(themes, name, self) for part, name in names.items()
        }
        for group in self._groups.values():
            column.addWidget(group)

    def show_hits(self, hits: Sequence[Hit], typed: str) -> None:
        """Show what was found, and say how much that is."""
        parts = groupby(hits[:MOST], key=lambda hit: hit.spot.section)
        by_part = {part: list(some) for part, some in parts}
        self.rows = []
        for part, group in self._groups.items():
            self.rows += group.show_hits(by_part.get(part, ()), self)
        found, count = _said(len(hits), typed.strip())
        self._none.show_text("" if hits else found)
        self._none.setVisible(not hits)
        said = self._count.text(), self._none.text()
        self._count.show_text(count)
        if said != (count, found):
            speak(self, f"{found} {count}".strip())

    def choose(self, row: HitRow) -> None:
        """Tell which place is wanted."""
        if row.hit is not None:
            self.chosen.emit(row.hit.spot)

    def step(self, row: HitRow, by: int) -> None:
        """Give the keyboard to another row; above the first, back to the words."""
        at = self.rows.index(row) + by
        if at < 0:
            self.left.emit()
        elif at < len(self.rows):
            self.begin(at)

    def begin(self, at: int = 0) -> None:
        """Give the keyboard to a row, if there is one."""
        if at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.stood.emit(self.rows[at])


def _said(count: int, typed: str) -> tuple[str, str]:
    """Return the sentence where nothing was found, and the one of how much was."""
    if not count:
        found = tr("Nothing on this page says “{typed}”.", typed=typed)
        return found, tr("Fewer words, or only their beginnings, find more.")
    if count == 1:
        return "", tr("1 place")
    if count > MOST:
        words = "{count} places, the first {shown} of them here. One more word helps."
        return "", tr(words, count=count, shown=MOST)
    return "", tr("{count} places", count=count)
