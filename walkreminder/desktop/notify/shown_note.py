"""A note of what is on screen, for the run after one that was lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


_NUMBERS = range(1, 2**32)


class ShownNote:
    """One file with the service's unique name and the number of our notification.

    It lies with what goes at logout, as the names do, unless the user has put it
    elsewhere. Where it cannot be kept, a notification may stay behind: that is all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, owner: str | None, shown: int) -> None:
        """Note what is on screen now."""
        with suppress(OSError):
            self._path.write_text(f"{owner} {shown}\n", encoding="ascii")

    def read(self, owner: str | None) -> int:
        """Return the number that was noted of this service, or 0."""
        try:
            known, number = self._path.read_text(encoding="ascii").split()
            shown = int(number)
        except (OSError, ValueError):
            return 0
        return shown if known == owner and shown in _NUMBERS else 0

    def forget(self) -> None:
        """Note that nothing is on screen."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
