"""Find bundled files: in the wheel, in a frozen app, or beside the checkout."""

from __future__ import annotations

import sys
from pathlib import Path


def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("the bundled resources are missing from this installation")


def resource(*parts: str) -> Path:
    """Return the path of a bundled file, for example ("icons", "walk.svg")."""
    return _root().joinpath(*parts)
