"""What ratings say of a walk; alone knows where the table of colours draws its lines.

Quoted is the table of the graded plan, which counts back pain from 0 to 10.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, TypeGuard

from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.ledger import WalkRecord

RATINGS_OF_USUAL: Final = 7
LEAST_PAIN: Final = 0
WORST_PAIN: Final = 10
RED_CHANGE: Final = 3
AMBER_CHANGE: Final = 2
RED_PEAK: Final = 6
AMBER_PEAK: Final = 4
SOME: Final = 4
MUCH: Final = 5
VERY_MUCH: Final = 7
DRIFT: Final = 2
LONGEST_SHOWN: Final = 60


class Colour(enum.StrEnum):
    """How a walk was taken; one without ratings has no colour."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def is_rating(value: object) -> TypeGuard[int]:
    """Tell whether a value is a rating: a whole number, and not one in a text."""
    # By its type: True counts as 1 in Python, and files would take 3.0 for 3.
    return type(value) is int and LEAST_PAIN <= value <= WORST_PAIN


def insist_on_rating(value: object) -> int:
    """Return a rating; refuse what is none, with a sentence that says what is one."""
    if is_rating(value):
        return value
    shown = repr(value)
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}..."
    raise Refused(
        f"{shown} is no rating. Choose a number from"
        f" {LEAST_PAIN}, no pain, to {WORST_PAIN}, the worst imaginable."
    )


def insist_on_ratings(walk: WalkRecord) -> None:
    """Refuse a walk that is rated by what is no rating."""
    for value in (walk.before, walk.after, walk.next_morning):
        if value is not None:
            insist_on_rating(value)


def usual(walks: Iterable[WalkRecord], answer: int | None = None) -> int | None:
    """Return the pain that is usual: of 7 before-walk ratings the middle value.

    They are the last ones. "The setup answer until there are 7"; where nobody has
    asked for it, the middle of those that there are, and None without any.
    """
    in_order = sorted(walks, key=lambda walk: walk.started)
    before = [walk.before for walk in in_order if walk.before is not None]
    return usual_of(before, answer)


def usual_of(before: list[int], answer: int | None = None) -> int | None:
    """Return the usual pain of the ratings before walks, the latest one last."""
    if len(before) < RATINGS_OF_USUAL and answer is not None:
        return answer
    last = sorted(before[-RATINGS_OF_USUAL:])
    return last[(len(last) - 1) // 2] if last else None


def is_rated(walk: WalkRecord) -> bool:
    """Tell whether anything is known of how a walk was taken."""
    return walk.after is not None or walk.next_morning is not None


def is_red(walk: WalkRecord, usually: int | None) -> bool:
    """Tell whether a walk is red by its ratings.

    "Rise of 3+, or peak of 6+ when usual is under 5, or next morning 3+ above
    usual." The pain spreading down the leg, which the table names as well, is no
    rating. Where usual is 5 or more "only the change rules apply".
    """
    if max(_changes(walk, usually), default=0) >= RED_CHANGE:
        return True
    return _peak(walk) >= RED_PEAK and usually is not None and usually < MUCH


def colour(
    walk: WalkRecord, usually: int | None, *, down_the_leg: bool = False
) -> Colour | None:
    """Return the colour of a walk by what is known of it.

    "Amber: rise of 2, or peak of 4-5 when usual is under 4, or next morning 2 above
    usual." "Green: rise of 1 or less, and next morning within 1 of usual." Until the
    morning has been rated, the walk and what came just after it decide. A rating with
    nothing to compare it with gives no colour.
    """
    changes = _changes(walk, usually)
    if down_the_leg or is_red(walk, usually):
        return Colour.RED
    if max(changes, default=0) >= AMBER_CHANGE:
        return Colour.AMBER
    if usually is not None and usually < SOME and _peak(walk) >= AMBER_PEAK:
        return Colour.AMBER
    peak_tells = walk.after is not None and usually is not None and usually < MUCH
    return Colour.GREEN if changes or peak_tells else None


def _peak(walk: WalkRecord) -> int:
    return LEAST_PAIN if walk.after is None else walk.after


def _changes(walk: WalkRecord, usually: int | None) -> list[int]:
    """Return the rise in a walk and how far above usual the next morning was.

    Each only where it is known.
    """
    pairs = ((walk.before, walk.after), (usually, walk.next_morning))
    return [new - old for old, new in pairs if old is not None and new is not None]
