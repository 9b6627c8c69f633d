"""Listen to several sources of presence and pass on the best that is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from walkreminder.desktop.late_presence import LatePresence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from PySide6.QtCore import QObject


class FirstPresence(LatePresence):
    """Trusts one source at a time: the first of the row that is there.

    When another one is trusted, whoever was away is `lost`, and the new one tells
    for itself who is away already.
    """

    def __init__(
        self, sources: Sequence[LatePresence], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = tuple(sources)
        self._trusted: LatePresence | None = None
        self._after: timedelta | None = None
        for source in self._sources:
            source.setParent(self)
            source.left.connect(partial(self._hear_left, source))
            source.came_back.connect(partial(self._hear_back, source))
            source.found.connect(self._choose)
            source.gone.connect(self._choose)
        self._choose()

    def watch(self, after: timedelta) -> None:
        """Have the trusted one watch, and each that is trusted later."""
        self._after = after
        if self._trusted is not None:
            self._trusted.watch(after)

    def close(self) -> None:
        """Close them all."""
        for source in self._sources:
            source.close()
        self._trusted = None

    def _choose(self) -> None:
        there = (source for source in self._sources if source.is_found)
        best = next(there, None)
        if best is self._trusted:
            return
        self._trusted = best
        if best is None:
            self._vanish()
            return
        self._lose()
        self._find()
        if self._after is not None:
            best.watch(self._after)

    def _hear_left(self, source: LatePresence, idle: timedelta) -> None:
        # Another length makes a source tell anew what was told.
        if source is self._trusted and not self._is_away:
            self._leave(idle)

    def _hear_back(self, source: LatePresence) -> None:
        if source is self._trusted:
            self._come_back()
