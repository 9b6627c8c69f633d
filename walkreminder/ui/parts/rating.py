"""A 0-10 rating row: one press answers, arrow keys walk along, words tell the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkreminder.ui.parts.cell_rows import CellRows
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.parts.text import Text
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import (
    HAIRLINE,
    Face,
    Height,
    Radius,
    Space,
    Theme,
    Tone,
    figures,
)
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from walkreminder.ui.dressing import ThemeSource

HIGHEST: Final = 10
CELL: Final = 20
GAP: Final = 3
WORDS_BELOW: Final = 6
ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: HIGHEST}
CHORDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def scale_words() -> dict[int, str]:
    """Return what the ends and the middle of the scale are called."""
    return {
        0: tr("no pain"),
        HIGHEST // 2: tr("medium"),
        HIGHEST: tr("worst imaginable"),
    }


class RatingCell(Control):
    """One number of the row."""

    def __init__(
        self, themes: ThemeSource, number: int, height: int, parent: QWidget
    ) -> None:
        super().__init__(themes, str(number), Radius.CELL, parent)
        self._height = height
        self.setCheckable(True)
        # One of several, to those who hear it.
        self.setAutoExclusive(True)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a cell that holds its number."""
        words = text_size(figures(theme.font(Face.SMALL_STRONG)), "10")
        width = max(theme.px(CELL), round(words.width()) + theme.px(Space.XS))
        least = round(words.height()) + theme.px(Space.XS)
        return QSize(width, max(theme.px(self._height), least))

    def minimumSizeHint(self) -> QSize:
        """Ask for the number alone, where large letters meet a small window."""
        words = text_size(figures(self.theme.font(Face.SMALL_STRONG)), "10")
        width = round(words.width()) + self.theme.px(Space.XS)
        return QSize(width, self.sizeHint().height())

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the cell, filled when it is the answer."""
        rect, radius = QRectF(self.rect()), theme.length(Radius.CELL)
        palette, on = theme.palette, self.isChecked()
        ground = palette.hover if self.underMouse() else palette.paper
        fill(painter, rect, radius, palette.leaf if on else ground)
        if not on:
            edge = palette.edge if self.underMouse() else palette.line
            outline(painter, rect, radius, pen(edge, HAIRLINE))
        face = Face.SMALL_STRONG if on else Face.SMALL_MEDIUM
        ink = palette.on_leaf if on else palette.ink
        write(painter, rect, self.text(), figures(theme.font(face)), ink)


class RatingRow(QWidget):
    """Eleven cells; `chosen` brings the number that was pressed."""

    chosen = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        parent: QWidget | None = None,
        height: int = Height.CHIP,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = self._row = CellRows(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(GAP))
        for number in range(HIGHEST + 1):
            cell = RatingCell(themes, number, height, self)
            Hint(cell, themes)
            cell.setToolTip(scale_words().get(number, ""))
            self._group.addButton(cell, number)
            row.addWidget(cell)
        self.show_name(name)
        self._offer_stop()
        # Toggled and not clicked: assistive technology toggles.
        self._group.idToggled.connect(self._tell)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows are."""
        super().resizeEvent(event)
        _fix_height(self, fixed=not self.stacks_at(self.width()))

    def stacks_at(self, width: int) -> bool:
        """Return whether the numbers stand in two rows at a width."""
        return self._row.stacks_at(width)

    def show_name(self, name: str) -> None:
        """Show what is rated, to those who hear it."""
        self.setAccessibleName(name)
        words = scale_words()
        for number in range(HIGHEST + 1):
            told = f"{name}: {number}"
            if number in words:
                told = f"{told}, {words[number]}"
            self._group.button(number).setAccessibleName(told)

    def rating(self) -> int | None:
        """Return the answer, if there is one."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def show_rating(self, rating: int | None) -> None:
        """Show an answer, or that there is none yet."""
        with QSignalBlocker(self._group):
            self._group.setExclusive(rating is not None)
            for number in range(HIGHEST + 1):
                self._group.button(number).setChecked(number == rating)
            self._group.setExclusive(True)
        self._offer_stop()

    def hear(self, event: QKeyEvent) -> bool:
        """Answer with a key, wherever it was heard; return whether it answers.

        0 to 9 are their digits, 10 is End, and 0 is Home as well.
        """
        text, number = event.text(), ENDS.get(Qt.Key(event.key()))
        if event.modifiers() & CHORDS:
            return False
        if len(text) == 1 and text in "0123456789":
            number = int(text)
        if number is None:
            return False
        self._group.button(number).click()
        return True

    def focus_answer(self) -> None:
        """Bring the keyboard to the answer, or to where Tab would stop."""
        cell = self._group.button(self.rating() or 0)
        cell.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_stop(self) -> None:
        """Let Tab stop once: at the answer, or else at the first cell."""
        stop, policy = self.rating() or 0, Qt.FocusPolicy
        for number in range(HIGHEST + 1):
            here = policy.StrongFocus if number == stop else policy.ClickFocus
            self._group.button(number).setFocusPolicy(here)

    def _tell(self, number: int, checked: bool) -> None:  # noqa: FBT001  Qt's signal
        if checked:
            self._offer_stop()
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a key, and go to the answer."""
        if not self.hear(event):
            super().keyPressEvent(event)
        elif self.isVisible():
            self.focus_answer()


