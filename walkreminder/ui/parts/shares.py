"""Shares of a whole: one bar in parts, and each part with its number and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.parts.places import Places
from walkreminder.ui.theme import Face, Radius, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

BAR: Final = 12
GAP: Final = 2  # between the parts of the bar
LEAST: Final = 3  # a part of the bar that is there can be seen
SWATCH: Final = 10
CORNER: Final = 2.5
USUAL: Final = 480


@dataclass(frozen=True, slots=True)
class Share:
    """One part: how many, their word, what it says of itself, and its colour."""

    count: int
    word: str
    told: str
    colour: str  # of the palette, "heat2" of its heats, or "" for an outline alone


class Shares(Places):
    """The bar and below it the words, in a row or in as many lines as they need."""

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._shares: tuple[Share, ...] = ()
        wide, high = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(wide, high)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_shares(self, shares: Sequence[Share], spoken: str) -> None:
        """Show parts in their order; `spoken` says in words what they come to."""
        self._shares = tuple(shares)
        self.show_told([share.told for share in shares], 0, spoken)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the bar and all words in one line."""
        wide = sum(self._widths(theme)) + theme.px(Space.L) * len(self._shares)
        return QSize(round(wide), self.heightForWidth(round(wide)))

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest part: words go below each other."""
        widest = max(self._widths(self.theme), default=0.0)
        least = self.sizeHint().height()
        return QSize(round(widest) + 1, min(least, self.heightForWidth(USUAL)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the bar and the lines of words."""
        rooms = self._rooms(self.theme, width)
        return round(max((room.bottom() for room in rooms), default=0))

    def room_of(self, at: int) -> QRectF:
        """Return where the words of a part are."""
        room = self._rooms(self.theme, self.width())[at]
        if self.mirrored:
            room.moveLeft(self.width() - room.right())
        return room

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the bar, and each part's words."""
        self._paint_bar(painter, theme)
        for at, share in enumerate(self._shares):
            room = self.room_of(at)
            if at == self._pointed:
                around = room.adjusted(-theme.px(Space.XS), 0, theme.px(Space.XS), 0)
                fill(painter, around, theme.length(Radius.BAR), theme.palette.hover)
            self._paint_words(painter, theme, share, room)

    def _paint_bar(self, painter: QPainter, theme: Theme) -> None:
        whole = QRectF(0, 0, self.width(), theme.px(BAR))
        shown = [share for share in self._shares if share.count > 0]
        gap, least = theme.length(GAP), theme.length(LEAST)
        free = whole.width() - gap * (len(shown) - 1) - least * len(shown)
        total, left = max(1, sum(share.count for share in shown)), 0.0
        for share in shown:
            wide = least + free * share.count / total
            part = QRectF(left, 0, wide, whole.height())
            if self.mirrored:
                part.moveLeft(whole.width() - part.right())
            self._paint_part(painter, theme, share, part)
            left += wide + gap

    def _paint_words(
        self, painter: QPainter, theme: Theme, share: Share, room: QRectF
    ) -> None:
        side, left = theme.px(SWATCH), 0.0
        strong, body = theme.font(Face.STRONG), theme.font(Face.BODY)
        square = QRectF(0, (room.height() - side) / 2, side, side)
        place = self._within(room, square)
        self._paint_part(painter, theme, share, place)
        left += side + theme.px(Space.S)
        palette = theme.palette
        for text, font, ink in (
            (str(share.count), strong, palette.ink),
            (share.word, body, palette.muted),
        ):
            wide = text_size(font, text).width() + 1
            place = self._within(room, QRectF(left, 0, wide, room.height()))
            write(painter, place, text, font, ink, Qt.AlignmentFlag.AlignCenter)
            left += wide + theme.px(Space.XS)

    def _paint_part(
        self, painter: QPainter, theme: Theme, share: Share, part: QRectF
    ) -> None:
        corner = theme.length(CORNER)
        if share.colour:
            fill(painter, part, corner, _colour(share, theme))
            return
        # What was not answered is an empty place, as it is in the list of days.
        outline(painter, part, corner, pen(theme.palette.edge, theme.length(1.25)))

    def _within(self, room: QRectF, part: QRectF) -> QRectF:
        """Return a part of the room, counted from where people begin to read."""
        left = room.left() + part.left()
        if self.mirrored:
            left = room.right() - part.right()
        return QRectF(left, room.top() + part.top(), part.width(), part.height())

    def _widths(self, theme: Theme) -> list[float]:
        strong, body = theme.font(Face.STRONG), theme.font(Face.BODY)
        beside = theme.px(SWATCH) + theme.px(Space.S) + theme.px(Space.XS) + 2
        return [
            beside
            + text_size(strong, str(share.count)).width()
            + text_size(body, share.word).width()
            for share in self._shares
        ]

    def _rooms(self, theme: Theme, width: float) -> list[QRectF]:
        """Return where words are, as if people read from the left."""
        line = theme.line_height(Face.BODY) + theme.px(Space.XS)
        left, top, rooms = 0.0, float(theme.px(BAR) + theme.px(Space.M)), []
        widths = self._widths(theme)
        free = width - sum(widths)
        gap = theme.px(Space.L)
        if free >= gap * (len(widths) - 1) > 0:
            gap = min(theme.px(Space.XXL), free / (len(widths) - 1))  # type: ignore[assignment]
        for wide in widths:
            if left and left + wide > width:
                left, top = 0.0, top + line
            rooms.append(QRectF(left, top, wide, line))
            left += wide + gap
        return rooms


def _colour(share: Share, theme: Theme) -> str:
    if share.colour.startswith("heat"):
        return theme.palette.heat[int(share.colour[4:])]
    colour: str = getattr(theme.palette, share.colour)
    return colour
