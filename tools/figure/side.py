"""The body from the side, standing straight: its outline, and the places beside it.

The hip joint is the origin, the toes point right, and the ground lies 157.4 below.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from tools.figure.shapes import beside
from tools.figure.splines import curve, flat

if TYPE_CHECKING:
    from tools.figure.splines import Node, Nodes

SOLE: Final = 157.4
INSET: Final = 1.7

SHIN_FRONT: Final[Nodes] = (
    *((15.8, 2), (16.4, 16), (15.4, 34), (13, 50), (11.6, 60), (12.2, 68)),
    *((10, 77), (9, 92), (7.2, 110), (5.8, 125), (6.6, 135)),
)
FOOT: Final[Nodes] = (
    *((6.6, 135), (12, 141.6), (22, 146.6), (30.6, 150), (34.4, 154)),
    *((32.6, 157.4, "c"), (20, 157.4), (4, 157.4), (-10, 157.4, "c")),
    *((-12.8, 154), (-12.2, 149), (-9.2, 142), (-6.4, 134)),
)
CALF_BACK: Final[Nodes] = (
    *((-6.4, 134), (-6.6, 123), (-9.8, 109), (-13.2, 95), (-12.6, 84), (-9.2, 71)),
    *((-11, 52), (-13.8, 34)),
)
BUTTOCK: Final[Nodes] = (
    *((-13.8, 34), (-15.4, 20), (-17.6, 6), (-18.2, -6), (-16, -17)),
    (-12.8, -28),
)
SPINE: Final[Nodes] = (
    *((-12.8, -28), (-13.6, -38), (-16.4, -52), (-18.8, -65), (-18.2, -76)),
    *((-14.4, -85.6), (-10.8, -93), (-9.8, -103)),
)
SKULL: Final[Nodes] = (
    *((-9.8, -103), (-13.2, -111), (-14.8, -121), (-9.6, -132), (2, -136.4)),
    *((12.6, -133), (17.2, -125)),
)
FACE: Final[Nodes] = (
    *((17.2, -125), (17.2, -119.6), (19, -115.6), (21, -111.8), (18.4, -109.6, "c")),
    *((18.4, -106), (17.4, -103), (17.6, -100), (15.4, -96.8), (10.8, -95.6)),
    (7.2, -92.4),
)
CHEST: Final[Nodes] = (
    *((7.2, -92.4), (7.6, -86), (12, -78), (16.6, -68), (17.6, -58)),
    *((16.2, -46), (15.8, -34), (16.2, -22), (15.4, -10), (15.8, 2)),
)
HAIR: Final[Nodes] = (
    *((16, -128.2, "c"), (12.6, -133), (2, -136.4), (-9.6, -132), (-14.8, -121)),
    *((-13.2, -111), (-9.8, -103, "c"), (-5.4, -105.4), (-3.4, -110, "c")),
    *((-2.6, -116), (1.4, -118.4), (5, -119, "c"), (6.6, -124.6), (11, -127.6)),
)
EAR: Final[Nodes] = (
    (-2, -116.6),
    (1.8, -117.6),
    (3, -113.4),
    (0.6, -108.8),
    (-1.6, -111),
)
JAW: Final[Nodes] = ((0.6, -106), (2.4, -101), (6.6, -97))

LEG: Final[Nodes] = (
    *SHIN_FRONT,
    *FOOT[1:],
    *CALF_BACK[1:],
    *((-15.2, 18), (-15.4, 2), (-8, -11), (6, -12), (14.6, -6)),
)
BODY: Final[Nodes] = (
    *SHIN_FRONT,
    *FOOT[1:],
    *CALF_BACK[1:],
    *BUTTOCK[1:],
    *SPINE[1:],
    *SKULL[1:],
    *FACE[1:],
    *CHEST[1:-1],
)
SOLE_LINE: Final[Nodes] = ((-12.2, 154), (4, 154.2), (20, 154.2), (33.6, 154.4))
KNEECAP: Final[Nodes] = ((8, 60.8), (11, 66.4), (8.4, 72), (5.8, 66.4))

# An arm hangs from the shoulder joint, its elbow at 53 and its wrist at 95.
ARM: Final[Nodes] = (
    *((0, -11), (7.2, -8.4), (10, 0), (9.6, 12), (7.6, 26), (6, 40), (5.4, 52)),
    *((6.4, 60), (6, 70), (4.6, 84), (3.4, 93), (4.8, 98), (6.6, 104), (6.4, 111)),
    *((4.2, 118.4), (0.8, 121.6), (-2.4, 119.2), (-3.8, 112), (-3.8, 103)),
    *((-3, 94), (-4.2, 82), (-5.8, 70), (-6.4, 60), (-5.8, 51), (-6.8, 40)),
    *((-8.6, 26), (-10.2, 12), (-10.2, 0), (-7, -8.4)),
)
THUMB: Final[Nodes] = ((2.2, 98), (3.2, 104.6), (6, 111))


def front(*heights: float, inset: float = INSET) -> tuple[Node, ...]:
    """Return smooth nodes beside the front of trunk and leg."""
    return tuple(beside(_front_edge(), y, inset) for y in heights)


def behind(*heights: float, inset: float = INSET) -> tuple[Node, ...]:
    """Return smooth nodes beside the back of trunk and leg."""
    return tuple(beside(_back_edge(), y, inset) for y in heights)


@cache
def _front_edge() -> tuple[complex, ...]:
    return tuple(flat(curve((*CHEST, *SHIN_FRONT[1:], *FOOT[1:3])), 40))


@cache
def _back_edge() -> tuple[complex, ...]:
    return tuple(
        flat(curve((*FOOT[-4:], *CALF_BACK[1:], *BUTTOCK[1:], *SPINE[1:])), 40)
    )
