"""What the user says about the programme, the signs and pain: kept, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, assert_never

from walkreminder.core import back
from walkreminder.core import events as on
from walkreminder.core.asking import Step, settle_open
from walkreminder.core.ledger import Outcome, Part, Rating, Reason
from walkreminder.core.pain import insist_on_rating
from walkreminder.core.programme_log import (
    MOST_ABLE,
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    NoLegPain,
    Said,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.timetable import local_date
from walkreminder.core.trouble import Refused
from walkreminder.core.walk import pause

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from walkreminder.core.events import ProgrammeWish
    from walkreminder.core.standing import Standing
    from walkreminder.core.state import Scene, State
    from walkreminder.core.walk import Walk

FLARE_LEAST: Final = timedelta(days=2)
NOT_STARTED: Final = (
    "The programme has not been started."
    " Answer its first question on the page Programme."
)


def grant(state: State, wish: ProgrammeWish, scene: Scene) -> Step:
    """Keep what is said, or refuse with a sentence."""
    match wish:
        case on.Rate():
            return _rate(state, wish)
        case on.NoMorning(walk):
            return replace(state, no_morning=walk), ()
        case on.Say(said, number):
            _insist(said, scene)
            state, records = _heed(state, said, scene)
            return state, (_entry(number, said, scene), *records)
        case _:
            assert_never(wish)


def _entry(number: UUID, said: Said, scene: Scene) -> Entry:
    """Return what is said, as said after all that was: clocks are set back."""
    at, before = scene.now, scene.past.said_until
    if before is not None and at < before:
        at = before + timedelta(microseconds=1)
    return Entry(number, at, local_date(at, scene.zone), said)


def _rate(state: State, wish: on.Rate) -> Step:
    if wish.value is not None:
        insist_on_rating(wish.value)
    if state.walk is None or state.walk.id != wish.walk:
        return state, (Rating(wish.walk, wish.part, wish.value),)
    if wish.part is not Part.BEFORE:
        raise Refused("That walk is not over yet. Rate it when it is.")
    return replace(state, walk=replace(state.walk, before=wish.value)), ()


def _heed(state: State, said: Said, scene: Scene) -> Step:
    """Stop everything at an emergency sign, and go on once it has been cleared.

    "Any 4.1 answer pauses plan, timer and prompts until the user confirms a clinician
    has cleared them."
    """
    match said:
        case Checked(Sign.EMERGENCY):
            return lock(state, scene)
        case Cleared():
            return replace(state, locked=False), ()
        case SoreFeet() if _follows(state, scene):
            # "Rest 2 days": what is being asked for has begun to rest as well.
            return settle_open(state, Outcome.QUIET, Reason.REST_DAY, scene)
        case _:
            return state, ()


def lock(state: State, scene: Scene) -> Step:
    """Stop prompts and timer; what was open ends quietly."""
    state = back.forget(replace(state, locked=True, walk=_held_still(state, scene)))
    return settle_open(state, Outcome.QUIET, Reason.SAFETY, scene)


def _follows(state: State, scene: Scene) -> bool:
    """Tell whether the open slot is one of the programme's."""
    plan = scene.plan
    return plan is not None and state.open is not None and plan.follows(state.open.slot)


def _held_still(state: State, scene: Scene) -> Walk | None:
    """Return the walk paused; one that was broken into is asked about as before."""
    if state.walk is None or state.question is not None:
        return state.walk
    return pause(state.walk, scene.now)


def _insist(said: Said, scene: Scene) -> None:
    """Refuse what the programme has no room for today."""
    now, today = scene.past.standing, local_date(scene.now, scene.zone)
    match said:
        case Checked() | Cleared() | LegPain() | NoLegPain():
            return
        case Answer():
            _insist_on_answer(said)
        case _ if now is None:
            raise Refused(NOT_STARTED)
        case StepTo(level):
            _insist_on_step(level, now, scene)
        case FlareOver():
            _insist_on_flare(now, today)
        case Hold() | FlareUp() | SoreFeet():
            return
        case _:
            assert_never(said)


def _insist_on_answer(answer: Answer) -> None:
    if not 0 <= answer.able <= MOST_ABLE:
        raise Refused(f"{answer.able} minutes is no answer. Say from 0 to {MOST_ABLE}.")
    if answer.usual is not None:
        insist_on_rating(answer.usual)


def _insist_on_step(to: int, now: Standing, scene: Scene) -> None:
    """Refuse a step that is not open; one up wants all that the table asks for."""
    # Imported here: few follow the programme, and fewer step.
    from walkreminder.core.programme import may_step_to  # noqa: PLC0415
    from walkreminder.core.step_up import next_level  # noqa: PLC0415

    plan, today = scene.plan, local_date(scene.now, scene.zone)
    is_open = may_step_to(now, to, today)
    if to > now.index and plan is not None:
        is_open = is_open and next_level(now, plan.planned(), today).is_offered
    if not is_open:
        raise Refused(
            "That level is not open yet. The page Programme says what it still asks."
        )


def _insist_on_flare(now: Standing, today: date) -> None:
    if now.flared_up is None:
        raise Refused("No flare-up is going on.")
    if today - now.flared_up < FLARE_LEAST:
        raise Refused(
            "A flare-up wants two days of little walks at least. Say so tomorrow."
        )
