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
    """The small form at the end; everything else at the start."""

    less_wanted = Signal()
    cancel_wanted = Signal()
    shrink_wanted = Signal()

    def __init__(self, themes: ThemeSource, window: QWidget) -> None:
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._more = self._button("more", tr("More"), self._open_menu)
        self._shrink = self._button("shrink", tr("Small form"), self._ask_to_shrink)
        self._menu = QMenu(window)
        Clothes(self._menu, themes)
        self._menu.addAction(tr("5 minutes less")).triggered.connect(self._ask_for_less)
        self._menu.addAction(tr("Cancel walk")).triggered.connect(self._ask_to_cancel)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - as widgets have it
        """Be there, or not."""
        for button in (self._more, self._shrink):
            button.setVisible(visible)

    def place(self) -> None:
        """Stand in the corners that the window has now."""
        gap, width = self._themes.theme.px(Space.M), self._window.width()
        left, right = self._more, self._shrink
        if self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        for button in (left, right):
            button.resize(button.sizeHint())
        left.move(gap, gap)
        right.move(width - gap - right.width(), gap)

    def _button(self, icon: str, name: str, pressed: Callable[[], None]) -> IconButton:
        button = IconButton(self._themes, icon, name, parent=self._window)
        # The mouse leaves the keys to the window: Space always pauses.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(pressed)
        return button

    def _ask_to_shrink(self) -> None:
        self.shrink_wanted.emit()

    def _ask_for_less(self) -> None:
        self.less_wanted.emit()

    def _ask_to_cancel(self) -> None:
        self.cancel_wanted.emit()

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
