"""Somebody who follows the programme, at several places on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from tools.screenshots import person
from tools.screenshots.person import TODAY, WAITING, ZONE, Moment
from walkreminder.core.course import standing
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    Said,
    Sign,
    StepTo,
)
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.core.timetable import EVERY_DAY, ClockTimes, Reminder
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from walkreminder.core.standing import Standing

WORK_DAYS: Final = Reminder(
    "work-days", person.SETTINGS.reminders[0].rule, frozenset(range(5))
)
SETTINGS: Final = Settings(
    reminders=(WORK_DAYS,), programme=ProgrammeSettings(follow=True)
)
assert isinstance(WORK_DAYS.rule, ClockTimes)
FOLLOWING: Final = Moment(WAITING, settings=SETTINGS)
LOCKED: Final = Moment(replace(WAITING, locked=True), settings=SETTINGS)
NOT_YET: Final = Moment(
    WAITING, settings=replace(SETTINGS, programme=ProgrammeSettings())
)
ON_SATURDAY: Final = Moment(
    WAITING,
    person.at(9, day=date(2026, 11, 21)),
    replace(SETTINGS, reminders=(replace(WORK_DAYS, days=EVERY_DAY),)),
)
AMBER_DAY: Final = date(2026, 11, 18)
WELL: Final = (2, 2)
AMBER: Final = (2, 4)
RED: Final = (2, 6)


def day(month: int, number: int) -> date:
    """Return a day of the year of the pictures."""
    return date(2026, month, number)


def lived(
    said: Iterable[tuple[date, Said]],
    *,
    until: date = TODAY,
    worse: Mapping[date, tuple[int, int]] | None = None,
    rated: bool = True,
) -> History:
    """Return the history of somebody who said so, and walked on every work day."""
    entries = [_entry(number, at, each) for number, (at, each) in enumerate(said, 900)]
    walks: list[WalkRecord] = []
    first = entries[0].day
    for number in range((until - first).days + 1):
        at = first + timedelta(days=number)
        now = standing(entries, walks, at)
        if at.weekday() in WORK_DAYS.days and now is not None:
            ratings = (worse or {}).get(at, WELL) if rated else (None, None)
            walks.append(_walk(number, at, now, ratings))
    history = History(":memory:")
    history.save(WAITING, (*entries, *walks))
    return history


def _entry(number: int, at: date, said: Said) -> Entry:
    return Entry(UUID(int=number), person.at(8, day=at), at, said)


def _walk(
    number: int, at: date, now: Standing, ratings: tuple[int | None, int | None]
) -> WalkRecord:
    length = timedelta(minutes=LEVELS[now.index].minutes)
    started = person.at(10, 30, day=at)
    before, after = ratings
    return WalkRecord(
        UUID(int=number),
        started,
        started + length,
        ZONE.key,
        round(length.total_seconds()),
        reminder=WORK_DAYS.id,
        before=before,
        after=after,
    )


BEGAN: Final = ((day(10, 19), Checked()), (day(10, 19), Answer(27, 2)))
NINTH: Final = (*BEGAN, (day(11, 9), StepTo(9)))
EARLIER: Final = (
    (day(10, 12), Checked()),
    (day(10, 12), Answer(27, 2)),
    (day(11, 2), StepTo(9)),
)
ALL_THE_WAY: Final = (
    (day(8, 3), Checked()),
    (day(8, 3), Answer(30, 2)),
    (day(8, 24), StepTo(10)),
    (day(9, 14), StepTo(11)),
)
ONE_AMBER: Final = {AMBER_DAY: AMBER}

# An autumn with all that a report can tell of.
AUTUMN: Final[tuple[tuple[date, Said], ...]] = (
    (day(8, 24), Checked()),
    (day(8, 24), Answer(18, 4)),
    (day(9, 9), StepTo(6)),
    (day(9, 24), Checked(Sign.SOON)),
    (day(9, 25), FlareUp()),
    (day(9, 28), Cleared()),
    (day(9, 29), FlareOver()),
    (day(11, 2), FlareUp()),
    (day(11, 4), FlareOver()),
)
AT_FIRST: Final = {
    day(8, 24) + timedelta(days=number): (4 + number % 2, 5) for number in range(40)
}

LIVES: Final[dict[str, Callable[[], History]]] = {
    "programme": partial(lived, NINTH, worse=ONE_AMBER),
    "programme-red": partial(lived, NINTH, worse={TODAY: RED}),
    "programme-unrated": partial(lived, NINTH, rated=False),
    "programme-first-day": partial(
        lived, ((TODAY, Checked()), (TODAY, Answer(15, 2))), until=day(11, 18)
    ),
    "programme-offered": partial(lived, EARLIER),
    "programme-held": partial(lived, (*EARLIER, (TODAY, Hold()))),
    "programme-rested": partial(lived, NINTH, until=day(11, 20)),
    "programme-missed": partial(lived, NINTH, until=day(11, 12)),
    "programme-flare": partial(lived, (*NINTH, (day(11, 17), FlareUp()))),
    "programme-way-back": partial(
        lived,
        (*NINTH, (day(11, 13), FlareUp()), (day(11, 17), FlareOver())),
        until=AMBER_DAY,
    ),
    "programme-locked": partial(
        lived, (*NINTH, (TODAY, Checked(Sign.EMERGENCY))), worse=ONE_AMBER
    ),
    "programme-check": partial(lived, (*NINTH, (TODAY, Checked(Sign.SOON)))),
    "programme-autumn": partial(
        lived, AUTUMN, worse=AT_FIRST | {day(9, 24): (4, 7), day(11, 4): AMBER}
    ),
    "programme-goal": partial(lived, ALL_THE_WAY),
}
