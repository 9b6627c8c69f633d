"""The standing body: its outline, and what a muscle says to stay inside of it.

Only one half is drawn, as distances from the midline; the other half mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from tools.figure.shapes import beside, corner
from tools.figure.splines import curve, flat, loop, mirrored, moved, reversed_line
from tools.figure.svg import (
    INKS,
    Drawn,
    area,
    contour,
    document,
    muscle,
    path,
    thin,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.figure.shapes import Muscle
    from tools.figure.splines import Line, Node, Nodes

WIDTH: Final = 320
HEIGHT: Final = 760
AXIS: Final = 160.0
INSET: Final = 3.0

CROWN: Final[Nodes] = ((0, 20, (1, 0)), (17.5, 24.5), (29.6, 39), (32.6, 60, "c"))
EAR: Final[Nodes] = (
    *((32.6, 60, "c"), (35.2, 60.4), (35.8, 68), (34, 78.4), (31.8, 81.4, "c")),
)
JAW: Final[Nodes] = ((31.8, 81.4, "c"), (28.8, 95.6), (21.2, 108.4, "c"))
NECK_AND_ARM: Final[Nodes] = (
    *((21.2, 108.4, "c"), (20.6, 119), (24.6, 131), (39, 142.4), (57, 149.6)),
    *((73, 157), (83, 170.4), (87.6, 195), (90.4, 224), (95, 254), (98.6, 280)),
    *((103.4, 306), (106.4, 336), (108.6, 364), (110.4, 388)),
)
HAND: Final[Nodes] = (
    *((110.4, 388), (113.6, 402), (116.6, 420), (117.4, 437), (116.6, 449)),
    *((113.9, 453, "c"), (113.8, 459.6), (111.2, 464), (109.2, 461.6, "c")),
    *((107.8, 467.2), (104.8, 467.6), (103.5, 463.2, "c"), (101.4, 464.4)),
    *((98.8, 460.6), (97.6, 450), (97, 433, "c"), (96.4, 441.6), (93, 447)),
    *((89.4, 443.6), (87.8, 430), (89.4, 412), (94, 391)),
)
ARM_INSIDE: Final[Nodes] = (
    *((94, 391), (91, 372), (85.4, 345), (79.6, 318), (76.6, 294), (73.2, 266)),
    *((68.6, 238), (63, 211, "c")),
)
TRUNK_AND_LEG: Final[Nodes] = (
    *((63, 211, "c"), (61.6, 230), (57, 258), (53.6, 284), (56.6, 314), (62.6, 346)),
    *((66.6, 378), (67.2, 408), (64.4, 450), (57.8, 495), (53, 524), (51.8, 544)),
    *((51.4, 560), (54.4, 576), (56.2, 598), (52.8, 634), (45.8, 670), (43.2, 688)),
    (44, 702),
)
FOOT_FRONT: Final[Nodes] = (
    *((44, 702), (46.4, 713), (51.4, 723), (56.8, 731), (58.4, 737), (54, 741)),
    *((44, 743), (33, 743.4), (26, 741.6), (23, 735), (22.8, 725), (21.8, 714)),
    *((20.4, 704), (21.2, 696)),
)
FOOT_BACK: Final[Nodes] = (
    *((44, 702), (45.6, 712), (48.8, 721), (51, 728.4), (49, 733.6), (43.6, 737.6)),
    *((37.4, 741.6), (30, 742), (24.4, 738.6), (21.8, 729), (22.8, 716)),
    *((20.6, 705), (21.2, 696)),
)
LEG_INSIDE: Final[Nodes] = (
    *((21.2, 696), (22.4, 682), (20.4, 662), (14.6, 634), (11.4, 606), (12.6, 578)),
    *((14.6, 560), (13, 542), (12.4, 522), (8.8, 490), (4.8, 450), (2, 420)),
    (0, 404, "c"),
)
FINGERS: Final[tuple[Nodes, ...]] = (
    ((113.9, 453), (113.4, 444), (111.8, 434)),
    ((109.2, 461.6), (108.8, 449), (107.4, 436)),
    ((103.5, 463.2), (103.4, 450), (102.4, 437)),
    ((97, 433), (97.8, 423), (100.4, 414)),
)


@dataclass(frozen=True, slots=True)
class View:
    """The body as seen from one side; `middle` lines lie on the midline itself."""

    name: str
    foot: Nodes
    hair: Nodes
    details: tuple[Nodes, ...]
    muscles: Mapping[str, Muscle]
    middle: tuple[Nodes, ...] = ()
    shade: Nodes = ()


def outer(y: float, inset: float = INSET) -> Node:
    """Return a corner beside the outer contour of trunk and leg."""
    return corner(beside(_outer_edge(), y, inset))


def inner(y: float, inset: float = INSET) -> Node:
    """Return a corner beside the inner contour of the leg."""
    return corner(beside(_inner_edge(), y, inset))


def along_outer(*heights: float, inset: float = INSET) -> tuple[Node, ...]:
    """Return smooth nodes beside the outer contour of trunk and leg."""
    return tuple(beside(_outer_edge(), y, inset) for y in heights)


def along_inner(*heights: float, inset: float = INSET) -> tuple[Node, ...]:
    """Return smooth nodes beside the inner contour of the leg."""
    return tuple(beside(_inner_edge(), y, inset) for y in heights)


def silhouette(view: View) -> Line:
    """Return the outline of the whole body."""
    right = _right(
        curve(
            _joined(
                (CROWN, EAR, JAW, NECK_AND_ARM, HAND),
                (ARM_INSIDE, TRUNK_AND_LEG, view.foot, LEG_INSIDE),
            )
        )
    )
    return right + reversed_line(mirrored(right, AXIS))


def muscles(view: View) -> dict[str, Drawn]:
    """Return every muscle of a view, on both sides."""
    return {
        name: Drawn(
            _both(each.heads, closed=True),
            _both(each.pale, closed=True),
            _both(each.fibres, closed=False),
        )
        for name, each in view.muscles.items()
    }


def drawing(view: View) -> str:
    """Return the body from one side as SVG."""
    body, half = silhouette(view), _right(curve(view.hair))
    hair = half + reversed_line(mirrored(half, AXIS))
    details = [*_both(view.details, closed=False), *_both(view.middle, closed=False)]
    parts = [
        path(area(body), id="silhouette", fill=INKS.skin),
        *_shade(view),
        path(area(hair), id="hair", fill=INKS.hair),
        *thin(details, "details"),
    ]
    for name, drawn in muscles(view).items():
        parts += muscle(name, drawn)
    parts.append(contour(body, id="contour"))
    return document(f"Standing figure, {view.name} view", WIDTH, HEIGHT, parts)


def _shade(view: View) -> list[str]:
    """Return the soft shade that sets the head off from the neck, if it is seen."""
    if not view.shade:
        return []
    half = _right(curve(view.shade))
    return [path(area(half + reversed_line(mirrored(half, AXIS))), fill=INKS.far)]


def _joined(*groups: tuple[Nodes, ...]) -> Nodes:
    """Return parts that begin where the one before ends as one row of nodes."""
    first, *others = [part for group in groups for part in group]
    return (*first, *(node for part in others for node in part[1:]))


def _right(line: Line) -> Line:
    return moved(line, complex(AXIS))


def _both(parts: tuple[Nodes, ...], *, closed: bool) -> tuple[Line, ...]:
    draw = loop if closed else curve
    rights = [_right(draw(nodes)) for nodes in parts]
    return tuple(side for line in rights for side in (line, mirrored(line, AXIS)))


@cache
def _outer_edge() -> tuple[complex, ...]:
    return tuple(flat(curve(_joined((TRUNK_AND_LEG, FOOT_FRONT))), 40))


@cache
def _inner_edge() -> tuple[complex, ...]:
    return tuple(flat(curve(LEG_INSIDE), 40))
