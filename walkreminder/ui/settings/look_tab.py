"""The Look tab: light or dark, shown as small pictures, and whether things move."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QButtonGroup, QWidget

from walkreminder.core.settings import ThemeName
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.settings.rows import Lens, Row, RowsTab, Says
from walkreminder.ui.theme import (
    DARK,
    FOCUS_LINE,
    HAIRLINE,
    LIGHT,
    Face,
    Palette,
    Radius,
    Space,
    Theme,
)
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from walkreminder.ui.dressing import ThemeSource

PICTURE: Final = QSize(152, 96)
BELOW: Final = 32

THEME: Final[Lens[ThemeName]] = Lens(
    lambda all_: all_.appearance.theme,
    lambda all_, value: replace(all_, appearance=replace(all_.appearance, theme=value)),
)


LESS_MOTION: Final[Lens[bool]] = Lens(
    lambda all_: all_.appearance.reduced_motion,
    lambda all_, value: replace(
        all_, appearance=replace(all_.appearance, reduced_motion=value)
    ),
)


class ThemeTile(Control):
    """A small picture of the app in one theme, and the theme's name below."""

    def __init__(
        self, themes: ThemeSource, name: str, left: Palette, right: Palette
    ) -> None:
        super().__init__(themes, name, Radius.CARD)
        self.setCheckable(True)
        self._left = left
        self._right = right

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the picture and the name."""
        words = text_size(theme.font(Face.STRONG), self.text()).width()
        width = max(theme.px(PICTURE.width()), round(words) + theme.px(Space.L))
        return QSize(width, theme.px(PICTURE.height() + BELOW))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint both halves of the picture, its frame and the name."""
        on, tokens = self.isChecked(), theme.palette
        high = theme.px(PICTURE.height())
        whole = QRectF(0, 0, self.width(), high)
        radius = theme.length(Radius.CARD)
        self.focus_ring.surround(whole.toRect())
        middle = whole.center().x()
        sides = ((self._left, 0.0, middle), (self._right, middle, whole.right()))
        round_ = QPainterPath()
        round_.addRoundedRect(whole, radius, radius)
        for palette, start, end in sides:
            half = QPainterPath()
            half.addRect(QRectF(start, 0, end - start, high))
            painter.save()
            painter.setClipPath(round_.intersected(half))
            _paint_window(painter, whole, palette, theme)
            painter.restore()
        line = pen(tokens.line, HAIRLINE)
        if on:
            line = pen(tokens.leaf, theme.length(FOCUS_LINE))
        elif self.underMouse():
            line = pen(tokens.edge, HAIRLINE)
        outline(painter, whole, radius, line)
        name = QRectF(0, high, self.width(), self.height() - high)
        font = theme.font(Face.STRONG if on else Face.BODY)
        write(painter, name, self.text(), font, tokens.leaf if on else tokens.muted)


class LookTab(RowsTab):
    """How the app looks."""

    def build(self) -> None:
        """Add the cards of the theme and of what moves."""
        self.add_card(tr("Theme"), self._tiles())
        self.add_card(tr("Motion"), self._motion())

    def _motion(self) -> Row:
        says = Says(
            tr("Less motion"),
            tr("Nothing moves by itself: pictures go on one step at each press."),
        )
        return self.switch(says, LESS_MOTION)

    def _tiles(self) -> QWidget:
        row = QWidget()
        row.setAccessibleName(tr("Theme"))
        flow = FlowLayout(row, gap=self.themes.theme.px(Space.L))
        flow.setContentsMargins(0, self.themes.theme.px(Space.M), 0, 0)
        group = QButtonGroup(row)
        tiles = {
            ThemeName.SYSTEM: ThemeTile(self.themes, tr("As the system"), LIGHT, DARK),
            ThemeName.LIGHT: ThemeTile(self.themes, tr("Light"), LIGHT, LIGHT),
            ThemeName.DARK: ThemeTile(self.themes, tr("Dark"), DARK, DARK),
        }
        for name, tile in tiles.items():
            group.addButton(tile)
            flow.addWidget(tile)
            tile.toggled.connect(partial(self._choose, name))
        self._group = group
        self.follow(THEME, partial(_show_chosen, tiles))
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        return row

    def _choose(self, name: ThemeName, chosen: bool) -> None:  # noqa: FBT001 - Qt's
        if chosen:
            self.edit(None, THEME, name)


def _show_chosen(tiles: dict[ThemeName, ThemeTile], name: ThemeName) -> None:
    tiles[name].setChecked(True)


def _paint_window(
    painter: QPainter, whole: QRectF, palette: Palette, theme: Theme
) -> None:
    """Paint the app as a small picture: navigation, a title, a ring, two cards."""
    painter.fillRect(whole, palette.paper)
    painter.scale(theme.scale, theme.scale)
    wide = whole.width() / theme.scale
    for index in range(4):
        chosen = index == 0
        bar = QRectF(12, 15 + 14 * index, 26, 6)
        fill(painter, bar, 3, palette.leaf if chosen else palette.track)
    fill(painter, QRectF(52, 14, 48, 8), 4, palette.ink)
    card = QRectF(52, 30, wide - 64, 34)
    low = QRectF(52, 70, wide - 64, 16)
    for each in (card, low):
        fill(painter, each, 5, palette.surface)
        outline(painter, each, 5, pen(palette.line, 1))
    ring = QRectF(60, 36, 22, 22)
    painter.setPen(pen(palette.track, 3))
    painter.drawEllipse(ring)
    painter.setPen(pen(palette.leaf, 3))
    painter.drawArc(ring, 90 * 16, -240 * 16)
    fill(painter, QRectF(92, 40, 34, 6), 3, palette.muted)
    fill(painter, QRectF(92, 50, 22, 5), 2.5, palette.track)
    fill(painter, QRectF(60, 75, 28, 6), 3, palette.leaf)
    fill(painter, QRectF(94, 75, 34, 6), 3, palette.track)
