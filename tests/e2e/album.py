"""The pictures of one story, numbered in the order in which they were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.screen import Screen


class Album:
    """Where a story leaves what it saw, for people to look at."""

    def __init__(self, folder: Path, story: str, screen: Screen) -> None:
        self._folder = folder
        self._story = story
        self._screen = screen
        self._count = 0

    def shoot(self, what: str) -> None:
        """Save a picture of the whole screen."""
        self._count += 1
        name = f"{self._story}-{self._count:02}-{what}.png"
        self._screen.shoot(self._folder / name)
