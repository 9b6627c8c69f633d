"""What feeds the page History: sums of all records, and days as they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkreminder.core.corrections import NEAR
from walkreminder.core.day_records import DayRecords
from walkreminder.core.glance import glance_of
from walkreminder.core.timetable import local_date
from walkreminder.core.trouble import Trouble
from walkreminder.store.glance_rows import (
    read_days,
    read_lately,
    read_long,
    read_span,
)
from walkreminder.ui.day_list import DAYS_AT_FIRST, DAYS_MORE
from walkreminder.ui.history_view import HistoryPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene, State
    from walkreminder.store.history import History
    from walkreminder.ui.dressing import ThemeSource


class HistoryFeed(QObject):
    """Gives the page what it shows, and reads no more of the records than that."""

    def __init__(
        self, themes: ThemeSource, clock: Callable[[], datetime], history: History
    ) -> None:
        super().__init__()
        self._history = history
        self._told: tuple[object, ...] = ()
        self._more = False
        self.page = HistoryPage(themes, clock, self._near)
        self.setParent(self.page)
        self.page.days_wanted.connect(self._add_days)
        self.page.day_wanted.connect(self._open_day)

    def feed(self, _state: State, scene: Scene) -> None:
        """Show what the records come to, if that may have changed."""
        today = local_date(scene.now, scene.zone)
        told = (self._history.changes, today, scene.settings, scene.zone)
        # Years of records are not read again for each beat of a walk.
        if told == self._told:
            return
        starts = scene.settings.goal.week_starts
        long = read_long(self._history, today, starts)
        lately = read_lately(self._history, today, starts)
        self.page.show_glance(glance_of(long, lately, today, scene.settings), scene)
        self._show_days()
        if self.page.open_date is not None:
            self.page.show_day(self._read_day(self.page.open_date))
        self._told = told

    def _show_days(self) -> None:
        """Show the days that are shown already as they are now, or the latest ones."""
        # As many as before: an import may bring years of newer days, or of older ones.
        many = max(DAYS_AT_FIRST, self.page.days.count)
        days, self._more = read_days(self._history, None, many)
        self.page.show_days(days, more=self._more)

    def _add_days(self, before: date) -> None:
        days, self._more = read_days(self._history, before, DAYS_MORE)
        self.page.add_days(days, more=self._more)

    def _open_day(self, day: date) -> None:
        self.page.open_day(self._read_day(day))

    def _read_day(self, day: date) -> DayRecords:
        found = read_span(self._history, day, day)
        return found[0] if found else DayRecords(day)

    def _near(self, day: date) -> Sequence[WalkRecord]:
        """Return the walks around a date; whoever writes one asks once more."""
        try:
            return self._history.walks(day - NEAR, day + NEAR)
        except Trouble:
            return ()
