"""A 0-10 rating row: one press answers, arrow keys walk along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.theme import HAIRLINE, Face, Height, Radius, Space, Theme, figures

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from walkreminder.ui.dressing import ThemeSource

HIGHEST: Final = 10
CELL: Final = 20
GAP: Final = 3


class RatingCell(Control):
    """One number of the row."""

    def __init__(self, themes: ThemeSource, number: int, parent: QWidget) -> None:
        super().__init__(themes, str(number), Radius.CELL, parent)
        self.setCheckable(True)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a cell that holds its number."""
        words = text_size(figures(theme.font(Face.SMALL_STRONG)), "10")
        width = max(theme.px(CELL), round(words.width()) + theme.px(Space.XS))
        return QSize(width, theme.px(Height.CHIP))

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
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(GAP))
        for number in range(HIGHEST + 1):
            cell = RatingCell(themes, number, self)
            cell.setAccessibleName(f"{name}: {number}")
            self._group.addButton(cell, number)
            row.addWidget(cell)
        # Toggled and not clicked: assistive technology toggles.
        self._group.idToggled.connect(self._tell)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)

    def rating(self) -> int | None:
        """Return the answer, if there is one."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def show_rating(self, rating: int | None) -> None:
        """Show an answer, or that there is none yet."""
        with QSignalBlocker(self._group):
            if rating is not None:
                self._group.button(rating).setChecked(True)
                return
            self._group.setExclusive(False)
            for cell in self._group.buttons():
                cell.setChecked(False)
            self._group.setExclusive(True)

    def _tell(self, number: int, checked: bool) -> None:  # noqa: FBT001  Qt's signal
        if checked:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the digit keys; 0 to 9."""
        text = event.text()
        if len(text) == 1 and text in "0123456789":
            cell = self._group.button(int(text))
            cell.setFocus(Qt.FocusReason.ShortcutFocusReason)
            cell.click()
            return
        super().keyPressEvent(event)
