"""Open one page of the main window, and print what that took; page.py runs it.

    python -m benchmarks.opening why
    python -m benchmarks.opening history FILE

The window is on screen and painted with an empty page before; "empty" opens a
second empty one. A file of walks is opened before as well, as it is in the app. It
ends with one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.process_tree import memory
from walkreminder.app.pages import Pages, Sources
from walkreminder.core.ledger import Past
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene, State
from walkreminder.desktop.paths import find_paths
from walkreminder.store.history import History
from walkreminder.store.window_file import WindowFile
from walkreminder.ui.dressing import ThemeSource
from walkreminder.ui.main_window import MainWindow
from walkreminder.ui.page import Page

NOW = datetime(2026, 11, 19, 12, 50, tzinfo=UTC)
EMPTY = "about"  # the name that the empty page goes by, one of the navigation's


class FirstPaint(QObject):
    """Notes when a page, or anything on it, is painted for the first time."""

    def __init__(self, qt: QApplication, page: QWidget) -> None:
        super().__init__(page)
        self.is_over = False
        self._page = page
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for a paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            on_it = watched is self._page or self._page.isAncestorOf(watched)
            self.is_over = self.is_over or on_it
        return False


def main() -> int:
    """Open the page that is named, and tell its milliseconds and MiB."""
    name = sys.argv[1]
    qt = QApplication([])
    themes = ThemeSource(qt)
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else ":memory:"  # noqa: PLR2004
    window = _window(themes, History(place))
    window.show_page("help")
    window.show()
    _settle(qt)
    before = memory(os.getpid())
    start = time.perf_counter()
    window.show_page(EMPTY if name == "empty" else name)
    page = window.page(window.current)
    assert isinstance(page, Page)
    paint = FirstPaint(qt, page)
    while not paint.is_over:
        qt.processEvents()
    qt.processEvents()
    took = (time.perf_counter() - start) * 1000
    _settle(qt)
    after = memory(os.getpid())
    held = {"pss_mib": after.pss_mib - before.pss_mib}
    print(json.dumps({"ms": took, **held}))
    return 0


def _window(themes: ThemeSource, history: History) -> MainWindow:
    paths = find_paths(os.environ)
    sources = Sources(
        themes,
        lambda: NOW,
        lambda: ZoneInfo("UTC"),
        history,
        paths,
        lambda: ["en"],
        WindowFile(paths.data / "windows.json"),
    )
    pages = Pages(sources)
    empty = partial(Page, themes, "")
    # Both are empty: the first is there before anything is measured.
    window = MainWindow(themes, {**pages.makers(), "help": empty, EMPTY: empty})
    pages.setParent(window)
    scene = Scene(NOW, ZoneInfo("UTC"), Settings(), Past())
    window.shown.connect(partial(_feed, pages, scene))
    return window


def _feed(pages: Pages, scene: Scene, name: str) -> None:
    """Let a page show what there is, as the app does."""
    if name == "history":
        pages.feed(name, State(looked=scene.now), scene)


def _settle(qt: QApplication) -> None:
    until = time.perf_counter() + 0.5
    while time.perf_counter() < until:
        qt.processEvents()


if __name__ == "__main__":
    sys.exit(main())
