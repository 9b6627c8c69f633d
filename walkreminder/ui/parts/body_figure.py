"""The body from front and back: shows who works, and lets a muscle be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from walkreminder.ui.parts.anatomy import ZONES, Drawing, Tint, ZoneMap, figure_pixmap
from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Radius, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from walkreminder.ui.dressing import ThemeSource

HEIGHT: Final = 336
LEAST_HEIGHT: Final = 240
GAP: Final = 4


class BodyFigure(Picture):
    """Two figures; `zone_chosen` brings the id of the muscle that was pressed."""

    zone_chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        names: Mapping[str, str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take the muscles' names by zone id, and a name for the whole."""
        super().__init__(themes, parent)
        self._names = names
        self._name = name
        self._tint = Tint()
        self._maps: dict[Drawing, ZoneMap] = {}
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        grows = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grows, grows)
        FocusRing(self, themes, Radius.CONTROL)

    def show_zones(self, working: frozenset[str], chosen: str | None) -> None:
        """Show which muscles work now, and which one is chosen."""
        self._tint = Tint(working, chosen, self._tint.near)
        called = self._names.get(chosen, "") if chosen else ""
        self.setAccessibleName(f"{self._name}: {called}" if called else self._name)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for both figures side by side."""
        return self._size_for(theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for figures that are still easy to press."""
        return self._size_for(self.theme.px(LEAST_HEIGHT))

    def _size_for(self, height: int) -> QSize:
        width = 2 * round(height * Drawing.FRONT.aspect()) + self.theme.px(GAP)
        return QSize(width, height)

    def _places(self) -> dict[Drawing, QRectF]:
        """Return where the figures stand: as large as fits, in the middle."""
        gap = self.theme.px(GAP)
        aspect = Drawing.FRONT.aspect()
        height = min(float(self.height()), (self.width() - gap) / 2 / aspect)
        width = round(height * aspect)
        left = (self.width() - 2 * width - gap) / 2
        top = (self.height() - height) / 2
        spots = [
            QRectF(round(left), round(top), width, round(height)),
            QRectF(round(left + width + gap), round(top), width, round(height)),
        ]
        order = (Drawing.BACK, Drawing.FRONT) if self.mirrored else None
        return dict(zip(order or (Drawing.FRONT, Drawing.BACK), spots, strict=True))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint both figures, from the cache where they are known."""
        dpr = self.devicePixelRatioF()
        for drawing, spot in self._places().items():
            height = round(spot.height())
            picture = figure_pixmap(drawing, self._tint, theme.palette, height, dpr)
            painter.drawPixmap(spot.topLeft(), picture)

    def zone_at(self, place: QPointF) -> str | None:
        """Return the muscle under a place of this widget."""
        for drawing, spot in self._places().items():
            if spot.contains(place):
                if drawing not in self._maps:
                    self._maps[drawing] = ZoneMap(drawing)
                inside = place - spot.topLeft()
                share = QPointF(inside.x() / spot.width(), inside.y() / spot.height())
                return self._maps[drawing].zone_at(share)
        return None

    def _point(self, zone: str | None) -> None:
        if zone != self._tint.near:
            self._tint = Tint(self._tint.working, self._tint.chosen, zone)
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if zone else arrow)
            self.update()

    def _choose(self, zone: str) -> None:
        self.show_zones(self._tint.working, zone)
        self.zone_chosen.emit(zone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up and name the muscle under the pointer."""
        zone = self.zone_at(event.position())
        self._point(zone)
        name = self._names.get(zone, "") if zone else ""
        QToolTip.showText(event.globalPosition().toPoint(), name, self)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the muscle that was pressed."""
        zone = self.zone_at(event.position())
        if zone is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(zone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the muscles with the arrow keys."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        chosen = self._tint.chosen
        at = ZONES.index(chosen) if chosen in ZONES else (-1 if step > 0 else 0)
        self._choose(ZONES[(at + step) % len(ZONES)])


class StepFigure(Picture):
    """One of the four walking poses, with the muscles that work in it."""

    def __init__(
        self, themes: ThemeSource, height: int = 160, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._height = height
        self._drawing = Drawing.LANDING
        self._tint = Tint()

    def show_step(self, drawing: Drawing, working: frozenset[str], name: str) -> None:
        """Show a pose and who works in it; `name` says it in words."""
        self._drawing = drawing
        self._tint = Tint(working)
        self.setAccessibleName(name)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the pose."""
        height = theme.px(self._height)
        return QSize(round(height * self._drawing.aspect()), height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pose."""
        dpr, height = self.devicePixelRatioF(), theme.px(self._height)
        drawing, tint = self._drawing, self._tint
        pixmap = figure_pixmap(drawing, tint, theme.palette, height, dpr)
        painter.drawPixmap(QPointF(), pixmap)
