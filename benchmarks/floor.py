"""The floor to measure against: a tray icon of PySide6, and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


def main() -> int:
    """Show the icon until somebody ends the process."""
    qt = QApplication(sys.argv)
    qt.setQuitOnLastWindowClosed(False)
    picture = QPixmap(32, 32)
    picture.fill("green")
    icon = QSystemTrayIcon(QIcon(picture))
    icon.show()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
