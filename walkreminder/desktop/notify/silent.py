"""Stand in where no notification can be shown; other parts show the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from walkreminder.desktop.notify import Notice


class SilentNotifier(QObject):
    """Shows nothing and says nothing."""

    chosen = Signal(str)
    dismissed = Signal()
    failed = Signal()
    learned = Signal()

    @property
    def has_actions(self) -> bool | None:
        """Say that nothing can be answered here."""
        return False

    def prepare(self) -> None:
        """Find out nothing."""

    def show(self, notice: Notice) -> None:
        """Show nothing, and say so."""
        del notice
        self.failed.emit()

    def close(self) -> None:
        """Close nothing."""
