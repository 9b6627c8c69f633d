"""A copy of the history as it is just before something great happens to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from walkreminder.store.safety.kept import Kind, copies, free_name
from walkreminder.store.schema import copy_to
from walkreminder.store.telling import telling

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from walkreminder.store.history import History

KEPT: Final = 3


def keep_before(history: History, folder: Path, today: date) -> Path:
    """Keep a copy of the open history, and return where it is."""
    target = free_name(folder, Kind.BEFORE, today)
    with telling(target):
        copy_to(history.database, target)
    return target


def forget_older(folder: Path, walks: int) -> None:
    """Let only the newest few stay, and whatever holds more than these walks."""
    before = [each for each in copies(folder) if each.kind is Kind.BEFORE]
    for old in before[KEPT:]:
        if old.walks <= walks and not old.problem:
            with suppress(OSError):  # one copy too many harms nobody
                old.place.unlink()
