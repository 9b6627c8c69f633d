"""The way to the report from a page: a button that asks for it by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.ui.page import Page

REPORT: Final = "report"


class ReportButton(Button):
    """Stands in the head of a page; the dialog is imported when it is wanted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.themes, tr("Report"), icon="print", parent=page)
        self._page = page
        self.clicked.connect(self._want)

    def _want(self) -> None:
        self._page.wanted.emit(REPORT)
