"""Who works: each muscle with its effort, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.parts.bars import FULL_RANGE, RANGE, Measured, RangeBar
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import (
    fill,
    fitted,
    isolated,
    outline,
    pen,
    text_size,
    write,
)
from walkreminder.ui.parts.picture import Picture, keep_silent
from walkreminder.ui.parts.tab_order import enter_at_the_chosen
from walkreminder.ui.theme import HAIRLINE, Face, Radius, Space, Theme, figures
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFont, QPainter, QResizeEvent

    from walkreminder.core.benefits import Zone
    from walkreminder.ui.dressing import ThemeSource

ROW: Final = 26
DOT: Final = 8
NAME: Final = 118
TICK: Final = 4
SCALE: Final = 18


SMALLEST: Final = 0.5  # of the size that a number has elsewhere
SMALLEST_NAME: Final = 0.85


class EffortRow(Control):
    """One muscle: whether it works now, its name, its effort as a bar and a number."""

    near = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        zone: Zone,
        zones: Sequence[Zone],
        filled: str,
        parent: QWidget,
    ) -> None:
        """Take the muscle, and those of all rows: their bars stand in one line."""
        super().__init__(themes, zone.name, Radius.CONTROL, parent)
        self._zones = zones
        self.zone = zone
        self._filled = filled
        self._working = False
        self._measured: tuple[Theme, int, float] | None = None
        self.setCheckable(True)
        # One of many, to those who hear it too.
        self.setAutoExclusive(True)
        self.setObjectName(f"zone/{zone.id}")
        narrows, fixed = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        self.setSizePolicy(narrows, fixed)
        self._bar = RangeBar(themes, self)
        # The row says the same in its name.
        keep_silent(self._bar)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_bar)
        self._show_bar()
        self.show_working(False)  # noqa: FBT003 - it is the value

    def show_working(self, working: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whether the muscle works in this part of the step."""
        self._working = working
        name = f"{self.zone.name}, {self.zone.effort_written}"
        self.setAccessibleName(f"{name}, {self._filled}" if working else name)
        self.setAccessibleDescription(self.zone.role)
        self.update()

    def _show_bar(self) -> None:
        span = self.zone.effort
        spoken = self.zone.effort_written
        self._bar.show_measured(Measured(span, self.isChecked(), spoken))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer came."""
        super().enterEvent(event)
        self.near.emit(self.zone.id)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer left."""
        super().leaveEvent(event)
        self.near.emit("")

    def bar(self) -> QRect:
        """Return where the bar stands; nowhere when the row is too narrow for one."""
        return QRect() if self._bar.isHidden() else self._bar.geometry()

    def _number(self, theme: Theme) -> tuple[Face, float]:
        """Return the type role of what stands at the end, and its width."""
        face = Face.BODY if self.zone.effort else Face.SMALL
        if self.isChecked() and self.zone.effort:
            face = Face.STRONG
        return face, _number_width(self.zone, face, theme)

    def _numbers_width(self, theme: Theme) -> float:
        """Return the width of what stands at the end of any row, chosen or not."""
        return self._widths(theme)[1]

    def _name_width(self, theme: Theme) -> int:
        return self._widths(theme)[0]

    def _widths(self, theme: Theme) -> tuple[int, float]:
        """Return the widths of names and numbers; a theme is measured once."""
        if self._measured is None or self._measured[0] is not theme:
            self._measured = theme, *_measured(self._zones, theme)
        return self._measured[1:]

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the dot, the name, the bar and the number."""
        parts = theme.px(DOT) + self._name_width(theme) + theme.px(RANGE[0])
        around = 5 * theme.px(Space.M)
        height = round(text_size(theme.font(Face.STRONG), self.text()).height())
        width = parts + around + round(self._number(theme)[1])
        return QSize(width, max(theme.px(ROW), height + theme.px(Space.S)))

    def minimumSizeHint(self) -> QSize:
        """Ask for the words alone: where it is narrow the bar stands back."""
        theme = self.theme
        name = text_size(theme.font(Face.STRONG), self.zone.name).width() + 2
        number = _number_width(self.zone, self._number(theme)[0], theme)
        around = theme.px(DOT) + 3 * theme.px(Space.M) + theme.px(Space.XS)
        # Where it is narrow both are set smaller, the number more so.
        least = around + SMALLEST_NAME * name + SMALLEST * number
        return QSize(round(least), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bar take what the names and the numbers leave."""
        super().resizeEvent(event)
        theme = self.theme
        self._bar.setVisible(self.width() >= self.sizeHint().width())
        left = 3 * theme.px(Space.M) + theme.px(DOT) + self._name_width(theme)
        size = self._bar.sizeHint()
        top = (self.height() - size.height()) / 2
        right = self.width() - theme.px(Space.M) - self._numbers_width(theme)
        width = max(size.width(), right - theme.px(Space.XL) - left)
        place = QRectF(left, top, width, size.height())
        self._bar.setGeometry(self.visual(place).toRect())

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the row as it is right now."""
        rect, palette, on = QRectF(self.rect()), theme.palette, self.isChecked()
        if on or self.underMouse():
            ground = palette.leaf_soft if on else palette.hover
            fill(painter, rect, theme.length(Radius.CONTROL), ground)
        gap, side = theme.px(Space.M), theme.px(DOT)
        dot = QRectF(gap, (rect.height() - side) / 2, side, side)
        self._dot(painter, self.visual(dot), theme)
        name = QRectF(gap * 2 + side, 0, self._name_width(theme), rect.height())
        weight = Face.MEDIUM if self._working else Face.BODY
        font = theme.font(Face.STRONG if on else weight)
        ink = palette.leaf if on else palette.ink
        middle = Qt.AlignmentFlag.AlignVCenter
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        face, width = self._number(theme)
        most = rect.width() - 3 * gap - side - theme.px(Space.XS) - SMALLEST * width
        font = fitted(font, self.text(), most)
        write(painter, self.visual(name), self.text(), font, ink, middle | start)
        number = QRectF(rect.right() - gap - width, 0, width, rect.height())
        ink = palette.leaf if on else palette.muted
        written = isolated(self.zone.effort_written)
        left = rect.width() - 3 * gap - side - theme.px(Space.XS)
        font = self._number_font(theme, face, left)
        write(painter, self.visual(number), written, font, ink, middle | end)

    def _number_font(self, theme: Theme, face: Face, width: float) -> QFont:
        """Return the font of what stands at the end, beside the name of its row.

        Words are set alike in all rows that have some.
        """
        font, own = figures(theme.font(face)), [self.zone]
        words = [zone for zone in self._zones if zone.effort is None]
        for zone in own if self.zone.effort else words:
            left = width - text_size(theme.font(Face.STRONG), zone.name).width()
            font = fitted(font, isolated(zone.effort_written), left)
        return font

    def _dot(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        if self._working:
            inner = place.adjusted(0.5, 0.5, -0.5, -0.5)
            fill(painter, inner, inner.width() / 2, theme.palette.leaf)
            return
        inner = place.adjusted(1, 1, -1, -1)
        outline(painter, inner, inner.width() / 2, pen(theme.palette.edge, HAIRLINE))


class EffortScale(Picture):
    """What the ends of the bars stand for, below the last of them."""

    def __init__(self, themes: ThemeSource, row: EffortRow, parent: QWidget) -> None:
        """Take one of the rows: the bars of all stand in one line."""
        super().__init__(themes, parent)
        self._row = row
        self._most = tr("{percent}%", percent=round(FULL_RANGE))
        self.setAccessibleName(tr("The bars run from 0 to {most}", most=self._most))
        wide, fixed = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for a tick and a line of small words."""
        words = text_size(theme.font(Face.SMALL), self._most).height()
        return QSize(0, max(theme.px(SCALE), theme.px(TICK) + round(words)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint a tick and a number under both ends of the bars, if there are any."""
        bar = QRectF(self._row.bar())
        if bar.isEmpty():
            return
        tick, font, palette = theme.px(TICK), theme.font(Face.SMALL), theme.palette
        for x in (bar.left(), bar.right() - HAIRLINE):
            fill(painter, QRectF(x, 0, HAIRLINE, tick), 0, palette.edge)
        below = QRectF(bar.left(), tick, bar.width(), self.height() - tick)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.mirrored:
            start, end = end, start
        write(painter, below, "0", font, palette.muted, start)
        write(painter, below, isolated(self._most), font, palette.muted, end)


class EffortList(QWidget):
    """The rows; arrow keys move the choice, `zone_chosen` brings its id.

    `zone_near` brings the one under the pointer, or nothing when it left.
    """

    zone_chosen = Signal(str)
    zone_near = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        zones: Sequence[Zone],
        filled: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take the muscles, and the words that say one works now."""
        super().__init__(parent)
        self._rows: dict[str, EffortRow] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for zone in zones:
            row = EffortRow(themes, zone, zones, filled, self)
            row.near.connect(self.zone_near)
            self._group.addButton(row)
            self._rows[zone.id] = row
            column.addWidget(row)
        # Toggled and not clicked: assistive technology toggles.
        self._group.buttonToggled.connect(self._tell)
        column.addWidget(EffortScale(themes, next(iter(self._rows.values())), self))

    def show_zones(self, working: frozenset[str], chosen: str) -> None:
        """Show which muscles work now, and which one is chosen."""
        for zone, row in self._rows.items():
            row.show_working(zone in working)
        with QSignalBlocker(self._group):
            self._rows[chosen].setChecked(True)
        enter_at_the_chosen(self._group)

    def _tell(self, row: EffortRow, checked: bool) -> None:  # noqa: FBT001  Qt's signal
        if checked:
            self.zone_chosen.emit(row.zone.id)


def _measured(zones: Sequence[Zone], theme: Theme) -> tuple[int, float]:
    font = theme.font(Face.STRONG)
    widest = max(text_size(font, zone.name).width() for zone in zones)
    faces = (Face.STRONG if zone.effort else Face.SMALL for zone in zones)
    both = zip(zones, faces, strict=True)
    numbers = max(_number_width(zone, face, theme) for zone, face in both)
    return max(theme.px(NAME), round(widest) + 2), numbers


def _number_width(zone: Zone, face: Face, theme: Theme) -> float:
    words = text_size(figures(theme.font(face)), zone.effort_written)
    return words.width() + 2
