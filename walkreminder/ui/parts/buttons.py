"""Buttons: primary, quiet, plain, round with a word below, icon only, and a switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.button_look import Kind, ground_of, ink_of
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import (
    broken,
    fill,
    outline,
    pen,
    text_size,
    widest_word,
    write,
    write_lines,
)
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import HAIRLINE, ICON, Face, Height, Radius, Space, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

__all__ = ["Button", "IconButton", "Kind", "RoundButton", "Switch"]

BUTTON_ICON: Final = 18
BUTTON_GAP: Final = 8
LABEL_GAP: Final = 8
ROUND_COLUMN: Final = 72
ICON_BUTTON: Final = 32
SWITCH: Final = (40, 24)
KNOB: Final = 7


class Button(Control):
    """A button with words, and an icon before them where it helps."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        kind: Kind = Kind.QUIET,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, Radius.CONTROL, parent)
        self._kind = kind
        self._icon = icon
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, icon: str = "") -> None:
        """Show other words, and another icon or none."""
        self._icon = icon
        self.setText(text)
        self.updateGeometry()

    def show_kind(self, kind: Kind) -> None:
        """Speak more loudly or more quietly."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def _face(self) -> Face:
        return Face.STRONG if self._kind is Kind.PRIMARY else Face.MEDIUM

    def _beside(self, theme: Theme) -> float:
        """Return the room of all but the words."""
        beside = {Kind.LINK: Space.XS, Kind.PLAIN: Space.M}.get(self._kind, Space.L)
        lead = Space.XS if self._icon and self._kind is not Kind.LINK else 0
        return self._lead(theme) + 2 * theme.px(beside) - theme.px(lead)

    def _lead(self, theme: Theme) -> int:
        """Return the room of the icon before the words."""
        return theme.px(BUTTON_ICON) + theme.px(BUTTON_GAP) if self._icon else 0

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the words, the icon and their padding."""
        words = text_size(theme.font(self._face()), self.text())
        height = max(
            theme.px(Height.CONTROL), round(words.height()) + theme.px(Space.S)
        )
        return QSize(round(words.width() + self._beside(theme) + 1), height)

    def narrowest(self) -> int:
        """Return the width of the widest word: the words may be several lines."""
        theme = self.theme
        word = widest_word(theme.font(self._face()), self.text())
        least = round(word + self._beside(theme) + 1)
        return min(self.sizeHint().width(), least)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        more = len(self._lines(width)) - 1
        font = self.theme.font(self._face())
        return self.sizeHint().height() + round(more * text_size(font, "0").height())

    def _lines(self, width: int) -> list[str]:
        """Return the words as they stand at a width."""
        if width >= self.sizeHint().width():
            return [self.text()]
        theme = self.theme
        room = width - self._beside(theme)
        return broken(theme.font(self._face()), self.text(), room)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the button as it is right now."""
        rect, radius = QRectF(self.rect()), theme.length(Radius.CONTROL)
        ground, line = ground_of(self, self._kind, theme)
        if ground:
            fill(painter, rect, radius, ground)
        if line:
            outline(painter, rect, radius, pen(line, HAIRLINE))
        ink, font = ink_of(self, self._kind, theme), theme.font(self._face())
        lines, lead = self._lines(self.width()), self._lead(theme)
        sizes = [text_size(font, each) for each in lines]
        content = max(size.width() for size in sizes) + lead
        start = (rect.width() - content) / 2
        if self._icon:
            start -= theme.px(Space.XS) / 2
            icon = theme.px(BUTTON_ICON)
            top = (rect.height() - icon) / 2
            place = self.visual(QRectF(round(start), round(top), icon, icon))
            draw_icon(painter, self._icon, ink, place, self.layoutDirection())
        words = QRectF(start + lead, 0, content - lead + 1, rect.height())
        write_lines(painter, self.visual(words), lines, font, ink)


class IconButton(Control):
    """A small square button with only an icon; its name is its tooltip."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        name: str,
        kind: Kind = Kind.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", Radius.CONTROL, parent)
        self._icon = icon
        self._kind = kind
        Hint(self, themes)
        self.show_icon(icon, name)

    def show_icon(self, icon: str, name: str) -> None:
        """Show another icon with its name."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a square."""
        plain = self._kind is Kind.PLAIN
        side = theme.px(ICON_BUTTON if plain else Height.CONTROL)
        return QSize(side, side)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the icon, on a ground when the pointer is here."""
        rect, radius = QRectF(self.rect()), theme.length(Radius.CONTROL)
        ground, line = ground_of(self, self._kind, theme)
        if ground:
            fill(painter, rect, radius, ground)
        if line:
            outline(painter, rect, radius, pen(line, HAIRLINE))
        palette = theme.palette
        quiet = self._kind is Kind.PLAIN and not self.underMouse()
        ink = palette.muted if quiet else ink_of(self, self._kind, theme)
        side = theme.px(ICON)
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(rect.center())
        draw_icon(painter, self._icon, ink, middle, self.layoutDirection())


class RoundButton(Control):
    """A round button with its word below, for the walk window."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        text: str,
        kind: Kind = Kind.QUIET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, Height.ROUND_MAIN, parent)
        self._icon = icon
        self._kind = kind

    def show_text(self, text: str, icon: str) -> None:
        """Show another word and icon, as Pause becomes Resume."""
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        main = self._kind is Kind.PRIMARY
        return Height.ROUND_MAIN if main else Height.ROUND

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the circle, the word, and a column wide enough for both."""
        words = text_size(theme.font(Face.SMALL), self.text())
        width = max(theme.px(ROUND_COLUMN), round(words.width()) + theme.px(Space.XS))
        top = theme.px(Height.ROUND_MAIN) + theme.px(LABEL_GAP)
        return QSize(width, top + round(words.height()))

    def _circle(self, theme: Theme) -> QRectF:
        side = theme.px(self._side())
        circle = QRectF(0, 0, side, side)
        middle = theme.px(Height.ROUND_MAIN) / 2
        circle.moveTo(round(self.width() / 2 - side / 2), round(middle - side / 2))
        return circle

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the circle and the word below."""
        circle = self._circle(theme)
        self.focus_ring.surround(circle.toRect())
        radius = circle.width() / 2
        ground, line = ground_of(self, self._kind, theme)
        if ground:
            fill(painter, circle, radius, ground)
        if line:
            outline(painter, circle, radius, pen(line, HAIRLINE))
        icon = theme.px(24 if self._kind is Kind.PRIMARY else ICON)
        place = QRectF(0, 0, icon, icon)
        place.moveCenter(circle.center())
        ink = ink_of(self, self._kind, theme)
        draw_icon(painter, self._icon, ink, place, self.layoutDirection())
        top = theme.px(Height.ROUND_MAIN) + theme.px(LABEL_GAP)
        words = QRectF(0, top, self.width(), self.height() - top)
        font = theme.font(Face.SMALL)
        write(painter, words, self.text(), font, theme.palette.muted)


