"""A duration stepper: less, the value, more; by mouse, keys and wheel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.paint import (
    fill,
    outline,
    painter_for,
    pen,
    text_size,
    write,
)
from walkreminder.ui.theme import (
    HAIRLINE,
    ICON_SMALL,
    Face,
    Height,
    Radius,
    Space,
    figures,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from walkreminder.ui.dressing import ThemeSource

SIDE: Final = 34
VALUE_WIDTH: Final = 56
LEAP: Final = 5


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a stepper may go: its bounds, and its step."""

    least: int
    most: int
    step: int = 1

    def bounded(self, value: int) -> int:
        """Return the nearest value that is allowed."""
        return max(self.least, min(self.most, value))

    def after(self, value: int, count: int) -> int:
        """Return the value so many steps on.

        The first step from 47 goes to 45 or 50, as nobody means 42 or 52.
        """
        past = value % self.step
        whole = value - past + (self.step if past and count < 0 else 0)
        return self.bounded(whole + count * self.step)


class Stepper(QAbstractSlider):
    """One number, said in words, with a step down and a step up.

    To screen readers it is a slider, whose name says the value.
    """

    changed = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        steps: Steps,
        say: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """Take its name, where it may go, and how a value is written."""
        super().__init__(parent)
        self._themes = themes
        self._name = name
        self._steps = steps
        self._say = say
        self._over = 0
        self.setRange(steps.least, steps.most)
        self.setSingleStep(steps.step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        FocusRing(self, themes)
        themes.changed.connect(self._dress)
        self.valueChanged.connect(self._take)
        self.show_value(steps.least)

    def show_value(self, value: int) -> None:
        """Show a number and make room for it, without asking for anything."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setValue(value)
        self.blockSignals(blocked)
        self._name_value()

    def _name_value(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._say(self.value())}")
        self._dress()

    def _take(self, value: int) -> None:
        self._name_value()
        self.changed.emit(value)

    def _step(self, count: int) -> None:
        self.setValue(self._steps.after(self.value(), count))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for both sides and the value between."""
        theme = self._themes.theme
        words = text_size(figures(theme.font(Face.STRONG)), self._say(self.value()))
        between = max(theme.px(VALUE_WIDTH), round(words.width()) + theme.px(Space.S))
        height = max(theme.px(Height.CONTROL), round(words.height() + 8))
        return QSize(2 * theme.px(SIDE) + between, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same: the value is never clipped."""
        return self.sizeHint()

    def _side_at(self, place: QPointF) -> int:
        """Return -1 over less, 1 over more, 0 between."""
        side = self._themes.theme.px(SIDE)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sign = -1 if mirrored else 1
        if place.x() < side:
            return -sign
        return sign if place.x() > self.width() - side else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Step towards the side that was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._step(self._side_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a quick second press as a press."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which side the pointer is over."""
        self._hover(self._side_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self._hover(0)

    def _hover(self, side: int) -> None:
        if side != self._over:
            self._over = side
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if side else arrow)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step with the wheel, but only when the keyboard is here too."""
        if not self.hasFocus():
            event.ignore()
            return
        self._step(1 if event.angleDelta().y() > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with up, down, plus, minus, page keys, home and end."""
        reach = (self._steps.most - self._steps.least) // self._steps.step + 1
        counts = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_PageUp: LEAP,
            Qt.Key.Key_PageDown: -LEAP,
            Qt.Key.Key_Home: -reach,
            Qt.Key.Key_End: reach,
        }
        count = counts.get(Qt.Key(event.key()))
        if count is None:
            event.ignore()
        else:
            self._step(count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the two signs and the value."""
        theme, painter = self._themes.theme, painter_for(self)
        palette, rect = theme.palette, QRectF(self.rect())
        radius, side = theme.length(Radius.CONTROL), theme.px(SIDE)
        fill(painter, rect, radius, palette.surface)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sign = -1 if mirrored else 1
        left = QRectF(0, 0, side, rect.height())
        right = QRectF(rect.width() - side, 0, side, rect.height())
        for place, way in ((left, -sign), (right, sign)):
            ends = self._steps.bounded(self.value() + way) == self.value()
            ink = palette.edge if ends or not self.isEnabled() else palette.muted
            if way == self._over and not ends and self.isEnabled():
                inner = place.adjusted(3, 3, -3, -3)
                fill(painter, inner, radius - 3, palette.hover)
                ink = palette.ink
            icon = QRectF(0, 0, theme.px(ICON_SMALL), theme.px(ICON_SMALL))
            icon.moveCenter(place.center())
            draw_icon(painter, "plus" if way > 0 else "minus", ink, icon)
        line = palette.edge if self.isEnabled() else palette.line
        outline(painter, rect, radius, pen(line, HAIRLINE))
        font = figures(theme.font(Face.STRONG))
        ink = palette.ink if self.isEnabled() else palette.muted
        write(painter, rect, self._say(self.value()), font, ink)
        painter.end()
