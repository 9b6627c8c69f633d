"""The tray icon with its tooltip and menu; alone knows the desktop's tray."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from walkreminder.core.state import Scene, State, StateName, name_of
from walkreminder.core.walk import elapsed
from walkreminder.ui.tray_icon import Glyph, Panel, TrayLook, tray_icon
from walkreminder.ui.tray_menu import (
    PAGES,
    Choice,
    Entry,
    Light,
    menu_entries,
    wish_of,
)
from walkreminder.ui.tray_words import title
from walkreminder.ui.wording import why_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from walkreminder.ui.dressing import ThemeSource

GLYPHS: Final = {
    StateName.WALKING: Glyph.WALKING,
    StateName.PAUSED: Glyph.PAUSED,
    StateName.QUIET: Glyph.QUIET,
    StateName.LOCKED: Glyph.QUIET,
}

# A ring of 22 pixels has no more to show.
STEPS: Final = 36


def look_of(state: State, scene: Scene, panel: Panel) -> TrayLook:
    """Return what the icon says: in steps one can see, so that it is seldom painted."""
    name = name_of(state)
    share = scene.past.today.total_seconds() / 60 / max(1, scene.goal_today)
    if state.walk is not None and name in (StateName.WALKING, StateName.PAUSED):
        share = elapsed(state.walk, scene.now) / state.walk.goal
    steps = round(STEPS * min(1.0, max(0.0, share)))
    return TrayLook(steps / STEPS, GLYPHS.get(name, Glyph.WAITING), panel)


def page_of(state: State) -> str:
    """Return what a click on the icon brings: what matters most right now."""
    match name_of(state):
        case StateName.WALKING | StateName.PAUSED:
            return "walk"
        case StateName.PROMPTING | StateName.ASKING:
            return "prompt"
        case _:
            return "today"


class Tray(QObject):
    """The app's place in the tray."""

    asked = Signal(object)
    wanted = Signal(str)
    quit_wanted = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        panel: Panel = Panel.UNKNOWN,
        parent: QObject | None = None,
    ) -> None:
        """Take a clock for wishes like "in 30 min", which count from the click."""
        super().__init__(parent)
        self._themes = themes
        self._clock = clock
        self._panel = panel
        self._shown: tuple[State, Scene] | None = None
        self._look: TrayLook | None = None
        self._entries: tuple[Entry, ...] = ()
        self._troubles: dict[str, str] = {}
        self._menu, self._icon = self._made()

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray right now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the state; what looks the same is left alone."""
        self._shown = (state, scene)
        look = look_of(state, scene, self._panel)
        if look != self._look:
            self._look = look
            self._icon.setIcon(tray_icon(look))
        self._show_words()
        entries = menu_entries(state, scene)
        if entries != self._entries:
            self._write(entries)
        if not self._icon.isVisible():
            self._icon.show()

    def show_trouble(self, kind: str, sentence: str) -> None:
        """Tell a trouble below the why sentence; an empty sentence takes it back."""
        if self._troubles.get(kind, "") != sentence:
            self._troubles[kind] = sentence
            self._show_words()

    def recreate(self) -> None:
        """Make the icon anew, for a tray that came after the app.

        Qt chooses the kind of tray once for each icon, so an early one stays lost.
        """
        self.hide()
        self._icon.deleteLater()
        self._menu.deleteLater()
        self._look, self._entries = None, ()
        self._menu, self._icon = self._made()
        if self._shown is not None:
            self.show_state(*self._shown)

    def hide(self) -> None:
        """Leave the tray."""
        self._icon.hide()

    def _show_words(self) -> None:
        if self._shown is None:
            return
        words = title(*self._shown), why_sentence(*self._shown)
        tooltip = "\n".join(filter(None, (*words, *self._troubles.values())))
        if tooltip != self._icon.toolTip():
            self._icon.setToolTip(tooltip)

    def _made(self) -> tuple[QMenu, QSystemTrayIcon]:
        # A menu has no parent but a window; we keep it, and let it go ourselves.
        menu = QMenu()
        menu.aboutToShow.connect(self._dress)
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(menu)
        icon.activated.connect(self._clicked)
        return menu, icon

    def _dress(self) -> None:
        # Imported here: where the desktop draws the menu, the tray needs no clothes.
        from walkreminder.ui.stylesheet import dress  # noqa: PLC0415

        dress(self._menu, self._themes.theme)

    def _write(self, entries: tuple[Entry, ...]) -> None:
        """Write the menu; one that may be open keeps its lines where it can."""
        old, self._entries = self._entries, entries
        if _shape(old) == _shape(entries):
            _reword(self._menu, entries)
            return
        self._menu.clear()
        self._fill(self._menu, entries)

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        before = entries[0].group
        for entry in entries:
            if entry.group is not before:
                menu.addSeparator()
                before = entry.group
            if entry.inside:
                self._fill(menu.addMenu(entry.text), entry.inside)
                continue
            action = menu.addAction(entry.text)
            action.setData(entry.choice)
            action.setEnabled(entry.light is Light.ON)
            action.triggered.connect(self._chosen)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or self._shown is None:
            return
        choice = action.data()
        scene = replace(self._shown[1], now=self._clock())
        if choice is Choice.QUIT:
            self.quit_wanted.emit()
        elif choice in PAGES:
            self.wanted.emit(PAGES[choice])
        else:
            self.asked.emit(wish_of(choice, scene))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger and self._shown:
            self.wanted.emit(page_of(self._shown[0]))


def _shape(entries: tuple[Entry, ...]) -> tuple[object, ...]:
    """Return what a menu is made of, whatever its words are."""
    return tuple((entry.choice, _shape(entry.inside)) for entry in entries)


def _reword(menu: QMenu, entries: tuple[Entry, ...]) -> None:
    lines = [action for action in menu.actions() if not action.isSeparator()]
    for action, entry in zip(lines, entries, strict=True):
        action.setText(entry.text)
        action.setEnabled(entry.light is Light.ON)
