"""The report on one page: read from the history, for its dialog and for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from walkreminder.core.report import report_of
from walkreminder.core.report_log import told_of
from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.report import Kept, Report
    from walkreminder.core.report_log import Told
    from walkreminder.core.report_period import Period
    from walkreminder.core.settings import GoalSettings


class Shelf(Protocol):
    """What a report is made of."""

    def first_day(self) -> date | None:
        """Return the first date with a walk."""

    def kept(self, since: date, until: date) -> Sequence[Kept]:
        """Return the walks of a span of days as a report counts them."""

    def walks(self, since: date = ..., until: date = ...) -> Sequence[WalkRecord]:
        """Return the walks of a span of days."""

    def log(self) -> Sequence[Entry]:
        """Return what was ever said about the programme; Trouble if it is unknown."""


def report_from(
    shelf: Shelf,
    period: Callable[[date | None], Period],
    today: date,
    goal: GoalSettings,
) -> Report:
    """Return the report of a period, which may follow from the first date of all."""
    since = shelf.first_day()
    dates = period(since)
    last = min(dates.last, today)
    kept, told = shelf.kept(dates.first, last), _told(shelf, dates, last)
    return report_of(kept, told, dates, today, goal, since)


def _told(shelf: Shelf, dates: Period, last: date) -> Told | None:
    """Return what the log tells; None where another version has written it."""
    try:
        log = shelf.log()
    except Trouble:
        return None
    # Thirty years of walks are not read for who follows no programme.
    walks = shelf.walks(until=last) if log else ()
    return told_of(log, walks, dates.first, last)
