"""The side navigation: one item a page, as words or as a rail of icons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from walkreminder.ui.icons import draw_icon, logo_pixmap
from walkreminder.ui.parts.card import Rule
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill, painter_for, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import ICON, Face, Height, Radius, Space, Theme, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from walkreminder.ui.dressing import ThemeSource

WIDTH: Final = 192
RAIL: Final = 56
RAIL_ITEM: Final = 40
GAP: Final = 10
LOGO: Final = 28
MARGINS: Final = (Space.M, 20, Space.M, Space.M)
RAIL_MARGINS: Final = (Space.S, 14, Space.S, Space.S)


@dataclass(frozen=True, slots=True)
class Place:
    """A page one can go to: its name, its words, its icon, and the icon's tone."""

    name: str
    words: str
    icon: str
    tone: Tone | None = None


class NavItem(Control):
    """One place; the chosen one has a soft ground."""

    def __init__(self, themes: ThemeSource, place: Place, parent: QWidget) -> None:
        super().__init__(themes, place.words, Radius.CONTROL, parent)
        self.place = place
        self._rail = False
        Hint(self, themes)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_rail(self, rail: bool) -> None:  # noqa: FBT001 - it is the value
        """Show the icon alone, with the words as a tooltip."""
        self._rail = rail
        self.setToolTip(self.text() if rail else "")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the navigation; Qt would move the focus alone."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the icon, and for the words where they show."""
        if self._rail:
            return QSize(theme.px(RAIL_ITEM), theme.px(Height.CONTROL))
        words = text_size(theme.font(Face.STRONG), self.text())
        width = theme.px(ICON + 3 * GAP) + round(words.width() + 1)
        height = max(theme.px(Height.CONTROL), round(words.height()) + theme.px(12))
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for less height, where large letters meet a small window."""
        theme = self.theme
        words = 0.0
        if not self._rail:
            words = text_size(theme.font(Face.STRONG), self.text()).height()
        return QSize(self.sizeHint().width(), max(theme.px(ICON), round(words)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the item as it is right now."""
        rect, palette = QRectF(self.rect()), theme.palette
        on = self.isChecked()
        if on or self.underMouse():
            ground = palette.leaf_soft if on else palette.hover
            fill(painter, rect, theme.length(Radius.CONTROL), ground)
        ink = palette.leaf if on else palette.muted
        tone = self.place.tone
        icon = QRectF(0, 0, theme.px(ICON), theme.px(ICON))
        icon.moveCenter(rect.center())
        if not self._rail:
            icon.moveLeft(theme.px(GAP))
        icon.moveTo(round(icon.left()), round(icon.top()))
        colour = theme.colour(tone) if tone else ink
        where = self.visual(icon)
        draw_icon(painter, self.place.icon, colour, where, self.layoutDirection())
        if self._rail:
            return
        font = theme.font(Face.STRONG if on else Face.MEDIUM)
        left = icon.right() + theme.px(GAP)
        room = QRectF(left, 0, text_size(font, self.text()).width() + 1, rect.height())
        write(painter, self.visual(room), self.text(), font, ink)


