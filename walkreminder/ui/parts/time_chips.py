"""A time of a day as a chip that can be removed, and the chip that adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import dashed, fill, outline, text_size, write
from walkreminder.ui.theme import HAIRLINE, ICON_SMALL, Face, Height, Theme, figures

if TYPE_CHECKING:
    from datetime import time

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

BEFORE: Final = 12
AFTER: Final = 6
GAP: Final = 6


class TimeChip(Control):
    """One time; a press edits it, its x or Delete removes it."""

    removed = Signal()

    def __init__(
        self, themes: ThemeSource, when: time, written: str, parent: QWidget
    ) -> None:
        super().__init__(themes, written, Height.CHIP / 2, parent)
        self.when = when

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the time and its x."""
        words = text_size(figures(theme.font(Face.STRONG)), self.text())
        around = theme.px(BEFORE + GAP + ICON_SMALL + AFTER + 2)
        height = max(theme.px(Height.CHIP), round(words.height() + 6))
        return QSize(round(words.width() + 1) + around, height)

    def _cross(self) -> QRect:
        """Return where the x is pressed: from the words' end to the chip's end."""
        theme = self.theme
        side = theme.px(ICON_SMALL + AFTER + GAP)
        place = QRectF(self.width() - side, 0, side, self.height())
        return self.visual(place).toRect()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the soft pill, the time and the x."""
        rect, palette = QRectF(self.rect()), theme.palette
        rests = self.isEnabled() and not self.isDown()
        ground = palette.leaf_soft if rests else palette.track
        ink = palette.leaf if self.isEnabled() else palette.muted
        fill(painter, rect, rect.height() / 2, ground)
        font = figures(theme.font(Face.STRONG))
        words = text_size(font, self.text())
        place = QRectF(theme.px(BEFORE), 0, words.width() + 1, rect.height())
        write(painter, self.visual(place), self.text(), font, ink)
        side = theme.px(ICON_SMALL)
        left = rect.width() - theme.px(AFTER + 1) - side
        cross = QRectF(left, round((rect.height() - side) / 2), side, side)
        draw_icon(painter, "x", ink, self.visual(cross))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove when released over the x, else edit."""
        if self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove on Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class AddChip(Control):
    """A dashed pill that adds one more."""

    def __init__(self, themes: ThemeSource, text: str, parent: QWidget) -> None:
        super().__init__(themes, text, Height.CHIP / 2, parent)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the plus and the word."""
        words = text_size(theme.font(Face.BODY), self.text())
        around = theme.px(2 * BEFORE + GAP + ICON_SMALL)
        height = max(theme.px(Height.CHIP), round(words.height() + 6))
        return QSize(round(words.width() + 1) + around, height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the dashed outline, the plus and the word."""
        rect, palette = QRectF(self.rect()), theme.palette
        radius = rect.height() / 2
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            fill(painter, rect, radius, palette.hover)
        edge = palette.edge if self.isEnabled() else palette.line
        outline(painter, rect, radius, dashed(edge, HAIRLINE))
        side, left = theme.px(ICON_SMALL), theme.px(BEFORE - 2)
        plus = QRectF(left, round((rect.height() - side) / 2), side, side)
        draw_icon(painter, "plus", palette.muted, self.visual(plus))
        left += side + theme.px(GAP)
        words = QRectF(left, 0, rect.width() - left - theme.px(BEFORE), rect.height())
        font = theme.font(Face.BODY)
        write(painter, self.visual(words), self.text(), font, palette.muted)
