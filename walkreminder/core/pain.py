"""What ratings say of a walk; alone knows where the table of colours draws its lines.

Quoted is the table of the graded plan, which counts back pain from 0 to 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.ledger import WalkRecord

RATINGS_OF_USUAL: Final = 7
RED_CHANGE: Final = 3
RED_PEAK: Final = 6
MUCH: Final = 5


def usual(walks: Iterable[WalkRecord], answer: int | None = None) -> int | None:
    """Return the pain that is usual: of 7 before-walk ratings the middle value.

    They are the last ones. "The setup answer until there are 7"; where nobody has
    asked for it, the middle of those that there are, and None without any.
    """
    in_order = sorted(walks, key=lambda walk: walk.started)
    before = [walk.before for walk in in_order if walk.before is not None]
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
    before, peak, morning = walk.before, walk.after, walk.next_morning
    if before is not None and peak is not None and peak - before >= RED_CHANGE:
        return True
    if usually is None:
        return False
    if peak is not None and peak >= RED_PEAK and usually < MUCH:
        return True
    return morning is not None and morning - usually >= RED_CHANGE
