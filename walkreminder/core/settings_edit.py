"""Change one key of the settings, named as in the file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from walkreminder.core.settings_document import Severity, read_document, to_document
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """Return the settings with one key changed, for example walk.minutes to 25.

    A reminder's key is named by its id: reminder.workday.minutes. The text is a
    TOML value; one that is none is taken as a string.
    """
    document = to_document(settings)
    *tables, name = key.split(".")
    place: object = document
    for table in tables:
        place = _inside(place, table, key)
    if not isinstance(place, dict) or (
        name not in place and tables[:1] != ["reminder"]
    ):
        raise _unknown(key)
    place[name] = _value(text)
    changed, problems = read_document(document)
    mistakes = [str(each) for each in problems if each.severity is Severity.MISTAKE]
    strangers = [each for each in problems if each.severity is not Severity.MISTAKE]
    if mistakes:
        raise Refused(" ".join(mistakes))
    if strangers:
        raise _unknown(key)
    return changed


def _inside(place: object, table: str, key: str) -> object:
    if isinstance(place, dict) and table in place:
        return place[table]
    if isinstance(place, list):
        for each in place:
            if isinstance(each, dict) and each.get("id") == table:
                return each
    raise _unknown(key)


def _unknown(key: str) -> Refused:
    return Refused(f"There is no setting {key}. See: walkreminder settings show")


def _value(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