class Logo(Picture):
    """The ring with its walker, and the app's name where there is room."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._name = name
        self._rail = False
        self.setAccessibleName(name)

    def show_rail(self, rail: bool) -> None:  # noqa: FBT001 - it is the value
        """Show the mark alone."""
        self._rail = rail
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the mark and the name."""
        side, height = theme.px(LOGO), theme.px(Height.CHIP)
        if self._rail:
            return QSize(theme.px(RAIL_ITEM), side)
        words = text_size(theme.font(Face.STRONG), self._name).width()
        return QSize(theme.px(2 * Space.S + GAP) + side + round(words) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for a smaller mark, where large letters meet a small window."""
        return QSize(self.sizeHint().width(), self.theme.px(ICON))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the mark and the name."""
        # With large letters a small window leaves less height than it asks for.
        side = min(theme.px(LOGO), self.height())
        pixmap = logo_pixmap(theme.palette, side, painter.device().devicePixelRatioF())
        top = round((self.height() - side) / 2)
        left = round((self.width() - side) / 2) if self._rail else theme.px(Space.S)
        shown = self.width() - left - side if self.mirrored else left
        painter.drawPixmap(shown, top, pixmap)
        if self._rail:
            return
        start = left + side + theme.px(GAP)
        room = QRectF(start, 0, self.width() - start, self.height())
        if self.mirrored:
            room.moveLeft(0)
        align = Qt.AlignmentFlag
        edge = align.AlignRight if self.mirrored else align.AlignLeft
        font, ink = theme.font(Face.STRONG), theme.palette.ink
        write(painter, room, self._name, font, ink, edge | align.AlignVCenter)


class Navigation(QWidget):
    """All places in three groups; arrow keys move the choice along them."""

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        groups: Sequence[Sequence[Place]],
        parent: QWidget | None = None,
    ) -> None:
        """Take the app's name, and the places at the top, below, and at the foot."""
        super().__init__(parent)
        self._themes = themes
        self.items: list[NavItem] = []
        # Screen readers are to hear that one is chosen; who opens a page chooses it.
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._logo = Logo(themes, name, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(themes.theme.px(Space.XS))
        self._column.addWidget(self._logo)
        self._air = QSpacerItem(0, 0)
        self._column.addSpacerItem(self._air)
        top, below, foot = groups
        self._add(top)
        self._column.addStretch(1)
        self._add(below)
        self._rule = Rule(themes, self)
        self._column.addSpacing(themes.theme.px(Space.XS))
        inset = QHBoxLayout()
        inset.setContentsMargins(themes.theme.px(GAP), 0, themes.theme.px(GAP), 0)
        inset.addWidget(self._rule)
        self._column.addLayout(inset)
        self._column.addSpacing(themes.theme.px(Space.XS))
        self._add(foot)
        themes.changed.connect(self._dress)
        self._rail = False
        self._dress()
        self.show_chosen(self.items[0].place.name)

    def show_rail(self, rail: bool) -> None:  # noqa: FBT001 - it is the value
        """Show icons alone where the window is narrow."""
        if rail != self._rail:
            self._rail = rail
            self._dress()

    def show_chosen(self, name: str) -> None:
        """Show which page is open; Tab leads to its item."""
        for item in self.items:
            on = item.place.name == name
            with QSignalBlocker(item):
                item.setChecked(on)
            policy = Qt.FocusPolicy
            item.setFocusPolicy(policy.StrongFocus if on else policy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the places with the arrow keys, Home and End."""
        at = next((i for i, item in enumerate(self.items) if item.hasFocus()), 0)
        last = len(self.items) - 1
        places = {
            Qt.Key.Key_Down: min(at + 1, last),
            Qt.Key.Key_Up: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        there = places.get(Qt.Key(event.key()))
        if there is None:
            super().keyPressEvent(event)
            return
        item = self.items[there]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        item.click()

    def _add(self, places: Sequence[Place]) -> None:
        for place in places:
            item = NavItem(self._themes, place, self)
            item.setAutoExclusive(True)
            self._group.addButton(item)
            # Toggled and not clicked: assistive technology toggles.
            item.toggled.connect(self._tell)
            self.items.append(item)
            self._column.addWidget(item)

    def _tell(self) -> None:
        item = self.sender()
        assert isinstance(item, NavItem)
        # Whoever opens the page says so; until then nothing has been chosen.
        with QSignalBlocker(item):
            item.setChecked(not item.isChecked())
        self.chosen.emit(item.place.name)

    def _dress(self) -> None:
        px = self._themes.theme.px
        margins = RAIL_MARGINS if self._rail else MARGINS
        left, top, right, bottom = (px(side) for side in margins)
        self._column.setContentsMargins(left, top, right + 1, bottom)
        self._logo.show_rail(self._rail)
        self._air.changeSize(0, px(Space.S if self._rail else Space.L))
        self._column.invalidate()
        self._rule.setVisible(not self._rail)
        for item in self.items:
            item.show_rail(self._rail)
        wide = max(item.sizeHint().width() for item in self.items) + left + right + 1
        self.setFixedWidth(px(RAIL) if self._rail else max(px(WIDTH), wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line between the navigation and the page."""
        painter = painter_for(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0 if mirrored else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), self._themes.theme.palette.line)
        painter.end()
