"""The levels of the graded programme; alone knows the numbers of its table.

The goal, half an hour on five days a week, is that of the WalkBack trial (Pocovi et al.
2024); the way up to it is our own, and no trial tested it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class Level:
    """One level: so many minutes a walk, on so many days a week.

    `least` is what a walk of it may come to and be whole all the same, `steady` how
    long it is kept before the next one is offered, and `brisk_days` on how many of
    the days minutes are walked faster. `walks_a_day` is how often a day asks at least.
    """

    name: str
    minutes: int
    days: int
    least: int = 0
    steady: timedelta = timedelta(days=14)
    brisk_days: int = 0
    walks_a_day: int = 1

    @property
    def week(self) -> int:
        """The minutes of a week."""
        return self.minutes * self.days

    @property
    def done_from(self) -> int:
        """The minutes from which on a day's walk counts as done: half, as elsewhere."""
        return self.least or (self.minutes + 1) // 2


FOUR_WEEKS: Final = timedelta(days=28)
WHOLE_WEEK: Final = 7

LEVELS: Final = (
    Level("0", 5, 3, least=3, walks_a_day=2),
    Level("1", 5, 3),
    Level("2", 8, 3),
    Level("3", 10, 3),
    Level("4", 10, 4),
    Level("5", 13, 4),
    Level("6", 15, 4),
    Level("7", 15, 5),
    Level("8", 18, 5),
    Level("9", 20, 5),
    Level("10", 25, 5),
    Level("11", 30, 5, steady=FOUR_WEEKS),
    Level("A", 30, 5, steady=FOUR_WEEKS, brisk_days=3),
    Level("B", 30, 5, steady=FOUR_WEEKS, brisk_days=3),
    Level("C", 35, 5, steady=FOUR_WEEKS),
)

SETTLE: Final = 0
GOAL: Final = 11
TOP: Final = len(LEVELS) - 1
MOST_AT_START: Final = 9
LEAST_AT_START: Final = 5
SHARE_AT_START: Final = Fraction(2, 3)


def start_level(able: int, *, flared_up: bool = False) -> int:
    """Return where to begin for who can walk so many minutes before pain rises.

    "Start at the level nearest two thirds of that (never above L9; if under 5 min,
    or in a flare, start at L0)." Of two that are as near, the gentler one.
    """
    if flared_up or able < LEAST_AT_START:
        return SETTLE
    wanted = SHARE_AT_START * able
    among = range(SETTLE + 1, MOST_AT_START + 1)
    return min(among, key=lambda level: abs(LEVELS[level].minutes - wanted))
