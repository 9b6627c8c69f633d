"""The days of the history, latest first; older ones come as they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.day_block import DayBlock
from walkreminder.ui.history_cards import DENSE
from walkreminder.ui.history_words import day_words
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from walkreminder.core.day_records import DayRecords
    from walkreminder.ui.dressing import ThemeSource

DAYS_AT_FIRST: Final = 7
DAYS_MORE: Final = 60


class DayList(Card):
    """`chosen` brings a day that was pressed, `more_wanted` the last that is shown.

    Tab stops at one day of them; the arrow keys walk along.
    """

    chosen = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Day by day"), DENSE, parent)
        self._days: tuple[DayRecords, ...] = ()
        self._blocks: list[DayBlock] = []
        self._rules: list[Rule] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(themes.theme.px(Space.M))
        self.more = Button(themes, tr("Show older days"), parent=self)
        self.more.clicked.connect(self.want_more)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def blocks(self) -> list[DayBlock]:
        """The days that are shown."""
        return [block for block in self._blocks if not block.isHidden()]

    @property
    def count(self) -> int:
        """How many days are shown."""
        return len(self._days)

    def show_days(self, days: Sequence[DayRecords], today: date, *, more: bool) -> None:
        """Show days, the latest first; `more`: there are older ones."""
        self._days = tuple(days)
        sheet = self._made_sheet(len(self._days) - len(self._blocks))
        for index, block in enumerate(self._blocks):
            used = index < len(self._days)
            block.setVisible(used)
            self._rules[index].setVisible(used and index > 0)
            if used:
                each = self._days[index]
                block.show_day(day_words(each.day, each.walks, each.lines, today))
        if sheet is not None:
            self._list.addWidget(sheet)
            sheet.show()
        self.more.setVisible(more)
        if self._blocks:
            self._blocks[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add_days(self, days: Sequence[DayRecords], today: date, *, more: bool) -> None:
        """Show older days below those that are shown."""
        self.show_days((*self._days, *days), today, more=more)

    def want_more(self) -> None:
        """Ask for older days, if there are any."""
        if self._days and not self.more.isHidden():
            self.more_wanted.emit(self._days[-1].day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the days."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        blocks = self.blocks
        at = next((n for n, block in enumerate(blocks) if block.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(blocks):
            super().keyPressEvent(event)
            return
        # Tab comes back to where one was.
        blocks[at].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        blocks[at + step].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        blocks[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _made_sheet(self, count: int) -> QWidget | None:
        """Return so many new blocks on a sheet that comes whole.

        What appears one by one has the whole page laid out again each time.
        """
        if count <= 0:
            return None
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._themes.theme.px(Space.M))
        for _ in range(count):
            block = DayBlock(self._themes, sheet)
            block.chosen.connect(self.chosen)
            self._rules.append(Rule(self._themes, sheet))
            self._blocks.append(block)
            column.addWidget(self._rules[-1])
            column.addWidget(block)
        return sheet
