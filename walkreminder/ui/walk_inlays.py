"""What comes in the place of a walk, or over it: what it came to, and when to stop.

Each is made when it is first wanted: the first walk is not to wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from walkreminder.core.claims import Content
    from walkreminder.core.state import Scene
    from walkreminder.ui.after_walk import AfterPage, Told
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.stop_panel import StopPanel

DONE: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WalkInlays(QObject):
    """Shows one thing at a time in a window whose `sheet` is the walk.

    `turned` tells whether that is the walk again; `done`, `claim_wanted` and
    `list_wanted` come of the page after it, `stop_wanted`, `left` and `help_wanted` of
    the signs.
    """

    turned = Signal(bool)
    asked = Signal(object)
    done = Signal()
    claim_wanted = Signal(str)
    list_wanted = Signal()
    ratings_off = Signal()
    stop_wanted = Signal()
    left = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, sheet: QWidget, pages: QBoxLayout) -> None:
        window = sheet.window()
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._sheet = sheet
        self._pages = pages
        self.after: AfterPage | None = None
        self.signs: StopPanel | None = None

    @property
    def tells(self) -> bool:
        """Whether it tells what a walk came to."""
        return self.after is not None and not self.after.isHidden()

    def tell(self, told: Told) -> None:
        """Tell what a walk came to, in its place; nobody loses the keyboard by it."""
        if self.after is None:
            self.after = self._made_after()
        self.after.show_told(told)
        self._turn(self._sheet, self.after)
        # Of the keyboard's places in this window, whether it has the keyboard or not.
        self.after.setFocus()

    def show_scene(self, scene: Scene) -> bool:
        """Show what is kept of the walk that is told; return whether one is."""
        if not self.tells or self.after is None:
            return False
        self.after.show_scene(scene)
        return True

    def end_telling(self) -> None:
        """Show the walk again, and leave the keys to its window."""
        if self.tells and self.after is not None:
            self.after.stay()
            self._turn(self.after, self._sheet)
            self._window.setFocus()

    def is_done_by(self, event: QKeyEvent) -> bool:
        """Tell whether a key is done with what is told; for any other it stays."""
        if self.after is not None:
            self.after.stay()
        # The key that finished the walk may still be held down.
        return event.key() in DONE and not event.isAutoRepeat()

    def show_signs(self, content: Content) -> None:
        """Show when to stop, over whatever is there."""
        if self.signs is None:
            self.signs = self._made_signs(content)
        if self.after is not None:
            self.after.stay()
        self.signs.come()

    def leave_signs(self) -> None:
        """Take the signs away: nobody sees them any longer."""
        if self.signs is not None:
            self.signs.leave()

    def _turn(self, first: QWidget, then: QWidget) -> None:
        """Let one go before the other comes, and the signs lie over both."""
        first.setVisible(False)
        then.setVisible(True)
        self.turned.emit(then is self._sheet)
        if self.signs is not None:
            self.signs.raise_()

    def _made_after(self) -> AfterPage:
        from walkreminder.ui.after_walk import AfterPage  # noqa: PLC0415 - see above

        page = AfterPage(self._themes, self._window)
        page.done.connect(self.done)
        page.claim_wanted.connect(self.claim_wanted)
        page.asked.connect(self.asked)
        page.help_wanted.connect(self.list_wanted)
        page.ratings_off.connect(self.ratings_off)
        page.hide()
        self._pages.addWidget(page)
        return page

    def _made_signs(self, content: Content) -> StopPanel:
        from walkreminder.ui.stop_panel import StopPanel  # noqa: PLC0415 - see above

        panel = StopPanel(self._themes, content, self._window)
        panel.stop_wanted.connect(self.stop_wanted)
        panel.left.connect(self.left)
        panel.help_wanted.connect(self.help_wanted)
        return panel
