"""The reminders as a document tells them: each has exactly one of "at" and "every"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, assert_never

from walkreminder.core import settings_kinds as kinds
from walkreminder.core.problems import Path, Problems, Severity
from walkreminder.core.timetable import EVERY_DAY, ONCE, ClockTimes, Interval, Reminder

if TYPE_CHECKING:
    from walkreminder.core.settings_kinds import Plain
    from walkreminder.core.timetable import Rule

KEYS = {
    "id": kinds.TEXT,
    "enabled": kinds.FLAG,
    "days": kinds.DAYS,
    "at": kinds.CLOCK_TIMES,
    "every": kinds.duration("1 min", "24 h", unit="1 min"),
    "from": kinds.CLOCK_TIME,
    "until": kinds.CLOCK_TIME,
    "minutes": kinds.number(1, 180),
}
_KEPT_AS_READ = ("id", "enabled", "days", "minutes")


def read_reminders(told: object, problems: Problems) -> tuple[Reminder, ...]:
    """Return the reminders that are right, and tell what is wrong with the rest."""
    if not isinstance(told, list):
        message = "each reminder is a table, begun by [[reminder]]"
        problems.tell(("reminder",), told, message)
        return ()
    ids: set[str] = set()
    found = []
    for place, each in enumerate(told):
        before = problems.mistakes
        reminder = _read_reminder(each, ids, ("reminder", place), problems)
        if reminder is not None and problems.mistakes == before:
            found.append(reminder)
    return tuple(found)


def reminder_to_cells(reminder: Reminder) -> dict[str, Plain]:
    """Return a reminder as people write it: without what goes without saying."""
    cells: dict[str, Plain] = {"id": reminder.id}
    if not reminder.enabled:
        cells["enabled"] = False
    if reminder.days != EVERY_DAY:
        cells["days"] = kinds.to_plain(reminder.days)
    match reminder.rule:
        case ClockTimes(times):
            cells["at"] = kinds.to_plain(times)
        case Interval(every, opens, until):
            cells["every"] = kinds.to_plain(every)
            cells["from"] = kinds.to_plain(opens)
            cells["until"] = kinds.to_plain(until)
        case _:
            assert_never(reminder.rule)
    if reminder.minutes is not None:
        cells["minutes"] = reminder.minutes
    return cells


def _read_reminder(
    told: object, ids: set[str], path: Path, problems: Problems
) -> Reminder | None:
    values = problems.cells(told, KEYS, path)
    if not isinstance(told, Mapping):
        return None
    _check_id(told, ids, path, problems)
    rule = _read_rule(told, values, path, problems)
    if rule is None:
        return None
    kept = {key: values[key] for key in _KEPT_AS_READ if key in values}
    # What a kind has read is of the field's type; a test holds the two together.
    return replace(Reminder("", rule), **kept)  # type: ignore[arg-type]


def _read_rule(
    told: Mapping[str, object],
    values: Mapping[str, object],
    path: Path,
    problems: Problems,
) -> Rule | None:
    """Return when a reminder asks; None where that is not told or is wrong."""
    if ("at" in told) == ("every" in told):
        message = 'it has to have exactly one of "at" and "every"'
        problems.tell(path, None, message)
        return None
    for key in ("from", "until"):
        if "at" in told and key in told:
            message = 'it says nothing beside "at"; it belongs to "every"'
            problems.tell((*path, key), told[key], message, Severity.WARNING)
        elif "every" in told and key not in told:
            message = 'it is missing; "every" needs a clock time such as "09:00"'
            problems.tell((*path, key), None, message)
    match values:
        case {"at": tuple() as times} if "at" in told:
            return ClockTimes(times)
        case {
            "every": timedelta() as every,
            "from": time() as opens,
            "until": time() as until,
        }:
            return _window(Interval(every, opens, until), path, problems)
        case _:
            return None


def _window(rule: Interval, path: Path, problems: Problems) -> Interval:
    until = kinds.to_plain(rule.until)
    if rule.opens == rule.until:
        problems.tell((*path, "until"), until, 'it has to differ from "from"')
    elif next(iter(rule.offsets()), None) is None:
        message = 'the window is shorter than "every", so it never asks'
        problems.tell((*path, "until"), until, message, Severity.WARNING)
    return rule


def _check_id(
    told: Mapping[str, object], ids: set[str], path: Path, problems: Problems
) -> None:
    """Tell an id that cannot name a reminder in the ledger for ever."""
    id_ = told.get("id")
    if id_ is None:
        message = 'it is missing; give it a name of its own such as "workday"'
    elif not isinstance(id_, str):
        return  # told already
    elif not id_ or id_ != id_.strip() or not id_.isprintable():
        message = "it has to be a name without spaces around it"
    elif id_ == ONCE:
        message = "it has to be another name; reminders that ask once have this one"
    elif id_ in ids:
        message = "it has to be unique; an earlier reminder has this one"
    else:
        ids.add(id_)
        return
    problems.tell((*path, "id"), id_, message)
