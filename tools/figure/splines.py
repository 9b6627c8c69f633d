"""Draws smooth lines through nodes: the only module that knows Hobby's splines.

A point is a complex number, x to the right and y down. A piece is one cubic Bezier.
"""

from __future__ import annotations

import cmath
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Tangent: TypeAlias = tuple[float, float]
# A third item makes a node a corner ("c") or gives the way the line runs there.
Node: TypeAlias = (
    tuple[float, float]
    | tuple[float, float, Literal["c"]]
    | tuple[float, float, Tangent]
)
Nodes: TypeAlias = tuple[Node, ...]
Piece: TypeAlias = tuple[complex, complex, complex, complex]
Line: TypeAlias = list[Piece]

MARKED: Final = 3
STEPS: Final = 12


def curve(nodes: Nodes) -> Line:
    """Return an open line through the nodes, broken at corners and at tangents."""
    last = len(nodes) - 1
    cuts = [at for at, node in enumerate(nodes) if at in (0, last) or _mark(node)]
    pieces: Line = []
    for start, end in pairwise(cuts):
        points = [_point(node) for node in nodes[start : end + 1]]
        pieces += _open(points, _way(nodes[start]), _way(nodes[end]))
    return pieces


def loop(nodes: Nodes) -> Line:
    """Return a closed line through the nodes; it begins at its first corner."""
    first = next((at for at, node in enumerate(nodes) if _mark(node)), None)
    if first is None:
        return _closed([_point(node) for node in nodes])
    return curve((*nodes[first:], *nodes[: first + 1]))


def mirrored(line: Line, axis: float) -> Line:
    """Return the line on the other side of an upright axis."""
    turned = [tuple(complex(2 * axis - p.real, p.imag) for p in each) for each in line]
    return [(a, b, c, d) for a, b, c, d in turned]


def reversed_line(line: Line) -> Line:
    """Return the same line from its end to its start."""
    return [(d, c, b, a) for a, b, c, d in reversed(line)]


def moved(line: Line, by: complex) -> Line:
    """Return the line elsewhere."""
    return [(a + by, b + by, c + by, d + by) for a, b, c, d in line]


def flat(line: Line, steps: int = STEPS) -> list[complex]:
    """Return points along the line, close enough to measure by."""
    points = []
    for a, b, c, d in line:
        for at in range(steps):
            t = at / steps
            s = 1 - t
            points.append(s**3 * a + 3 * s * t * (s * b + t * c) + t**3 * d)
    return [*points, line[-1][3]]


def _mark(node: Node) -> Literal["c"] | Tangent | None:
    return node[2] if len(node) == MARKED else None


def _point(node: Node) -> complex:
    return complex(node[0], node[1])


def _way(node: Node) -> complex | None:
    mark = _mark(node)
    return complex(*mark) if isinstance(mark, tuple) else None


def _open(points: list[complex], out: complex | None, back: complex | None) -> Line:
    """Return the pieces between two ends, each with or without a way of its own."""
    chords = [end - start for start, end in pairwise(points)]
    count = len(chords)
    if count == 1 and out is None and back is None:
        return _pieces(points, [0.0], [0.0])
    turns = [
        0.0,
        *(cmath.phase(after / before) for before, after in pairwise(chords)),
        0.0,
    ]
    rows = [[0.0] * (count + 1) for _ in points]
    sums = [0.0] * (count + 1)
    if out is None:
        rows[0][0] = rows[0][1] = 1
        sums[0] = -turns[1]
    else:
        rows[0][0] = 1
        sums[0] = cmath.phase(out / chords[0])
    for at in range(1, count):
        before, after = abs(chords[at - 1]), abs(chords[at])
        _join(rows[at], (at - 1, at, at + 1), before, after)
        sums[at] = -2 * turns[at] / before - turns[at + 1] / after
    rows[count][count] = 1
    if back is None:
        rows[count][count - 1] = 1
    else:
        sums[count] = cmath.phase(back / chords[-1])
    leaving = _solved(rows, sums)
    arriving = [-turns[at + 1] - leaving[at + 1] for at in range(count)]
    return _pieces(points, leaving[:count], arriving)


def _closed(points: list[complex]) -> Line:
    """Return the pieces of a line without corners that ends where it starts."""
    count = len(points)
    around = range(count)
    chords = [points[(at + 1) % count] - points[at] for at in around]
    turns = [cmath.phase(chords[at] / chords[at - 1]) for at in around]
    rows = [[0.0] * count for _ in around]
    sums = [0.0] * count
    for at in around:
        before, after = abs(chords[at - 1]), abs(chords[at])
        _join(rows[at], ((at - 1) % count, at, (at + 1) % count), before, after)
        sums[at] = -2 * turns[at] / before - turns[(at + 1) % count] / after
    leaving = _solved(rows, sums)
    after_next = [(at + 1) % count for at in around]
    arriving = [-turns[at] - leaving[at] for at in after_next]
    return _pieces([*points, points[0]], leaving, arriving)


def _join(
    row: list[float], places: tuple[int, int, int], before: float, after: float
) -> None:
    """Ask that the bend just before a node is the bend just after it."""
    weights = (1 / before, 2 / before + 2 / after, 1 / after)
    for place, weight in zip(places, weights, strict=True):
        row[place] += weight


def _solved(rows: list[list[float]], sums: list[float]) -> list[float]:
    """Return the unknowns of linear equations, by elimination."""
    table = [[*row, total] for row, total in zip(rows, sums, strict=True)]
    count = len(table)
    for at in range(count):
        best = max(range(at, count), key=lambda row: abs(table[row][at]))
        table[at], table[best] = table[best], table[at]
        for row in table[at + 1 :]:
            share = row[at] / table[at][at]
            row[:] = [a - share * b for a, b in zip(row, table[at], strict=True)]
    found = [0.0] * count
    for at in reversed(range(count)):
        known = sum(table[at][col] * found[col] for col in range(at + 1, count))
        found[at] = (table[at][count] - known) / table[at][at]
    return found


def _pieces(
    points: Sequence[complex], leaving: list[float], arriving: list[float]
) -> Line:
    pieces = []
    for at, (start, end) in enumerate(pairwise(points)):
        out, back, chord = leaving[at], arriving[at], end - start
        first = start + cmath.exp(1j * out) * chord * _reach(out, back)
        second = end - cmath.exp(-1j * back) * chord * _reach(back, out)
        pieces.append((start, first, second, end))
    return pieces


def _reach(here: float, there: float) -> float:
    """Return how far a handle reaches, as a share of the chord: Hobby's rho over 3."""
    lean = math.sin(here) - math.sin(there) / 16
    fall = math.sin(there) - math.sin(here) / 16
    above = 2 + math.sqrt(2) * lean * fall * (math.cos(here) - math.cos(there))
    golden = math.sqrt(5)
    near, far = (golden - 1) / 2 * math.cos(here), (3 - golden) / 2 * math.cos(there)
    return above / (3 * (1 + near + far))
