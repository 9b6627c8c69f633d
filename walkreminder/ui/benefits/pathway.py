"""How endorphins may dull pain, as four stations; never without saying when not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.paint import fill, pen, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Space, Theme, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.claims import Pathway
    from walkreminder.ui.dressing import ThemeSource

DISC: Final = 40
BESIDE: Final = 24
HEAD: Final = 4.0
STROKE: Final = 1.75
PADDING: Final = (Space.M, 18)


class PathwayCard(Card):
    """The picture under the words that say how far it holds."""

    def __init__(
        self, themes: ThemeSource, pathway: Pathway, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        holds = Prose(themes, pathway.holds, Face.SMALL_STRONG, Tone.AMBER, parent=self)
        self.body.addWidget(holds)
        self.body.addWidget(PathwayPicture(themes, pathway, self))


class PathwayPicture(Picture):
    """Four discs with arrows from one to the next, below each other if narrow."""

    def __init__(self, themes: ThemeSource, pathway: Pathway, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._words = pathway.stations
        self.setAccessibleName(pathway.told)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        policy = QSizePolicy(wide, fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _widest(self, theme: Theme) -> int:
        font = theme.font(Face.SMALL_MEDIUM)
        return round(max(text_size(font, each).width() for each in self._words)) + 2

    def _line(self, theme: Theme) -> int:
        return round(text_size(theme.font(Face.SMALL_MEDIUM), self._words[0]).height())

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for all stations beside each other, with room for arrows."""
        column = max(self._widest(theme) + theme.px(Space.S), theme.px(DISC + BESIDE))
        height = theme.px(DISC + Space.XS) + self._line(theme)
        return QSize(column * len(self._words), height)

    def minimumSizeHint(self) -> QSize:
        """Ask for a disc with its words beside it: the others go below."""
        theme, count = self.theme, len(self._words)
        width = theme.px(DISC + Space.M) + self._widest(theme)
        if self.width() >= self.sizeHint().width():
            return QSize(width, self.sizeHint().height())
        return QSize(width, theme.px(DISC * count + BESIDE * (count - 1)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of one row, or of a stack where it is narrow."""
        theme, count = self.theme, len(self._words)
        if width >= self.sizeHint().width():
            return self.sizeHint().height()
        return theme.px(DISC * count + BESIDE * (count - 1))

    def _stacked(self) -> bool:
        return self.width() < self.sizeHint().width()

    def _discs(self, theme: Theme) -> list[QRectF]:
        """Return where the discs stand, in their order."""
        side, count = theme.px(DISC), len(self._words)
        if self._stacked():
            left = self.width() - side if self.mirrored else 0
            pitch = side + theme.px(BESIDE)
            return [QRectF(left, pitch * at, side, side) for at in range(count)]
        column = self.width() / count
        lefts = [round(column * (at + 0.5) - side / 2) for at in range(count)]
        order = reversed(lefts) if self.mirrored else lefts
        return [QRectF(left, 0, side, side) for left in order]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the stations, their words, and the arrows between them."""
        discs = self._discs(theme)
        for one, other in pairwise(discs):
            self._arrow(painter, theme, one.center(), other.center())
        for disc, words, shape in zip(discs, self._words, SHAPES, strict=True):
            fill(painter, disc, disc.width() / 2, theme.palette.leaf_soft)
            self._shape(painter, theme, disc.center(), shape)
            self._write(painter, theme, disc, words)

    def _shape(
        self,
        painter: QPainter,
        theme: Theme,
        middle: QPointF,
        shape: Callable[[QPainter], None],
    ) -> None:
        """Draw on the grid of the icons, turned as people read."""
        painter.save()
        painter.translate(middle)
        painter.scale(-theme.scale if self.mirrored else theme.scale, theme.scale)
        painter.translate(-10, -10)
        painter.setPen(pen(theme.palette.leaf, STROKE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shape(painter)
        painter.restore()

    def _write(self, painter: QPainter, theme: Theme, disc: QRectF, words: str) -> None:
        font, ink = theme.font(Face.SMALL_MEDIUM), theme.palette.ink
        if not self._stacked():
            column = self.width() / len(self._words)
            top = disc.bottom() + theme.px(Space.XS)
            below = QRectF(0, top, column, self._line(theme))
            below.moveLeft(disc.center().x() - column / 2)
            write(painter, below, words, font, ink)
            return
        gap = theme.px(Space.M)
        room = QRectF(0, disc.top(), self.width() - disc.width() - gap, disc.height())
        side = Qt.AlignmentFlag.AlignRight
        if not self.mirrored:
            room.moveLeft(disc.right() + gap)
            side = Qt.AlignmentFlag.AlignLeft
        write(painter, room, words, font, ink, side | Qt.AlignmentFlag.AlignVCenter)

    def _arrow(
        self, painter: QPainter, theme: Theme, start: QPointF, end: QPointF
    ) -> None:
        """Draw an arrow from the edge of one disc to that of the next."""
        way = end - start
        length = abs(way.x()) + abs(way.y())  # it runs along one axis
        along = way / length
        across = QPointF(-along.y(), along.x())
        air = theme.length(DISC / 2 + Space.XS + 1)
        tail, tip = start + along * air, end - along * air
        head = theme.length(HEAD)
        painter.setPen(pen(theme.palette.edge, theme.length(STROKE)))
        painter.drawLine(tail, tip)
        for side in (1, -1):
            painter.drawLine(tip, tip - along * head + across * (head * side))


def _effort(painter: QPainter) -> None:
    """Draw a pulse that beats high."""
    path = QPainterPath(QPointF(1.5, 11))
    for x, y in ((5, 11), (7.5, 3), (11.5, 17.5), (14, 8.5), (15.5, 11), (18.5, 11)):
        path.lineTo(x, y)
    painter.drawPath(path)


def _endorphins(painter: QPainter) -> None:
    """Draw a few small molecules."""
    painter.setBrush(QColor(painter.pen().color()))
    for x, y, radius in ((6, 6.5, 2.2), (14, 5, 1.6), (12, 13.5, 2.6), (5, 15, 1.4)):
        painter.drawEllipse(QPointF(x, y), radius - 0.8, radius - 0.8)


def _receptors(painter: QPainter) -> None:
    """Draw a molecule over the dock in a wall of a cell."""
    path = QPainterPath(QPointF(1.5, 11))
    path.lineTo(5.5, 11)
    path.arcTo(QRectF(5.5, 6.5, 9, 9), 180, 180)
    path.lineTo(18.5, 11)
    painter.drawPath(path)
    painter.setBrush(QColor(painter.pen().color()))
    painter.drawEllipse(QPointF(10, 6.5), 1.8, 1.8)


def _relief(painter: QPainter) -> None:
    """Draw what was high coming down."""
    path = QPainterPath(QPointF(2, 4.5))
    path.cubicTo(QPointF(9, 4.5), QPointF(8, 14.5), QPointF(16.5, 14.5))
    painter.drawPath(path)
    painter.drawPolyline([QPointF(13.5, 11.5), QPointF(17, 14.5), QPointF(13.5, 17.5)])


SHAPES: Final = (_effort, _endorphins, _receptors, _relief)
