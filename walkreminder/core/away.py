"""Back from being away: that may have been the walk, and only the answer counts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from walkreminder.core.asking import Step, ask, may_be_walk_of, settle
from walkreminder.core.events import Answer, Walked
from walkreminder.core.ledger import Outcome, Source, WalkRecord
from walkreminder.core.settings import HoldReason
from walkreminder.core.state import Absence, Mode, Open, Scene, State
from walkreminder.core.trouble import Refused
from walkreminder.core.walking import keep_walk


def leave(state: State, since: datetime | None, scene: Scene) -> State:
    """Note when the user was last there; who is away already left before."""
    if HoldReason.AWAY in state.holds:
        return state
    left = scene.now if since is None else min(since, scene.now)
    return replace(state, away_since=left)


def come_back(state: State, at: datetime, scene: Scene) -> State:
    """Let the open slot ask, once things have settled, whether this was its walk.

    The user was back at that instant, which may have passed.

    A snooze stays a snooze, and what was closed by hand stays closed.
    """
    since, open_ = state.away_since, state.open
    state = replace(state, away_since=None)
    wanted = HoldReason.AWAY in scene.settings.prompt.hold_when
    if since is None or open_ is None or not wanted:
        return state
    if open_.dismissed or open_.mode is Mode.SNOOZED:
        return state
    away = _longest(open_.away, _absence(state, since, at))
    if not may_be_walk_of(open_.slot, away):
        return state
    waits = replace(open_, mode=Mode.HOLDING, repeat_at=None, away=away)
    return replace(state, open=waits)


def asking(state: State) -> Open | None:
    """Return the open slot if it asks whether an absence was its walk."""
    open_ = state.open
    return open_ if open_ is not None and open_.mode is Mode.ASKING else None


def answer(state: State, open_: Open, event: Answer, scene: Scene) -> Step:
    """Count what the user says of the absence, or ask for the walk after all."""
    assert open_.away is not None
    match event.walked:
        case Walked.ALL:
            return _count(state, open_, open_.away, scene)
        case Walked.NONE:
            plain = replace(
                open_, mode=Mode.HOLDING, away=None, dismissed=False, offer=False
            )
            return ask(replace(state, answered=scene.now), plain, scene), ()
        case _:
            raise Refused(
                "No walk was broken into. Say whether you walked while you were away."
            )


def _count(state: State, open_: Open, away: Absence, scene: Scene) -> Step:
    """Keep the absence as a walk, the one that the open slot wanted.

    Of one longer than the cap the end counts, and nothing that was logged meanwhile.
    """
    counted = min(away.length - _logged(state, away), scene.settings.walk.cap)
    walk = WalkRecord(
        _id(open_, away),
        away.until - counted,
        away.until,
        scene.zone.key,
        round(counted.total_seconds()),
        Source.LOGGED,
        open_.slot.key.reminder,
    )
    walked = settle(open_.slots[:1], Outcome.WALKED, None, scene)
    covered = settle(open_.slots[1:], Outcome.COVERED, None, scene)
    lines = tuple(replace(line, walk=walk.id) for line in walked + covered)
    state = replace(keep_walk(state, walk), open=None, answered=scene.now)
    return state, (walk, *lines)


def _absence(state: State, since: datetime, now: datetime) -> Absence:
    """Return the absence; what a walk in it has counted already is not asked about."""
    ends = (walk.ended for walk in state.walks if walk.ended <= now)
    return Absence(max((since, *ends)), max(now, since))


def _logged(state: State, away: Absence) -> timedelta:
    """Return how much of an absence is counted already, by walks written down since."""
    both = (
        min(walk.ended, away.until) - max(walk.started, away.since)
        for walk in state.walks
    )
    logged = sum((each for each in both if each > timedelta(0)), timedelta(0))
    return min(logged, away.length)


def _longest(before: Absence | None, away: Absence) -> Absence:
    """Return what may have been the walk, where the user left more than once."""
    return away if before is None or away.length > before.length else before


def _id(open_: Open, away: Absence) -> UUID:
    """Return the id of the one walk that this absence can become."""
    key = open_.slot.key
    told = f"away {key.reminder} {key.date} {key.time} {away.since.isoformat()}"
    return uuid5(NAMESPACE_OID, told)
