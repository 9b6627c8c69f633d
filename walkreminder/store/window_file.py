"""What windows remember, kept in a small file that may be lost without harm."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class WindowFile:
    """The geometry of each window by its name, as the toolkit writes it.

    What windows have shown stands beside it, under a name of its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places = self._load()

    def place(self, window: str) -> str | None:
        """Return where a window was, or None where nobody knows."""
        return self._places.get(window)

    def keep(self, window: str, place: str) -> None:
        """Remember where a window is."""
        if self._places.get(window) == place:
            return
        self._places[window] = place
        # Places are a comfort: a full or read-only disk must not stop a window.
        with suppress(OSError):
            fresh = self._path.with_suffix(".tmp")
            fresh.write_text(json.dumps(self._places))
            fresh.replace(self._path)

    def _load(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text())
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        # We and the toolkit write plain letters; anything else is not our own.
        return {
            name: place
            for name, place in found.items()
            if isinstance(place, str) and place.isascii()
        }
