"""The course somebody has taken in the programme: what was said and walked, in order.

A course can be gone on with. So ten years of one are not gone through again for each
new walk: whoever keeps it up to some instant adds what came since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from walkreminder.core.days import day_of
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.pain import RATINGS_OF_USUAL
from walkreminder.core.programme import begin, hear, missed, walked
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    down_the_leg,
)
from walkreminder.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from uuid import UUID

Item: TypeAlias = Entry | WalkRecord
AnyItem = TypeVar("AnyItem", bound=Item)


@dataclass(frozen=True, slots=True)
class Course:
    """How far somebody has come: where they stood by the last thing in it, if begun.

    `before` are the ratings before walks that usual pain may still ask for, `signs`
    what was said of the signs before the first answer. `last` is the latest day of it.
    """

    standing: Standing | None = None
    before: tuple[int, ...] = ()
    signs: tuple[Entry, ...] = ()
    last: date = date.min

    def on(self, today: date) -> Standing | None:
        """Return where somebody stands on a day that nothing of it lies after."""
        return None if self.standing is None else missed(self.standing, today)


def standing(
    log: Iterable[Entry], walks: Iterable[WalkRecord], today: date
) -> Standing | None:
    """Return where somebody stands today, or None before the first answer.

    What was said or walked later than today is not looked at. A walk counts on the
    day it belongs to, in the zone it started in.
    """
    said = [entry for entry in log if entry.day <= today]
    on_foot = [walk for walk in walks if day_of(walk) <= today]
    items: tuple[Item, ...] = (*said, *on_foot)
    return gone_on(Course(), items, down_the_leg(said)).on(today)


def gone_on(course: Course, items: Iterable[Item], spread: Container[UUID]) -> Course:
    """Return a course with what came after it, in whatever order that is given.

    `spread` are the walks in which pain spread down the leg.
    """
    for item in in_order(items):
        if isinstance(item, WalkRecord):
            course = _with_walk(course, item, down_the_leg=item.id in spread)
        else:
            course = _with_entry(course, item)
    return course


def in_order(items: Iterable[AnyItem]) -> list[AnyItem]:
    """Return what was said and walked in the order in which it counts."""
    return sorted(items, key=_when)


def _with_walk(course: Course, walk: WalkRecord, *, down_the_leg: bool) -> Course:
    now, before, day = course.standing, course.before, day_of(walk)
    if walk.before is not None:
        before = (*before, walk.before)[-RATINGS_OF_USUAL:]
    if now is not None:
        now = replace(missed(now, day), before=before)
        now = walked(now, walk, down_the_leg=down_the_leg)
    return replace(course, standing=now, before=before, last=max(course.last, day))


def _with_entry(course: Course, entry: Entry) -> Course:
    now, signs = course.standing, course.signs
    if now is not None:
        now = hear(missed(now, entry.day), entry)
    elif isinstance(entry.said, Answer):
        # The signs are asked about before the question at the start.
        now = reduce(hear, signs, begin(entry.said, entry.day, course.before))
    elif isinstance(entry.said, Checked | Cleared):
        signs = (*signs, entry)
    return replace(course, standing=now, signs=signs, last=max(course.last, entry.day))


def _when(item: Item) -> tuple[object, int, str]:
    """Order by instant; what was said at one comes before what was walked from it.

    What a clinician cleared was said before.
    """
    if isinstance(item, WalkRecord):
        return item.started, 2, str(item.id)
    return item.at, int(isinstance(item.said, Cleared)), str(item.id)
