"""What is known of the records in the midst of a step, before a store has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from walkreminder.core.days import day_of
from walkreminder.core.ledger import Line, WalkRecord, Withdrawn
from walkreminder.core.timetable import local_date

if TYPE_CHECKING:
    from walkreminder.core.ledger import Record
    from walkreminder.core.state import Scene


def knowing(scene: Scene, records: tuple[Record, ...]) -> Scene:
    """Return the scene with records that are so fresh that no store has them yet."""
    if not records:
        return scene
    keys = {record.key for record in records if isinstance(record, Line)}
    today = local_date(scene.now, scene.zone)
    walks = [each for each in records if isinstance(each, WalkRecord)]
    counted = (walk.counted for walk in walks if day_of(walk) == today)
    past = replace(
        scene.past,
        settled=scene.past.settled | keys,
        today=sum(counted, scene.past.today),
    )
    return replace(scene, past=past)


def without_withdrawn(scene: Scene, records: tuple[Record, ...]) -> Scene:
    """Return the scene without the lines that these records take back.

    In another zone such a slot may be due already, and comes again at once.
    """
    taken_back = {
        line.key
        for record in records
        if isinstance(record, Withdrawn)
        for line in scene.past.by_clock
        if record.takes_back(line)
    }
    if not taken_back:
        return scene
    settled = scene.past.settled - taken_back
    return replace(scene, past=replace(scene.past, settled=settled))
