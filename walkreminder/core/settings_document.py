"""The settings as a document, such as TOML gives, and back: tells all mistakes at once.

Only this module knows the names that the document uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from walkreminder.core import settings as chosen
from walkreminder.core import settings_kinds as kinds
from walkreminder.core.problems import Problem, Problems, Severity
from walkreminder.core.reminder_document import read_reminders, reminder_to_cells
from walkreminder.core.settings import Settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from walkreminder.core.settings_kinds import Kind, Plain

    Table = TypeVar("Table", bound=DataclassInstance)

__all__ = [
    "VERSION",
    "Document",
    "Problem",
    "Severity",
    "read_document",
    "to_document",
    "to_tables",
]

VERSION = 1

Cells: TypeAlias = dict[str, "Plain"]
Document: TypeAlias = dict[str, "int | Cells | list[Cells]"]

_DAYS_OFF = {"dates": kinds.DATES}
_TABLES: dict[str, dict[str, Kind]] = {
    "prompt": {
        "patience": kinds.duration("1 min", "12 h"),
        "snooze": kinds.duration("1 min", "12 h"),
        "repeat_after": kinds.duration("1 min", "12 h"),
        "settle": kinds.duration("0 s", "10 min"),
        "covered_by_walk_within": kinds.duration("0 s", "12 h"),
        "when_goal_met": kinds.one_of(chosen.GoalMet),
        "away_after": kinds.duration("1 min", "12 h"),
        "hold_when": kinds.some_of(chosen.HoldReason),
    },
    "walk": {
        "minutes": kinds.number(1, 180),
        "warm_up": kinds.duration("0 s", "1 h"),
        "cool_down": kinds.duration("0 s", "1 h"),
        "when_time_is_up": kinds.one_of(chosen.TimeIsUp),
        "cap": kinds.duration("1 min", "24 h"),
        "voice": kinds.FLAG,
    },
    "rating": {"ask": kinds.FLAG},
    "sound": {
        "prompt": kinds.FLAG,
        "cues": kinds.FLAG,
        "volume": kinds.number(0, 100),
        "file": kinds.TEXT,
    },
    "goal": {
        "minutes_per_week": kinds.number(1, 10_080),
        "spare_days": kinds.number(0, 6),
        "week_starts": kinds.one_of(chosen.Weekday),
    },
    "programme": {"follow": kinds.FLAG, "prompt_on_rest_days": kinds.FLAG},
    "appearance": {
        "theme": kinds.one_of(chosen.ThemeName),
        "language": kinds.TEXT,
        "reduced_motion": kinds.FLAG,
    },
    "startup": {"autostart": kinds.FLAG},
    "hooks": {
        "prompt": kinds.ARGUMENTS,
        "walk_started": kinds.ARGUMENTS,
        "walk_finished": kinds.ARGUMENTS,
    },
}


def read_document(document: Mapping[str, object]) -> tuple[Settings, list[Problem]]:
    """Return the settings that a document tells, and everything wrong with it.

    What is missing or wrong has its default; a wrong reminder is left out.
    """
    problems = Problems()
    if not _knows_version(document.get("version", VERSION), problems):
        return Settings(), problems.found
    names = ("version", "reminder", "days_off", *_TABLES)
    problems.look_for_strangers(document, names)
    tables: dict[str, object] = {
        name: _filled(
            getattr(Settings(), name),
            problems.cells(document.get(name, {}), known, (name,)),
        )
        for name, known in _TABLES.items()
    }
    tables["reminders"] = read_reminders(document.get("reminder", []), problems)
    days_off = problems.cells(document.get("days_off", {}), _DAYS_OFF, ("days_off",))
    tables["days_off"] = days_off.get("dates", ())
    settings = _filled(Settings(), tables)
    _compare_with_cap(settings, problems)
    return settings, problems.found


def to_document(settings: Settings) -> Document:
    """Return the document that tells these settings."""
    reminders = [reminder_to_cells(each) for each in settings.reminders]
    return {"version": VERSION, "reminder": reminders, **to_tables(settings)}


def to_tables(settings: Settings) -> dict[str, Cells]:
    """Return the tables of the document but the reminders', with all their keys."""
    tables: dict[str, Cells] = {
        name: {
            key: kinds.to_plain(getattr(getattr(settings, name), key)) for key in known
        }
        for name, known in _TABLES.items()
    }
    return {"days_off": {"dates": kinds.to_plain(settings.days_off)}, **tables}


def _knows_version(version: object, problems: Problems) -> bool:
    if isinstance(version, int) and version > VERSION:
        message = "it is for a newer Walk Reminder; update this one"
    elif version is True or version != VERSION:
        message = f"it has to be {VERSION}"
    else:
        return True
    problems.tell(("version",), version, message)
    return False


def _compare_with_cap(settings: Settings, problems: Problems) -> None:
    """Tell where a walk would be longer than the longest."""
    lengths = [("walk.minutes", settings.walk.minutes)]
    lengths += [(f"reminder {r.id}", r.minutes or 0) for r in settings.reminders]
    cap = settings.walk.cap
    for name, minutes in lengths:
        if timedelta(minutes=minutes) > cap:
            message = f"it has to be no shorter than the {minutes} min of {name}"
            problems.tell(("walk", "cap"), kinds.to_plain(cap), message)


def _filled(table: Table, values: Mapping[str, object]) -> Table:
    """Return a table with values that its kinds have read."""
    return replace(table, **values)