class Switch(Control):
    """On or off; its name tells screen readers what of."""

    changed = Signal(bool)

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", Height.BADGE / 2, parent)
        self.setAccessibleName(name)
        self.setCheckable(True)
        # Toggled and not clicked: assistive technology toggles.
        self.toggled.connect(self.changed)

    def show_on(self, on: bool) -> None:  # noqa: FBT001 - on and off are the value
        """Show whether it is on, without asking for anything."""
        with QSignalBlocker(self):
            self.setChecked(on)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the track."""
        width, height = SWITCH
        return QSize(theme.px(width), theme.px(height))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint a filled track with the knob at its end, or an outlined one."""
        painter.scale(theme.scale, theme.scale)
        palette = theme.palette
        on = self.isChecked()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(SWITCH[0], 0)
            painter.scale(-1, 1)
        track = QRectF(2, 2, SWITCH[0] - 4, SWITCH[1] - 4)
        if on:
            colour = palette.leaf if self.isEnabled() else palette.edge
            fill(painter, track, track.height() / 2, colour)
        else:
            ground = palette.hover if self.underMouse() else palette.surface
            fill(painter, track, track.height() / 2, ground)
            outline(painter, track, track.height() / 2, pen(palette.edge, HAIRLINE))
        knob = KNOB if on else KNOB - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.on_leaf if on else palette.edge))
        middle = track.right() - 10 if on else track.left() + 10
        painter.drawEllipse(QRect(int(middle) - knob, 12 - knob, 2 * knob, 2 * knob))
