"""Knows what a muscle is made of, and how a node keeps its distance from an edge."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.figure.splines import Node, Nodes


@dataclass(frozen=True, slots=True)
class Muscle:
    """One side of a muscle as nodes; pale is what lies deeper, or is a tendon."""

    heads: tuple[Nodes, ...]
    fibres: tuple[Nodes, ...] = ()
    pale: tuple[Nodes, ...] = ()


def beside(edge: Sequence[complex], y: float, inset: float) -> Node:
    """Return where an edge passes a height, moved to the right of its way."""
    for here, there in pairwise(edge):
        if (here.imag - y) * (there.imag - y) <= 0 and here.imag != there.imag:
            way = (there - here) / abs(there - here)
            share = (y - here.imag) / (there.imag - here.imag)
            place = here + share * (there - here) + inset * way * 1j
            return (round(place.real, 2), round(place.imag, 2))
    raise ValueError(y)


def corner(node: Node) -> Node:
    """Return the same place as a corner."""
    return (node[0], node[1], "c")