class RatingScale(QWidget):
    """A rating row with the words of its ends and of its middle below.

    Below two rows the words stand in a line of their own, each with its number.
    """

    chosen = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        parent: QWidget | None = None,
        height: int = Height.CHIP,
    ) -> None:
        super().__init__(parent)
        self.row = RatingRow(themes, name, self, height)
        self.row.chosen.connect(self.chosen)
        self._words = QWidget(self)
        whole, below = QVBoxLayout(self), QHBoxLayout(self._words)
        below.setContentsMargins(0, 0, 0, 0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(themes.theme.px(WORDS_BELOW))
        whole.addWidget(self.row)
        whole.addWidget(self._words)
        align = Qt.AlignmentFlag
        sides = (align.AlignLeft, align.AlignHCenter, align.AlignRight)
        for words, side, share in zip(
            scale_words().values(), sides, (1, 0, 1), strict=True
        ):
            told = Text(themes, words, Face.SMALL, Tone.MUTED, self._words)
            below.addWidget(told, share, side | align.AlignTop)
        self._themes, self._whole = themes, whole
        self._line: Text | None = None
        self._seen = True
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)
        self._arrange()

    def show_words(self, *, seen: bool) -> None:
        """Show the words, or leave them to whoever points at a cell or hears it."""
        self._seen = seen
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for two rows: the words stand otherwise there."""
        size = super().minimumSizeHint()
        return QSize(self.row.minimumSizeHint().width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words follow the rows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.row.stacks_at(self.width())
        self._words.setVisible(self._seen and not stacked)
        if stacked and self._line is None:
            self._line = self._made_line()
        if self._line is not None:
            self._line.setVisible(self._seen and stacked)
        _fix_height(self, fixed=not stacked)

    def _made_line(self) -> Text:
        """Return the words in one line, made when first wanted: few ever see it."""
        told = ", ".join(f"{number} {words}" for number, words in scale_words().items())
        line = Text(self._themes, told, Face.SMALL, Tone.MUTED, self).wrapped()
        self._whole.addWidget(line)
        return line


def _fix_height(part: QWidget, *, fixed: bool) -> None:
    """Keep to the height of one row, or let there be more."""
    policy, vertical = part.sizePolicy(), QSizePolicy.Policy
    high = vertical.Fixed if fixed else vertical.Minimum
    if policy.verticalPolicy() is not high:
        policy.setVerticalPolicy(high)
        part.setSizePolicy(policy)
