"""What two hands made of the same settings: the app's changes over the file's."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder

Value = TypeVar("Value")


def merge(base: Settings, mine: Settings, theirs: Settings) -> Settings:
    """Return theirs with what mine has changed since base."""
    reminders = _merge_reminders(base.reminders, mine.reminders, theirs.reminders)
    return replace(_merge(base, mine, theirs), reminders=reminders)


def _merge(base: Value, mine: Value, theirs: Value) -> Value:
    """Merge table by table, key by key."""
    if mine == base:
        return theirs
    if not is_dataclass(mine) or isinstance(mine, type):
        return mine
    merged: Value = replace(
        mine,
        **{
            field.name: _merge(*(getattr(v, field.name) for v in (base, mine, theirs)))
            for field in fields(mine)
        },
    )
    return merged


def _merge_reminders(
    base: tuple[Reminder, ...],
    mine: tuple[Reminder, ...],
    theirs: tuple[Reminder, ...],
) -> tuple[Reminder, ...]:
    """Merge reminder by reminder; those that only they know come last."""
    if mine == base:
        return theirs
    before = {each.id: each for each in base}
    here = {each.id: each for each in mine}
    there = {each.id: each for each in theirs}
    kept = [
        there.get(each.id) if each == before.get(each.id) else each for each in mine
    ]
    kept += [each for each in theirs if each.id not in before.keys() | here.keys()]
    return tuple(each for each in kept if each is not None)
