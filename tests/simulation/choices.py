"""Settings as different users might choose them, awkward times included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from walkreminder.core.settings import GoalMet, GoalSettings, Settings, TimeIsUp
from walkreminder.core.timetable import (
    EVERY_DAY,
    ClockTimes,
    DaysOff,
    Interval,
    Reminder,
    Rule,
)

if TYPE_CHECKING:
    from random import Random

MINUTE = timedelta(minutes=1)
NAMES = ("workday", "weekend", "desk", "daily")

# Ordinary ones, and those that daylight saving likes to skip or repeat.
TIMES = tuple(
    time.fromisoformat(at)
    for at in (
        "08:15", "10:30", "11:00", "12:00", "15:00", "15:20", "16:45", "19:30",
        "00:00", "00:30", "01:00", "01:30", "01:45", "02:00", "02:15", "02:30",
        "02:45", "03:00", "23:30", "23:59",
    )
)  # fmt: skip
WINDOWS = (
    ("09:00", "17:30"),
    ("22:00", "02:30"),
    ("00:30", "04:00"),
    ("13:00", "12:00"),
)


def any_settings(chance: Random) -> Settings:
    """Return settings of one kind of user."""
    names = NAMES[: chance.choice((1, 1, 2, 2, 3))]
    settings = Settings(reminders=tuple(_reminder(name, chance) for name in names))
    settings = replace(
        settings,
        walk=replace(
            settings.walk,
            minutes=chance.choice((3, 5, 8)),
            when_time_is_up=chance.choice((TimeIsUp.FINISH,) * 9 + tuple(TimeIsUp)),
        ),
    )
    return change_prompt(settings, chance)


def change_prompt(settings: Settings, chance: Random) -> Settings:
    """Return the settings with other patience and other habits."""
    prompt = replace(
        settings.prompt,
        patience=chance.choice((2, 15, 45, 45, 90, 240)) * MINUTE,
        snooze=chance.choice((5, 10, 30)) * MINUTE,
        repeat_after=chance.choice((5, 10, 20)) * MINUTE,
        settle=chance.choice((0, 5, 5, 60)) * timedelta(seconds=1),
        covered_by_walk_within=chance.choice((0, 30, 30, 120)) * MINUTE,
        when_goal_met=chance.choice(tuple(GoalMet)),
        hold_when=settings.prompt.hold_when[: chance.choice((1, 3, 3, 3))],
    )
    goal = GoalSettings(chance.choice((10, 25, 150)), chance.choice((0, 2, 6)))
    return replace(settings, prompt=prompt, goal=goal)


def edited(settings: Settings, today: date, chance: Random) -> Settings:
    """Return the settings after a random edit."""
    reminders = list(settings.reminders)
    at = chance.randrange(len(reminders)) if reminders else None
    match chance.randrange(7):
        case 0 if at is not None and len(reminders) > 1:
            del reminders[at]
        case 1 if at is not None:
            reminders[at] = replace(reminders[at], enabled=not reminders[at].enabled)
        case 2 if at is not None:
            reminders[at] = replace(reminders[at], days=_days(chance))
        case 3:
            first = today + timedelta(days=chance.randint(-1, 2))
            off = DaysOff(first, first + timedelta(days=chance.randint(0, 2)))
            return replace(settings, days_off=chance.choice(((), (off,))))
        case 4:
            return change_prompt(settings, chance)
        case 5 if len(reminders) < len(NAMES):
            free = [name for name in NAMES if name not in {r.id for r in reminders}]
            reminders.append(_reminder(free[0], chance))
        case _ if at is not None:
            reminders[at] = replace(reminders[at], rule=_rule(chance))
        case _:
            reminders.append(_reminder(NAMES[0], chance))
    return replace(settings, reminders=tuple(reminders))


def _reminder(name: str, chance: Random) -> Reminder:
    return Reminder(name, _rule(chance), _days(chance), chance.choice((None, 4, 20)))


def _rule(chance: Random) -> Rule:
    if chance.random() < 0.85:
        return ClockTimes(tuple(chance.sample(TIMES, chance.randint(1, 3))))
    opens, until = chance.choice(WINDOWS)
    every = chance.choice((50, 75, 120)) * MINUTE
    return Interval(every, time.fromisoformat(opens), time.fromisoformat(until))


def _days(chance: Random) -> frozenset[int]:
    some = frozenset(chance.sample(range(7), 4))
    return chance.choice((EVERY_DAY, EVERY_DAY, frozenset(range(5)), some))
