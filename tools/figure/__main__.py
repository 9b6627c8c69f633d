"""Draws the body and the four parts of a step: `python -m tools.figure`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.figure import body, walk
from tools.figure.back import BACK
from tools.figure.front import FRONT
from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


def drawings() -> Mapping[str, str]:
    """Return every drawing by the name of its file."""
    standing = {f"{view.name}.svg": body.drawing(view) for view in (FRONT, BACK)}
    steps = {f"walk-{step.name}.svg": walk.drawing(step) for step in walk.STEPS}
    return standing | steps


def main() -> None:
    """Write every drawing where the app finds it."""
    for name, text in drawings().items():
        resource("figures", name).write_text(text, encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
