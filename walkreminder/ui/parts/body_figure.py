"""The body from front and back: shows who works, and lets a muscle be chosen."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkreminder.ui.parts.anatomy import ZONES, Drawing, Tint, ZoneMap, figure_pixmap
from walkreminder.ui.parts.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

HEIGHT: Final = 300
LEAST_HEIGHT: Final = 240
GAP: Final = 4
HINT_LINE: Final = 44


class BodyFigure(Scale):
    """Two figures; `zone_chosen` brings the id of the muscle that was pressed.

    `zone_near` brings the one under the pointer, or nothing when it left.
    `stood` tells how wide both are together, for what is written above them.
    """

    zone_chosen = Signal(str)
    zone_near = Signal(str)
    stood = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        names: Mapping[str, str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take the muscles' names by zone id, and a name for the whole."""
        super().__init__(themes, name, parent)
        self._names = names
        self._roles: Mapping[str, str] = {}
        self._tint = Tint()
        self._maps: dict[Drawing, ZoneMap] = {}
        self.setMouseTracking(True)
        grows = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grows, grows)

    def show_zones(
        self, working: frozenset[str], chosen: str | None, spoken: str = ""
    ) -> None:
        """Show which muscles work now, also in words, and which one is chosen."""
        self._tint = Tint(working, chosen, self._tint.near)
        called = self._names.get(chosen, "") if chosen else ""
        at = ZONES.index(chosen) if chosen in ZONES else 0
        self.show_place(at, len(ZONES) - 1, called)
        self.setAccessibleDescription(spoken)

    def explain(self, roles: Mapping[str, str]) -> None:
        """Let the hint of a muscle say what it does as well, by zone id."""
        self._roles = roles

    def _hint(self, zone: str | None) -> str:
        if zone is None:
            return ""
        role = wrap(self._roles.get(zone, ""), HINT_LINE)
        return "\n".join((self._names.get(zone, ""), *role))

    def grow_by(self, more: int) -> None:
        """Let it be so many pixels higher than it asks for, where there is room."""
        self.setMaximumHeight(self.theme.px(HEIGHT) + max(more, 0))

    def show_near(self, zone: str | None) -> None:
        """Light up the muscle that is pointed at, here or elsewhere."""
        self._tint = Tint(self._tint.working, self._tint.chosen, zone)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell where the figures stand now."""
        super().resizeEvent(event)
        whole = QRectF()
        for spot in self._places().values():
            whole |= spot
        self.stood.emit(round(whole.width()))

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
            self.show_near(zone)
            self.zone_near.emit(zone or "")
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if zone else arrow)

    def _choose(self, zone: str) -> None:
        self.show_zones(self._tint.working, zone, self.accessibleDescription())
        self.zone_chosen.emit(zone)

    def reach(self, at: int) -> None:
        """Choose the muscle at a place of their order."""
        self._choose(ZONES[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up and name the muscle under the pointer."""
        zone = self.zone_at(event.position())
        self._point(zone)
        self.show_hint(event.globalPosition().toPoint(), self._hint(zone))

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
