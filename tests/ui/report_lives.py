"""Reports of several lives, for the tests of the page and of its dialog."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.ui.seed import TODAY
from walkreminder.core.flare import Flare
from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import Sign
from walkreminder.core.report import Kept, Report, report_of
from walkreminder.core.report_log import LevelStep, Named, Told
from walkreminder.core.report_period import Period, Span, period_of
from walkreminder.core.settings import GoalSettings, Weekday
from walkreminder.core.standing import Change
from walkreminder.ui.report.page import Looks

LOOKS = Looks(
    "Sans", "0.5.0", "General wellness information. Not reviewed by a clinician."
)
FIRST = date(2026, 8, 31)
LONG_NAME = "Alexandra Wolkenstein-Featherstonehaugh of Upper Something " * 4


def walks(since: date = FIRST, every: int = 2) -> list[Kept]:
    """A walk of twenty minutes on every second day, and the back is better later."""
    found = []
    for number in range(0, (TODAY - since).days + 1, every):
        day = since + timedelta(days=number)
        early = number < 30
        before = 5 if early else 3
        found.append(Kept(day, 1200, before, before + 1, None if early else 2))
    return found


def steps(count: int) -> tuple[LevelStep, ...]:
    return tuple(
        LevelStep(FIRST + timedelta(days=number), 5 + number % 2, 6, Change.WAY_BACK)
        for number in range(count)
    )


TOLD = Told(
    LEVELS[9],
    date(2026, 11, 9),
    (
        LevelStep(date(2026, 9, 1), 8, None, Change.ANSWER),
        LevelStep(date(2026, 11, 9), 9, 8, Change.STEP_UP),
    ),
    (
        Flare(date(2026, 9, 28), date(2026, 10, 2)),
        Flare(date(2026, 10, 5), date(2026, 10, 5)),
        Flare(date(2026, 11, 18)),
    ),
    (
        Named(date(2026, 9, 24), Sign.SOON, date(2026, 9, 28), cleared=True),
        Named(date(2026, 10, 1), Sign.CHECK, date(2026, 10, 2)),
        Named(date(2026, 11, 5), Sign.EMERGENCY),
    ),
    (date(2026, 11, 4),),
)
# More of everything than a page has room for.
FULL = replace(
    TOLD,
    steps=steps(40),
    flares=tuple(
        Flare(FIRST + timedelta(days=2 * number), FIRST + timedelta(days=2 * number))
        for number in range(40)
    ),
    signs=TOLD.signs * 20,
)


def report(
    span: Span | Period = Span.TWELVE_WEEKS,
    told: Told | None = TOLD,
    kept: list[Kept] | None = None,
    goal: int = 150,
) -> Report:
    kept = walks() if kept is None else kept
    since = min((walk.day for walk in kept), default=None)
    if isinstance(span, Span):
        span = period_of(span, TODAY, since, Weekday.MON)
    settings = GoalSettings(minutes_per_week=goal)
    return report_of(kept, told, span, TODAY, settings, since)
