"""Show, check and change the settings in their file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from walkreminder.cli.alone import alone
from walkreminder.cli.output import complain, say, say_json
from walkreminder.core.settings_document import to_document
from walkreminder.core.settings_edit import with_value
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.settings_file import SettingsFile

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from walkreminder.core.documents import Document
    from walkreminder.core.settings import Settings
    from walkreminder.desktop.paths import Paths


def settings_in(file: Path) -> Settings:
    """Return what a file tells; its warnings are printed, a mistake is raised."""
    loaded = SettingsFile(file).load()
    if loaded.mistakes:
        raise Trouble(
            f"The settings cannot be used. {loaded.mistakes[0]}.",
            "Mend the file; all its mistakes: walkreminder settings check",
        )
    for warning in loaded.warnings:
        complain(warning)
    return loaded.settings


def show(file: Path, wish: Namespace) -> None:
    """Print what is in force."""
    document = to_document(settings_in(file))
    if wish.json:
        say_json(document)
        return
    for table, value in document.items():
        for key, each in _flat(table, value):
            say(f"{key} = {json.dumps(each, ensure_ascii=False)}")


def check(own: Path, other: str | None) -> int:
    """Print every mistake and every unknown key; 1 where there is a mistake."""
    path = own if other is None else Path(other)
    # Only the user's own file may be absent.
    if other is not None and not os.path.lexists(path):
        raise Refused(f"There is no file {path}.")
    loaded = SettingsFile(path).load()
    for each in (*loaded.mistakes, *loaded.warnings):
        complain(each)
    if loaded.mistakes:
        return 1
    say(f"{path} is fine.")
    return 0


def change(paths: Paths, key: str, value: str) -> Document:
    """Change one key in the file while no app runs."""
    with alone(paths):
        changed = with_value(settings_in(paths.settings), key, value)
        SettingsFile(paths.settings).save(changed)
    return {"text": ""}


def _flat(key: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _flat(f"{key}.{name}", each)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for each in value:
            rest = {name: item for name, item in each.items() if name != "id"}
            yield from _flat(f"{key}.{each['id']}", rest)
    else:
        yield key, value
