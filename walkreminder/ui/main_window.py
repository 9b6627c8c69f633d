"""The main window: the navigation, the pages, and what went wrong above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from walkreminder.ui.floating import fitted, free_part
from walkreminder.ui.icons import app_icon
from walkreminder.ui.navigation import Navigation, Place
from walkreminder.ui.page import Page
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.theme import Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from walkreminder.ui.dressing import ThemeSource

SIZE: Final = (960, 660)
LEAST: Final = (640, 480)
RAIL_BELOW: Final = 800


def places() -> tuple[tuple[Place, ...], ...]:
    """Return the places of the navigation: at the top, below, and at the foot."""
    return (
        (
            Place("today", tr("Today"), "today"),
            Place("why", tr("Why walk"), "why"),
            Place("history", tr("History"), "history"),
            Place("programme", tr("Programme"), "programme"),
        ),
        (
            Place("settings", tr("Settings"), "settings"),
            Place("about", tr("About"), "about"),
        ),
        (Place("help", tr("When to get help"), "help", Tone.AMBER),),
    )


class MainWindow(QWidget):
    """Shows one page at a time; a page is made when it is first wanted.

    `shown` names the page that came into view, so that it can be fed. `asked`
    passes on the pages' wishes; `wanted` names a place that is no page here.
    """

    shown = Signal(str)
    asked = Signal(object)
    wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        pages: Mapping[str, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._factories = dict(pages)
        self._pages: dict[str, QWidget] = {}
        self._notices: dict[str, NoticeBar] = {}
        self.current = ""
        self._is_fitted = False
        self.setWindowTitle(tr("Walk Reminder"))
        self.setWindowIcon(app_icon())
        self._navigation = Navigation(themes, tr("Walk Reminder"), places(), self)
        self._navigation.chosen.connect(self._go)
        self._stack = QStackedWidget(self)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(themes.theme.px(Space.S))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._bars)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(column, 1)
        self._add_shortcuts()
        themes.changed.connect(self._dress)
        self._dress()
        size = QSize(*(themes.theme.px(side) for side in SIZE))
        self.resize(size.boundedTo(self.screen().availableSize()))
        self.setMinimumSize(*LEAST)

    def page(self, name: str) -> QWidget | None:
        """Return a page that has been made, so that it can be fed."""
        return self._pages.get(name)

    def show_page(self, name: str, place: str = "") -> None:
        """Bring a page into view, and a place of it where one is named."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._make(name)
        self._stack.setCurrentWidget(page)
        self._navigation.show_chosen(name)
        self.current = name
        if self.isVisible():
            self.shown.emit(name)
        self._settle_bars()
        if place and isinstance(page, Page):
            page.show_place(place)

    def show_notice(self, kind: str, text: str, care: Care = Care.HEED) -> None:
        """Show a trouble above the pages; one notice of each kind."""
        bar = self._notices.get(kind)
        if bar is None:
            bar = self._notices[kind] = NoticeBar(self._themes, self)
            self._bars.addWidget(bar)
        bar.show_notice(Notice(text, "about", care))
        self._settle_bars()

    def drop_notice(self, kind: str) -> None:
        """Take a notice away, if it is there."""
        bar = self._notices.pop(kind, None)
        if bar is not None:
            self._bars.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._settle_bars()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the page by the keys that nobody else had a use for."""
        page = self._stack.currentWidget()
        if not (isinstance(page, Page) and page.scroll_by_key(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the navigation to a rail where there is little room."""
        super().resizeEvent(event)
        self._navigation.show_rail(self._is_narrow())
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page came into view, also when the window comes back."""
        super().showEvent(event)
        if self.current:
            self.shown.emit(self.current)
        self._settle_bars()

    def event(self, event: QEvent) -> bool:
        """Come whole on the screen once there is a frame around the window."""
        if event.type() is QEvent.Type.WindowActivate and not self._is_fitted:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        frame = self.frameGeometry()
        around = frame.size() - self.size()
        # Under Wayland only the desktop knows where a window is.
        if around.isNull() or QGuiApplication.platformName() == "wayland":
            return
        self._is_fitted = True
        screen = free_part(self.screen())
        place = fitted(screen, frame)
        if place != frame and not self.isMaximized():
            least = self.minimumSize().boundedTo(screen.size() - around)
            self.setMinimumSize(least)
            self.resize(place.size() - around)
            self.move(place.topLeft())

    def _settle_bars(self) -> None:
        """Show each trouble once: not here what the page tells of itself."""
        page = self._stack.currentWidget()
        tells = page.tells if isinstance(page, Page) else frozenset()
        for kind, bar in self._notices.items():
            bar.setVisible(kind not in tells)
        self._dress()

    def _make(self, name: str) -> QWidget:
        page = self._factories[name]()
        for signal, slot in (("asked", self._ask), ("wanted", self._go)):
            spoken = getattr(page, signal, None)
            if isinstance(spoken, SignalInstance):
                spoken.connect(slot)
        self._stack.addWidget(page)
        return page

    def _ask(self, event: object) -> None:
        self.asked.emit(event)

    def _go(self, name: str) -> None:
        page, _slash, place = name.partition("/")
        if page in self._factories:
            self.show_page(page, place)
        else:
            self.wanted.emit(name)

    def _add_shortcuts(self) -> None:
        for number, item in enumerate(self._navigation.items, start=1):
            self._add_shortcut(f"Alt+{number}", item.click)
        self._add_shortcut("F1", self._get_help)
        self._add_shortcut("Ctrl+Tab", self._next)
        self._add_shortcut("Ctrl+Shift+Tab", self._previous)
        self._add_shortcut("Ctrl+PgDown", self._next)
        self._add_shortcut("Ctrl+PgUp", self._previous)

    def _add_shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)

    def _get_help(self) -> None:
        self._go("help")

    def _next(self) -> None:
        self._turn(1)

    def _previous(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        names = [
            item.place.name
            for item in self._navigation.items
            if item.place.name in self._factories
        ]
        at = names.index(self.current) if self.current in names else -by
        self.show_page(names[(at + by) % len(names)])

    def _is_narrow(self) -> bool:
        return self.width() < self._themes.theme.px(RAIL_BELOW)

    def _dress(self) -> None:
        px = self._themes.theme.px
        beside, above = px(20 if self._is_narrow() else Space.XXL), px(Space.L)
        some = any(not bar.isHidden() for bar in self._notices.values())
        self._bars.setContentsMargins(beside, above if some else 0, beside, 0)
