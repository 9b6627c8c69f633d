"""When to get help, in a window of its own: for dialogs that no main window backs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from walkreminder.ui.floating import free_screen
from walkreminder.ui.help_page import HelpPage
from walkreminder.ui.icons import app_icon

if TYPE_CHECKING:
    from walkreminder.core.claims import Content
    from walkreminder.ui.dressing import ThemeSource

SIZE: Final = (640, 660)


class HelpDialog(QDialog):
    """The page, over a dialog; Escape closes it."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(content.labels.get_help)
        self.setWindowIcon(app_icon())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.page = HelpPage(themes, content, self)
        column.addWidget(self.page)
        wide, high = (themes.theme.px(side) for side in SIZE)
        screen = free_screen(self)
        self.resize(min(wide, screen.width()), min(high, screen.height()))
