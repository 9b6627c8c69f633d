"""Find out what a damaged history can be mended with, and do what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from walkreminder.app.content import show_help_over
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.stop_signals import StopSignals
from walkreminder.store.safety.kept import Kind, copies, newest_good
from walkreminder.store.safety.mending import Coming, coming, put_in_place
from walkreminder.store.schema import has_content
from walkreminder.ui.mend_dialog import Choice, MendDialog, Offer
from walkreminder.ui.wording import sentences

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from walkreminder.core.state import State
    from walkreminder.desktop.paths import Paths
    from walkreminder.store.safety.kept import Copy
    from walkreminder.ui.dressing import ThemeSource


class Remedy:
    """What there is to mend a history with, on one day."""

    def __init__(self, paths: Paths, today: date) -> None:
        self._paths = paths
        self._today = today
        self._damaged = paths.history if has_content(paths.history) else None
        self._copy = newest_good(paths.backups, today)

    def offer(self, what: str) -> Offer:
        """Return what may be offered; it is tried out first, so that it holds."""
        try:
            new = self._coming(self._copy)
        except Trouble as trouble:
            # On a full disk nobody knows what could be read.
            what, saved = sentences(what, str(trouble)), 0
        else:
            saved = new.saved
            new.leave()
        copy, folder = self._copy, str(self._paths.backups)
        day, walks = (None, 0) if copy is None else (copy.day, copy.walks)
        fuller = self._fuller(walks + saved)
        return Offer(what, self._damaged is None, day, walks, saved, folder, fuller)

    def _fuller(self, walks: int) -> tuple[date, int] | None:
        """Return the day and the walks of a copy that holds more than is offered."""
        usable = (copy for copy in copies(self._paths.backups) if not copy.problem)
        most = max(usable, key=lambda copy: copy.walks, default=None)
        return None if most is None or most.walks <= walks else (most.day, most.walks)

    def carry_out(self, choice: Choice, state: State | None = None) -> Path | None:
        """Do it while nobody has the history open; return where the old one is."""
        if choice is Choice.USE:
            new = self._coming(self._copy, state)
        else:
            new = coming(self._paths.history, state=state)
        return put_in_place(new, self._paths.backups, Kind.DAMAGED, self._today)

    def _coming(self, copy: Copy | None, state: State | None = None) -> Coming:
        place = None if copy is None else copy.place
        damaged = self._damaged
        return coming(self._paths.history, place, state=state, damaged=damaged)


def mended(trouble: Trouble, paths: Paths, today: date, themes: ThemeSource) -> bool:
    """Ask in a window what to go on with before there is an app, and do it.

    What stands in the way is told there too, until it can be done or nobody wants to.
    """
    what = trouble.what
    themes.dress()
    while True:
        remedy = Remedy(paths, today)
        dialog = MendDialog(remedy.offer(what), themes)
        dialog.help_wanted.connect(partial(show_help_over, dialog, themes))
        signals = StopSignals(dialog)
        signals.asked_to_stop.connect(dialog.reject)
        dialog.exec()
        signals.close()
        if dialog.choice is None or dialog.choice is Choice.QUIT:
            return False
        try:
            remedy.carry_out(dialog.choice)
        except Trouble as problem:
            what = str(problem)
        else:
            return True
