"""Small cards that float over other windows; alone knows frames, corners and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from walkreminder.ui.icons import app_icon
from walkreminder.ui.parts.paint import fill, outline, painter_for, pen
from walkreminder.ui.theme import HAIRLINE, Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QScreen

    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource

ON_TOP: Final = Qt.WindowType.WindowStaysOnTopHint
FRAMELESS: Final = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | ON_TOP


def margins(widget: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins that follow the reading direction, as layouts do by themselves."""
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    return QMargins(start, top, end, bottom)


def least_size(widget: QWidget, least: QSize) -> QSize:
    """Return the size a widget needs: what was designed, or more for more words."""
    layout = widget.layout()
    if layout is None:
        return least
    layout.activate()
    width = max(least.width(), layout.totalMinimumSize().width())
    height = layout.totalMinimumSize().height()
    if layout.hasHeightForWidth():
        height = layout.totalHeightForWidth(width)
    return QSize(width, max(least.height(), height))


def corner(screen: QRect, size: QSize, gap: int) -> QPoint:
    """Return where a card stands at the bottom right of the free screen."""
    x = screen.right() + 1 - size.width() - gap
    y = screen.bottom() + 1 - size.height() - gap
    return QPoint(max(screen.left(), x), max(screen.top(), y))


def middle(screen: QRect, size: QSize) -> QPoint:
    """Return where a window stands in the middle, its upper edge on the screen."""
    place = screen.center() - QPoint(size.width() // 2, size.height() // 2)
    return within(screen, place, size)


def free_screen(widget: QWidget) -> QRect:
    """Return the screen with the pointer, without its panels."""
    return free_part(QGuiApplication.screenAt(QCursor.pos()) or widget.screen())


def free_part(screen: QScreen) -> QRect:
    """Return a screen without its panels."""
    # WORKAROUND(Qt 6 under X11, scaled screens): the free part is as small as
    # it should be, but begins as many pixels in as if nothing were scaled.
    return screen.availableGeometry() & screen.geometry()


def stay_above_edge(window: QWidget) -> None:
    """Move a window that has grown up, where it would end below its screen."""
    if not window.isVisible():
        return
    screen, frame = free_part(window.screen()), window.frameGeometry()
    below = frame.bottom() - screen.bottom()
    if below > 0:
        window.move(frame.x(), max(screen.top(), frame.y() - below))


def within(screen: QRect, wish: QPoint, size: QSize) -> QPoint:
    """Return the place nearest to the wish that is whole on the screen."""
    right = screen.right() + 1 - size.width()
    bottom = screen.bottom() + 1 - size.height()
    x = max(screen.left(), min(wish.x(), right))
    y = max(screen.top(), min(wish.y(), bottom))
    return QPoint(x, y)


def fitted(screen: QRect, frame: QRect) -> QRect:
    """Return a window's frame, moved and cut so that it is whole on the screen."""
    size = frame.size().boundedTo(screen.size())
    return QRect(within(screen, frame.topLeft(), size), size)


def put_up(window: QWidget) -> None:
    """Show a window that may be put away in the panel, as large as it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()


class Floating(QWidget):
    """A frameless surface; its corners are round where the desktop can blend."""

    def __init__(
        self, themes: ThemeSource, around: Around, size: tuple[int, int]
    ) -> None:
        """Take the size of the design; longer words get more."""
        super().__init__(None, FRAMELESS)
        self.themes = themes
        self.around = around
        self._size = size
        self._round = True
        self.setWindowIcon(app_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        themes.changed.connect(self.update)

    def fit(self) -> None:
        """Take the size that the words of the moment need."""
        theme = self.themes.theme
        designed = QSize(theme.px(self._size[0]), theme.px(self._size[1]))
        needed = least_size(self, designed)
        if needed != self.size():
            self.setFixedSize(needed)

    def to_corner(self) -> None:
        """Go to the bottom right, above the panel."""
        gap = self.themes.theme.px(Space.L)
        self.move(corner(free_screen(self), self.size(), gap))

    def show_over(self, *, stays_on_top: bool) -> None:
        """Show the card, above the other windows or among them."""
        if bool(self.windowFlags() & ON_TOP) is not stays_on_top:
            self.setWindowFlag(ON_TOP, stays_on_top)
        if QGuiApplication.platformName() == "xcb":
            # Only X11 may lack a compositor; without one clear pixels are black.
            self._round = self.around.blends()
        put_up(self)
        if stays_on_top:
            self.raise_()
        else:
            self.lower()
        if QGuiApplication.platformName() == "xcb":
            # Qt has no word for it, and some task lists show this kind of window.
            QGuiApplication.sync()  # it has to be there when it is spoken of
            # Not self.winId(): Qt forgets to renew that with a window's flags.
            self.around.unlist(int(self.windowHandle().winId()))

    def event(self, event: QEvent) -> bool:
        """Grow with what is shown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its line."""
        theme = self.themes.theme
        painter = painter_for(self)
        radius = theme.length(Radius.CARD) if self._round else 0.0
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self.rect(), Qt.GlobalColor.transparent)
        over = QPainter.CompositionMode.CompositionMode_SourceOver
        painter.setCompositionMode(over)
        rect = QRectF(self.rect())
        fill(painter, rect, radius, theme.palette.surface)
        outline(painter, rect, radius, pen(theme.palette.line, HAIRLINE))
        painter.end()
