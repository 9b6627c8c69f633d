"""Tell when nobody has touched keyboard or mouse for a while, and when somebody does.

This is the port; each kind of desktop has a source of its own that never polls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from datetime import timedelta


class Presence(QObject):
    """Somebody at the computer, or nobody; between the two signals nothing wakes.

    `left` carries how long ago the last input was, as a timedelta. Who is away
    already when the watch begins is told like everybody else. After `lost` nobody can
    tell any more.
    """

    left = Signal(object)
    came_back = Signal()
    lost = Signal()

    def watch(self, after: timedelta) -> None:
        """Tell from now on who is away for at least this long.

        Another length begins anew: it does not take back what was told.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Tell nothing any more, and give back what it held."""
        raise NotImplementedError
