"""What the tray says first: the few words above the why sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.state import StateName, name_of
from walkreminder.core.why import Why, WhyKind, why
from walkreminder.ui.wording import clock, moment, point, tr

if TYPE_CHECKING:
    from walkreminder.core.state import Scene, State


def title(state: State, scene: Scene) -> str:
    """Return how things stand in a few words: "Next walk 15:00"."""
    reason = why(state, scene)
    match name_of(state):
        case StateName.WALKING:
            return tr("Walking")
        case StateName.PAUSED:
            return tr("Walk paused")
        case StateName.QUIET:
            return _until(tr("Quiet"), reason, scene)
        case StateName.LOCKED:
            return tr("Paused for safety")
        case StateName.ASKING if state.walk is not None:
            return tr("A question about your walk")
        case StateName.ASKING:
            return tr("Were you walking?")
        case StateName.PROMPTING:
            return tr("Time for a walk")
        case StateName.SNOOZED:
            return _until(tr("Snoozed"), reason, scene)
        case StateName.HOLDING | StateName.WAITING if state.open is not None:
            at = clock(state.open.slot.due, scene.zone)
            return tr("The {at} walk waits", at=at)
        case _:
            return _ahead(reason, scene)


def _until(word: str, reason: Why, scene: Scene) -> str:
    if reason.at is None:
        return word
    at = point(reason.at, scene.now, scene.zone)
    return tr("{word} until {at}", word=word, at=at)


def _ahead(reason: Why, scene: Scene) -> str:
    if reason.next is not None:
        at = moment(reason.next.due, scene.now, scene.zone)
        return tr("Next walk {moment}", moment=at)
    none = reason.kind is WhyKind.NO_REMINDERS
    return tr("No reminder set") if none else tr("No walk ahead")
