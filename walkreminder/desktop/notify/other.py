"""Show notifications on Windows and macOS; what answers there answers in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.desktop.notify import Notice


class Center(Protocol):
    """The system's notification center; it may answer from any thread.

    It answers with the number it was given and the key of the choice, or None for
    a dismissal.
    """

    def show(
        self, number: int, notice: Notice, answer: Callable[[int, str | None], None]
    ) -> None:
        """Show a notice and take the one shown before away."""

    def close(self) -> None:
        """Take the notice away."""


class OtherNotifier(QObject):
    """Notifications where there is no message bus."""

    chosen = Signal(str)
    dismissed = Signal()
    failed = Signal()
    learned = Signal()
    _answered = Signal(int, object)

    def __init__(self, center: Center, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._center = center
        self._number = 0
        self._shown = False
        # Queued: the answer may come in a thread of the center.
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def has_actions(self) -> bool | None:
        """Say that both systems draw buttons."""
        return True

    def prepare(self) -> None:
        """Know already."""

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the one shown before."""
        self._number += 1
        self._shown = True
        self._center.show(self._number, notice, self._answered.emit)

    def close(self) -> None:
        """Take the notice away."""
        if self._shown:
            self._shown = False
            self._center.close()

    def _hear(self, number: int, key: str | None) -> None:
        if number != self._number or not self._shown:
            return
        self._shown = False
        if key is None:
            self.dismissed.emit()
        else:
            self.chosen.emit(key)
