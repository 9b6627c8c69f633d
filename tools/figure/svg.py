"""Writes lines as SVG: the only module that knows how the app finds a colour in it.

The literal colours are those of the light theme, each used for one purpose; the app
swaps them for another theme, and gives each muscle its own by the id of its group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from tools.figure.splines import Line

INKS: Final = LIGHT.figure
CONTOUR: Final = "1.5"
MUSCLE: Final = "0.9"
ROUND: Final = {"stroke-linejoin": "round", "stroke-linecap": "round"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A muscle as lines: its heads, what of it is pale, and how its fibres run."""

    heads: tuple[Line, ...]
    pale: tuple[Line, ...] = ()
    fibres: tuple[Line, ...] = ()


def tag(name: str, **attributes: str) -> str:
    """Return an opening tag; an underscore in a name stands for a dash."""
    given = "".join(
        f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>"


def path(data: str, **attributes: str) -> str:
    """Return a path of its own."""
    return f"{tag('path', d=data, **attributes)[:-1]}/>"


def area(line: Line) -> str:
    """Return a closed line as path data."""
    return f"{stroke(line)}Z"


def stroke(line: Line) -> str:
    """Return an open line as path data."""
    parts = [f"M{_pair(line[0][0])}"]
    parts += [f"C{' '.join(map(_pair, piece[1:]))}" for piece in line]
    return "".join(parts)


def contour(line: Line, **attributes: str) -> str:
    """Return the outline of a body or limb, which the app never lets fade."""
    look = {"fill": "none", "stroke": INKS.contour, **attributes}
    return path(area(line), **look, stroke_width=CONTOUR, stroke_linejoin="round")


def thin(lines: list[Line], name: str) -> list[str]:
    """Return fine lines as one group."""
    look = {"fill": "none", "stroke": INKS.detail, "stroke_width": "1"}
    opened = tag("g", id=name, **look, **ROUND)
    return [opened, *(f"  {path(stroke(line))}" for line in lines), "</g>"]


def muscle(name: str, drawn: Drawn) -> list[str]:
    """Return a muscle as a group whose children inherit its fill and its lines."""
    look = {"fill": INKS.zone, "stroke": INKS.fibre, "stroke_width": MUSCLE}
    soft = {"fill": "none", "stroke_width": "0.6", "stroke_opacity": "0.45"}
    pale = {"fill_opacity": "0.45", "stroke_opacity": "0.6"}
    return [
        tag("g", id=name, **look, **ROUND),
        *(f"  {path(area(line), **pale)}" for line in drawn.pale),
        *(f"  {path(area(line))}" for line in drawn.heads),
        f"  {tag('g', **soft)}",
        *(f"    {path(stroke(line))}" for line in drawn.fibres),
        "  </g>",
        "</g>",
    ]


def document(title: str, width: int, height: int, parts: list[str]) -> str:
    """Return a whole drawing."""
    opened = tag(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        version="1.1",
        viewBox=f"0 0 {width} {height}",
        width=str(width),
        height=str(height),
    )
    return "\n".join([opened, f"<title>{title}</title>", *parts, "</svg>", ""])


def _pair(point: complex) -> str:
    return f"{_number(point.real)} {_number(point.imag)}"


def _number(value: float) -> str:
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written
