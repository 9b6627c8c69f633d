"""Searching the page: the field, what it finds, and the way back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from walkreminder.core.finding import Entry, asks, find
from walkreminder.core.places import HELP, SOURCES, entries
from walkreminder.ui.benefits.claim import dated
from walkreminder.ui.parts.search_field import SearchField
from walkreminder.ui.parts.tab_order import put_in_order
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import Content
    from walkreminder.ui.benefits.results import Results
    from walkreminder.ui.page import Page


class Search(QObject):
    """Shows a list over `foot` while words are typed; `turned` tells when that is.

    `chosen` brings the place that somebody picked. Before the first word nothing is
    made but the field.
    """

    chosen = Signal(object)
    turned = Signal(bool)

    def __init__(self, page: Page, content: Content, foot: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._content = content
        self._foot = foot
        self._from: QWidget | None = None
        self.searching = False
        self.field = SearchField(page.themes, tr("Search this page"), page.content)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose_first)
        self.field.left.connect(self._enter)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
        shortcut.activated.connect(self._begin)

    def end(self) -> None:
        """Forget the words."""
        self._from = None
        self.field.clear()

    def go_back(self) -> bool:
        """Forget the words, and give the keyboard back to where it was.

        Return whether there was anything to come back from.
        """
        before, searched = self._from, self.searching
        self.end()
        by_key = Qt.FocusReason.ShortcutFocusReason
        if before is not None and before.isVisible():
            before.setFocus(by_key)
            if self._page.content.isAncestorOf(before):
                self._page.ensureWidgetVisible(before)
        elif searched:
            self._stand()
        return searched or before is not None

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        checked = self._content.labels.last_checked
        return entries(self._content, dated(checked, self._content))

    @cached_property
    def _results(self) -> Results:
        # Imported and made with the first word: most visits search for nothing.
        from walkreminder.ui.benefits.results import Results  # noqa: PLC0415

        content, page = self._content, self._page
        names = {section.id.value: section.name for section in content.sections}
        names |= {SOURCES: content.labels.sources, HELP: content.labels.get_help}
        results = Results(page.themes, names, page.content)
        results.chosen.connect(self._choose)
        results.stood.connect(page.ensureWidgetVisible)
        results.left.connect(self._stand)
        page.body.insertWidget(page.body.indexOf(self._foot), results)
        return results

    def _begin(self) -> None:
        if not self.searching:
            focused = self._page.window().focusWidget()
            self._from = None if focused is self.field else focused
        self._stand()

    def _stand(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._page.ensureWidgetVisible(self.field)

    def _enter(self) -> None:
        if self.searching:
            self._results.begin()

    def _look(self, typed: str) -> None:
        searches = asks(typed)
        if searches:
            self._results.show_hits(find(self._entries, typed), typed)
            put_in_order(*self._results.rows, self._foot)
        if searches is not self.searching:
            self.searching = searches
            self._results.setVisible(searches)
            self.turned.emit(searches)

    def _choose_first(self) -> None:
        if self.searching and self._results.rows:
            self._results.choose(self._results.rows[0])

    def _choose(self, spot: object) -> None:
        self.end()
        self.chosen.emit(spot)
