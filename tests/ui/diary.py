"""Somebody who follows the programme, as a scene: said this, walked every work day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack
from uuid import UUID

from tests.ui.seed import TODAY, ZONE
from walkreminder.core.course import standing
from walkreminder.core.ledger import Past, WalkRecord
from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import Answer, Checked, Entry, Said, StepTo
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.core.state import Scene, State
from walkreminder.core.timetable import ClockTimes, Reminder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from walkreminder.core.plan import Plan

WORK_DAYS = Reminder("work-days", ClockTimes((time(10, 30),)), frozenset(range(5)))
SETTINGS = Settings(reminders=(WORK_DAYS,), programme=ProgrammeSettings(follow=True))
NOW = datetime(2026, 11, 19, 13, 50, tzinfo=ZONE)
STATE = State(looked=NOW)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


class Lived(TypedDict, total=False):
    """How a diary may differ: its last day, some days' ratings, or none of them."""

    until: date
    worse: Mapping[date, tuple[int, int]] | None
    rated: bool


NINTH: tuple[tuple[date, Said], ...] = (
    (day(10, 19), Checked()),
    (day(10, 19), Answer(27, 2)),
    (day(11, 9), StepTo(9)),
)
OFFERED: tuple[tuple[date, Said], ...] = (
    (day(10, 12), Answer(27, 2)),
    (day(11, 2), StepTo(9)),
)


def walk(
    number: int,
    at: date,
    minutes: int,
    before: int | None = None,
    after: int | None = None,
) -> WalkRecord:
    started = datetime.combine(at, time(10, 30), ZONE)
    ended = started + timedelta(minutes=minutes)
    return WalkRecord(
        UUID(int=number),
        started,
        ended,
        ZONE.key,
        60 * minutes,
        before=before,
        after=after,
    )


def diary(
    said: Iterable[tuple[date, Said]],
    *,
    until: date = TODAY,
    worse: Mapping[date, tuple[int, int]] | None = None,
    rated: bool = True,
) -> tuple[list[Entry], list[WalkRecord]]:
    """What was said, and what was walked on every work day up to one."""
    entries = [
        Entry(UUID(int=900 + number), datetime.combine(at, time(8), ZONE), at, each)
        for number, (at, each) in enumerate(said)
    ]
    walks: list[WalkRecord] = []
    for number in range((until - entries[0].day).days + 1):
        at = entries[0].day + timedelta(days=number)
        now = standing(entries, walks, at)
        if at.weekday() in WORK_DAYS.days and now is not None:
            before, after = (worse or {}).get(at, (2, 2)) if rated else (None, None)
            minutes = LEVELS[now.index].minutes
            walks.append(walk(number, at, minutes, before, after))
    return entries, walks


def scene_of(
    entries: list[Entry], walks: list[WalkRecord], settings: Settings = SETTINGS
) -> Scene:
    past = replace(Past(), standing=standing(entries, walks, TODAY))
    return Scene(NOW, ZONE, settings, past)


def plan_of(said: Iterable[tuple[date, Said]], **more: Unpack[Lived]) -> Plan:
    plan = scene_of(*diary(said, **more)).plan
    assert plan is not None
    return plan


def this_week(walks: list[WalkRecord]) -> list[WalkRecord]:
    return [each for each in walks if each.started.date() >= day(11, 16)]
