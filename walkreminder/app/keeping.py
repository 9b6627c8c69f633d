"""Keep a copy of the history once a day, and look all through it once a week."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.store.backup import back_up
from walkreminder.store.safety.look import FOUND
from walkreminder.store.telling import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walkreminder.app.pages import Places
    from walkreminder.desktop.program import Program
    from walkreminder.store.history import History

# Beside the windows' places: where it is lost, the next look comes early.
NAME: Final = "history-looked-through"
A_WEEK: Final = timedelta(days=7)
LOOK: Final = (sys.executable, "-m", "walkreminder.store.safety.look")
LONGEST_LOOK_MS: Final = 120_000


class Keeping(QObject):
    """Does what keeps a history safe, seldom and at moments when nobody waits.

    `told` brings why no copy could be kept, or "" once one was; `damaged` that the
    history is.
    """

    told = Signal(str)
    damaged = Signal(object)

    def __init__(
        self,
        history: History,
        backups: Path,
        today: Callable[[], date],
        places: Places,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._backups = backups
        self._today = today
        self._places = places
        self._backed_up: date | None = None
        self._began: date | None = None
        self._program: Program | None = None

    def back_up(self) -> None:
        """Keep a copy, where there is none of today."""
        today = self._today()
        if today == self._backed_up:
            return
        self._backed_up = today
        problem = ""
        try:
            back_up(self._history.database, self._backups, today)
        except Trouble as trouble:
            problem = str(trouble)
            if isinstance(trouble, Damaged):
                self.damaged.emit(trouble)
        self.told.emit(problem)

    def look_through(self) -> None:
        """Look all through the history, if a week has passed without.

        Another process does it: of thirty years it takes a third of a second.
        """
        today = self._today()
        if self._began == today or not self._is_due(today) or not sys.executable:
            return
        self._began = today
        if self._program is None:
            # Imported here: it is wanted once a week.
            from walkreminder.desktop.program import Program  # noqa: PLC0415

            self._program = Program(self, LONGEST_LOOK_MS)
            self._program.ended.connect(self._hear)
        self._program.run([*LOOK, str(self._history.place)])

    def close(self) -> None:
        """End a look that is not over."""
        if self._program is not None:
            self._program.stop()

    def _is_due(self, today: date) -> bool:
        try:
            last = date.fromisoformat(self._places.place(NAME) or "")
        except ValueError:
            return True
        # One of a coming day is from a time when the clock was wrong.
        return not last <= today < last + A_WEEK

    def _hear(self, problem: str) -> None:
        if not problem and self._began is not None:
            self._places.keep(NAME, self._began.isoformat())
        if problem.startswith(FOUND):
            found = problem.removeprefix(FOUND)
            self.damaged.emit(
                Damaged(
                    f"Damage was found in the history: {found}.",
                    "Let the newest good copy take its place.",
                )
            )
