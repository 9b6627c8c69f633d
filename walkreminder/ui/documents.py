"""Where a file of the user's is looked for first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths


def documents() -> Path:
    """Return the user's documents, or their home: not everyone keeps the former.

    A dialog that is sent where nothing is opens wherever the app was started.
    """
    places = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(places.DocumentsLocation)
    home = QStandardPaths.writableLocation(places.HomeLocation)
    return Path(folder if QFileInfo(folder).isDir() else home)
