"""The way up, level by level: as high as its minutes a week, walked as far as here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolTip

from walkreminder.ui.parts.focus_ring import BY_KEYBOARD
from walkreminder.ui.parts.path_drawing import (
    FOOT,
    HERE,
    Path,
    PathDrawing,
    Stop,
    words_height,
)
from walkreminder.ui.parts.scale import Scale

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

__all__ = ["LevelPath", "Path", "Stop"]

WIDTH: Final = 240
NARROW: Final = 180
TOP: Final = 34
RISE: Final = 106  # from nothing to the most minutes a week
SIDE: Final = 24
END: Final = 40
RING: Final = 10  # around a stop, from its middle


class LevelPath(Scale):
    """A picture of the way; arrow keys and the pointer have each stop tell of itself.

    To screen readers it is a slider, whose name tells the stop that it is at.
    """

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, parent)
        self._path = Path((), 0, 0, "", "")
        self._marked: int | None = None
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)
        self.setMouseTracking(True)

    def show_path(self, path: Path) -> None:
        """Show the way and where somebody is on it."""
        if path == self._path:
            return
        self._path = path
        self._marked = None
        self._tell(path.here)
        self.setAccessibleDescription(path.told)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the height of the picture; it takes what width there is."""
        return QSize(theme.px(WIDTH), theme.px(FOOT) + words_height(theme))

    def minimumSizeHint(self) -> QSize:
        """Ask for less: stops come nearer to each other, and fewer have numbers."""
        return QSize(self.theme.px(NARROW), self.sizeHint().height())

    def reach(self, at: int) -> None:
        """Tell of the stop that somebody went to."""
        if self._path.stops:
            self._marked = min(max(0, at), len(self._path.stops) - 1)
            self._tell(self._marked)
            self._surround(self._marked)

    def places(self) -> list[QPointF]:
        """Return where the stops are."""
        theme, stops = self.theme, self._path.stops
        most = max([1, *(stop.week for stop in stops)])
        # A narrow picture keeps no more air behind the last stop than it needs.
        end = min(theme.length(END), max(theme.length(SIDE), self.width() / 10))
        across = self.width() - theme.length(SIDE) - end
        foot, rise = theme.length(TOP + RISE), theme.length(RISE)
        found = []
        for at, stop in enumerate(stops):
            x = theme.length(SIDE) + across * at / max(1, len(stops) - 1)
            x = self.width() - x if self.mirrored else x
            found.append(QPointF(x, foot - rise * stop.week / most))
        return found

    def stop_at(self, place: QPointF) -> int | None:
        """Return the stop nearest to a place, if one is near."""
        aside = [abs(stop.x() - place.x()) for stop in self.places()]
        nearest = min(aside, default=self.width())
        return aside.index(nearest) if nearest <= self.theme.length(SIDE) else None

    def _drawing(self) -> PathDrawing:
        """Return the way as it stands now."""
        way, width = self.layoutDirection(), self.width()
        return PathDrawing(self._path, self.theme, self.places(), width, way)

    def paint(self, painter: QPainter, _theme: Theme) -> None:
        """Paint the way."""
        if not self._path.stops:
            return
        self._drawing().paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring around the stop that the keyboard is at."""
        super().resizeEvent(event)
        if self._path.stops:
            at = self._path.here if self._marked is None else self._marked
            self._surround(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the stop under the pointer."""
        at = self.stop_at(event.position())
        if at is None:
            QToolTip.hideText()
            return
        where = event.globalPosition().toPoint()
        self.show_hint(where, self._path.stops[at].told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell it to a finger too, which cannot point without a press."""
        at = self.stop_at(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where one is to whom the keyboard brought here."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD and self._path.stops:
            self._go(self._path.here)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fall silent."""
        super().focusOutEvent(event)
        self._marked = None
        QToolTip.hideText()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the stops."""
        ahead = -1 if self.mirrored else 1
        at = self._path.here if self._marked is None else self._marked
        to = {
            Qt.Key.Key_Right: at + ahead,
            Qt.Key.Key_Left: at - ahead,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._path.stops) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not self._path.stops:
            super().keyPressEvent(event)
        else:
            self._go(to)

    def _surround(self, at: int) -> None:
        """Put the focus ring around a stop: the picture is no control of one place."""
        place, drawing = self.places()[at], self._drawing()
        here = at == self._path.here
        radius = drawing.radius if here else self.theme.length(RING)
        around = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
        self.focus_ring.surround(around.toAlignedRect())

    def _tell(self, at: int) -> None:
        stops = self._path.stops
        self.show_place(at, len(stops) - 1, stops[at].told)

    def _go(self, at: int) -> None:
        """Go to a stop, and let it tell of itself beside it."""
        self.reach(at)
        assert self._marked is not None
        place = self.places()[self._marked]
        below = QPoint(round(place.x()), round(place.y()) + self.theme.px(HERE))
        self.show_hint(self.mapToGlobal(below), self._path.stops[self._marked].told)
        self.update()
