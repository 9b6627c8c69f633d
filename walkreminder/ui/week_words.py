"""What a week comes to in words: what is left of its goal, and the spare days."""

from __future__ import annotations

from dataclasses import dataclass

from walkreminder.core.goal import Reach, reach_of
from walkreminder.ui.wording import tr


@dataclass(frozen=True, slots=True)
class WeekWords:
    """What the week's card says in words."""

    number: str
    words: str
    spare: str


def week_words(walked: int, goal: int, spare: int, spent: int | None) -> WeekWords:
    """Return what a week's minutes come to; `spent` spare days, if known."""
    left = "" if spent is None else spare_words(spare, spare - spent)
    match reach_of(walked, goal):
        case Reach.NO_GOAL:
            words = tr("min so far")
        case Reach.REACHED:
            words = tr("min, {goal} reached", goal=goal)
        case Reach.ON_THE_WAY:
            words = tr("of {goal} min, {left} to go", goal=goal, left=goal - walked)
        case _:
            words = tr("of {goal} min, a fresh week", goal=goal)
    return WeekWords(str(walked), words, left)


def spare_words(spare: int, left: int) -> str:
    """Return how many spare days are in hand; nothing where there are none to have."""
    if spare <= 0:
        return ""
    if left >= spare:
        both = tr("Both spare days in hand")
        all_of = tr("All {count} spare days in hand", count=spare)
        one = tr("Spare day in hand")
        return {1: one, 2: both}.get(spare, all_of)
    if left <= 0:
        return tr("Spare days taken")
    if left == 1:
        return tr("1 spare day left")
    return tr("{count} spare days left", count=left)
