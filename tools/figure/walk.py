"""One step as four pictures: bends the straight body at its joints.

Hip, head and ground lie at one place in all four, so that they can be played one
after the other. Angles are in degrees; a positive one brings a limb forward.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from tools.figure import side
from tools.figure.side_muscles import MUSCLES
from tools.figure.splines import curve, flat, loop
from tools.figure.svg import INKS, Drawn, area, contour, document, muscle, path, thin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.figure.splines import Line, Node, Nodes

Place: TypeAlias = tuple[float, float]

WIDTH: Final = 200
HEIGHT: Final = 320
GROUND: Final = 305.0
HIP_ACROSS: Final = 94.0
LEAN: Final = 2.5
ORIGIN: Final[Place] = (0, 0)
KNEE: Final[Place] = (1, 72)
ANKLE: Final[Place] = (0, 140)
BALL: Final[Place] = (20, 153)
SHOULDER: Final[Place] = (-0.5, -74)
ELBOW: Final[Place] = (0, 53)
MOST_BENT: Final = 60.0
TRIES: Final = 40


class Stands(Enum):
    """What of a foot touches the ground."""

    HEEL = auto()
    FLAT = auto()
    TOES = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Leg:
    """How a leg is bent: thigh forward, knee back, foot and toes up."""

    on: Stands
    hip: float
    knee: float = 0
    foot: float = 0
    toes: float = 0


@dataclass(frozen=True, slots=True)
class Arm:
    """How an arm is bent, both forward."""

    shoulder: float
    elbow: float


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a step: the limbs on the near and on the far side."""

    name: str
    near: Leg
    far: Leg
    near_arm: Arm
    far_arm: Arm


REACH: Final = Leg(Stands.HEEL, hip=17, knee=2, foot=2)
STEPS: Final = (
    Step(
        "landing",
        REACH,
        Leg(Stands.TOES, hip=-16, foot=-10),
        Arm(-41, 18),
        Arm(26, 26),
    ),
    Step(
        "standing",
        Leg(Stands.FLAT, hip=4),
        Leg(Stands.NOTHING, hip=2, knee=56, foot=-10),
        Arm(-22, 15),
        Arm(16, 20),
    ),
    Step(
        "push-off",
        Leg(Stands.TOES, hip=-16, foot=-12),
        REACH,
        Arm(33, 24),
        Arm(-28, 14),
    ),
    Step(
        "swing",
        Leg(Stands.NOTHING, hip=30, knee=35, foot=6),
        Leg(Stands.FLAT, hip=-8),
        Arm(-30, 16),
        Arm(22, 22),
    ),
)


def body(step: Step) -> Line:
    """Return the outline of trunk, head and near leg."""
    return loop(_near(step, side.BODY))


def far_leg(step: Step) -> Line:
    """Return the outline of the far leg."""
    return loop(_far(step, side.LEG))


def muscles(step: Step) -> dict[str, Drawn]:
    """Return the muscles of the near side."""
    return {
        name: Drawn(
            tuple(loop(_near(step, nodes)) for nodes in each.heads),
            tuple(loop(_near(step, nodes)) for nodes in each.pale),
            tuple(curve(_near(step, nodes)) for nodes in each.fibres),
        )
        for name, each in MUSCLES.items()
    }


def drawing(step: Step) -> str:
    """Return one part of a step as SVG."""
    whole = body(step)
    ground = curve(((22, GROUND + 0.7), (178, GROUND + 0.7)))
    behind = {"fill": INKS.far, "stroke": INKS.detail}
    parts = [
        *thin([ground], "ground"),
        '<g id="far">',
        contour(loop(_arm(step.far_arm, side.ARM)), **behind),
        contour(far_leg(step), **behind),
        *thin([curve(_far(step, side.SOLE_LINE))], "far-sole"),
        "</g>",
        path(area(whole), id="silhouette", fill=INKS.skin),
        path(area(loop(_near(step, side.HAIR))), id="hair", fill=INKS.hair),
    ]
    for name, drawn in muscles(step).items():
        parts += muscle(name, drawn)
    open_lines = (side.JAW, side.SOLE_LINE)
    details = [curve(_near(step, nodes)) for nodes in open_lines]
    details += [loop(_near(step, nodes)) for nodes in (side.EAR, side.KNEECAP)]
    parts += thin(details, "details")
    parts.append(contour(whole, id="contour"))
    near_arm = loop(_arm(step.near_arm, side.ARM))
    parts.append(contour(near_arm, id="near-arm", fill=INKS.skin))
    parts += thin([curve(_arm(step.near_arm, side.THUMB))], "thumb")
    return document(f"Walking, {step.name}", WIDTH, HEIGHT, parts)


