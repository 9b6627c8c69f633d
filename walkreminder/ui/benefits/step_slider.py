"""Walks through the four parts of one step, by mouse and by arrow keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.paint import fitted, outline, pen, text_size, write
from walkreminder.ui.parts.scale import Scale
from walkreminder.ui.theme import Face, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from walkreminder.core.benefits import Step, StepId
    from walkreminder.ui.dressing import ThemeSource

TRACK: Final = 4
STOP: Final = 4.5
CHOSEN: Final = 9.0
EYE: Final = 3.5
LINE_AT: Final = 11
WORDS_AT: Final = 24
SMALLEST: Final = 0.75  # of the size that the words have elsewhere


class StepSlider(Scale):
    """Four stops on a line, one of them chosen."""

    chosen = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        steps: Sequence[Step],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, name, parent)
        self._steps = tuple(steps)
        self._at = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)
        self.show_step(self._steps[0].id)

    @property
    def step(self) -> StepId:
        """The part of the step it shows."""
        return self._steps[self._at].id

    def show_step(self, step: StepId) -> None:
        """Show a part of the step, without telling anyone."""
        self._at = [each.id for each in self._steps].index(step)
        shown = self._steps[self._at]
        self.show_place(self._at, len(self._steps) - 1, shown.name)
        self.setAccessibleDescription(shown.meaning)

    def reach(self, at: int) -> None:
        """Go to a part of the step."""
        self._go(at)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the four words beside each other."""
        font = theme.font(Face.SMALL_STRONG)
        words = [text_size(font, step.name) for step in self._steps]
        column = max(size.width() for size in words) + theme.px(Space.XS)
        height = theme.px(WORDS_AT) + round(words[0].height() + 2)
        return QSize(round(column) * len(self._steps), height)

    def minimumSizeHint(self) -> QSize:
        """Ask for a little less: where it is narrow the words are set smaller."""
        whole = self.sizeHint()
        return QSize(round(whole.width() * SMALLEST), whole.height())

    def _middle(self, index: int) -> float:
        column = self.width() / len(self._steps)
        middle = column * (index + 0.5)
        return self.width() - middle if self.mirrored else middle

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the line, the stops and their words."""
        palette, y = theme.palette, theme.length(LINE_AT)
        ends = (self._middle(0), self._middle(len(self._steps) - 1))
        painter.setPen(pen(palette.track, theme.length(TRACK)))
        painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
        for index, step in enumerate(self._steps):
            middle = QPointF(self._middle(index), y)
            here = index == self._at
            if here:
                self._disc(painter, middle, theme.length(CHOSEN), palette.leaf)
                self._disc(painter, middle, theme.length(EYE), palette.on_leaf)
            else:
                self._disc(painter, middle, theme.length(STOP), palette.surface)
                side = theme.length(2 * STOP + 1)
                ring = QRectF(0, 0, side, side)
                ring.moveCenter(middle)
                outline(painter, ring, side / 2, pen(palette.edge, theme.length(1.5)))
            column = self.width() / len(self._steps)
            top = theme.px(WORDS_AT)
            words = QRectF(middle.x() - column / 2, top, column, self.height() - top)
            font = self._font(theme, column, Face.SMALL_STRONG if here else Face.SMALL)
            write(
                painter, words, step.name, font, palette.leaf if here else palette.muted
            )

    def _font(self, theme: Theme, column: float, face: Face) -> QFont:
        """Return the font of a word: smaller for all where one would be too wide."""
        strong = theme.font(Face.SMALL_STRONG)
        longest = max((s.name for s in self._steps), key=partial(_width, strong))
        font = theme.font(face)
        fits = fitted(strong, longest, column - theme.px(Space.S))
        font.setPixelSize(fits.pixelSize())
        return font

    def _disc(
        self, painter: QPainter, middle: QPointF, radius: float, colour: str
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(middle, radius, radius)

    def _go(self, index: int) -> None:
        index = max(0, min(len(self._steps) - 1, index))
        if index != self._at:
            self.show_step(self._steps[index].id)
            self.chosen.emit(self.step)

    def _nearest(self, event: QMouseEvent) -> int:
        column = self.width() / len(self._steps)
        x = event.position().x()
        return int((self.width() - x if self.mirrored else x) / column)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the stop that was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(self._nearest(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while it is held down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self._nearest(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release that belongs to a press."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along with the arrow keys, home and end."""
        onward = -1 if self.mirrored else 1
        places = {
            Qt.Key.Key_Right: self._at + onward,
            Qt.Key.Key_Left: self._at - onward,
            Qt.Key.Key_Up: self._at + 1,
            Qt.Key.Key_Down: self._at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._steps) - 1,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self._go(place)


def _width(font: QFont, word: str) -> float:
    return text_size(font, word).width()
