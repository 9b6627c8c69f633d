"""Shoot windows: one process, one scale, all themes and directions.

Started by tools.screenshots inside a display of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tools.screenshots.windows import Studio, pictures
from walkreminder.ui.dressing import Choice, ThemeSource
from walkreminder.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

FONT: Final = "Inter"
# Qt writes PNG files smallest at the least "quality"; nothing is lost by it.
SMALLEST: Final = 0
TALLEST: Final = 3000


class Camera:
    """Takes pictures into a folder, at the scale of this process."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._scale = f"{app.devicePixelRatio():g}x"
        self._studio = Studio(ThemeSource(app))
        family = QFontInfo(app.font()).family()
        if FONT not in family:
            raise SystemExit(f"The pictures need the font {FONT}, not {family}.")

    def shoot_all(self, names: list[str], themes: list[str], ways: list[str]) -> None:
        """Take every picture that is asked for."""
        makers = pictures()
        for way in ways:
            mirrored = way == "rtl"
            self._app.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft
                if mirrored
                else Qt.LayoutDirection.LeftToRight
            )
            for theme in themes:
                self._studio.themes.use(Choice(theme))
                for name in names:
                    stem = f"{name}-mirrored" if mirrored else name
                    self._shoot(makers[name], stem, theme)

    def _shoot(self, make: Callable[[Studio], QWidget], name: str, theme: str) -> None:
        window = make(self._studio)
        self._settle(window)
        self._save(window, f"{name}-{theme}-{self._scale}")
        if isinstance(window, MainWindow) and self._unroll(window):
            self._save(window, f"{name}-whole-{theme}-{self._scale}")
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _settle(self, window: QWidget) -> None:
        handle = window.windowHandle()
        assert handle is not None
        while not handle.isExposed():
            self._app.processEvents()
        # Some parts learn their size only once others have theirs.
        for _ in range(3):
            self._app.processEvents()

    def _unroll(self, window: MainWindow) -> bool:
        """Make a window so high that its page need not scroll."""
        page = window.page(window.current)
        assert isinstance(page, QScrollArea)
        below = page.verticalScrollBar().maximum()
        if not below:
            return False
        window.resize(window.width(), min(TALLEST, window.height() + below))
        self._settle(window)
        return True

    def _save(self, window: QWidget, name: str) -> None:
        image = window.grab().toImage()
        if not window.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
            image = image.convertToFormat(QImage.Format.Format_RGB888)
        image.save(str(self._folder / f"{name}.png"), "PNG", SMALLEST)  # type: ignore[call-overload]  # the stub wants bytes
        print(name, flush=True)


def main() -> int:
    """Shoot: FOLDER NAMES THEMES DIRECTIONS, each list with commas between."""
    folder, *lists = sys.argv[1:]
    names, themes, ways = (each.split(",") for each in lists)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    Camera(app, Path(folder)).shoot_all(names, themes, ways)
    return 0


if __name__ == "__main__":
    sys.exit(main())
