"""The two forms of a walk, large and small: which one is on screen, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt

from walkreminder.ui.floating import free_screen, middle, put_up

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.walk_mini import WalkMini

TITLE_BAR: Final = 24  # about; it is not there before the window is


class WalkForms:
    """Remembers which form was used last; on a low screen only the small one fits."""

    def __init__(self, themes: ThemeSource, large: QWidget, small: WalkMini) -> None:
        self._themes = themes
        self._large = large
        self._small = small
        self._is_small = False

    @property
    def has_room(self) -> bool:
        """Whether the large form would be whole on the screen."""
        title_bar = self._themes.theme.px(TITLE_BAR)
        return self._large.height() + title_bar <= free_screen(self._large).height()

    def come(self) -> None:
        """Come to the front, in the form that was used last."""
        if not self._is_small and self.has_room:
            self._come_large()
            return
        # It may be there on loan.
        self._large.hide()
        placed = self._small.testAttribute(Qt.WidgetAttribute.WA_Moved)
        corner = free_screen(self._large).bottomRight()
        self._small.come_at(self._small.pos() if placed else corner)

    def shrink(self) -> None:
        """Take the small form, where the large one has its upper right corner."""
        corner = self._large.geometry().topRight()
        self._is_small = True
        self._large.hide()
        self._small.come_at(corner - QPoint(self._small.width() - 1, 0))

    def expand(self) -> None:
        """Take the large form, where there is room for it."""
        if self.lend():
            self._is_small = False

    def lend(self) -> bool:
        """Take the large form for a while; return whether there is room for it."""
        if not self.has_room:
            return False
        self._small.hide()
        self._come_large()
        return True

    def give_back(self) -> None:
        """Take the small form again, where it was, if the large one was only lent."""
        if self._is_small:
            self._large.hide()
            self.come()

    def _come_large(self) -> None:
        large = self._large
        if not large.testAttribute(Qt.WidgetAttribute.WA_Moved):
            # Nobody has put it anywhere yet, and some desktops would not either.
            large.move(middle(free_screen(large), large.size()))
        put_up(large)
        large.raise_()
        large.activateWindow()
