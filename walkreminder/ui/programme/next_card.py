"""The card of what comes next: what changes, what is asked for, and the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.picture import Picture, keep_silent
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.here_card import PADDING
from walkreminder.ui.theme import Face, Space, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.programme.next_words import Choice, Line, NextWords

ICON: Final = 18
ROW: Final = 27
ROWS: Final = 4
BUTTONS: Final = 3
WORDS: Final = 90  # at least, for an amount to stand beside them


class _Icon(Picture):
    """Whether a thing is done; the amount at the end of its row says the same."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._icon, self._tone = "clock", Tone.MUTED
        keep_silent(self)

    def show_icon(self, icon: str, tone: Tone) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        return QSize(theme.px(ICON), theme.px(ICON))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        place, ink = QRectF(self.rect()), theme.colour(self._tone)
        draw_icon(painter, self._icon, ink, place, self.layoutDirection())


class _Row(QWidget):
    """One thing that a step up asks for."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = _Icon(themes, self)
        self._text = Text(themes, "", parent=self).wrapped()
        muted = Tone.MUTED
        self._amount = Text(themes, "", tone=muted, parent=self).with_figures()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(10))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        px = themes.theme.px
        ends = EndsRow(words=px(WORDS))
        ends.setSpacing(px(10))
        ends.addWidget(self._text, 1)
        ends.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(ends, 1)
        self.setMinimumHeight(themes.theme.px(ROW))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, line: Line) -> None:
        self._icon.show_icon(line.icon, Tone.LEAF if line.is_met else Tone.MUTED)
        self._text.show_text(line.text)
        self._amount.show_text(line.amount)


class NextCard(Card):
    """What comes next; `chosen` carries the choice of whoever pressed a button."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=PADDING, parent=parent)
        px = themes.theme.px
        small, muted = Face.SMALL, Tone.MUTED
        self._choices: tuple[Choice, ...] = ()
        self._words: NextWords | None = None
        # It stands below the caption where there is no room beside it.
        self._aside = Text(themes, "", small, muted, self).with_figures().folding()
        self._below = Text(themes, "", small, muted, self).wrapped()
        self._is_tight = False
        self.add_to_head(self._aside)
        self._number = Number(themes, Face.NUMBER, Face.LARGE, self)
        self._sentence = Text(themes, "", parent=self).wrapped()
        self._rows = [_Row(themes, self) for _ in range(ROWS)]
        self._note = Text(themes, "", small, muted, self).wrapped()
        self._buttons = [Button(themes, "", parent=self) for _ in range(BUTTONS)]
        self._line = QWidget(self)
        flow = FlowLayout(self._line, px(Space.S), px(Space.S))
        for button in self._buttons:
            flow.addWidget(button)
            button.clicked.connect(self._press)
        policy = self._line.sizePolicy()
        policy.setHeightForWidth(True)
        self._line.setSizePolicy(policy)
        self.body.setSpacing(px(2))
        self.body.addSpacing(px(2))
        self.body.addWidget(self._below)
        self.body.addWidget(self._number)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(px(Space.S))
        rows = self._lines = QVBoxLayout()
        rows.setSpacing(0)
        for row in self._rows:
            rows.addWidget(row)
        self.body.addLayout(rows)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.body.addSpacing(px(Space.S))
        self.body.addWidget(self._line)

    def show_words(self, words: NextWords) -> None:
        """Show what comes next."""
        self._words = words
        self.show_caption(words.caption)
        for text, shown in (
            (self._aside, "" if self._is_tight else words.aside),
            (self._below, words.aside if self._is_tight else ""),
            (self._sentence, words.sentence),
            (self._note, words.note),
        ):
            text.show_text(shown)
            text.setVisible(bool(shown))
        self._number.show_number(words.number, words.unit)
        self._number.setVisible(bool(words.number))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(words.lines))
            if number < len(words.lines):
                row.show_line(words.lines[number])
        self._show_choices(words.choices)

    def show_room(self, room: Room) -> None:
        """Stand otherwise where there is hardly any room."""
        self._is_tight = room is Room.TIGHT
        # What stands in several lines needs air between one thing and the next.
        self._lines.setSpacing(self._themes.theme.px(Space.S if self._is_tight else 0))
        if self._words is not None:
            self.show_words(self._words)

    def _show_choices(self, choices: tuple[Choice, ...]) -> None:
        self._choices = choices
        self._line.setVisible(bool(choices))
        for number, button in enumerate(self._buttons):
            if number >= len(choices):
                button.hide()
                continue
            choice = choices[number]
            button.show_text(choice.text)
            button.show_kind(choice.kind)
            button.setEnabled(choice.enabled)
            button.show()

    def _press(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.chosen.emit(self._choices[self._buttons.index(button)])