@cache
def hip() -> Place:
    """Return where the hip lies in all four: as high as the landing leg holds it."""
    return (HIP_ACROSS, GROUND - _depth(REACH))


def _turned(place: Place, centre: Place, degrees: float) -> Place:
    angle = math.radians(degrees)
    x, y = place[0] - centre[0], place[1] - centre[1]
    right = x * math.cos(angle) + y * math.sin(angle)
    low = y * math.cos(angle) - x * math.sin(angle)
    return (centre[0] + right, centre[1] + low)


def _share(value: float, start: float, end: float) -> float:
    """Return how far a value is on its way, slowly at both ends."""
    way = min(1.0, max(0.0, (value - start) / (end - start)))
    return way * way * (3 - 2 * way)


def _each(nodes: Nodes, turn: Callable[[float, float], Place]) -> Nodes:
    """Return the nodes elsewhere, corners still corners."""
    moved: list[Node] = []
    for node in nodes:
        x, y = turn(node[0], node[1])
        moved.append((x, y, "c") if len(node) > len(ORIGIN) else (x, y))
    return tuple(moved)


def _leg(leg: Leg, nodes: Nodes, *, joined: bool = False) -> Nodes:
    """Bend a leg; where it is joined to the trunk, the hip bends along softly."""

    def bend(x: float, y: float) -> Place:
        place = (x, y)
        if y > ANKLE[1]:
            place = _turned(place, BALL, leg.toes * _share(x, 17, 25))
        place = _turned(place, ANKLE, leg.foot * _share(y, 128, 144))
        place = _turned(place, KNEE, -leg.knee * _share(y, 58, 86))
        return _turned(place, ORIGIN, leg.hip * (_share(y, -18, 24) if joined else 1))

    return _each(nodes, bend)


def _trunk(nodes: Nodes) -> Nodes:
    """Lean the trunk forward over the hips."""
    return _each(
        nodes, lambda x, y: _turned((x, y), ORIGIN, -LEAN * _share(-y, -10, 20))
    )


def _arm(arm: Arm, nodes: Nodes) -> Nodes:
    shoulder = _turned(SHOULDER, ORIGIN, -LEAN)

    def bend(x: float, y: float) -> Place:
        place = _turned((x, y), ELBOW, arm.elbow * _share(y, 42, 64))
        place = _turned(place, ORIGIN, arm.shoulder)
        return (place[0] + shoulder[0], place[1] + shoulder[1])

    return _placed(_each(nodes, bend))


def _near(step: Step, nodes: Nodes) -> Nodes:
    return _placed(_trunk(_leg(_planted(step.near), nodes, joined=True)))


def _far(step: Step, nodes: Nodes) -> Nodes:
    return _placed(_leg(_planted(step.far), nodes))


def _placed(nodes: Nodes) -> Nodes:
    across, down = hip()
    return _each(nodes, lambda x, y: (x + across, y + down))


def _depth(leg: Leg) -> float:
    """Return how far below the hip a leg reaches."""
    return max(point.imag for point in flat(loop(_leg(leg, side.LEG))))


@cache
def _planted(leg: Leg) -> Leg:
    """Bend the knee until the foot stands on the ground."""
    if leg.on in {Stands.HEEL, Stands.NOTHING}:
        return leg
    wanted, straight, bent = _depth(REACH), 0.0, MOST_BENT
    for _ in range(TRIES):
        middle = (straight + bent) / 2
        if _depth(_levelled(leg, middle)) > wanted:
            straight = middle
        else:
            bent = middle
    return _levelled(leg, straight)


def _levelled(leg: Leg, knee: float) -> Leg:
    """Bend the knee and lay what stands on the ground level with it."""
    pitch = knee - leg.hip
    if leg.on is Stands.FLAT:
        return replace(leg, knee=knee, foot=pitch)
    return replace(leg, knee=knee, toes=pitch - leg.foot)
