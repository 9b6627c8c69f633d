"""Change one key of the settings, named as in the file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from walkreminder.core.settings_document import read_document, to_document
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from walkreminder.core.problems import Problem
    from walkreminder.core.settings import Settings

_LOOK = "To see all of them: walkreminder settings show"


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """Return the settings with one key changed, for example walk.minutes to 25.

    A reminder's key is named by its id: reminder.workday.minutes. The text is a
    TOML value; one that is none is taken as a string.
    """
    document: dict[str, object] = {**to_document(settings)}
    place, name = _place(document, key)
    place[name] = _value(text)
    known = read_document(to_document(settings))[1]
    changed, problems = read_document(document)
    # Warnings too: a key that nobody knows would be lost without a word.
    new = [_sentence(each) for each in problems if each not in known]
    if new:
        raise Refused(" ".join([*new, _LOOK]))
    return changed


def _place(document: dict[str, object], key: str) -> tuple[dict[str, object], str]:
    """Return the table of the document that a key is in, and its name there."""
    table, dot, rest = key.partition(".")
    # An id may have dots of its own, a key never.
    reminder, _, name = rest.rpartition(".")
    place = document.get(table, {} if dot else None)
    match place:
        case list() if dot:
            place = _by_id(place, reminder)
            wanted = f"reminder {reminder!r}" if reminder else f"setting {key!r}"
        case dict():
            name, wanted = rest, f"setting {key!r}"
            document[table] = place
        case _:
            place, name, wanted = document, key, f"setting {key!r}"
    if place is None or not name or not table:
        raise Refused(f"There is no {wanted}. {_LOOK}")
    return place, name


def _by_id(reminders: list[object], wanted: str) -> dict[str, object] | None:
    for each in reminders:
        if isinstance(each, dict) and each.get("id") == wanted:
            return each
    return None


def _sentence(problem: Problem) -> str:
    told = str(problem)
    return told if told.endswith("?") else f"{told}."


def _value(text: str) -> object:
    try:
        told = tomllib.loads(f"value = {text}")
        repr(told)  # a hexadecimal number too long to be told is found here
    except (ValueError, RecursionError):
        return text
    # A line of the text's own would be another key.
    return told["value"] if len(told) == 1 else text
