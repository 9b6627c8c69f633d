"""Walks that were otherwise, or none: corrected, deleted, brought back, or refused.

The ledger keeps what it says. What may still be covered follows the walks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, assert_never

from walkreminder.core import events as on
from walkreminder.core.ledger import Corrected, Deleted, Restored
from walkreminder.core.timetable import zone_or_utc
from walkreminder.core.trouble import Refused
from walkreminder.core.walking import insist_on_possible, keep_walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from walkreminder.core.asking import Step
    from walkreminder.core.events import Correction
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene, State

# What is told in minutes may seem to overlap by less than one.
TOGETHER: Final = timedelta(minutes=1)
NEAR: Final = timedelta(days=2)  # so many dates apart two walks may overlap
GONE: Final = "That walk is gone. There is nothing to change."


def grant(state: State, wish: Correction, scene: Scene) -> Step:
    """Do what the user asks of a walk that is over, or refuse with a sentence."""
    match wish:
        case on.EditWalk(walk):
            _insist_on_truth(state, walk, scene)
            return keep_walk(_without(state, walk.id), walk), (Corrected(walk),)
        case on.DeleteWalk(number):
            return _without(state, number), (Deleted(number),)
        case on.RestoreWalk(walk):
            _insist_on_truth(state, walk, scene)
            return keep_walk(_without(state, walk.id), walk), (Restored(walk),)
        case _:
            assert_never(wish)


def insist_on_room(walk: WalkRecord, near: Iterable[WalkRecord]) -> None:
    """Refuse a walk at the time of another; nobody walks twice at once.

    Where a walk has overlapped another all along, it may go on to: its note can be
    changed all the same.
    """
    others = tuple(near)
    kept = next((each for each in others if each.id == walk.id), None)
    if kept is not None and (kept.started, kept.ended) == (walk.started, walk.ended):
        return
    for other in others:
        if other.id != walk.id and _overlap(walk, other) >= TOGETHER:
            began, ended = (_clock(at, other) for at in (other.started, other.ended))
            raise Refused(
                f"There is a walk from {began} to {ended} already."
                " Two walks cannot be at the same time."
            )


def _overlap(one: WalkRecord, other: WalkRecord) -> timedelta:
    return min(one.ended, other.ended) - max(one.started, other.started)


def _clock(at: datetime, walk: WalkRecord) -> str:
    return f"{at.astimezone(zone_or_utc(walk.zone)):%H:%M}"


def _insist_on_truth(state: State, walk: WalkRecord, scene: Scene) -> None:
    insist_on_possible(walk, scene)
    if walk.ended - walk.started + TOGETHER < walk.counted:
        raise Refused("That walk ends before its minutes are over.")
    if state.walk is not None and walk.ended - state.walk.started >= TOGETHER:
        raise Refused("A walk is running at that time. Finish it first.")


def _without(state: State, number: UUID) -> State:
    """Return the state without what a walk may still cover."""
    others = tuple(each for each in state.walks if each.id != number)
    return replace(state, walks=others)
