"""The small buttons in the corners of the walk window, and the menu behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class WalkCorners(QObject):
    """Sound, help and all else at the start; small form and when to stop at the end."""

    cues_wanted = Signal()
    less_wanted = Signal()
    cancel_wanted = Signal()
    shrink_wanted = Signal()
    signs_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, window: QWidget) -> None:
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._walks = True
        self._sound = self._button("sound", "", self._ask_to_turn)
        self._more = self._button("more", tr("More"), self._open_menu)
        self._help = self._button("help", tr("When to get help"), self._ask_for_help)
        self._signs = self._button("stop", tr("When to stop"), self._ask_for_signs)
        self._shrink = self._button("shrink", tr("Small form"), self._ask_to_shrink)
        self._menu = QMenu(window)
        Clothes(self._menu, themes)
        self._less = self._menu.addAction(tr("5 minutes less"))
        self._less.triggered.connect(self._ask_for_less)
        self._menu.addAction(tr("Cancel walk")).triggered.connect(self._ask_to_cancel)

    @property
    def _buttons(self) -> tuple[IconButton, ...]:
        at_start = self._sound, self._more, self._help
        return (*at_start, self._signs, self._shrink)

    def show_all(self, walks: bool) -> None:  # noqa: FBT001 - it is the value
        """Be there for a walk; after it, only help is, where the small form was."""
        self._walks = walks
        for button in (self._sound, self._more, self._signs, self._shrink):
            button.setVisible(walks)
        self.place()
        self.come_up()

    def come_up(self) -> None:
        """Lie over all else in the window, so that a pointer meets the buttons."""
        for button in self._buttons:
            button.raise_()

    def show_cues(self, *, on: bool) -> None:
        """Show whether cues are heard, and offer the other."""
        name = tr("Mute the cues") if on else tr("Let the cues be heard")
        self._sound.show_icon("sound" if on else "sound-off", name)

    def show_walk(self, *, may_go_on: bool) -> None:
        """Offer another end of the walk where there may be one."""
        self._less.setEnabled(may_go_on)

    def place(self) -> None:
        """Stand in the corners that the window has now."""
        gap, width = self._themes.theme.px(Space.M), self._window.width()
        left = [self._sound, self._more, self._help]
        right = [self._shrink, self._signs]
        if not self._walks:
            left, right = [], [self._help]
        if self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        at = gap
        for button in left:
            button.resize(button.sizeHint())
            button.move(at, gap)
            at += button.width()
        at = width - gap
        for button in right:
            button.resize(button.sizeHint())
            at -= button.width()
            button.move(at, gap)

    def _button(self, icon: str, name: str, pressed: Callable[[], None]) -> IconButton:
        button = IconButton(self._themes, icon, name, parent=self._window)
        # The mouse leaves the keys to the window: Space always pauses.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(pressed)
        return button

    def _ask_for_help(self) -> None:
        self.help_wanted.emit()

    def _ask_for_signs(self) -> None:
        self.signs_wanted.emit()

    def _ask_to_turn(self) -> None:
        self.cues_wanted.emit()

    def _ask_to_shrink(self) -> None:
        self.shrink_wanted.emit()

    def _ask_for_less(self) -> None:
        self.less_wanted.emit()

    def _ask_to_cancel(self) -> None:
        self.cancel_wanted.emit()

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
